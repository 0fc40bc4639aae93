"""Every key that is shown anywhere in the window is bound, and reaches what it is bound to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.decide.page import DecidePage
from flipchart_to_action.gui.follow_up.page import FollowUpPage
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.shell.shortcuts_dialog import EVERYWHERE
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.shortcuts import chords_of
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library
from tests.storage.made import photo_bytes, shown_workshop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

IN_A_QUESTION: dict[type[Page], tuple[str, ...]] = {DecidePage: ("0",), FollowUpPage: ("Enter",)}
"""Keys that belong to a question which is open for a moment; its own tests press them."""


@pytest.fixture
def window(library: Library, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    state = library.state(library.workshop_id(1))
    library.apply(edits.add_note(state, "A real lunch")[1])  # has no fate yet
    made = Application(library, Settings(theme=ThemeChoice.LIGHT), tmp_path / "settings.toml")
    window = made.parts.window
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        made.start()
    made.parts.reader.stop()
    made.open_workshop(library.workshop_id(1))
    yield window
    made.stop()


def sequence(chord: str) -> QKeySequence:
    return QKeySequence(chord.replace("Enter", "Return"))


def of_window(window: MainWindow) -> set[QKeySequence]:
    return {keys for action in window.actions() for keys in action.shortcuts()}


def pages(window: MainWindow) -> list[Page]:
    return [*window.pages.values(), window.start]


def enter(window: MainWindow, page: Page) -> None:
    step = next((s for s, p in window.pages.items() if p is page), None)
    if step is None:
        window.leave()
    else:
        window.go_to(step)
    QApplication.processEvents()


def shown_keys(part: QWidget) -> set[str]:
    """Return the keys painted anywhere in a part, seen now or not."""
    caps = {c.keys for c in part.findChildren(KeyCaps)}
    return {keys for keys in caps | {b.keys for b in part.findChildren(KeyButton)} if keys}


def test_chords_are_read_as_they_are_shown() -> None:
    assert chords_of("Alt+Up Down") == ["Alt+Up", "Alt+Down"]
    assert chords_of("Ctrl+PgUp PgDn") == ["Ctrl+PgUp", "Ctrl+PgDown"]
    assert chords_of("1 … 3") == chords_of("1…3") == ["1", "2", "3"]
    assert chords_of("Ctrl+1…2") == ["Ctrl+1", "Ctrl+2"]
    assert chords_of("Ctrl++") == ["Ctrl++"]
    assert chords_of("F1 ?") == ["F1", "?"]


def test_every_key_of_every_page_reaches_its_command(window: MainWindow) -> None:
    lost = []
    reached: list[str] = []
    for page in pages(window):
        enter(window, page)
        for command in page.commands:
            if command.by is not None:
                continue
            for chord, shortcut in zip(chords_of(command.keys), command.shortcuts, strict=True):
                shortcut.setEnabled(True)  # some only while there is something to do
                shortcut.activated.disconnect()
                shortcut.activated.connect(lambda chord=chord: reached.append(chord))
                focus = shortcut.parent()
                assert isinstance(focus, QWidget)
                focus.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                focus.setFocus()
                reached.clear()
                QTest.keySequence(focus, sequence(chord))
                if reached != [chord]:
                    lost.append(f"{type(page).__name__}: {chord}: {command.words}")
    assert lost == []


def test_every_key_that_a_part_takes_by_itself_is_taken(window: MainWindow) -> None:
    lost = []
    session = window.session
    workshop_id = session.state.workshop.id
    for page in pages(window):
        for command in page.commands:
            if command.by is None:
                continue
            for chord in chords_of(command.keys)[: 1 if "…" in command.keys else None]:
                while session.is_open and session.undo_stack.canUndo():
                    session.undo_stack.undo()  # what the key before has done
                session.open(workshop_id)
                enter(window, page)
                if command.by is page:
                    taken = chord == "Tab" or sequence(chord) in of_window(window)
                else:
                    taken = takes(command.by, chord)
                if not taken:
                    lost.append(f"{type(page).__name__}: {chord}: {command.words}")
    assert lost == []


def takes(part: QWidget, chord: str) -> bool:
    """Return whether a part does something with a key, rather than hand it on."""
    pressed = sequence(chord)[0]  # type: ignore[index]  # missing in the stubs
    text = chord if len(chord) == 1 else ""
    event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers(), text)
    part.setFocus()
    part.keyPressEvent(event)
    QApplication.processEvents()
    return event.isAccepted()


def test_every_key_on_a_button_or_beside_a_label_is_one_of_its_page(window: MainWindow) -> None:
    unbound = []
    everywhere = of_window(window)
    for page in pages(window):
        known = everywhere | {sequence(c) for m in page.commands for c in chords_of(m.keys)}
        unbound += [
            f"{type(page).__name__}: {keys}"
            for keys in sorted(shown_keys(page))
            if keys not in IN_A_QUESTION.get(type(page), ())
            and not {sequence(chord) for chord in chords_of(keys)} <= known
        ]
    assert unbound == []


def test_every_key_that_works_everywhere_is_bound_by_the_window(window: MainWindow) -> None:
    listed = {sequence(chord) for keys, _words in EVERYWHERE for chord in chords_of(keys)}
    listed |= {
        sequence(chord)
        for part in (window.rail, window.keys.all_keys, window.menuBar())
        for keys in shown_keys(part)
        for chord in chords_of(keys)
    }
    assert listed <= of_window(window)
