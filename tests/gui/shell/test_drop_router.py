"""What is dropped on the window, wherever it falls."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Step
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.bundle import hand_over
from flipchart_to_action.storage.library import Library
from tests.gui.drops import drag, drop, files_data
from tests.storage.made import NOW

COPIED = Qt.DropAction.CopyAction
AT = QPoint(600, 400)


@pytest.fixture
def application(library: Library, qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    made = Application(library, Settings(theme=ThemeChoice.LIGHT), tmp_path / "settings.toml")
    qtbot.addWidget(made.parts.window)
    with qtbot.waitExposed(made.parts.window):
        made.start()
    made.parts.reader.stop()
    yield made
    made.stop()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.jpg"
    Image.new("RGB", (400, 600), "white").save(path)
    return path


def centre(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), widget.rect().center())


def test_photos_are_taken_on_every_page(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    application.new_workshop()
    window, session = application.parts.window, application.parts.session
    for number, step in enumerate(Step, 1):
        photo = tmp_path / f"{step}.jpg"
        Image.new("RGB", (400, 600 + number), "white").save(photo)
        window.go_to(step)
        with qtbot.waitSignal(session.done):
            assert drop(window, files_data(photo), AT) is COPIED, step
        assert window.step is Step.PHOTOS
        assert len(session.state.photos) == number


def test_a_photo_dropped_on_a_field_is_a_photo_and_no_words(
    application: Application, qtbot: QtBot, photo: Path
) -> None:
    application.new_workshop()
    window, session = application.parts.window, application.parts.session
    page = window.pages.workshop
    for field in (page.title, page.purpose):
        window.go_to(Step.WORKSHOP)
        QApplication.processEvents()
        assert drop(window, files_data(photo), centre(field)) is COPIED
        assert window.step is Step.PHOTOS
    qtbot.waitUntil(lambda: len(session.state.photos) == 1)
    assert (page.title.text(), page.purpose.toPlainText()) == ("", "")


def test_words_and_links_are_left_to_a_field_and_words_to_nothing_else(
    application: Application,
) -> None:
    application.new_workshop()
    window = application.parts.window
    window.go_to(Step.WORKSHOP)
    QApplication.processEvents()
    words, link = QMimeData(), QMimeData()
    words.setText("a ramp")
    link.setUrls([QUrl("https://example.org/ramp")])
    field = window.pages.workshop.purpose
    assert drop(window, words, centre(field)) is not None
    assert drop(window, link, centre(field)) is not None
    said = field.toPlainText()
    assert "a ramp" in said
    assert "https://example.org/ramp" in said
    assert drop(window, words, QPoint(5, 5)) is None
    assert window.step is Step.WORKSHOP


def test_a_link_elsewhere_is_told(application: Application, qtbot: QtBot) -> None:
    application.new_workshop()
    window = application.parts.window
    window.go_to(Step.NOTES)
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/sheet.jpg")])
    drop(window, link, QPoint(5, 5))
    qtbot.waitUntil(window.pages.photos.fault.isVisible)
    assert "“sheet.jpg” is a link, not a photo." in window.pages.photos.fault.text


def test_a_photo_without_a_workshop_is_told(application: Application, photo: Path) -> None:
    window = application.parts.window
    assert drop(window, files_data(photo), AT) is COPIED
    assert window.step is None
    assert window.toast.isVisible()
    assert not application.parts.session.library.workshops()


def test_a_bundle_comes_in_and_what_fell_with_it_is_told(
    application: Application, qtbot: QtBot, photo: Path, tmp_path: Path
) -> None:
    application.new_workshop()
    session, window = application.parts.session, application.parts.window
    bundle = tmp_path / "ward 4.flipchart"
    hand_over(session.library, session.state.workshop.id, bundle, private=False)
    change = edits.remove_workshop(session.state)
    window.leave()
    session.library.apply(change)
    drop(window, files_data(photo, bundle), AT)
    qtbot.waitUntil(lambda: session.is_open)
    assert session.state.photos == ()
    assert window.error.isVisible()
    assert window.error.text.startswith("Only “ward 4.flipchart” is brought in")


def test_the_place_for_photos_glows_while_they_hover(
    application: Application, photo: Path, tmp_path: Path
) -> None:
    application.new_workshop()
    window = application.parts.window
    window.go_to(Step.PHOTOS)
    place = window.pages.photos.empty
    drag(window, files_data(tmp_path / "ward 4.flipchart"), AT)
    assert not place.hot
    drag(window, files_data(photo), AT)
    assert place.hot
    words = QMimeData()
    words.setText("a ramp")
    drop(window, words, AT)  # the drag leaves
    assert not place.hot


def test_a_window_that_looks_on_says_that_no_bundle_comes_in(
    library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    workshop = edits.new_workshop(NOW, "Ward 4")
    library.apply(added(workshop))
    bundle = tmp_path / "ward 4.flipchart"
    with Library.look(library.folder) as looking:
        hand_over(looking, workshop.id, bundle, private=False)
        made = Application(looking, Settings(theme=ThemeChoice.LIGHT), tmp_path / "settings.toml")
        window = made.parts.window
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            made.start()
        drop(window, files_data(bundle), AT)
        assert window.error.text.startswith("“ward 4.flipchart” was not brought in")
        assert window.step is None
        made.stop()
