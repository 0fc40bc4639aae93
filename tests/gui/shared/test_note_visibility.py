import io
from datetime import UTC, datetime

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.notes.page import NotesPage

KEY = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def noted(session: Session) -> Session:
    """Open a workshop with two notes on a photo, and one without."""
    session.create(edits.new_workshop(datetime.now(UTC), "Respite care"))
    out = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(out, "JPEG")
    sha256 = session.library.keep_photo(out.getvalue())
    session.do("add photo", edits.add_photos(session.state, [(sha256, "sheet.jpg")]))
    photo = session.state.photos[0]
    for text, box in (("Ring Jo", (20, 20, 300, 80)), ("Bus", (20, 100, 300, 160))):
        change = edits.add_note(session.state, text, photo_id=photo.id, box=box)[1]
        session.do("add note", change)
    session.do("add note", edits.add_note(session.state, "No photo")[1])
    return session


def shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.entered()


@pytest.fixture
def page(qtbot: QtBot, noted: Session, pictures: PhotoCache, tasks: TaskRunner) -> NotesPage:
    reader = ReadingQueue(noted, tasks)
    reader.stop()
    page = NotesPage(noted, pictures, reader)
    shown(qtbot, page)
    page.take(noted.state.notes[0].id)
    return page


@pytest.fixture
def decide(qtbot: QtBot, noted: Session, pictures: PhotoCache) -> DecidePage:
    page = DecidePage(noted, pictures)
    shown(qtbot, page)
    return page


def press(page: Page, key: Qt.Key) -> None:
    """Press Ctrl+Shift+key where the focus is."""
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, BOTH)


def kept_back(session: Session) -> list[tuple[bool, bool]]:
    """Return, of each note as it is on the disk: private, picture left out."""
    notes = session.library.state(session.state.workshop.id).notes
    return [(n.private, n.picture_left_out) for n in notes]


def test_a_key_marks_the_note_in_hand_as_private_and_back(page: NotesPage, noted: Session) -> None:
    press(page, KEY.Key_P)
    assert kept_back(noted) == [(True, False), (False, False), (False, False)]
    assert noted.undo_stack.undoText() == "mark note private"
    assert page.editor.mark.accessibleName() == "private"
    assert page.editor.mark.isVisible()
    press(page, KEY.Key_P)
    assert kept_back(noted)[0] == (False, False)
    assert page.editor.mark.isHidden()
    noted.undo_stack.undo()
    assert kept_back(noted)[0] == (True, False)


def test_a_key_leaves_the_picture_out_where_there_is_one(page: NotesPage, noted: Session) -> None:
    press(page, KEY.Key_O)
    assert kept_back(noted)[0] == (False, True)
    assert page.editor.mark.accessibleName() == "picture left out"
    assert noted.undo_stack.undoText() == "leave picture of note out"
    page.take(noted.state.notes[2].id)
    press(page, KEY.Key_O)
    assert kept_back(noted)[2] == (False, False)
    assert not page.editor.no_picture.isVisible()


def test_the_menu_says_what_each_switch_does_and_does_it(page: NotesPage, noted: Session) -> None:
    editor = page.editor
    assert editor.private.text() == "Mark as private: it is in nothing that is shared\tCtrl+Shift+P"
    editor.private.trigger()
    assert editor.private.text() == "Let it be shared\tCtrl+Shift+P"
    editor.no_picture.trigger()
    assert editor.no_picture.text() == "Let its picture go out\tCtrl+Shift+O"
    assert kept_back(noted)[0] == (True, True)


def test_a_heading_has_no_such_switch(page: NotesPage, noted: Session) -> None:
    note = noted.state.notes[0]
    noted.do("heading", edits.set_kind(noted.state, note.id, NoteKind.HEADING))
    assert not page.editor.private.isVisible()
    press(page, KEY.Key_P)
    assert kept_back(noted)[0] == (False, False)


def test_the_mark_is_seen_and_spoken_in_the_list(page: NotesPage, noted: Session) -> None:
    other = noted.state.notes[1]
    place = page.list.model_.place(other.id)
    index = page.list.model_.index(place, 0)
    row = page.list.visualRect(index)
    before = page.list.viewport().grab(row).toImage()
    change = edits.set_fields(noted.state, other.id, private=True)
    noted.do("mark note private", change)
    assert page.list.viewport().grab(row).toImage() != before
    spoken = page.list.model_.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith("private")


def test_words_being_typed_stay_when_the_note_is_marked(page: NotesPage, noted: Session) -> None:
    page.edit()
    QTest.keyClicks(page.field, " tomorrow")
    QTest.keyClick(page.field, KEY.Key_P, BOTH)
    assert page.field.toPlainText() == "Ring Jo tomorrow"
    page.list.setFocus()
    assert noted.state.notes[0].text == "Ring Jo tomorrow"
    assert noted.state.notes[0].private


def test_the_note_that_is_sorted_is_switched_by_the_same_keys(
    decide: DecidePage, noted: Session
) -> None:
    press(decide, KEY.Key_P)
    assert kept_back(noted)[0] == (True, False)
    assert decide.note_card.mark.accessibleName() == "private"
    assert decide.note_card.mark.isVisible()
    press(decide, KEY.Key_P)
    press(decide, KEY.Key_O)
    assert kept_back(noted)[0] == (False, True)
    assert decide.note_card.mark.accessibleName() == "picture left out"


def test_while_decisions_are_made_no_note_is_switched(decide: DecidePage, noted: Session) -> None:
    QTest.keyClick(decide.focusWidget(), KEY.Key_F4)
    press(decide, KEY.Key_P)
    assert kept_back(noted) == [(False, False)] * 3
