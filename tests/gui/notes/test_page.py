from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QInputMethodEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import (
    DoubtfulWord,
    Note,
    NoteKind,
    Photo,
    PhotoState,
    Step,
)
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.notes.note_field import NoteField
from flipchart_to_action.gui.notes.note_list_model import NoteRow, Row
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.gui.photo_view.viewport import rect_of
from flipchart_to_action.gui.style.theme import theme

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier
CORER = DoubtfulWord("corer", ("carer", "corner", "career"))
STRONGERS = DoubtfulWord("strongers", ("strangers",))
DRAFTS = (
    NoteDraft(text="A break that is a break", kind=NoteKind.TITLE, box=(20, 10, 380, 60)),
    NoteDraft(text="Book respite at times the families choose", box=(20, 80, 380, 150)),
    NoteDraft(
        text="Same corer each time, not strongers",
        box=(20, 160, 360, 200),
        doubtful=(CORER, STRONGERS),
    ),
    NoteDraft(text="One phone number", box=(20, 220, 300, 260)),
)


def read(session: Session, photo: Photo, drafts: tuple[NoteDraft, ...] = DRAFTS) -> None:
    reading = PhotoReading(recogniser="none", seconds=0.1, size=(400, 600), notes=drafts)
    session.follow_up(edits.photo_read(session.state, photo.id, reading), photo.id)


@pytest.fixture
def reader(session: Session, tasks: TaskRunner, tmp_path: Path) -> ReadingQueue:
    """Give a workshop with two photos, the first one read; the reader is stopped."""
    session.create(edits.new_workshop(NOW, "Respite care"))
    reader = ReadingQueue(session, tasks)
    reader.stop()
    files = []
    for shade in range(2):
        path = tmp_path / f"IMG_{shade}.jpg"
        Image.new("RGB", (400, 600), (240 - 20 * shade, 236, 220)).save(path)
        files.append((session.library.keep_photo(path), path.name))
    session.do("add 2 photos", edits.add_photos(session.state, files))
    read(session, session.state.photos[0])
    return reader


@pytest.fixture
def page(qtbot: QtBot, session: Session, pictures: PhotoCache, reader: ReadingQueue) -> NotesPage:
    page = NotesPage(session, pictures, reader)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.activateWindow()
    page.entered()
    qtbot.waitUntil(page.list.hasFocus)
    return page


def texts(page: NotesPage) -> list[str]:
    return [n.text for n in page.session.state.notes]


def in_hand(page: NotesPage) -> str:
    assert page.note is not None
    return page.note.text


def press(page: NotesPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    target = page.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def test_enter_says_right_and_goes_on_to_the_end(qtbot: QtBot, page: NotesPage) -> None:
    assert in_hand(page).startswith("Book respite")
    assert page.head.words.text() == "0 of 3 are right"
    press(page, Qt.Key.Key_Return)
    assert in_hand(page).startswith("Same corer")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    assert page.head.words.text() == "3 of 3 are right"
    assert page.done.isVisible()
    assert page.done.words.text() == "3 notes are right. 1 photo is still to be read."
    qtbot.waitUntil(page.done.go.hasFocus)
    with qtbot.waitSignal(page.go) as heard:
        press(page, Qt.Key.Key_Space)
    assert heard.args == [Step.DECIDE]
    assert not page.session.state.notes[2].doubtful


def test_one_key_calls_the_rest_of_a_sheet_right_and_one_undo_takes_it_back(
    qtbot: QtBot, page: NotesPage
) -> None:
    assert page.card.sheet_right.text() == "All 3 right"
    press(page, Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.head.words.text() == "3 of 3 are right"
    assert not page.card.sheet_right.isVisible()
    qtbot.waitUntil(page.done.go.hasFocus)
    page.session.undo_stack.undo()
    assert page.head.words.text() == "0 of 3 are right"


def test_looking_through_shows_only_what_nobody_looked_at(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    last = page.session.state.notes[-1]
    page.look_through(last.id)
    assert in_hand(page) == last.text
    rows = [r.id for r in page.list.model_.rows if isinstance(r, NoteRow)]
    righted = [n.id for n in page.session.state.notes if n.righted]
    assert righted
    assert not set(rows) & set(righted)


def test_digits_take_candidates_and_nought_keeps_the_word(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_1)
    assert in_hand(page) == "Same carer each time, not strongers"
    assert page.note is not None
    assert page.note.doubtful == (STRONGERS,)
    assert not page.note.righted
    press(page, Qt.Key.Key_0)
    assert in_hand(page) == "Same carer each time, not strongers"
    assert not page.note.doubtful
    page.session.undo_stack.undo()
    page.session.undo_stack.undo()
    assert in_hand(page) == "Same corer each time, not strongers"
    assert page.field.toPlainText() == in_hand(page)


def test_letters_put_the_doubtful_word_right(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    QTest.keyClicks(page.list, "p")
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "erson")
    assert page.field.toPlainText() == "Same person each time, not strongers"
    page.list.setFocus()
    assert in_hand(page) == "Same person each time, not strongers"
    assert page.note is not None
    assert page.note.doubtful == (STRONGERS,)


def test_f8_walks_the_doubtful_words_and_digits_take_in_the_field(page: NotesPage) -> None:
    press(page, Qt.Key.Key_F8)
    assert in_hand(page).startswith("Same corer")
    press(page, Qt.Key.Key_F2)
    press(page, Qt.Key.Key_F8)
    assert page.field.textCursor().selectedText() == "corer"
    press(page, Qt.Key.Key_F8)
    assert page.field.textCursor().selectedText() == "strongers"
    press(page, Qt.Key.Key_1)
    assert in_hand(page) == "Same corer each time, not strangers"
    assert page.field.textCursor().selectedText() == "corer"
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, " 24")
    assert page.field.toPlainText() == "Same corer each time, not strangers 24"


def test_typing_is_saved_by_itself_as_one_step_of_undo(qtbot: QtBot, page: NotesPage) -> None:
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, ", not")
    qtbot.waitUntil(lambda: in_hand(page).endswith("choose, not"))
    QTest.keyClicks(page.field, " us")
    page.list.setFocus()
    assert in_hand(page).endswith("choose, not us")
    assert page.session.undo_stack.undoText() == "edit note"
    page.session.undo_stack.undo()
    assert in_hand(page) == "Book respite at times the families choose"
    assert page.field.toPlainText() == in_hand(page)


def test_split_and_join_up(page: NotesPage) -> None:
    press(page, Qt.Key.Key_F2)
    cursor = page.field.textCursor()
    cursor.setPosition(len("Book respite"))
    page.field.setTextCursor(cursor)
    press(page, Qt.Key.Key_Return, CONTROL)
    assert texts(page)[1:3] == ["Book respite", "at times the families choose"]
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Down)
    assert in_hand(page) == "at times the families choose"
    press(page, Qt.Key.Key_J, CONTROL)
    assert texts(page)[1] == "Book respite at times the families choose"
    assert in_hand(page) == texts(page)[1]
    page.session.undo_stack.undo()
    page.session.undo_stack.undo()
    assert len(texts(page)) == 4


def test_drop_move_and_heading(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(page)[2].startswith("Book respite")
    assert in_hand(page).startswith("Book respite")
    press(page, Qt.Key.Key_H, CONTROL)
    assert page.session.state.notes[2].kind is NoteKind.HEADING
    press(page, Qt.Key.Key_Delete)
    assert not any(t.startswith("Book") for t in texts(page))
    assert in_hand(page) == "One phone number"
    page.session.undo_stack.undo()
    assert texts(page)[2].startswith("Book respite")


def test_the_photo_shows_the_note_in_hand_and_a_click_takes_another(
    qtbot: QtBot, page: NotesPage
) -> None:
    view = page.sheet.view
    qtbot.waitUntil(lambda: view.box_in_hand == (20, 80, 380, 150))
    whole = QRectF(0, 0, 400, 600)
    assert view.seen.height() < whole.height()
    assert view.seen.contains(QRectF(20, 80, 360, 70))
    press(page, Qt.Key.Key_0, CONTROL)
    assert view.seen.contains(whole)
    qtbot.waitUntil(lambda: view._seen == view.seen)
    at = view.on_screen(QRectF(20, 220, 280, 40)).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert in_hand(page) == "One phone number"


def test_a_box_drawn_on_the_photo_is_a_new_note(qtbot: QtBot, page: NotesPage) -> None:
    view = page.sheet.view
    qtbot.waitUntil(lambda: view._pixmap is not None)
    page.sheet.toggle_whole()
    qtbot.waitUntil(lambda: view._seen == view.seen)
    area = view.on_screen(QRectF(50, 400, 200, 50))
    first, last = area.topLeft().toPoint(), area.bottomRight().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view, first + QPoint(40, 20))
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "guilt")
    press(page, Qt.Key.Key_Escape)
    note = page.session.state.notes[-1]
    assert note.text == "guilt"
    assert note.box is not None
    assert abs(note.box[0] - 50) < 5
    assert abs(note.box[3] - 450) < 5


def test_a_new_note_left_blank_is_none(page: NotesPage) -> None:
    press(page, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.field.hasFocus()
    assert len(texts(page)) == 5
    press(page, Qt.Key.Key_Escape)
    assert len(texts(page)) == 4


def test_only_those_to_put_right(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_L, CONTROL)
    assert page.head.only.isChecked()
    shown = [r.note.text for r in page.list.model_.rows if hasattr(r, "note")]
    assert shown == ["Same corer each time, not strongers", "One phone number"]
    press(page, Qt.Key.Key_L, CONTROL)
    assert len(page.list.model_.rows) == 6


def test_a_photo_that_is_read_meanwhile_does_not_disturb_typing(
    qtbot: QtBot, page: NotesPage
) -> None:
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, " soon")
    cursor = page.field.textCursor()
    cursor.setPosition(4)
    page.field.setTextCursor(cursor)
    top = page.editor.mapTo(page, QPoint(0, 0)).y()
    drafts = (NoteDraft(text="forms, forms, forms", box=(10, 10, 200, 60)),)
    read(page.session, page.session.state.photos[1], drafts)
    assert "forms, forms, forms" in texts(page)
    assert page.field.hasFocus()
    assert page.field.toPlainText().endswith("choose soon")
    assert page.field.textCursor().position() == 4
    assert page.editor.mapTo(page, QPoint(0, 0)).y() == top
    QTest.keyClicks(page.field, "!")
    qtbot.waitUntil(lambda: in_hand(page).startswith("Book! respite"))


def test_what_is_typed_outlives_the_note_that_reading_took_away(
    qtbot: QtBot, page: NotesPage
) -> None:
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, " soon")
    photo = page.session.state.photos[0]
    read(page.session, photo, (NoteDraft(text="something else", box=(20, 400, 200, 450)),))
    kept = "Book respite at times the families choose soon"
    qtbot.waitUntil(lambda: kept in texts(page))
    assert in_hand(page) == kept


def test_page_keys_walk_the_photos(page: NotesPage) -> None:
    press(page, Qt.Key.Key_PageDown)
    assert page.sheet.place.accessibleName() == "Photo 2 of 2"
    assert page.note is None
    assert not page.editor.isVisible()
    press(page, Qt.Key.Key_PageUp)
    assert in_hand(page).startswith("Book respite")


def test_a_photo_without_notes_says_so(page: NotesPage) -> None:
    photo = page.session.state.photos[1]
    read(page.session, photo, ())
    press(page, Qt.Key.Key_PageDown)
    assert page.sheet.hint.isVisible()


def test_the_section_of_a_photo_says_how_far_it_is(page: NotesPage, reader: ReadingQueue) -> None:
    photo = page.session.state.photos[1]
    assert photo.state is PhotoState.WAITING
    reader.photo_id, reader.share = photo.id, 0.4
    reader.changed.emit()
    words = [r.words for r in page.list.model_.rows if not hasattr(r, "note")]
    assert words[-1] == "reading, 40\N{NO-BREAK SPACE}%"


def test_a_note_without_a_photo_says_that_it_has_no_picture(page: NotesPage) -> None:
    session = page.session
    _id, change = edits.add_note(session.state, "Who pays?")
    session.do("add note", change)
    page.take(session.state.notes[-1].id)
    assert in_hand(page) == "Who pays?"
    assert page.sheet.view._message == "This note was typed in. It has no picture."


def test_control_enter_goes_on_once_its_button_says_so(qtbot: QtBot, page: NotesPage) -> None:
    for note in page.session.state.notes:
        page.session.do("right", edits.accept(page.session.state, note.id))
    page.list.setFocus()
    assert (page.done.go.keys, page.editor.split.keys) == ("Ctrl+Enter", "")
    with qtbot.waitSignal(page.go) as heard:
        press(page, Qt.Key.Key_Return, CONTROL)
    assert heard.args == [Step.DECIDE]


def test_an_empty_workshop_leads_to_the_photos(qtbot: QtBot, page: NotesPage) -> None:
    page.session.create(edits.new_workshop(NOW, "Another"))
    page.entered()
    assert page.empty.isVisible()
    assert page.note is None
    with qtbot.waitSignal(page.go) as heard:
        QTest.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert heard.args == [Step.PHOTOS]


def test_with_large_text_the_editor_stands_above_the_list(qtbot: QtBot, page: NotesPage) -> None:
    theme.apply("light", 200)
    page.resize(1162, 660)
    qtbot.waitUntil(lambda: page.narrow)
    assert page.editor.mapTo(page, QPoint(0, 0)).y() < page.list.mapTo(page, QPoint(0, 0)).y()
    assert page.sheet.y() < page.editor.mapTo(page, QPoint(0, 0)).y()
    assert page.editor.visibleRegion().boundingRect().width() > 1000
    assert not page.editor.join.isVisible()
    press(page, Qt.Key.Key_Return)
    assert page.field.toPlainText().startswith("Same corer")


def test_keep_as_picture_counts_as_done(page: NotesPage) -> None:
    press(page, Qt.Key.Key_P, CONTROL)
    assert page.note is not None
    assert page.note.as_picture
    assert page.head.words.text() == "1 of 3 are right"


def test_progress_of_reading_does_not_lay_2000_rows_out_again(
    page: NotesPage, reader: ReadingQueue
) -> None:
    session = page.session
    photo, waiting = session.state.photos
    many = [
        Note(workshop_id=photo.workshop_id, photo_id=photo.id, position=9.0 + i, text=f"note {i}")
        for i in range(2000)
    ]
    session.write(added(*many))
    assert len(page.list.model_.rows) == 2006
    changed: list[int] = []
    page.list.model_.dataChanged.connect(lambda top, _bottom: changed.append(top.row()))
    page.list.model_.rowsInserted.connect(lambda *_: changed.append(-1))
    reader.photo_id, reader.share = waiting.id, 0.5
    reader.changed.emit()
    assert changed == []
    page.take(many[-1].id)
    corner = page.list.viewport().mapFrom(page, page.editor.mapTo(page, QPoint(0, 0)))
    assert page.list.viewport().rect().contains(corner)


def test_accepting_shows_the_page_once_and_not_for_each_part_of_it(
    page: NotesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str | None] = []
    show_rows = page.list.show_rows

    def count(rows: list[Row], in_hand: str | None) -> None:
        shown.append(in_hand)
        show_rows(rows, in_hand)

    monkeypatch.setattr(page.list, "show_rows", count)
    press(page, Qt.Key.Key_Return)
    assert page.note is not None
    assert shown == [page.note.id]
    assert page.head.words.text() == "1 of 3 are right"


def test_the_editor_scrolls_with_its_row_and_keeps_the_focus(page: NotesPage) -> None:
    session = page.session
    photo = session.state.photos[0]
    many = [
        Note(workshop_id=photo.workshop_id, photo_id=photo.id, position=9.0 + i, text=f"note {i}")
        for i in range(60)
    ]
    session.write(added(*many))
    press(page, Qt.Key.Key_F2)
    viewport = page.list.viewport()
    row = page.list.visualRect(page.list.currentIndex())
    at = page.editor.mapTo(page, QPoint(0, 0))
    assert at == viewport.mapTo(page, row.topLeft())
    bar = page.list.verticalScrollBar()
    bar.setValue(row.top() + 30)
    assert page.editor.mapTo(page, QPoint(0, 0)).y() == viewport.mapTo(page, QPoint(0, -30)).y()
    assert page.editor.mask().boundingRect().top() == 30
    bar.setValue(bar.maximum())
    assert page.field.hasFocus()
    assert not page.editor.visibleRegion().boundingRect().isValid()


def test_a_screen_reader_finds_the_field(page: NotesPage) -> None:
    def names(of: QAccessibleInterface) -> set[str]:
        found = {of.text(QAccessible.Text.Name)}
        for place in range(of.childCount()):
            found |= names(of.child(place))
        return found

    found = names(QAccessible.queryAccessibleInterface(page))
    assert "Words of the note" in found
    assert "Heading: A break that is a break, 3 notes" in found
    assert (
        "Same corer each time, not strongers, to look at, doubtful: corer, strongers,"
        " not sorted yet"
    ) in found


def test_the_wheel_over_the_editor_scrolls_the_list(page: NotesPage) -> None:
    page.resize(1204, 500)
    bar = page.list.verticalScrollBar()
    bar.setValue(0)
    before = bar.value()
    at = QPointF(20, 10)
    turned = QWheelEvent(
        at,
        QPointF(page.field.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.field.viewport(), turned)
    assert not turned.isAccepted()  # the field leaves it to what it stands in
    QApplication.sendEvent(page.editor, turned)
    assert bar.value() > before


def test_undo_while_something_typed_is_not_saved_yet_loses_nothing(
    qtbot: QtBot, page: NotesPage
) -> None:
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, "1")
    qtbot.waitUntil(lambda: in_hand(page).endswith("choose1"))
    QTest.keyClicks(page.field, "2")
    page.session.undo_stack.undo()  # as the button in the corner does, without taking the focus
    assert page.field.toPlainText().endswith("choose")
    assert in_hand(page).endswith("choose")
    page.session.undo_stack.redo()
    assert page.field.toPlainText().endswith("choose12")
    assert in_hand(page).endswith("choose12")


def test_a_new_note_by_keys_has_the_whole_sheet_for_its_picture(page: NotesPage) -> None:
    press(page, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page.field, "A ramp at the door")
    press(page, Qt.Key.Key_Return)
    made = next(n for n in page.session.state.notes if n.text == "A ramp at the door")
    assert made.box == (0, 0, 400, 600)
    assert made.righted


def test_a_map_of_the_whole_sheet_shows_which_part_is_in_view(
    qtbot: QtBot, page: NotesPage
) -> None:
    view = page.sheet.view
    qtbot.waitUntil(lambda: not view.map_rect.isEmpty())
    place, before, notes = view.map_rect, view.seen, page.session.state.notes
    assert QRectF(view.rect()).contains(place)
    assert view.box_in_hand is not None
    assert not view.on_screen(rect_of(view.box_in_hand)).intersects(place)
    foot = QPoint(round(place.center().x()), round(place.bottom()) - 2)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=foot)
    qtbot.waitUntil(lambda: view.seen.top() > before.top() + 20)
    assert page.session.state.notes == notes  # a press on the map draws no note
    press(page, Qt.Key.Key_0, CONTROL)
    assert view.map_rect.isEmpty()


def split_sheet(page: NotesPage) -> None:
    """Give the page a note with three doubtful words in hand, and another with one after it."""
    words = ("due", "to", "misring")
    first = NoteDraft(
        text="calls due problem to misring data",
        box=(20, 80, 380, 150),
        doubtful=tuple(DoubtfulWord(word, ()) for word in words),
    )
    read(page.session, page.session.state.photos[1], (first, DRAFTS[2]))
    page.take(page.session.state.notes_of(page.session.state.photos[1].id)[0].id)
    page.list.setFocus()


def chosen(page: NotesPage) -> str:
    return page.field.textCursor().selectedText()


def test_control_enter_splits_where_its_button_says_so(page: NotesPage) -> None:
    was = in_hand(page)
    assert page.editor.split.keys == "Ctrl+Enter"
    press(page, Qt.Key.Key_Return, CONTROL)
    assert page.field.hasFocus()  # where to split is to be said first
    assert in_hand(page) == was
    press(page, Qt.Key.Key_Left, CONTROL)
    press(page, Qt.Key.Key_Return, CONTROL)
    assert in_hand(page) == was.rsplit(" ", 1)[0]


def test_a_button_shows_no_key_that_would_go_to_the_words(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    assert (page.editor.drop.keys, page.editor.candidates.buttons[0].keys) == ("Delete", "1")
    press(page, Qt.Key.Key_F2)
    press(page, Qt.Key.Key_Left)
    assert (page.editor.drop.keys, page.editor.candidates.buttons[0].keys) == ("", "")
    page.field.choose_word(page._word)
    assert page.editor.candidates.buttons[0].keys == "1"
    page.list.setFocus()
    assert page.editor.drop.keys == "Delete"


def test_f8_goes_on_from_the_cursor_and_begins_again_after_the_last_one(page: NotesPage) -> None:
    split_sheet(page)
    press(page, Qt.Key.Key_F2)
    seen = []
    for _turn in range(3):
        press(page, Qt.Key.Key_F8)
        seen.append(chosen(page))
    assert seen == ["due", "to", "misring"]
    page.field.choose_word(1)
    QTest.keyClicks(page.field, "of")
    press(page, Qt.Key.Key_F8)
    assert chosen(page) == "misring"
    press(page, Qt.Key.Key_Right)  # the cursor stands right behind it
    press(page, Qt.Key.Key_F8)
    assert chosen(page) == "corer"
    assert in_hand(page) == DRAFTS[2].text
    press(page, Qt.Key.Key_F8)
    press(page, Qt.Key.Key_F8)  # after the last note the first one
    assert chosen(page) == "corer"
    assert page.note is not None
    assert page.note.photo_id == page.session.state.photos[0].id


@pytest.mark.parametrize(
    ("key", "text", "after"),
    [
        (Qt.Key.Key_Space, " ", "Book respite at times the families choose "),
        (Qt.Key.Key_X, "x", "Book respite at times the families choosex"),
        (Qt.Key.Key_Backspace, "", "Book respite at times the families choos"),
    ],
)
def test_typing_begins_with_any_key_that_writes(
    page: NotesPage, key: Qt.Key, text: str, after: str
) -> None:
    sent = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(page.list, sent)
    assert page.field.hasFocus()
    assert page.field.toPlainText() == after


def test_a_space_takes_the_place_of_no_word(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    QTest.keyClicks(page.list, " ")
    QTest.keyClicks(page.field, "again")
    assert page.field.toPlainText() == "Same corer each time, not strongers again"


def test_keys_of_the_cursor_begin_to_edit(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Home)
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "Please b")
    assert page.field.toPlainText().startswith("Please bBook")


def composed(preedit: str, commit: str = "") -> QInputMethodEvent:
    made = QInputMethodEvent(preedit, [])
    made.setCommitString(commit)
    return made


def test_a_dead_key_begins_a_word_like_any_letter(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    assert page.list.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(page.list, composed("", "ê"))
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "tre")
    assert page.field.toPlainText() == "Same être each time, not strongers"


def test_an_input_method_keeps_the_list_until_its_word_is_whole(page: NotesPage) -> None:
    for half in ("n", "に", "にほ"):
        QApplication.sendEvent(page.list, composed(half))
        assert page.list.hasFocus()
    QApplication.sendEvent(page.list, composed("", "日本"))
    assert page.field.hasFocus()
    assert page.field.toPlainText().endswith("choose日本")


def test_esc_puts_the_words_back_and_calls_nothing_right(page: NotesPage) -> None:
    before = page.note
    steps = page.session.undo_stack.index()
    QTest.keyClicks(page.list, "x")
    QTest.keyClicks(page.field, "yz")
    press(page, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    assert page.note == before
    assert page.field.toPlainText() == in_hand(page)
    assert page.session.undo_stack.index() == steps
    page.session.undo_stack.redo()  # nothing that was typed is lost
    assert in_hand(page).endswith("choosexyz")


def test_esc_takes_back_no_more_than_this_stay(page: NotesPage) -> None:
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, " first")
    page.list.setFocus()
    press(page, Qt.Key.Key_F2)
    press(page, Qt.Key.Key_Escape)
    assert in_hand(page).endswith("choose first")
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(page.field, " second")
    press(page, Qt.Key.Key_Escape)
    assert in_hand(page).endswith("choose first")


def test_after_a_new_note_comes_another_one_below(page: NotesPage) -> None:
    was = page.note
    press(page, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    for words in ("A ramp", "A bell"):
        QTest.keyClicks(page.field, words)
        press(page, Qt.Key.Key_Return)
        assert page.field.hasFocus()
        assert in_hand(page) == ""
    photo = page.session.state.photos[0]
    added_ones = [n.text for n in page.session.state.notes_of(photo.id)][4:]
    assert added_ones == ["A ramp", "A bell", ""]
    press(page, Qt.Key.Key_Return)  # no more
    assert page.list.hasFocus()
    assert page.note == was
    assert [n.text for n in page.session.state.notes_of(photo.id)][4:] == ["A ramp", "A bell"]


def test_esc_in_a_new_note_goes_back_to_the_note_before(page: NotesPage) -> None:
    press(page, Qt.Key.Key_Return)
    was = page.note
    press(page, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    press(page, Qt.Key.Key_Escape)
    assert page.note == was
    assert page.list.hasFocus()
    assert len(texts(page)) == 4


def test_typing_brings_what_is_typed_into_view(page: NotesPage) -> None:
    many = tuple(NoteDraft(text=f"Point {n}", box=(20, 10 * n, 380, 10 * n + 9)) for n in range(60))
    read(page.session, page.session.state.photos[1], many)
    bar = page.list.verticalScrollBar()
    press(page, Qt.Key.Key_F2)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Left):
        bar.setValue(bar.maximum())
        assert not page.list.viewport().rect().intersects(row_in_hand(page))
        press(page, key)
        assert page.list.viewport().rect().contains(row_in_hand(page))
    page.list.setFocus()
    bar.setValue(bar.maximum())
    QTest.keyClicks(page.list, "z")
    assert page.list.viewport().rect().contains(row_in_hand(page))


def row_in_hand(page: NotesPage) -> QRect:
    return page.list.visualRect(page.list.currentIndex())


@pytest.mark.parametrize("percent", [100, 200])
def test_a_line_of_the_note_in_hand_is_never_cut(qtbot: QtBot, percent: int) -> None:
    theme.apply("light", percent)
    field = NoteField()
    qtbot.addWidget(field)
    field.ensurePolished()
    field.setPlainText("One line")
    assert field.minimumSizeHint().height() >= field.heightForWidth(900)
