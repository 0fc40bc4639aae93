"""What is done to the whole library from the window."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note, Step
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.open_library import open_library
from flipchart_to_action.gui.shell.restore_dialog import RestoreDialog
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.choice_dialog import choose
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.bundle import open_bundle
from flipchart_to_action.storage.library import DATABASE, Library
from tests.gui.drops import drop, files_data
from tests.storage.made import photo_bytes, shown_workshop

TODAY = date.today()  # noqa: DTZ011 (the day on the user's own calendar)
Start = Callable[[Library], Application]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Open the whole program on a library."""
    running = []

    def on(library: Library) -> Application:
        application = Application(
            library, Settings(theme=ThemeChoice.LIGHT), tmp_path / "settings.toml"
        )
        qtbot.addWidget(application.parts.window)
        with qtbot.waitExposed(application.parts.window):
            application.start()
        running.append(application)
        return application

    yield on
    for application in running:
        application.stop()


@pytest.fixture
def filled(library: Library) -> Library:
    library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    return library


def answer(words: str) -> None:
    """Press a button of the box that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        next(b for b in box.buttons() if b.text() == words).click()

    QTimer.singleShot(0, press)


def _titles(library: Library) -> list[str]:
    return [s.workshop.title for s in library.workshops()]


def test_the_day_s_backup_is_made_behind_the_work(
    start: Start, filled: Library, qtbot: QtBot
) -> None:
    start(filled)
    qtbot.waitUntil(lambda: len(filled.backups()) == 1)
    assert filled.backups()[0].workshops == 1


def test_a_backup_is_restored_from_the_menu(start: Start, filled: Library, qtbot: QtBot) -> None:
    application = start(filled)
    qtbot.waitUntil(lambda: len(filled.backups()) == 1)
    (title,) = _titles(filled)
    state = filled.state(filled.workshop_id(1))
    filled.apply(edits.remove_workshop(state))
    application.new_workshop()

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RestoreDialog):
            QTimer.singleShot(20, accept)
            return
        dialog.restore.click()

    QTimer.singleShot(0, accept)
    application.acts.restoring.trigger()
    qtbot.waitUntil(lambda: _titles(filled) == [title])
    qtbot.waitUntil(lambda: len(application.parts.window.start._rows) == 1)
    assert not application.parts.session.is_open
    assert len(filled.backups()) == 2


def test_a_workshop_is_handed_over_and_dropped_on_another_window(
    start: Start,
    filled: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = start(filled)
    first.open_workshop(filled.workshop_id(1))
    out = tmp_path / "ward 4"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    answer("Hand it over")
    first.acts.out.trigger()
    file = tmp_path / "ward 4.workshop-bundle"
    qtbot.waitUntil(file.exists)
    with Library.open(tmp_path / "other") as other:
        second = start(other)
        window = second.parts.window
        assert drop(window, files_data(file), QPoint(9, 9)) is Qt.DropAction.CopyAction
        qtbot.waitUntil(lambda: second.parts.session.is_open)
        assert second.parts.session.state.workshop.title == "Ward 4 after the move"
        second.acts.bring_in(file)
        toast = window.toast
        qtbot.waitUntil(lambda: toast.isVisible() and "nothing was doubled" in _said(toast))
        assert len(other.workshops()) == 1
        session = second.parts.session
        session.do("edit title", edits.set_fields(
            session.state, session.state.workshop.id, title="Mine"))  # fmt: skip
        answer("Replace mine")
        second.acts.bring_in(file)
        qtbot.waitUntil(lambda: _titles(other) == ["Ward 4 after the move"])
        qtbot.waitUntil(lambda: session.is_open)
        second.stop()


def _said(widget: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(widget, QWidget)
    return " ".join(found.text() for found in widget.findChildren(QLabel))


def test_a_copy_goes_elsewhere_also_when_the_folder_is_gone(
    start: Start,
    filled: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    application = start(filled)
    window, session = application.parts.window, application.parts.session
    qtbot.waitUntil(lambda: len(filled.backups()) == 1)
    application.open_workshop(filled.workshop_id(1))
    before = session.state
    filled.folder.rename(tmp_path / "pulled out")
    assert not session.do("add people", edits.add_people(session.state, "Tom Okafor"))
    assert "folder of the library is gone" in window.error.text
    assert window.error.offer.isVisible()
    (tmp_path / "elsewhere").mkdir()
    place = str(tmp_path / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: place)
    answer("Go on in the copy")
    window.error.offer.click()
    qtbot.waitUntil(lambda: application.acts.next_folder is not None)
    assert not window.isVisible()
    assert application.acts.next_folder is not None
    with Library.open(application.acts.next_folder) as copy:
        kept = copy.state(before.workshop.id)
        assert (kept.notes, kept.decisions) == (before.notes, before.decisions)
        assert copy.photo_file(kept.photos[0].sha256).read_bytes() == photo_bytes()


def test_words_are_found_on_the_start_page_and_lead_to_their_place(
    start: Start, filled: Library, qtbot: QtBot
) -> None:
    workshop_id = filled.workshop_id(1)
    other = Note(workshop_id=workshop_id, position=9.0, text="A second minibus")
    filled.apply(added(other))
    application = start(filled)
    window = application.parts.window
    search = window.start.search
    QTest.keyClick(window.start.new, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is search.field
    QTest.keyClicks(search.field, "minibu")
    qtbot.waitUntil(lambda: [r.found.record_id for r in search.rows] == [other.id])
    assert "minibus" in search.rows[0].accessibleName()
    assert not window.start._list.isVisible()
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert window.step is Step.NOTES
    notes = window.pages.notes
    assert notes.note is not None
    assert notes.note.id == other.id
    window.leave()
    assert search.field.text() == ""
    assert window.start._list.isVisible()
    search.field.setText("silence phones")
    qtbot.waitUntil(lambda: len(search.rows) == 1)
    search.rows[0].click()
    assert isinstance(window.page, DecidePage)
    window.leave()
    search.field.setText("zebra")
    qtbot.waitUntil(lambda: "Nothing is found" in _said(search))
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert window.start._list.isVisible()


def test_a_second_window_looks_on_and_follows(start: Start, filled: Library, qtbot: QtBot) -> None:
    answer("Look on")
    looking = open_library(filled.folder)
    assert looking is not None
    assert looking.read_only
    with looking:
        application = start(looking)
        session, window = application.parts.session, application.parts.window
        assert "You only look on" in _said(window)
        application.open_workshop(filled.workshop_id(1))
        state = filled.state(filled.workshop_id(1))
        filled.apply(edits.set_fields(state, state.workshop.id, title="Another title"))
        qtbot.waitUntil(lambda: session.state.workshop.title == "Another title")
        window.go_to(Step.NOTES)
        assert window.step is Step.NOTES
        assert not session.do("edit title", edits.set_fields(
            session.state, session.state.workshop.id, title="Mine"))  # fmt: skip
        assert "only looks on" in window.error.text
        assert not window.error.offer.isVisible()
        assert not application.acts.restoring.isEnabled()
        window.close()
    assert filled.state(state.workshop.id).workshop.title == "Another title"


def test_a_library_in_another_window_can_be_left_alone(qtbot: QtBot, filled: Library) -> None:
    answer("Close")
    assert open_library(filled.folder) is None


@pytest.mark.parametrize("way", ["Save what can be read", "Restore a backup …"])
def test_a_damaged_library_is_mended_at_the_start(qtbot: QtBot, tmp_path: Path, way: str) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
        library.tend(TODAY)
        library.apply(added(edits.new_workshop(library.moment(), "Later")))
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[:-4096])
    answer(way)

    def then() -> None:
        active = QApplication.activeModalWidget()
        if isinstance(active, RestoreDialog):
            active.restore.click()
            QTimer.singleShot(20, then)
        elif isinstance(active, QMessageBox) and active.buttons()[0].text() == "Open it":
            active.buttons()[0].click()
        else:
            QTimer.singleShot(20, then)

    QTimer.singleShot(50, then)
    opened = open_library(folder)
    assert opened is not None
    with opened:
        assert "Ward 4 after the move" in _titles(opened)
        assert ("Later" in _titles(opened)) is (way == "Save what can be read")


def _step_through(*buttons: str) -> list[str]:
    """Press a button of each box that comes up; return the words of the boxes."""
    said: list[str] = []
    left = list(buttons)

    def press() -> None:
        box = QApplication.activeModalWidget()
        named = [b for b in box.buttons() if b.text() == left[0]] if isinstance(
            box, QMessageBox) else []  # fmt: skip
        if isinstance(box, RestoreDialog):
            box.restore.click()
        elif isinstance(box, QMessageBox) and named:
            said.append(f"{box.text()} {box.informativeText()}")
            left.pop(0)
            named[0].click()
        if left:
            QTimer.singleShot(20, press)

    QTimer.singleShot(0, press)
    return said


@pytest.mark.parametrize(
    ("buttons", "titles"),
    [
        (["Restore a backup …", "Open it"], ["Ward 4 after the move"]),
        (["Save what can be read", "Open it"], ["Photos found again"]),
        (["Begin anew", "Open it"], []),
    ],
)
def test_a_library_whose_database_is_gone_is_told_of_at_the_start(
    qtbot: QtBot, tmp_path: Path, buttons: list[str], titles: list[str]
) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
        library.tend(TODAY)
    (folder / DATABASE).unlink()
    said = _step_through(*buttons)
    opened = open_library(folder)
    assert opened is not None
    with opened:
        assert _titles(opened) == titles
    assert said[0].startswith("The library's database is gone or empty")
    assert "holds 1 workshop." in said[0]
    assert [path.name for path in (folder / "photos").iterdir()]


@pytest.mark.parametrize(
    ("buttons", "count"),
    [(["Restore a backup …", "Open it"], 2), (["Open it as it is"], 1), (["Close"], None)],
)
def test_a_library_older_than_its_backups_is_told_of_at_the_start(
    qtbot: QtBot, tmp_path: Path, buttons: list[str], count: int | None
) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.apply(added(edits.new_workshop(library.moment(), "Early")))
    early = (folder / DATABASE).read_bytes()
    with Library.open(folder) as library:
        library.apply(added(edits.new_workshop(library.moment(), "Late")))
        library.tend(TODAY)
    (folder / DATABASE).write_bytes(early)
    said = _step_through(*buttons)
    opened = open_library(folder)
    assert said[0].startswith("The library is older than its backups")
    assert "holds 2 workshops." in said[0]
    if count is None:
        assert opened is None
        assert (folder / DATABASE).read_bytes() == early
    else:
        assert opened is not None
        with opened:
            assert len(_titles(opened)) == count


def test_photos_that_are_gone_are_told_of_once(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    (photo,) = (folder / "photos").iterdir()
    photo.unlink()
    said = _step_through("Close")
    assert open_library(folder) is None
    assert said[0].startswith("1 photo is gone from the library's folder.")
    _step_through("Go on")
    for _ in range(2):  # a second question would never be answered
        opened = open_library(folder)
        assert opened is not None
        assert opened.missing_photos() == 1
        opened.close()


def test_large_buttons_are_below_each_other(qtbot: QtBot) -> None:
    theme.apply("light", 200)
    widths: list[tuple[int, int]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            widths.extend((b.width(), b.sizeHint().width()) for b in box.buttons())
            box.buttons()[-1].click()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    try:
        choose(None, "Text", "More text", *["Save what can be read", "Restore a backup …"] * 2)
    finally:
        theme.apply("light", 100)
    assert widths
    assert all(width >= wanted for width, wanted in widths)


def test_a_synced_folder_is_warned_about_once(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "library"
    for again in (False, True):
        with Library.open(folder) as library:
            application = start(library)
            qtbot.waitUntil(lambda: len(library.backups()) == 1)
            said = application.parts.window.error
            if again:
                assert "Dropbox" not in said.text
            else:
                qtbot.waitUntil(lambda: "Dropbox" in said.text)  # noqa: B023
            application.stop()


@pytest.mark.parametrize(
    ("words", "kept"),
    [("Leave private notes out", False), ("Hand everything over", True), ("Cancel", None)],
)
def test_who_hands_a_workshop_over_is_asked_for_its_private_notes(
    start: Start,
    filled: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    kept: bool | None,
) -> None:
    application = start(filled)
    application.open_workshop(filled.workshop_id(1))
    session = application.parts.session
    note = session.state.notes[0]
    session.do("mark", edits.set_fields(session.state, note.id, private=True))
    file = tmp_path / "ward 4.flipchart"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend((box.text(), box.informativeText()))
        next(b for b in box.buttons() if b.text() == words).click()

    QTimer.singleShot(0, press)
    application.acts.out.trigger()
    assert said[0] == ("The file would hold 1 private note, and 1 photo with all handwriting.")
    assert "addresses" in said[1]
    if kept is None:
        assert not file.exists()
        return
    qtbot.waitUntil(file.exists)
    assert [n.private for n in open_bundle(file).state.notes] == ([True] if kept else [])
