"""What was typed while the disk failed stays on the screen and is saved once the disk is back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note, Step
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library


@pytest.fixture
def application(qtbot: QtBot, library: Library, tmp_path: Path) -> Iterator[Application]:
    """Give the whole program, with a new workshop open."""
    application = Application(
        library, Settings(theme=ThemeChoice.LIGHT), tmp_path / "settings.toml"
    )
    qtbot.addWidget(application.parts.window)
    with qtbot.waitExposed(application.parts.window):
        application.start()
    qtbot.waitUntil(lambda: len(library.backups()) == 1)  # nothing goes on behind
    application.parts.window.activateWindow()
    application.new_workshop()
    yield application
    application.stop()


def test_a_title_stays_until_it_can_be_saved(
    application: Application, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    session, window = application.parts.session, application.parts.window
    page = window.pages.workshop
    library.folder.rename(tmp_path / "pulled out")
    page.title.setFocus()
    QTest.keyClicks(page.title, "Respite care")
    qtbot.waitUntil(lambda: "folder of the library is gone" in window.error.text)
    page.place.setFocus()  # leaving the field tries again, and fails again
    assert page.title.text() == "Respite care"
    assert session.state.workshop.title == ""
    (tmp_path / "pulled out").rename(library.folder)
    QTest.keyClicks(page.place, "Leeds")  # anything that gets through brings the rest along
    qtbot.waitUntil(lambda: session.state.workshop.title == "Respite care")
    assert library.state(session.state.workshop.id).workshop.title == "Respite care"
    assert library.state(session.state.workshop.id).workshop.place == "Leeds"


def test_the_window_says_whether_words_are_saved_and_tries_again_by_itself(
    application: Application,
    library: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, window = application.parts.session, application.parts.window
    title = window.pages.workshop.title
    told: list[str] = []
    monkeypatch.setattr(window.error, "tell", lambda *said: told.append(said[0]))

    def says(word: str) -> None:
        qtbot.waitUntil(lambda: window.saved.accessibleName() == word)

    says("Saved")
    title.setFocus()
    QTest.keyClicks(title, "Respite")
    says("Saving …")
    says("Saved")
    library.folder.rename(tmp_path / "pulled out")
    QTest.keyClicks(title, " care")
    says("Saving …")
    says("Not saved")
    words = next(made for made in window.saved.findChildren(QLabel) if made.text())
    assert words.width() >= words.sizeHint().width()  # no letter is cut
    place = window.error.parentWidget()
    assert place is not None
    assert place.isVisible()
    with qtbot.waitSignal(session.failed, timeout=30_000):
        pass  # it is tried again by itself
    assert len(told) == 1  # not with every try
    assert window.saved.accessibleName() == "Not saved"
    (tmp_path / "pulled out").rename(library.folder)
    says("Saved")
    assert not place.isVisible()
    assert library.state(session.state.workshop.id).workshop.title == "Respite care"


def test_people_who_could_not_be_added_are_not_said_to_be_there(
    application: Application, library: Library, tmp_path: Path
) -> None:
    page = application.parts.window.pages.workshop
    library.folder.rename(tmp_path / "pulled out")
    page.paste.setFocus()
    QTest.keyClicks(page.paste, "Joan Whitlock")
    page.add.click()
    assert page.paste.toPlainText() == "Joan Whitlock"
    assert not any("already" in made.text() for made in page.findChildren(QLabel))
    (tmp_path / "pulled out").rename(library.folder)


def test_words_that_failed_do_not_come_to_another_workshop(
    application: Application, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    session, window = application.parts.session, application.parts.window
    page = window.pages.workshop
    library.folder.rename(tmp_path / "pulled out")
    page.title.setFocus()
    QTest.keyClicks(page.title, "Respite care")
    qtbot.waitUntil(lambda: "folder of the library is gone" in window.error.text)
    window.leave()
    (tmp_path / "pulled out").rename(library.folder)
    application.new_workshop()
    assert page.title.text() == ""
    page.place.setFocus()
    assert session.state.workshop.title == ""


def test_words_of_this_moment_come_to_their_workshop(application: Application) -> None:
    session, window = application.parts.session, application.parts.window
    page = window.pages.workshop
    first = session.state.workshop.id
    page.title.setFocus()
    QTest.keyClicks(page.title, "Respite care")
    application.new_workshop()  # sooner than the field saves by itself
    assert session.state.workshop.title == ""
    assert page.title.text() == ""
    assert session.library.state(first).workshop.title == "Respite care"


def test_a_note_stays_until_it_can_be_saved(
    application: Application, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    session, window = application.parts.session, application.parts.window
    notes = [
        Note(workshop_id=session.state.workshop.id, position=float(i), text="same")
        for i in range(2)
    ]
    session.do("add notes", added(*notes))
    window.go_to(Step.NOTES)
    page = window.pages.notes
    page.take(notes[0].id)
    page.edit()
    library.folder.rename(tmp_path / "pulled out")
    QTest.keyClicks(page.field, " words")
    qtbot.waitUntil(lambda: "folder of the library is gone" in window.error.text)
    typed = page.field.toPlainText()
    assert "words" in typed
    (tmp_path / "pulled out").rename(library.folder)
    session.do("add people", edits.add_people(session.state, "Tom Okafor"))
    assert page.field.toPlainText() == typed
    workshop_id = session.state.workshop.id
    qtbot.waitUntil(lambda: library.state(workshop_id).notes[0].text == typed)
    assert library.state(workshop_id).notes[1].text == "same"
