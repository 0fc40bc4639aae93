import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Lack, Part
from flipchart_to_action.domain.records import Fate, Method
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.share.missing_card import SHOWN
from flipchart_to_action.gui.share.page import SharePage
from flipchart_to_action.gui.style.theme import theme

HELD_ON = date(2026, 11, 20)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def photo() -> bytes:
    image = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(image).text((60, 60), "A ramp at the side door", fill="black")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def workshop(session: Session) -> Session:
    """Open a workshop with one whole decision that has a picture."""
    workshop = edits.new_workshop(datetime.now(UTC), "Respite care", HELD_ON)
    session.create(replace(workshop, purpose="Every family has had a break"))
    people = "Farida Rahman <farida@post.example>\nTom Okafor <tom@post.example>"
    session.do("add people", edits.add_people(session.state, people))
    sha256 = session.library.keep_photo(photo())
    session.do("add photo", edits.add_photos(session.state, [(sha256, "sheet.jpg")]))
    note_id, change = edits.add_note(
        session.state, "Ramp", photo_id=session.state.photos[0].id, box=(50, 50, 300, 90)
    )
    session.do("add note", change)
    decide(session, note_id, "put a ramp at the side door")
    return session


def decide(session: Session, note_id: str | None, what: str) -> str:
    decision_id, change = edits.decide(session.state, note_id)
    session.do("decide", change)
    farida, tom = session.state.people
    whole = edits.set_fields(
        session.state,
        decision_id,
        what=what,
        owner_id=farida.id,
        due=date(2026, 12, 4),
        method=Method.LOOK,
        checker_id=tom.id,
        check_on=date(2027, 1, 4),
    )
    session.do("write decision", whole)
    return decision_id


@pytest.fixture
def page(qtbot: QtBot, workshop: Session, tasks: TaskRunner) -> SharePage:
    """Show the page, its first plan made and drawn."""
    page = SharePage(workshop, tasks)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    page.entered()
    qtbot.waitUntil(lambda: page.preview.page._page is not None, timeout=20_000)
    return page


def text_of(path: Path) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split())


def save(qtbot: QtBot, page: SharePage, path: Path) -> None:
    with qtbot.waitSignal(page.files.pdf_saved, timeout=20_000):
        page.files.save_to(path)


def test_the_saved_pdf_holds_the_decision(qtbot: QtBot, page: SharePage, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"an older plan")
    save(qtbot, page, path)
    text = text_of(path)
    assert "We will put a ramp at the side door" in text
    assert "Farida Rahman makes sure it happens by Friday 4 December 2026" in text
    assert len(PdfReader(path).pages[0].images) == 1
    assert not page.goes_out.open_saved.isHidden()
    assert page.goes_out.open_saved.accessibleName() == "Saved: plan.pdf. Open it"


def test_what_changed_after_the_preview_is_in_the_saved_pdf(
    qtbot: QtBot, page: SharePage, workshop: Session, tmp_path: Path
) -> None:
    decision = workshop.state.decisions[0]
    workshop.do("edit", edits.set_fields(workshop.state, decision.id, what="build a lift"))
    save(qtbot, page, tmp_path / "plan.pdf")
    assert "We will build a lift" in text_of(tmp_path / "plan.pdf")


def test_the_preview_follows_a_change_and_shows_the_old_one_meanwhile(
    qtbot: QtBot, page: SharePage, workshop: Session
) -> None:
    assert "put a ramp" in page.preview.text.toPlainText()
    decision = workshop.state.decisions[0]
    workshop.do("edit", edits.set_fields(workshop.state, decision.id, what="build a lift"))
    assert page.preview.being_made.text()
    assert page.preview.page._page is not None
    qtbot.waitUntil(lambda: "build a lift" in page.preview.text.toPlainText(), timeout=20_000)
    qtbot.waitUntil(lambda: not page.preview.being_made.text(), timeout=20_000)


def test_the_page_on_view_is_drawn_in_ink_on_white(page: SharePage) -> None:
    image: QImage = page.preview.page.grab().toImage()
    colours = {
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert max(colours) == 255
    assert min(colours) < 90


def test_pages_turn_by_key(qtbot: QtBot, page: SharePage, workshop: Session) -> None:
    for number in range(9):
        decide(workshop, None, f"do thing {number}")
    qtbot.waitUntil(lambda: "page 1 of 3" in page.preview.where.text(), timeout=20_000)
    QTest.keyClick(page.foot.make, Qt.Key.Key_PageDown)
    assert page.preview.where.text() == "page 2 of 3"
    QTest.keyClick(page.foot.make, Qt.Key.Key_PageDown)
    QTest.keyClick(page.foot.make, Qt.Key.Key_PageDown)
    assert page.preview.where.text() == "page 3 of 3"
    assert not page.preview.forth.isEnabled()
    QTest.keyClick(page.foot.make, Qt.Key.Key_PageUp)
    assert page.preview.where.text() == "page 2 of 3"


def test_the_plan_is_read_as_text(page: SharePage) -> None:
    QTest.keyClick(page.foot.make, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.text.hasFocus()
    assert "1. We will put a ramp at the side door" in page.preview.text.toPlainText()
    assert not page.preview.page.isVisible()
    QTest.keyClick(page.preview.text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.page.isVisible()


def test_what_lacks_is_named_and_leads_to_where_it_is_mended(
    qtbot: QtBot, page: SharePage, workshop: Session
) -> None:
    assert page.lack_card.heading.text() == "Nothing is lacking"
    decision = workshop.state.decisions[0]
    workshop.do("edit", edits.set_fields(workshop.state, decision.id, checker_id=None))
    assert page.lack_card.heading.text() == "Still lacking: 1"
    assert page.lack_card.rows[0].sentence.text() == "Decision 1 has nobody who checks"
    with qtbot.waitSignal(page.mend) as mending:
        QTest.keyClick(page.foot.make, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert mending.args is not None
    lack: Lack = mending.args[0]
    assert (lack.decision_id, lack.part) == (decision.id, Part.CHECKER)


def test_three_that_lack_are_on_view_and_the_rest_is_counted(
    page: SharePage, workshop: Session
) -> None:
    for text in "abcde":
        workshop.do("add note", edits.add_note(workshop.state, text)[1])
    assert [row.isHidden() for row in page.lack_card.rows] == [False] * SHOWN
    assert page.lack_card.more.text() == "and 2 more"
    note = workshop.state.points[-1]
    workshop.do("park", edits.set_fate(workshop.state, note.id, Fate.PARKED))
    assert page.lack_card.more.text() == "and 1 more"
    assert page.counts.text() == "1 decision, 1 parked, 0 not taken forward"


def test_a_place_that_cannot_be_written_is_an_error_in_words(
    qtbot: QtBot, page: SharePage, tmp_path: Path
) -> None:
    page.files.save_to(tmp_path / "no such folder" / "plan.pdf")
    qtbot.waitUntil(lambda: not page.error.isHidden(), timeout=20_000)
    assert "plan.pdf" in page.error.text
    assert page.goes_out.open_saved.isHidden()
    save(qtbot, page, tmp_path / "plan.pdf")
    assert page.error.isHidden()


def test_saving_asks_where_with_a_name_that_says_what_it_is(
    qtbot: QtBot, page: SharePage, tmp_path: Path
) -> None:
    QTest.keyClick(page.foot.make, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "2026-11-20 Respite care.pdf"
    dialog.fileSelected.emit(str(tmp_path / "elsewhere.pdf"))
    dialog.reject()
    qtbot.waitUntil((tmp_path / "elsewhere.pdf").exists, timeout=20_000)


def test_another_workshop_begins_afresh(
    qtbot: QtBot, page: SharePage, workshop: Session, tmp_path: Path
) -> None:
    save(qtbot, page, tmp_path / "plan.pdf")
    workshop.create(edits.new_workshop(datetime.now(UTC), "Another"))
    assert page.goes_out.open_saved.isHidden()
    qtbot.waitUntil(lambda: "Another" in page.preview.text.toPlainText(), timeout=20_000)


def test_at_twice_the_size_nothing_is_wider_than_the_page(qtbot: QtBot, page: SharePage) -> None:
    theme.apply("light", 200)
    page.resize(1165, 600)
    page.check_room()
    assert page.narrow
    content = page.parts.scroll_area.widget()
    assert content is not None
    for part in (page.preview, page.goes_out, page.people, page.easy_words):
        assert content.isAncestorOf(part)
    qtbot.waitUntil(lambda: content.width() <= page.parts.scroll_area.viewport().width())
    assert page.foot.minimumSizeHint().width() <= page.width()


def test_capitals_are_offered_as_sentences_once_and_can_be_undone(
    page: SharePage, workshop: Session
) -> None:
    card = page.parts.capitals
    assert not card.isVisible()
    note_id, change = edits.add_note(workshop.state, "ASK FARIDA ABOUT THE ROOMS")
    workshop.do("add note", change)
    decide(workshop, None, "RING THE COUNCIL")
    assert "2 notes and decisions" in card.said.text()
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    note = workshop.state.note(note_id)
    assert note is not None
    assert note.text == "Ask Farida about the rooms"
    assert workshop.state.decisions[-1].what == "Ring the council"
    assert not card.isVisible()
    workshop.undo_stack.undo()
    assert card.isVisible()
    QTest.keyClick(card.leave, Qt.Key.Key_Space)
    assert not card.isVisible()
    page.entered()
    assert not card.isVisible()


def test_the_page_gets_all_the_room_and_gives_it_back(page: SharePage, qtbot: QtBot) -> None:
    whole = page.preview.page.page_width
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.preview.page.page_width > 1.5 * whole)
    assert not page.parts.scroll_area.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.preview.page.page_width == whole)
    assert page.parts.scroll_area.isVisible()
