"""The reading put right on the page: by mouse alone, by keys alone, and in the list."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading, ReadLine
from flipchart_to_action.domain.records import Box, Corners, NoteKind
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.recognition.worker import Asked

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def corners(box: Box) -> Corners:
    x0, y0, x1, y1 = map(float, box)
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def draft(top: int, *lines: str) -> NoteDraft:
    boxes = [(40, top + 30 * i, 360, top + 30 * i + 24) for i in range(len(lines))]
    read = tuple(ReadLine(t, corners(b), 0.9) for t, b in zip(lines, boxes, strict=True))
    return NoteDraft(text=" ".join(lines), box=(40, top, 360, boxes[-1][3]), lines=read)


DRAFTS = (
    draft(20, "Shopping"),
    draft(80, "Buy milk", "Ring Tom", "Book the hall"),
    draft(220, "Same carer"),
    draft(280, "each time"),
    draft(340, "scribble"),
)
WANTED = ["Shopping", "Buy milk", "Ring Tom", "Book the hall", "Same carer each time"]


class Reads:
    """What reads a part of a photo: always the same words, whatever stands there."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    def read(
        self, asked: Asked, _progress: Callable[[float], None], _wanted: Callable[[], bool]
    ) -> PhotoReading:
        self.asked.append(asked)
        found = draft(500, "Ramp at the", "side door")
        return PhotoReading(recogniser="none", seconds=0.0, size=(400, 600), notes=(found,))

    def close(self) -> None:
        """Hold nothing."""


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def page(
    qtbot: QtBot,
    session: Session,
    pictures: PhotoCache,
    tasks: TaskRunner,
    tmp_path: Path,
    reads: Reads,
) -> NotesPage:
    session.create(edits.new_workshop(NOW, "Respite care"))
    reader = ReadingQueue(session, tasks, readings=reads)
    reader.stop()
    path = tmp_path / "IMG_1.jpg"
    Image.new("RGB", (400, 600), (240, 236, 220)).save(path)
    session.do("add", edits.add_photos(session.state, [(session.library.keep_photo(path), "a")]))
    photo = session.state.photos[0]
    reading = PhotoReading(recogniser="none", seconds=0.1, size=(400, 600), notes=DRAFTS)
    session.follow_up(edits.photo_read(session.state, photo.id, reading), photo.id)
    page = NotesPage(session, pictures, reader)
    qtbot.addWidget(page)
    page.resize(1300, 860)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.entered()
    view = page.sheet.view
    qtbot.waitUntil(lambda: not view.seen.isEmpty() and view.mark_in_hand is not None)
    page.sheet.toggle_whole()
    qtbot.waitUntil(lambda: not view._gliding())
    return page


def texts(page: NotesPage) -> list[str]:
    return [n.text for n in page.session.state.notes]


def on_photo(page: NotesPage, x: float, y: float) -> QPoint:
    return page.sheet.view.on_screen(QRectF(QPointF(x, y), QPointF(x, y))).topLeft().toPoint()


def click(page: NotesPage, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.sheet.view, LEFT, held, on_photo(page, x, y))


def drag(page: NotesPage, start: tuple[float, float], end: tuple[float, float]) -> None:
    view, first, last = page.sheet.view, on_photo(page, *start), on_photo(page, *end)
    QTest.mousePress(view, LEFT, NONE, first)
    QTest.mouseMove(view, first + QPoint(20, 20))
    QTest.mouseMove(view, last)
    QTest.mouseRelease(view, LEFT, NONE, last)


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)


def test_by_mouse_alone(page: NotesPage, qtbot: QtBot, reads: Reads) -> None:
    view, bar = page.sheet.view, page.several.bar
    click(page, 100, 30)
    assert page.note is not None
    assert page.note.text == "Shopping"
    assert bar.isVisible()
    QTest.mouseClick(bar.heading, LEFT)
    click(page, 100, 90)  # a note of three lines, cut between the first two, then the others
    for y in (107, 137):
        click(page, 100, y)
        click(page, 100, y + 13)
    assert texts(page)[1:4] == ["Buy milk", "Ring Tom", "Book the hall"]
    click(page, 100, 230)
    click(page, 100, 290, CONTROL)
    assert [page.session.state.note(i).text for i in page.list.chosen] == [  # type: ignore[union-attr]
        "Same carer",
        "each time",
    ]
    QTest.mouseClick(bar.join, LEFT)
    drag(page, (20, 320), (390, 390))  # a frame round what is no note
    QTest.mouseClick(bar.remove, LEFT)
    assert texts(page) == WANTED
    assert [n.under for n in page.session.state.notes[1:]] == ["Shopping"] * 4
    drag(page, (30, 490), (380, 560))  # a frame where nothing was found
    qtbot.waitUntil(lambda: texts(page)[-1] == "Ramp at the side door")
    assert reads.asked[-1].sheet is not None
    assert view.mark_in_hand is not None


def test_by_keys_alone(page: NotesPage) -> None:
    session = page.session
    down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
    assert QApplication.focusWidget() is page.list
    press(Qt.Key.Key_H, CONTROL)
    press(down)
    press(Qt.Key.Key_L, CONTROL | SHIFT)
    for _ in range(3):
        press(down)
    press(down, SHIFT)
    press(Qt.Key.Key_J)
    press(down)
    press(Qt.Key.Key_Delete)
    assert texts(page) == WANTED
    assert session.state.notes[0].kind is NoteKind.HEADING
    steps = [session.undo_stack.command(i).text() for i in range(session.undo_stack.count())]
    assert len(steps) == 5, steps  # the photo, and one for each act
    for _ in range(4):
        session.undo_stack.undo()
    assert texts(page) == [d.text for d in DRAFTS]
    press(up)


def test_the_bar_is_gone_once_work_goes_on_in_the_list(page: NotesPage) -> None:
    click(page, 100, 230)
    assert page.several.bar.isVisible()
    page.list.setFocus()
    assert not page.several.bar.isVisible()


def test_a_line_is_dragged_to_another_note(page: NotesPage) -> None:
    drag(page, (200, 152), (200, 232))
    assert texts(page)[1:3] == ["Buy milk Ring Tom", "Book the hall Same carer"]


def test_an_edge_is_dragged_and_its_frame_is_read_again(
    page: NotesPage, qtbot: QtBot, reads: Reads
) -> None:
    click(page, 100, 230)
    page.several.bar.hide()
    box = page.sheet.view.box_in_hand
    assert box is not None
    drag(page, (360 + 2, 232), (380, 232))
    qtbot.waitUntil(lambda: "Ramp at the side door" in texts(page))
    assert len(reads.asked) == 1
    page.session.undo_stack.undo()
    assert texts(page) == [d.text for d in DRAFTS]


def test_a_whole_sheet_is_cut_and_taken_out_by_one_stroke_each(page: NotesPage) -> None:
    press(Qt.Key.Key_F6)
    assert texts(page)[1:4] == ["Buy milk", "Ring Tom", "Book the hall"]
    press(Qt.Key.Key_Delete, CONTROL | SHIFT)
    assert texts(page) == []
    page.session.undo_stack.undo()
    page.session.undo_stack.undo()
    assert texts(page) == [d.text for d in DRAFTS]


def test_notes_are_dragged_in_the_list(page: NotesPage) -> None:
    rows = page.list

    def middle(row: int) -> QPoint:
        return rows.visualRect(rows.model_.index(row, 0)).center()

    QTest.mousePress(rows.viewport(), LEFT, NONE, middle(5))
    QTest.mouseMove(rows.viewport(), middle(4))
    target = QPoint(middle(3).x(), rows.visualRect(rows.model_.index(3, 0)).top() + 3)
    QTest.mouseMove(rows.viewport(), target)
    QTest.mouseRelease(rows.viewport(), LEFT, NONE, target)
    assert texts(page)[1:4] == ["Buy milk Ring Tom Book the hall", "scribble", "Same carer"]


def test_what_is_clicked_off_is_spared(page: NotesPage) -> None:
    notes = page.list
    rows = [notes.model_.index(notes.model_.place(n.id), 0) for n in page.session.state.notes]

    def tap(place: int, held: Qt.KeyboardModifier) -> None:
        at = notes.visualRect(rows[place]).center()
        QTest.mouseClick(notes.viewport(), LEFT, held, at)

    tap(2, NONE)
    tap(3, CONTROL)
    tap(4, CONTROL)
    tap(4, CONTROL)
    press(Qt.Key.Key_Delete, SHIFT)
    assert len(texts(page)) == len(DRAFTS)
    press(Qt.Key.Key_Delete)
    assert texts(page) == ["Shopping", "Buy milk Ring Tom Book the hall", "scribble"]
    page.session.undo_stack.undo()
    assert len(texts(page)) == len(DRAFTS)


def test_all_right_in_the_field_is_no_cut(page: NotesPage) -> None:
    page.edit()
    QTest.keyClick(page.field, Qt.Key.Key_Home)
    QTest.keyClick(page.field, Qt.Key.Key_Right, CONTROL)
    press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert texts(page) == [d.text for d in DRAFTS]
    assert all(n.righted for n in page.session.state.points)


def test_the_photo_is_zoomed_by_key_and_numbers_are_shown(page: NotesPage) -> None:
    before = page.sheet.view.seen.width()
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    assert page.sheet.view.seen.width() < before
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert page.sheet.numbers.isChecked()


def test_a_word_put_right_is_offered_for_the_other_notes_once(page: NotesPage) -> None:
    session = page.session
    other = session.state.notes[3]
    words = edits.set_fields(session.state, other.id, text="each Shopping day", lines=())
    session.do("edit", words)
    page.take(session.state.notes[0].id)
    page.edit()
    page.field.selectAll()
    QTest.keyClicks(page.field, "Chopping")
    press(Qt.Key.Key_Return)
    assert page.misread.isVisible()
    press(Qt.Key.Key_W, CONTROL | SHIFT)
    assert texts(page)[3] == "each Chopping day"
    session.undo_stack.undo()
    assert texts(page)[3] == "each Shopping day"
    assert not page.misread.isVisible()
