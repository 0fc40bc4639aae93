import email
import errno
import os
import sys
from datetime import timedelta
from email import policy
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Lack
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.share.page import SharePage
from flipchart_to_action.gui.share.people_card import ALL_ROWS
from tests.gui.share.to_share import begin, make, names, press

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NAME = "2026-11-20 Respite care"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def workshop(session: Session) -> Session:
    begin(session)
    return session


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give the folder in which folders are made."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def page(qtbot: QtBot, workshop: Session, tasks: TaskRunner, base: Path) -> SharePage:
    page = SharePage(workshop, tasks)
    page.files.put_into(base)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()
    qtbot.waitUntil(lambda: page.plans.newest is not None, timeout=20_000)
    return page


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give what the system is asked to open, which it does."""
    asked: list[str] = []

    def take(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return asked


def mail(path: Path) -> email.message.EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def tick(page: SharePage, name: str) -> None:
    """Press Space on a person or a format, by its words."""
    for rows in (page.people.list, page.goes_out.list):
        words = [row.first for row in rows.rows.rows]
        if name in words:
            rows.setFocus()
            rows.setCurrentIndex(rows.rows.index(words.index(name)))
            press(page, KEY.Key_Space)
            return
    raise AssertionError(name)


def ticked(page: SharePage) -> set[str]:
    return {row.first for row in page.goes_out.list.rows.rows if row.ticked}


def test_one_key_makes_everything_for_everybody_in_their_form(
    qtbot: QtBot, page: SharePage, base: Path
) -> None:
    sharing = make(qtbot, page)
    assert names(base / NAME) == {
        f"{NAME}.pdf",
        f"{NAME} (large print).pdf",
        f"{NAME}.ics",
        "Emails/Everybody.eml",
        "Emails/Everybody, large print.eml",
        "Emails/Farida Rahman.eml",
        "Emails/Joan Whitlock.eml",
        "Emails/Tom Okafor.eml",
    }
    assert sharing.folder == str(base / NAME)
    assert sharing.people == ("Farida Rahman", "Tom Okafor", "Joan Whitlock")
    kept = page.session.library.photo_file(sharing.sha256).read_bytes()
    assert kept == (base / NAME / f"{NAME}.pdf").read_bytes()
    words = page.saved.said.text()
    assert words.startswith("Made on ")
    assert words.endswith(
        " for 3 people; 5 drafts wait to be sent from your mail program. Nothing changed since."
    )
    assert [row.draft.to for row in page.saved.draft_rows] == [
        "Everybody",
        "Everybody, large print",
        "Farida Rahman",
        "Joan Whitlock",
    ]
    assert page.saved.draft_rows[0].draft.about == "2 people in Bcc"
    assert page.saved.draft_rows[0].open.hasFocus()


def test_what_was_made_before_is_left_alone(qtbot: QtBot, page: SharePage, base: Path) -> None:
    make(qtbot, page)
    (base / NAME / f"{NAME}.pdf").write_bytes(b"changed by hand")
    again = make(qtbot, page)
    assert again.folder == str(base / f"{NAME} (2)")
    assert (base / NAME / f"{NAME}.pdf").read_bytes() == b"changed by hand"
    assert len(page.session.state.sharings) == 2


def test_what_went_out_is_no_step_of_undo(qtbot: QtBot, page: SharePage) -> None:
    before = page.session.undo_stack.count()
    make(qtbot, page)
    assert page.session.undo_stack.count() == before
    page.session.undo_stack.undo()
    assert len(page.session.state.sharings) == 1


def test_who_is_not_ticked_gets_nothing(qtbot: QtBot, page: SharePage, base: Path) -> None:
    assert page.people.count.text() == "3 of 4"
    tick(page, "Tom Okafor")
    assert page.people.count.text() == "2 of 4"
    sharing = make(qtbot, page)
    assert sharing.people == ("Farida Rahman", "Joan Whitlock")
    assert "Emails/Tom Okafor.eml" not in names(base / NAME)
    assert "tom@" not in mail(base / NAME / "Emails" / "Everybody.eml")["Bcc"]


def test_the_last_one_with_a_need_unticked_unticks_its_form(page: SharePage) -> None:
    assert "Large print" in ticked(page)
    tick(page, "Joan Whitlock")
    assert "Large print" not in ticked(page)
    tick(page, "Large print")
    assert "Large print" in ticked(page)


def test_who_has_no_address_is_said_so_and_enter_adds_it(qtbot: QtBot, page: SharePage) -> None:
    rows = page.people.list
    row = rows.rows.rows[3]
    assert (row.first, row.second, row.tickable) == (
        "Maureen Doyle",
        "no email: Enter adds it",
        False,
    )
    rows.setFocus()
    rows.setCurrentIndex(rows.rows.index(3))
    with qtbot.waitSignal(page.mend) as mending:
        press(page, KEY.Key_Return)
    assert mending.args is not None
    lack: Lack = mending.args[0]
    assert lack.person_id == page.session.state.people[3].id


def test_an_owner_without_an_address_gets_a_sheet_to_print(
    qtbot: QtBot, page: SharePage, workshop: Session, base: Path
) -> None:
    assert "Personal sheets" not in ticked(page)
    maureen, decision = workshop.state.people[3], workshop.state.decisions[0]
    workshop.do("owner", edits.set_fields(workshop.state, decision.id, owner_id=maureen.id))
    assert "Personal sheets" in ticked(page)
    make(qtbot, page)
    assert "Personal sheets/Maureen Doyle.pdf" in names(base / NAME)


def test_formats_are_ticked_by_space_and_made(qtbot: QtBot, page: SharePage, base: Path) -> None:
    for name in ("Spreadsheet", "Word document", "Email to everybody", "Email to each with a part"):
        tick(page, name)
    make(qtbot, page)
    made = names(base / NAME)
    assert {f"{NAME}.xlsx", f"{NAME}.docx"} <= made
    assert not any(name.startswith("Emails") for name in made)
    assert page.saved.show_files.hasFocus()


def test_nothing_ticked_makes_nothing_and_says_so(page: SharePage, base: Path) -> None:
    for name in ticked(page) - {"Handwriting"}:
        tick(page, name)
    assert page.foot.second.accessibleName() == "Nothing is ticked."
    press(page, KEY.Key_Return, CTRL)
    assert page.error.text.startswith("Nothing is ticked.")
    assert not list(base.iterdir())


def test_where_nobody_has_an_address_no_mail_can_be_ticked(
    page: SharePage, workshop: Session
) -> None:
    for person in workshop.state.people:
        workshop.do("address", edits.set_fields(workshop.state, person.id, email=""))
    assert page.people.count.text() == "0 of 4"
    rows = {row.first: row for row in page.goes_out.list.rows.rows}
    assert not rows["Email to everybody"].tickable
    assert rows["Email to everybody"].second == "nobody has an address"
    assert not rows["Email to each with a part"].tickable


def test_a_note_without_a_fate_goes_out_as_open_and_a_private_one_not_at_all(
    qtbot: QtBot, page: SharePage, workshop: Session, base: Path
) -> None:
    for text in ("Who pays for the bus", "Ring the doctor about Jo"):
        workshop.do("add note", edits.add_note(workshop.state, text)[1])
    secret = workshop.state.points[-1]
    workshop.do("private", edits.set_fields(workshop.state, secret.id, private=True))
    make(qtbot, page)
    pages = PdfReader(base / NAME / f"{NAME}.pdf").pages
    text = " ".join(" ".join(p.extract_text() for p in pages).split())
    assert "Nobody has said yet what becomes of these." in text
    assert "Who pays for the bus" in text
    assert "doctor" not in text


def test_a_key_leaves_all_pictures_out(
    qtbot: QtBot, page: SharePage, workshop: Session, base: Path
) -> None:
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    press(page, KEY.Key_O, both)
    assert workshop.state.workshop.pictures_left_out
    assert workshop.undo_stack.undoText() == "leave pictures out"
    make(qtbot, page)
    assert not PdfReader(base / NAME / f"{NAME}.pdf").pages[0].images
    tick(page, "Handwriting")
    assert not workshop.state.workshop.pictures_left_out


def test_when_people_hear_again_is_promised_in_the_plan(
    qtbot: QtBot, page: SharePage, workshop: Session, base: Path
) -> None:
    field = page.goes_out.feedback
    field.setFocus()
    QTest.keyClicks(field, "4w")
    sharing = make(qtbot, page)  # what is typed counts, though the field was not left
    promised = workshop.state.workshop.feedback_on
    assert promised is not None
    assert promised - sharing.shared_at.astimezone().date() == timedelta(days=28)
    pages = PdfReader(base / NAME / f"{NAME}.pdf").pages
    text = " ".join(" ".join(p.extract_text() for p in pages).split())
    assert f"{promised.day} {promised:%B %Y}" in text


def test_stopping_leaves_nothing(qtbot: QtBot, page: SharePage, base: Path) -> None:
    page.maker.progressed.connect(page.stop_making)
    with qtbot.waitSignal(page.maker.stopped, timeout=20_000):
        press(page, KEY.Key_Return, CTRL)
        assert page.foot.is_making
        assert page.foot.cancel.hasFocus()
    assert not list(base.iterdir())
    assert not page.session.state.sharings
    assert not page.foot.is_making
    assert page.foot.make.hasFocus()


def test_esc_stops(qtbot: QtBot, page: SharePage, base: Path) -> None:
    with qtbot.waitSignal(page.maker.stopped, timeout=20_000):
        press(page, KEY.Key_Return, CTRL)
        press(page, KEY.Key_Escape)
    assert not list(base.iterdir())


def test_a_full_disk_is_said_and_leaves_nothing(
    qtbot: QtBot, page: SharePage, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("flipchart_to_action.export.package.write_folder.write_whole", full)
    with qtbot.waitSignal(page.maker.failed, timeout=20_000):
        press(page, KEY.Key_Return, CTRL)
    assert page.error.text.startswith("The files can’t be written: the disk is full.")
    assert not list(base.iterdir())
    assert page.foot.make.hasFocus()
    monkeypatch.undo()
    make(qtbot, page)
    assert page.error.isHidden()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that nobody can write to")
def test_a_folder_that_takes_nothing_is_said(qtbot: QtBot, page: SharePage) -> None:
    page.files.put_into(Path("/proc"))
    with qtbot.waitSignal(page.maker.failed, timeout=20_000):
        press(page, KEY.Key_Return, CTRL)
    assert page.error.text.startswith("The files can’t be written")
    assert not page.session.state.sharings


def test_a_draft_is_opened_and_the_folder_shown(
    qtbot: QtBot, page: SharePage, base: Path, opened: list[str]
) -> None:
    make(qtbot, page)
    press(page, KEY.Key_Space)  # the focus is on the first draft
    press(page, KEY.Key_M, CTRL)
    press(page, KEY.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    draft = str(base / NAME / "Emails" / "Everybody.eml")
    assert opened == [draft, draft, str(base / NAME)]


def test_without_a_mail_program_it_is_said_what_to_do(
    qtbot: QtBot, page: SharePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(qtbot, page)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    press(page, KEY.Key_M, CTRL)
    assert page.error.text == (
        "This computer has no mail program that opens the draft."
        " Copy the text into a new mail, or set up a mail program and try again."
    )


def test_the_text_of_a_draft_is_copied(qtbot: QtBot, page: SharePage) -> None:
    make(qtbot, page)
    row = page.saved.draft_rows[2]
    assert row.copy.accessibleName() == "Copy the text: Farida Rahman"
    row.copy.setFocus()
    press(page, KEY.Key_Space)
    text = QGuiApplication.clipboard().text()
    assert "We will put a ramp at the side door" in text
    assert "ring every family" not in text
    assert row.copy.text() == "Copied"
    press(page, KEY.Key_Space)
    told = QGuiApplication.clipboard().text()
    assert told.endswith("We will put a ramp at the side door (Respite care)")
    assert row.copy.text() == "Copied subject"
    press(page, KEY.Key_Space)
    assert QGuiApplication.clipboard().text() == "Farida Rahman <farida@post.example>"
    assert row.copy.accessibleName() == "Copied addresses: Farida Rahman"
    press(page, KEY.Key_Space)
    assert QGuiApplication.clipboard().text() == text


def test_a_draft_that_was_moved_away_is_said_and_its_text_is_copied_all_the_same(
    qtbot: QtBot, page: SharePage, base: Path, opened: list[str]
) -> None:
    make(qtbot, page)
    (base / NAME / "Emails" / "Everybody.eml").unlink()
    press(page, KEY.Key_M, CTRL)
    assert page.error.text.startswith("“Everybody.eml” is not there any more.")
    page.saved.draft_rows[0].copy.click()
    assert "We will put a ramp at the side door" in QGuiApplication.clipboard().text()
    assert not opened


def test_what_changed_since_and_what_is_taken_back_is_said(
    qtbot: QtBot, page: SharePage, workshop: Session, base: Path
) -> None:
    make(qtbot, page)
    first, second = workshop.state.decisions
    workshop.do("edit", edits.set_fields(workshop.state, first.id, what="build a lift"))
    assert "Changed since: decision 1: what we will do." in page.saved.said.text()
    workshop.do("take out", edits.remove_decision(workshop.state, second.id))
    qtbot.waitUntil(lambda: not page.saved.cancelled.isHidden(), timeout=20_000)
    assert "what we will do; a decision is gone." in page.saved.said.text()
    assert page.saved.cancelled.text().startswith(
        "Calendars may still have 2 dates that the next making cancels:"
        " Tom Okafor: We will ring every family"
    )
    make(qtbot, page)
    assert f"{NAME} (cancelled dates).ics" in names(base / f"{NAME} (2)")
    assert page.saved.cancelled.isHidden()
    assert page.saved.said.text().endswith("Nothing changed since.")


def test_what_was_made_and_its_drafts_are_there_when_the_workshop_is_opened_again(
    qtbot: QtBot, page: SharePage, workshop: Session, opened: list[str]
) -> None:
    make(qtbot, page)
    before = [(r.draft.path, r.draft.to, r.draft.about) for r in page.saved.draft_rows]
    workshop_id = workshop.state.workshop.id
    workshop.close()
    workshop.open(workshop_id)
    page.entered()
    assert page.saved.said.text().startswith("Made on ")
    qtbot.waitUntil(lambda: bool(page.saved.draft_rows))
    after = [(r.draft.path, r.draft.to, r.draft.about) for r in page.saved.draft_rows]
    assert after == before
    page.saved.draft_rows[2].copy.click()
    assert "We will put a ramp at the side door" in QGuiApplication.clipboard().text()
    page.show_folder()
    assert opened


def test_a_draft_is_sent_once_the_user_says_so_and_each_tick_is_a_step(
    qtbot: QtBot, page: SharePage, workshop: Session
) -> None:
    make(qtbot, page)
    page.saved.draft_rows[2].sent.click()
    assert workshop.state.sharings[-1].sent == ("Farida Rahman.eml",)
    assert "; you have sent 1 of 5 drafts." in page.saved.said.text()
    page.saved.all_sent.click()
    assert ", and sent, as you said." in page.saved.said.text()
    assert page.saved.all_sent.isHidden()
    workshop.undo_stack.undo()
    assert workshop.state.sharings[-1].sent == ("Farida Rahman.eml",)
    page.saved.draft_rows[2].sent.click()
    assert not workshop.state.sharings[-1].sent
    assert [row.sent.isChecked() for row in page.saved.draft_rows] == [False] * 4


def test_another_form_is_on_view_by_its_key(qtbot: QtBot, page: SharePage) -> None:
    standard = page.plans.shown
    assert standard is not None
    press(page, KEY.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: page.plans.shown is not standard, timeout=20_000)
    large = page.plans.shown
    assert large is not None
    assert (large.form, page.preview.form.currentText()) == ("large-print", "Large print")
    assert large.pages > standard.pages
    assert f"of {large.pages}" in page.preview.where.text()
    press(page, KEY.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: "Easy Read draft" in page.preview.text.toPlainText(), timeout=20_000)


def test_hard_words_are_told_where_an_easy_read_draft_goes_out(
    qtbot: QtBot, page: SharePage, workshop: Session
) -> None:
    assert page.easy_words.isHidden()
    tick(page, "Easy Read draft")
    decision = workshop.state.decisions[1]
    workshop.do("edit", edits.set_fields(workshop.state, decision.id, what="amalgamate two forms"))
    qtbot.waitUntil(lambda: "“amalgamate”, decision 2" in page.easy_words.rows, timeout=20_000)
    place = page.easy_words.rows.index("“amalgamate”, decision 2")
    with qtbot.waitSignal(page.mend) as mending:
        page.easy_words.buttons[place].click()
    assert mending.args is not None
    assert mending.args[0].decision_id == decision.id


def test_forty_people_scroll_in_their_list(page: SharePage, workshop: Session) -> None:
    people = "\n".join(f"Person {i} <p{i}@post.example>" for i in range(40))
    workshop.do("add people", edits.add_people(workshop.state, people))
    assert page.people.count.text() == "43 of 44"
    assert page.people.list.height() < ALL_ROWS * page.people.list.delegate.height
    page.people.list.setFocus()
    press(page, KEY.Key_End)
    press(page, KEY.Key_Space)
    assert page.people.count.text() == "42 of 44"


def test_a_click_on_a_row_ticks_it(qtbot: QtBot, page: SharePage) -> None:
    rows = page.people.list
    middle = rows.visualRect(rows.rows.index(1)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.people.count.text() == "2 of 4"


def test_the_place_is_asked_for_and_told(qtbot: QtBot, page: SharePage, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with qtbot.waitSignal(page.files.place_chosen) as chosen:
        page.files._take_place(str(elsewhere))
    assert chosen.args == [str(elsewhere)]
    assert make(qtbot, page).folder == str(elsewhere / NAME)


def test_the_plan_is_loaded_once_for_the_page_and_for_the_files(
    qtbot: QtBot, workshop: Session, tasks: TaskRunner, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, loaded = workshop.library.load_plan, []

    def count(workshop_id: str) -> ActionPlan:
        loaded.append(workshop_id)
        return load(workshop_id)

    monkeypatch.setattr(workshop.library, "load_plan", count)
    page = SharePage(workshop, tasks)
    page.files.put_into(base)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()
    make(qtbot, page)  # before the page of the plan is there
    make(qtbot, page)
    assert len(loaded) == 1
    decision = workshop.state.decisions[0]
    workshop.do("edit", edits.set_fields(workshop.state, decision.id, what="build a lift"))
    make(qtbot, page)
    assert len(loaded) == 2


def test_before_anything_is_decided_it_is_said_and_the_plan_goes_out_all_the_same(
    qtbot: QtBot, page: SharePage, workshop: Session, base: Path
) -> None:
    for decision in workshop.state.decisions:
        workshop.do("take out", edits.remove_decision(workshop.state, decision.id))
    assert page.foot.second.accessibleName().startswith("Nothing is decided yet")
    assert not {"Email to each with a part", "Personal sheets", "Calendar dates"} & ticked(page)
    make(qtbot, page)
    assert names(base / NAME) >= {f"{NAME}.pdf", "Emails/Everybody.eml"}
    assert not any(name.endswith(".ics") for name in names(base / NAME))
