import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.widgets.buttons import KeyButton


def act(button: KeyButton, action: str) -> None:
    """Do what a screen reader does."""
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    interface.actionInterface().doAction(action)


@pytest.mark.parametrize("action", ["Toggle", "Press"])
def test_what_a_screen_reader_does_is_a_click(qtbot: QtBot, action: str) -> None:
    button = KeyButton("No fate yet")
    button.setCheckable(True)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        act(button, action)
    assert button.isChecked()


def test_a_screen_reader_chooses_one_of_several(qtbot: QtBot) -> None:
    group = QButtonGroup()
    buttons = [KeyButton(words) for words in ("Sort", "Decide")]
    for place, button in enumerate(buttons):
        button.setCheckable(True)
        group.addButton(button, place)
        qtbot.addWidget(button)
    buttons[0].setChecked(True)
    with qtbot.waitSignal(group.idClicked) as heard:
        act(buttons[1], "Toggle")
    assert heard.args == [1]
    assert [b.isChecked() for b in buttons] == [False, True]


def test_what_the_page_shows_is_no_click(qtbot: QtBot) -> None:
    button = KeyButton("No fate yet")
    button.setCheckable(True)
    qtbot.addWidget(button)
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(button.isChecked()))
    button.setChecked(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [False]


def test_enter_presses_the_button_with_the_focus(qtbot: QtBot) -> None:
    button = KeyButton("Go on to Decide", "Ctrl+Enter")
    qtbot.addWidget(button)
    heard = []
    button.clicked.connect(lambda: heard.append(True))
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(heard) == 2
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(heard) == 2  # that is the page's main button
