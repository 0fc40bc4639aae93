import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from flipchart_to_action import paths
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import PhotoState, Step
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.photos.page import PhotosPage

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


@pytest.fixture
def reader(session: Session, tasks: TaskRunner) -> ReadingQueue:
    """Give a reader that is stopped: these tests are about the page."""
    session.create(edits.new_workshop(NOW, "Respite care"))
    reader = ReadingQueue(session, tasks)
    reader.stop()
    return reader


@pytest.fixture
def page(
    qtbot: QtBot, session: Session, pictures: PhotoCache, reader: ReadingQueue, tasks: TaskRunner
) -> PhotosPage:
    page = PhotosPage(session, pictures, reader, tasks)
    qtbot.addWidget(page)
    page.resize(1204, 822)
    page.show()
    page.entered()
    page.activateWindow()
    return page


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Give three photos that differ."""
    paths = [tmp_path / f"IMG_{i}.jpg" for i in range(3)]
    for shade, path in enumerate(paths):
        Image.new("RGB", (400, 600), (200 + 10 * shade, 190, 180)).save(path)
    return paths


def add(qtbot: QtBot, page: PhotosPage, files: list[Path]) -> None:
    page.add_files(files)
    qtbot.waitUntil(lambda: len(page.session.state.photos) == len(files))


def test_an_empty_page_is_a_place_to_drop_photos(page: PhotosPage) -> None:
    assert page.empty.isVisible()
    assert not page.grid.isVisible()
    assert page.empty.choose.hasFocus()


def test_files_are_kept_and_added_in_one_step_of_undo(
    qtbot: QtBot, page: PhotosPage, files: list[Path]
) -> None:
    add(qtbot, page, files)
    state = page.session.state
    assert [p.file_name for p in state.photos] == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]
    assert all(page.session.library.photo_file(p.sha256).is_file() for p in state.photos)
    assert page.session.undo_stack.undoText() == "add 3 photos"
    assert page.grid.isVisible()
    page.session.undo_stack.undo()
    assert page.session.state.photos == ()
    assert page.empty.isVisible()


def test_a_bad_file_is_named_and_the_others_are_added(
    qtbot: QtBot, page: PhotosPage, files: list[Path], tmp_path: Path
) -> None:
    words = tmp_path / "words.jpg"
    words.write_text("not a picture")
    cut = tmp_path / "cut.jpg"
    whole = files[0].read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    page.add_files([words, files[1], cut, tmp_path / "gone.jpg"])
    qtbot.waitUntil(page.fault.isVisible)
    assert page.fault.text.startswith("3 of 4 files could not be added.")
    for name in ("words.jpg", "cut.jpg", "gone.jpg"):
        assert f"“{name}”" in page.fault.text
    assert [p.file_name for p in page.session.state.photos] == ["IMG_1.jpg"]


def test_a_photo_that_is_here_already_is_not_added_twice(
    qtbot: QtBot, page: PhotosPage, files: list[Path]
) -> None:
    add(qtbot, page, files)
    page.add_files([files[1]])
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.text == "This photo is here already: it is photo 2."
    assert len(page.session.state.photos) == 3


def test_photos_go_to_the_workshop_for_which_they_were_chosen(
    qtbot: QtBot, page: PhotosPage, files: list[Path], tasks: TaskRunner
) -> None:
    first = page.session.state.workshop.id
    held = threading.Event()
    tasks.run(page, lambda _job: held.wait(20), lambda _r: None, lambda _e: None, lane="adding")
    page.add_files(files)
    library = page.session.library
    before = library.state(first).workshop.changed_at
    page.session.create(edits.new_workshop(NOW, "Another one"))
    held.set()
    qtbot.waitUntil(lambda: len(library.state(first).photos) == 3)
    assert library.state(first).workshop.changed_at > before  # it was worked on last
    assert page.session.state.photos == ()


def test_dropped_files_are_added(qtbot: QtBot, page: PhotosPage, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(f)) for f in files[:2]])
    page.add_dropped(mime)
    qtbot.waitUntil(lambda: len(page.session.state.photos) == 2)


def test_a_link_that_was_dropped_is_told(qtbot: QtBot, page: PhotosPage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/sheet.jpg")])
    page.add_dropped(mime)
    qtbot.waitUntil(page.fault.isVisible)
    assert "“sheet.jpg” is a link, not a photo." in page.fault.text


def test_a_picture_is_pasted(qtbot: QtBot, page: PhotosPage) -> None:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFEEDD)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(page.empty.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.session.state.photos) == 1)
    assert page.session.state.photos[0].file_name == "pasted picture"


def test_from_an_empty_clipboard_nothing_is_pasted(page: PhotosPage) -> None:
    QGuiApplication.clipboard().clear()
    page.paste()
    assert page.notice.isVisibleTo(page)
    assert page.session.state.photos == ()


def test_without_photos_only_the_keys_that_bring_some_are_listed(
    qtbot: QtBot, page: PhotosPage, files: list[Path]
) -> None:
    assert [c.keys for c in page.keys] == ["Ctrl+O", "Ctrl+V"]
    add(qtbot, page, files)
    assert len(page.keys) > 2


def test_keys_walk_turn_and_take_out(qtbot: QtBot, page: PhotosPage, files: list[Path]) -> None:
    add(qtbot, page, files)
    assert page.card.title.text() == "Photo 1: where is the sheet?"
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.card.title.text() == "Photo 2: where is the sheet?"
    QTest.keyClick(page.grid, Qt.Key.Key_PageDown)
    assert page.card.title.text() == "Photo 3: where is the sheet?"
    QTest.keyClick(page.grid, Qt.Key.Key_R)
    assert page.session.state.photos[2].turn == 90
    QTest.keyClick(page.grid, Qt.Key.Key_L)
    QTest.keyClick(page.grid, Qt.Key.Key_L)
    assert page.session.state.photos[2].turn == 270
    assert page.session.undo_stack.undoText() == "turn photo 3"
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    assert len(page.session.state.photos) == 2
    assert page.card.title.text() == "Photo 2: where is the sheet?"
    page.session.undo_stack.undo()
    assert len(page.session.state.photos) == 3


def test_the_cards_say_how_far_reading_is(
    qtbot: QtBot, page: PhotosPage, files: list[Path], reader: ReadingQueue
) -> None:
    add(qtbot, page, files)
    session = page.session
    first, second, third = session.state.photos
    draft = NoteDraft(text="forms, forms, forms", box=(10, 10, 200, 60))
    reading = PhotoReading(recogniser="none", seconds=0.1, size=(400, 600), notes=(draft,))
    session.follow_up(edits.photo_read(session.state, first.id, reading), first.id)
    session.follow_up(edits.photo_failed(session.state, third.id, "It is too dark."), third.id)
    reader.photo_id, reader.share = second.id, 0.62
    reader.changed.emit()
    words = [i.words for i in page.grid.model_.items()]
    assert words == ["1 note", "reading, 62\N{NO-BREAK SPACE}%", "can’t be read"]
    assert page.progress.words.text() == "1 of 3 read · 1 note found"
    page.take(third.id)
    assert page.card.fault.isVisible()
    assert page.card.fault.text == "It is too dark."
    QTest.mouseClick(page.card.again, Qt.MouseButton.LeftButton)
    assert session.state.photos[2].state is PhotoState.WAITING


def test_progress_touches_only_the_card_that_is_read(
    qtbot: QtBot, page: PhotosPage, files: list[Path], reader: ReadingQueue
) -> None:
    add(qtbot, page, files)
    touched: list[int] = []
    page.grid.model_.dataChanged.connect(lambda top, _bottom: touched.append(top.row()))
    page.grid.model_.modelReset.connect(lambda: touched.append(-1))
    reader.photo_id, reader.share = page.session.state.photos[1].id, 0.3
    reader.changed.emit()
    assert touched == [1]


def test_reading_stops_with_escape_and_goes_on(
    qtbot: QtBot, page: PhotosPage, files: list[Path], reader: ReadingQueue
) -> None:
    add(qtbot, page, files)
    assert page.stop.text() == "Go on reading"
    reader.stopped = False
    page.refresh()
    assert page.stop.text() == "Stop reading"
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    assert reader.stopped
    assert page.stop.text() == "Go on reading"


def test_control_enter_goes_on_to_the_notes(
    qtbot: QtBot, page: PhotosPage, files: list[Path]
) -> None:
    add(qtbot, page, files)
    with qtbot.waitSignal(page.go) as heard:
        QTest.keyClick(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == [Step.NOTES]


def chart_as(folder: Path, number: int, *, blur: float = 0, side: int = 1200) -> Path:
    """Save a chart of the sample as another photo of it."""
    chart = sorted((paths.resources() / "samples").glob("*.jpg"))[number]
    with Image.open(chart) as image:
        photo = image.convert("RGB")
    photo.thumbnail((side, side))
    made = folder / f"{number}-{blur}-{side}.jpg"
    photo.filter(ImageFilter.GaussianBlur(blur)).save(made, quality=80)
    return made


def judged(qtbot: QtBot, page: PhotosPage, count: int) -> None:
    qtbot.waitUntil(lambda: len(page.judge._verdicts) == count)


def test_a_blurred_photo_is_told_at_once_and_is_not_ticked(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(qtbot, page, [chart_as(tmp_path, 0), chart_as(tmp_path, 1, blur=5)])
    judged(qtbot, page, 2)
    said = "too blurred: take it again"
    assert [item.words == said for item in page.grid.model_.items()] == [False, True]
    assert page.notice.isVisible()
    assert page.notice.text.startswith("Photo 2 is too blurred. Take it again while")
    assert said in str(page.grid.model_.index(1).data(Qt.ItemDataRole.AccessibleTextRole))


def test_photos_of_one_sheet_are_told_once_and_one_is_kept(
    qtbot: QtBot, page: PhotosPage, tmp_path: Path
) -> None:
    add(
        qtbot, page, [chart_as(tmp_path, 1), chart_as(tmp_path, 0, side=800), chart_as(tmp_path, 0)]
    )
    judged(qtbot, page, 3)
    photos = page.session.state.photos
    assert page.same.text.startswith("Photos 2 and 3 show the same sheet: keep one.")
    assert page.same.offer.text() == "Take out photo 2"  # the smaller one
    page.same.offer.click()
    assert page.session.state.photos == (photos[0], photos[2])
    assert page.same.isHidden()
    page.session.undo_stack.undo()
    assert page.session.state.photos == photos
    assert page.same.isHidden()


def test_photos_of_one_sheet_can_both_stay(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> None:
    add(qtbot, page, [chart_as(tmp_path, 0, side=800), chart_as(tmp_path, 0)])
    judged(qtbot, page, 2)
    page.same.dismiss.click()
    page.refresh()
    assert page.same.isHidden()
    assert len(page.session.state.photos) == 2
