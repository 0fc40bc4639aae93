from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.gui.notes.similar_notes_dialog import SimilarNotesDialog
from flipchart_to_action.gui.style.theme import theme

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALIKE = ("Know the name of who comes", "One phone line for all", "Know the names of who comes")


@pytest.fixture
def page(qtbot: QtBot, session: Session, tasks: TaskRunner, pictures: PhotoCache) -> NotesPage:
    """Give the Notes page of a workshop without photos."""
    session.create(edits.new_workshop(NOW, "Respite care"))
    page = NotesPage(session, pictures, ReadingQueue(session, tasks))
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    return page


def press_look(page: NotesPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_J, KEYS)


def alike_notes(page: NotesPage, *notes: str) -> list[str]:
    """Type notes and return their ids; the strip is looked for once they are there."""
    session, ids = page.session, []
    for text in notes:
        note_id, change = edits.add_note(session.state, text)
        session.do("add note", change)
        ids.append(note_id)
    return ids


def answer_alike(what: Callable[[SimilarNotesDialog], object]) -> None:
    """Do something to the dialog that comes up."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SimilarNotesDialog)
        try:
            what(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, act)


def test_alike_notes_are_offered_and_joined_only_when_asked(qtbot: QtBot, page: NotesPage) -> None:
    first, _other, second = alike_notes(page, *ALIKE)
    qtbot.waitUntil(page.alike.isVisible)
    assert page.alike.words.text() == "2 notes say nearly this"
    assert "Know the name of who comes" in page.alike.about.accessibleName()
    assert all(n.fate is Fate.UNDECIDED for n in page.session.state.notes)
    answer_alike(lambda d: QTest.keyClick(d.join, Qt.Key.Key_Return))
    press_look(page)
    joined = page.session.state.note(second)
    assert joined is not None
    assert (joined.fate, joined.joined_to_id) == (Fate.JOINED, first)
    assert page.alike.look.text() == "Take apart"
    assert page.session.undo_stack.undoText() == "join 2 notes"
    page.session.undo_stack.undo()
    assert page.alike.look.text() == "Look"


def test_alike_notes_that_are_left_are_not_offered_again(qtbot: QtBot, page: NotesPage) -> None:
    alike_notes(page, *ALIKE)
    qtbot.waitUntil(page.alike.isVisible)
    answer_alike(lambda d: QTest.keyClick(d, Qt.Key.Key_Escape))
    page.alike.look.click()
    assert not page.alike.isVisible()
    assert all(n.fate is Fate.UNDECIDED for n in page.session.state.notes)


def test_a_note_can_be_left_out_of_a_group(qtbot: QtBot, page: NotesPage) -> None:
    first, _other, second = alike_notes(page, *ALIKE)
    (third,) = alike_notes(page, "Know the name of who comes!")
    qtbot.waitUntil(page.alike.isVisible)

    def leave_the_first_out(dialog: SimilarNotesDialog) -> None:
        assert [r.shortcut().toString() for r in dialog.rows] == ["1", "2", "3"]
        dialog.rows[0].click()
        assert dialog.lead is not None
        assert dialog.lead.id == second
        dialog.rows[1].click()
        assert not dialog.join.isEnabled()
        dialog.rows[1].click()
        dialog.join.click()

    answer_alike(leave_the_first_out)
    page.alike.look.click()
    fates = [page.session.state.note(i) for i in (first, second, third)]
    assert [n.fate for n in fates if n] == [Fate.UNDECIDED, Fate.UNDECIDED, Fate.JOINED]


def test_the_decided_note_speaks_for_the_others(qtbot: QtBot, page: NotesPage) -> None:
    first, _other, second = alike_notes(page, *ALIKE)
    page.session.do("decide", edits.decide(page.session.state, second)[1])
    qtbot.waitUntil(page.alike.isVisible)
    answer_alike(lambda d: d.join.click())
    page.alike.look.click()
    joined = page.session.state.note(first)
    assert joined is not None
    assert joined.joined_to_id == second
    assert len(page.session.state.decisions) == 1


def test_a_joined_note_can_be_taken_out_later(qtbot: QtBot, page: NotesPage) -> None:
    first, other, _second = alike_notes(page, *ALIKE)
    page.session.do("join", edits.join_notes(page.session.state, first, [other]))
    page.take(other)
    assert page.alike.isVisible()
    assert page.alike.look.text() == "Let it stand alone"
    press_look(page)
    out = page.session.state.note(other)
    assert out is not None
    assert out.fate is Fate.UNDECIDED


def test_with_large_letters_the_head_of_the_page_offers_them(qtbot: QtBot, page: NotesPage) -> None:
    theme.apply("light", 200)
    page.resize(1160, 660)
    first, other, _second = alike_notes(page, *ALIKE)
    page.session.do("join", edits.join_notes(page.session.state, first, [other]))
    assert page.narrow
    assert not page.alike.isVisible()
    qtbot.waitUntil(lambda: page.head.alike.text() == "2 alike")
    assert page.head.alike.isVisible()
    page.take(other)
    assert page.head.alike.text() == "Let it stand alone"
    page.head.alike.click()
    out = page.session.state.note(other)
    assert out is not None
    assert out.fate is Fate.UNDECIDED
    theme.apply("light", 100)
    page.resize(1204, 822)
    assert not page.head.alike.isVisible()


def test_joined_notes_are_taken_apart_where_they_stand_and_an_undo_joins_them_again(
    qtbot: QtBot, page: NotesPage
) -> None:
    first, other, second = alike_notes(page, *ALIKE)
    page.session.do("join", edits.join_notes(page.session.state, first, [other, second]))
    page.take(first)
    qtbot.waitUntil(lambda: page.alike.look.text() == "Take apart")
    assert page.alike.words.text() == "2 other notes are joined with it"
    press_look(page)
    assert all(n.fate is Fate.UNDECIDED for n in page.session.state.notes)
    assert page.session.undo_stack.undoText() == "take joined notes apart"
    page.session.undo_stack.undo()
    assert [n.joined_to_id for n in page.session.state.notes] == [None, first, first]
