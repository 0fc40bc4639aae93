"""Every page as somebody meets it who does not see it, or has no mouse."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.state import added
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings, ThemeChoice
from flipchart_to_action.storage.library import Library

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.Dialog,
}


@pytest.fixture(params=[100, 200])
def application(
    request: pytest.FixtureRequest, qtbot: QtBot, library: Library, tmp_path: Path
) -> Iterator[Application]:
    """Give the program with a workshop in the middle of its day, at two text sizes."""
    settings = Settings(theme=ThemeChoice.LIGHT, text_scale=request.param)
    application = Application(library, settings, tmp_path / "settings.toml")
    window = application.parts.window
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        application.start()
    window.resize(1280, 720)
    window.activateWindow()
    application.new_workshop()
    session = application.parts.session
    session.do("add people", edits.add_people(session.state, "Farida Rahman\nTom Okafor"))
    notes = [
        Note(workshop_id=session.state.workshop.id, position=float(i), text=text)
        for i, text in enumerate(("Ring every family", "A real lunch", "A second minibus"))
    ]
    session.do("add notes", added(*notes))
    decision_id, change = edits.decide(session.state, notes[0].id)
    session.do("decide", change)
    session.do("set date", edits.set_fields(session.state, decision_id, due=date(2027, 1, 29)))
    session.do("park note", edits.set_fate(session.state, notes[1].id, Fate.PARKED))
    yield application
    application.stop()


def _walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if interface.state().invisible:
        return
    yield interface
    for i in range(interface.childCount()):
        child = interface.child(i)
        if child is not None:
            yield from _walk(child)


def test_every_control_tells_its_name(application: Application) -> None:
    window = application.parts.window
    nameless = []
    for step in window.pages:
        window.go_to(step)
        root = QAccessible.queryAccessibleInterface(window)
        assert root is not None
        found = [i for i in _walk(root) if i.role() in ROLES]
        assert len(found) > 5, step
        nameless += [
            f"{step}: {i.role().name} {i.object().objectName()}"
            for i in found
            if not i.text(QAccessible.Text.Name)
        ]
    assert nameless == []


def test_tab_reaches_every_control_of_every_page_and_comes_round(application: Application) -> None:
    window = application.parts.window
    for step, page in window.pages.items():
        window.go_to(step)
        wanted = {w for w in page.findChildren(QWidget) if _is_pressed_or_typed_in(w)}
        seen: list[QWidget] = []
        for _ in range(300):
            focus = QApplication.focusWidget()
            assert focus is not None, step
            if focus in seen:
                break
            seen.append(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        reached = {w for w in wanted if _group_of(w) & set(seen)}
        missed = [f"{w} {w.accessibleName()}" for w in wanted - reached]
        assert missed == [], step


def _group_of(widget: QWidget) -> set[QWidget]:
    """Return the widget, or all of its group: Tab goes to the chosen one, arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return set(group.buttons()) if group is not None and group.exclusive() else {widget}


def _is_pressed_or_typed_in(widget: QWidget) -> bool:
    return (
        isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        and widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )
