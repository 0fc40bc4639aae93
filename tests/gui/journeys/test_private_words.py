"""The facilitator is told of a decision that still has words of a private note."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.core.photo_cache import Sheet
from flipchart_to_action.gui.share.selection import ShareSelection, dates, in_one_folder, summary
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library
from tests.gui.share import to_share

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "Nurse Joy shouts at the students"


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    """Give the whole program with a workshop of two decisions and a note in hand."""
    application = Application(
        library, Settings(theme=ThemeChoice.LIGHT), tmp_path / "settings.toml"
    )
    qtbot.addWidget(application.parts.window)
    with qtbot.waitExposed(application.parts.window):
        application.start()
    application.parts.reader.stop()
    application.parts.window.activateWindow()
    session = application.parts.session
    to_share.begin(session)
    note_id, change = edits.add_note(
        session.state, WORDS, photo_id=session.state.photos[0].id, box=(50, 250, 300, 290)
    )
    session.do("add note", change)
    decision_id, change = edits.decide(session.state, note_id)
    session.do("decide", change)
    owner = session.state.people[3].id
    fields = {"owner_id": owner, "due": date(2026, 12, 4)}
    session.do("set", edits.set_fields(session.state, decision_id, **fields))
    yield application
    application.stop()


def _mark(application: Application) -> None:
    session = application.parts.session
    note = next(n for n in session.state.notes if n.text == WORDS)
    session.do("mark", edits.set_fields(session.state, note.id, private=True))


def _answer(words: str, said: list[str]) -> None:
    """Press a button of the box that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        said.extend((box.text(), box.informativeText()))
        next(b for b in box.buttons() if b.text() == words).click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize("answer", ["Reword the decision", "Later"])
def test_who_marks_a_note_as_private_is_asked_to_reword_its_decision(
    application: Application, answer: str, qtbot: QtBot
) -> None:
    window, session = application.parts.window, application.parts.session
    window.go_to(Step.NOTES)
    page = window.pages.notes
    page.take(next(n.id for n in session.state.notes if n.text == WORDS))
    said: list[str] = []
    _answer(answer, said)
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_P, CTRL | SHIFT)
    assert said[0] == "Decision 3 still has words of this note."
    assert "held back" in said[1]
    assert session.state.notes[2].private
    decide = window.pages.decide
    if answer == "Later":
        assert window.step is Step.NOTES
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(focused, Qt.Key.Key_P, CTRL | SHIFT)  # the other way nothing is asked
        assert not session.state.notes[2].private
    else:
        assert window.step is Step.DECIDE
        assert decide.form.decision_id == session.state.decisions[2].id
        assert window.focusWidget() is decide.form.what


def test_the_strip_beside_the_field_says_so_until_it_is_reworded(application: Application) -> None:
    window, session = application.parts.window, application.parts.session
    _mark(application)
    window.go_to(Step.DECIDE)
    decide = window.pages.decide
    made = session.state.decisions[2]
    decide.open_decision(made.id)
    assert decide.form.held.accessibleName().startswith("“We will” has words of a private note.")
    assert decide.form.held.isVisible()
    session.do("reword", edits.set_fields(session.state, made.id, what="agree how we speak"))
    assert decide.form.held.isHidden()


def test_share_names_it_first_and_counts_without_it(application: Application, qtbot: QtBot) -> None:
    window, session = application.parts.window, application.parts.session
    before = dates(session.state)
    paper = ShareSelection().on_paper(session.state)
    _mark(application)
    window.go_to(Step.SHARE)
    share = window.pages.share
    shown = share.lack_card.rows[0]
    assert shown.sentence.text() == "Decision 3 is held back: it has words of a private note"
    assert share.lack_card.heading.text().startswith("Still lacking: ")
    assert shown.button.accessibleName().endswith("Reword it")
    assert summary(session.state).startswith("3 decisions (1 held back), ")
    assert dates(session.state) == before - 1
    assert len(ShareSelection().on_paper(session.state)) == len(paper) - 1
    qtbot.waitUntil(lambda: share.plans.newest is not None)
    assert WORDS not in share.preview.text.toPlainText()
    share.lack_card.take(0)
    assert window.step is Step.DECIDE
    for made in session.state.decisions[:2]:
        session.do("remove", edits.remove_decision(session.state, made.id))
    assert in_one_folder(session.state, ShareSelection()).startswith("Every decision is held back")


def test_the_room_sees_neither_the_words_nor_the_handwriting(
    application: Application, qtbot: QtBot
) -> None:
    window, session = application.parts.window, application.parts.session
    _mark(application)
    window.go_to(Step.READ_BACK)
    page = window.pages.read_back
    with qtbot.waitExposed(page.screen_):
        page.start()
    page.step(2)
    words = page.screen_.words
    assert words is not None
    assert words.number == 3
    assert words.note is None
    assert WORDS not in words.spoken
    assert "not shown" in words.what
    made = session.state.decisions[2]
    session.do("reword", edits.set_fields(session.state, made.id, what="agree how we speak"))
    words = page.screen_.words
    assert words is not None
    assert words.what == "We will agree how we speak"
    assert words.note is None
    page.screen_.close()


def test_the_room_sees_no_private_handwriting_beside_that_of_another_note(
    qapp: QApplication,
) -> None:
    pixmap = QPixmap(400, 300)
    pixmap.fill(QColor("white"))
    painter = QPainter(pixmap)
    painter.fillRect(20, 100, 100, 20, QColor("black"))
    painter.end()
    sheet = Sheet(pixmap, 0.5)
    assert sheet.without([]) is sheet
    painted = sheet.without([(40, 200, 240, 240)]).pixmap.toImage()
    assert painted.pixelColor(60, 110).lightness() > 200
    assert pixmap.toImage().pixelColor(60, 110).lightness() < 10
