from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Corners, Photo, PhotoState
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.photos.corner_editor import CornerEditor
from flipchart_to_action.gui.photos.page import PhotosPage
from flipchart_to_action.gui.style.theme import theme

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
KEY = Qt.Key
START: Corners = ((16, 24), (384, 24), (384, 576), (16, 576))
SHEET: Corners = ((40, 50), (360, 50), (360, 550), (40, 550))


@pytest.fixture
def reader(session: Session, tasks: TaskRunner) -> ReadingQueue:
    """Give a reader that is stopped: these tests are about the page."""
    session.create(edits.new_workshop(NOW, "Respite care"))
    reader = ReadingQueue(session, tasks)
    reader.stop()
    return reader


@pytest.fixture
def page(
    qtbot: QtBot,
    session: Session,
    pictures: PhotoCache,
    reader: ReadingQueue,
    tasks: TaskRunner,
    tmp_path: Path,
) -> PhotosPage:
    """Give the page with two photos that were read, the first in hand with its corners."""
    page = PhotosPage(session, pictures, reader, tasks)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.entered()
    page.activateWindow()
    for shade in (200, 210):
        Image.new("RGB", (400, 600), (shade, 190, 180)).save(tmp_path / f"{shade}.png")
    page.add_files([tmp_path / "200.png", tmp_path / "210.png"])
    qtbot.waitUntil(lambda: len(session.state.photos) == 2)
    for photo in session.state.photos:
        session.follow_up(edits.photo_read(session.state, photo.id, reading()), photo.id)
    qtbot.waitUntil(lambda: page.card.view.corners is not None)
    page.grid.setFocus()
    return page


def reading(sheet: Corners | None = None) -> PhotoReading:
    draft = NoteDraft(text="forms, forms, forms", box=(50, 60, 200, 90))
    return PhotoReading(
        recogniser="ppocr", seconds=0.1, size=(400, 600), sheet=sheet, notes=(draft,)
    )


def press(page: PhotosPage, *keys: Qt.Key, shift: bool = False) -> None:
    """Press keys where the focus is."""
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(page.focusWidget(), key, held)


def drag(view: CornerEditor, index: int, to: tuple[float, float], *, drop: bool = True) -> None:
    """Drag a handle to a point of the photo."""
    assert view.corners is not None
    start = view.on_screen(view.corners[index]).toPoint()
    goal = view.on_screen(to).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + (goal - start) / 2)
    QTest.mouseMove(view, goal)
    if drop:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=goal)


def photo(page: PhotosPage) -> Photo:
    return page.session.state.photos[0]


def test_keys_move_a_corner_and_enter_lets_it_count(page: PhotosPage) -> None:
    view, stack = page.card.view, page.session.undo_stack
    assert view.corners == START
    steps = stack.count()
    press(page, KEY.Key_2, KEY.Key_Left, KEY.Key_Down)
    assert view.words == "Corner 2 of 4, top right, at 383, 25"
    assert view.accessibleDescription() == view.words
    assert page.card.hint.text() == "top right, 383, 25"
    press(page, KEY.Key_Left, KEY.Key_Down, shift=True)
    press(page, KEY.Key_4, KEY.Key_Right, KEY.Key_Up)
    moved = ((16, 24), (373, 35), (384, 576), (17, 575))
    assert view.corners == moved
    assert stack.count() == steps
    press(page, KEY.Key_Return)
    assert (photo(page).sheet, photo(page).sheet_by_hand) == (moved, True)
    assert photo(page).state is PhotoState.WAITING
    assert stack.count() == steps + 1
    assert stack.undoText() == "set corners of photo 1"
    assert page.grid.hasFocus()
    assert page.card.hint.text() == "as you set it"
    stack.undo()
    assert (photo(page).sheet, photo(page).sheet_by_hand) == (None, False)
    assert view.corners == START
    assert photo(page).state is PhotoState.READ


def test_a_corner_is_dragged(page: PhotosPage) -> None:
    view = page.card.view
    assert not page.card.use.isEnabled()
    drag(view, 2, (300, 450))
    assert view.corners is not None
    assert view.corners[2] == pytest.approx((300, 450), abs=2)
    assert view.corners[:2] == START[:2]
    assert view.in_hand == 2
    assert not photo(page).sheet_by_hand
    QTest.mouseClick(page.card.use, Qt.MouseButton.LeftButton)
    assert photo(page).sheet == view.corners
    assert not page.card.use.isEnabled()


def test_a_press_beside_the_handles_moves_nothing(page: PhotosPage) -> None:
    view = page.card.view
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(40, 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 40))
    assert view.corners == START
    assert view.in_hand is None


def test_a_corner_stays_where_the_sheet_stays_whole(page: PhotosPage) -> None:
    view = page.card.view
    drag(view, 0, (380, 570))
    assert view.corners is not None
    assert view.corners[0][0] < 300
    drag(view, 1, (900, -400))
    assert view.corners[1] == (400, 0)
    press(page, KEY.Key_Up)
    assert view.corners[1] == (400, 0)


def test_escape_puts_the_corners_back_before_it_stops_reading(
    page: PhotosPage, reader: ReadingQueue
) -> None:
    view = page.card.view
    page.acts.read_again()
    reader.stopped = False
    page.refresh()
    press(page, KEY.Key_1, KEY.Key_Right)
    assert view.is_moved
    press(page, KEY.Key_Escape)
    assert view.corners == START
    assert view.in_hand is None
    assert page.grid.hasFocus()
    assert not reader.stopped
    press(page, KEY.Key_Escape)
    assert reader.stopped


def test_enter_without_a_moved_corner_changes_nothing(page: PhotosPage) -> None:
    press(page, KEY.Key_Return)
    press(page, KEY.Key_3, KEY.Key_Return)
    assert photo(page).state is PhotoState.READ
    assert page.card.use.toolTip() == "Move a corner first."


def test_tab_goes_from_corner_to_corner(page: PhotosPage) -> None:
    view = page.card.view
    found: list[int | None] = []
    press(page, KEY.Key_1)
    for _ in range(3):
        found.append(view.in_hand)
        press(page, KEY.Key_Tab)
    found.append(view.in_hand)
    assert found == [0, 1, 2, 3]
    press(page, KEY.Key_Tab)
    assert not view.hasFocus()
    QTest.keyClick(page.focusWidget(), KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert view.hasFocus()
    assert view.in_hand == 3
    press(page, KEY.Key_Backtab)
    assert view.in_hand == 2


def test_corners_stay_under_the_hand_while_reading_goes_on(
    page: PhotosPage, reader: ReadingQueue
) -> None:
    view, session = page.card.view, page.session
    press(page, KEY.Key_1, KEY.Key_Right)
    moved = view.corners
    reader.photo_id, reader.share = session.state.photos[1].id, 0.4
    reader.changed.emit()
    change = edits.photo_read(session.state, photo(page).id, reading(SHEET))
    session.follow_up(change, photo(page).id)
    assert photo(page).sheet == SHEET
    assert view.corners == moved
    press(page, KEY.Key_Escape)
    assert view.corners == SHEET


def test_another_photo_has_corners_of_its_own(qtbot: QtBot, page: PhotosPage) -> None:
    view = page.card.view
    press(page, KEY.Key_1, KEY.Key_Right)
    press(page, KEY.Key_PageDown)
    qtbot.waitUntil(lambda: view.corners is not None)
    assert view.corners == START
    assert view.in_hand is None
    press(page, KEY.Key_PageUp)
    qtbot.waitUntil(lambda: view.corners == ((17, 24), *START[1:]))
    assert page.card.use.isEnabled()


def test_zero_takes_turn_and_corners_back_in_one_step(qtbot: QtBot, page: PhotosPage) -> None:
    view, stack = page.card.view, page.session.undo_stack
    assert not page.card.taken.isEnabled()
    press(page, KEY.Key_1, KEY.Key_Right, KEY.Key_Return, KEY.Key_R)
    assert photo(page).turn == 90
    qtbot.waitUntil(lambda: view.corners == ((24, 16), (576, 17), (576, 384), (24, 384)))
    steps = stack.count()
    press(page, KEY.Key_0)
    assert stack.count() == steps + 1
    assert (photo(page).turn, photo(page).sheet, photo(page).sheet_by_hand) == (0, None, False)
    qtbot.waitUntil(lambda: view.corners == START)
    stack.undo()
    assert (photo(page).turn, photo(page).sheet_by_hand) == (90, True)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_photo_is_read_again_by_another_recogniser(
    qtbot: QtBot, page: PhotosPage, reader: ReadingQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str | None]] = []
    monkeypatch.setattr(reader, "read_by", lambda of, name: asked.append((of, name)))
    page.card.show_recognisers(["ppocr"])
    assert not page.card.other.isVisible()
    page.card.show_recognisers(["ppocr", "tesseract"])
    QTest.mouseClick(page.card.other, Qt.MouseButton.LeftButton)
    words = [action.text() for action in page.card.menu.actions()]
    assert words == ["Read again as handwriting, as before", "Read again as print"]
    page.card.menu.actions()[1].trigger()
    assert photo(page).state is PhotoState.WAITING
    assert page.session.undo_stack.undoText() == "read photo 1 again"
    page.card.menu.close()
    assert page.grid.hasFocus()
    page.session.undo_stack.undo()
    QTest.mouseClick(page.card.again, Qt.MouseButton.LeftButton)
    assert page.grid.hasFocus()
    assert asked == [(photo(page).id, "tesseract"), (photo(page).id, None)]


def test_what_is_here_is_asked_for_in_the_background(qtbot: QtBot, page: PhotosPage) -> None:
    from flipchart_to_action.recognition.registry import available

    several = sum(one.here for one in available()) > 1
    qtbot.waitUntil(lambda: page.card.other.isVisible() is several)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_little_room_leaves_the_corners_and_puts_the_rest_in_a_menu(
    qtbot: QtBot, page: PhotosPage
) -> None:
    theme.apply("dark", 200)
    page.resize(1130, 640)
    page.check_room()
    card = page.card
    shown: list[QWidget] = [card.left, card.right, card.taken, card.use, card.more]
    qtbot.waitUntil(lambda: all(tool.isVisible() for tool in shown))
    assert not card.out.isVisible()
    assert not card.again.isVisible()
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    words = [action.text() for action in card.menu.actions()]
    assert words[0] == "Read again"
    assert words[-1] == "Remove\tDelete"
    card.menu.close()
    drag(card.view, 0, (60, 80))
    assert card.view.corners is not None
    assert card.view.corners[0] == pytest.approx((60, 80), abs=4)
    page.resize(1800, 822)
    page.check_room()
    qtbot.waitUntil(card.out.isVisible)


def test_the_strip_says_in_little_room_what_is_added(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    page.resize(700, 640)
    page.check_room()
    qtbot.waitUntil(page.strip.choose.isVisible)
    assert not page.strip.words.isVisible()
    Image.new("RGB", (40, 60), "red").save(tmp_path / "third.png")
    page.add_files([tmp_path / "third.png"])
    assert page.strip.words.isVisible()
    qtbot.waitUntil(lambda: len(page.session.state.photos) == 3)
    assert not page.strip.words.isVisible()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_corner_in_hand_is_painted_larger(qtbot: QtBot, look: str) -> None:
    theme.apply(look)
    view = CornerEditor()
    qtbot.addWidget(view)
    view.resize(400, 500)
    pixmap = QPixmap(400, 600)
    pixmap.fill(Qt.GlobalColor.white)
    view.show_photo(pixmap, QSize(400, 600))
    view.show_sheet("one", SHEET)
    view.show()
    view.activateWindow()
    beside = (view.on_screen(SHEET[0]) + QPoint(0, -19)).toPoint()

    def marked() -> bool:
        colour = view.grab().toImage().pixelColor(beside)
        return colour.blue() > 150 > colour.red()

    assert not marked()
    view.take(0)
    qtbot.waitUntil(view.hasFocus)
    assert marked()
