"""What is dropped on the window, wherever it falls."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
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
PLAIN = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
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


Field: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit


def words_in(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def fields_of(application: Application) -> list[Field]:
    """Return every field for words in the window, of every kind and on every page."""
    window = application.parts.window
    found: list[Field] = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    found = [f for f in (*found, *window.findChildren(QTextEdit)) if not f.isReadOnly()]
    assert len(found) > 20
    return found


def test_no_field_takes_files_as_words(application: Application, photo: Path) -> None:
    """Whatever carries the drop to a field: its window does, and a screen magnifier may."""
    application.new_workshop()
    picture = QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    picture.setUrls([QUrl("https://example.org/sheet.jpg")])
    for field in fields_of(application):
        into = field.viewport() if isinstance(field, QAbstractScrollArea) else field
        for data in (files_data(photo), picture):
            coming = QDragEnterEvent(QPoint(5, 5), COPIED, data, *PLAIN)
            coming.ignore()
            into.event(coming)
            assert not coming.isAccepted(), field.accessibleName()


def test_what_is_pasted_in_any_field_and_is_no_words_is_a_photo(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    application.new_workshop()
    window, session = application.parts.window, application.parts.session
    page = window.pages.workshop
    fields: tuple[Field, ...] = (page.title, page.purpose, page.paste, page.held_on)
    for number, field in enumerate(fields, 1):
        window.go_to(Step.WORKSHOP)
        copied = tmp_path / f"{number}.jpg"
        Image.new("RGB", (300, 300 + number), "white").save(copied)
        QGuiApplication.clipboard().setMimeData(files_data(copied))
        before = words_in(field)
        field.setFocus()
        with qtbot.waitSignal(session.done):
            QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert window.step is Step.PHOTOS
        assert len(session.state.photos) == number
        assert words_in(field) == before
    assert session.state.people == ()


def test_a_photo_is_pasted_beside_the_fields_too_and_words_in_them(
    application: Application, qtbot: QtBot
) -> None:
    application.new_workshop()
    window, session = application.parts.window, application.parts.session
    picture = QImage(90, 90, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    window.go_to(Step.SHARE)
    QGuiApplication.clipboard().setImage(picture)
    with qtbot.waitSignal(session.done):
        QTest.keyClick(window.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(session.state.photos) == 1
    window.go_to(Step.WORKSHOP)
    both = QMimeData()  # as a word processor copies
    both.setText("Brook House")
    both.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(both)
    place = window.pages.workshop.place
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert place.text() == "Brook House"
    assert window.step is Step.WORKSHOP


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_field_pastes_as_its_key_does(
    application: Application, qtbot: QtBot, photo: Path
) -> None:
    application.new_workshop()
    window, session = application.parts.window, application.parts.session
    QGuiApplication.clipboard().setMimeData(files_data(photo))
    title = window.pages.workshop.title
    title.setFocus()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), title.mapToGlobal(QPoint(3, 3))
    )
    QApplication.sendEvent(title, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (paste,) = (a for a in menu.actions() if "Paste" in a.text())
    with qtbot.waitSignal(session.done):
        paste.trigger()
    menu.close()
    assert title.text() == ""
    assert len(session.state.photos) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_a_second_start_hands_over_waits_for_an_open_dialog(
    application: Application, photo: Path, qtbot: QtBot
) -> None:
    application.new_workshop()
    session = application.parts.session
    dialog = QDialog(application.parts.window)
    dialog.open()
    application.open_files([photo])
    assert not session.state.photos
    with qtbot.waitSignal(session.done):
        dialog.accept()
    assert len(session.state.photos) == 1
