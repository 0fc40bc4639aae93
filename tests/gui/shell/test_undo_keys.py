"""Ctrl+Z takes back what was done last, in a field and beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.shell.undo_keys import UndoKeys

CONTROL = Qt.KeyboardModifier.ControlModifier


class Bench(QMainWindow):
    """A window with two fields and a stack of steps."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = QUndoStack(self)
        self.line, self.text = QLineEdit(), QPlainTextEdit()
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.addWidget(self.line)
        box.addWidget(self.text)
        self.setCentralWidget(inside)
        undo = self.stack.createUndoAction(self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.addAction(undo)
        UndoKeys(self, self.stack)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    bench = Bench()
    qtbot.addWidget(bench)
    with qtbot.waitExposed(bench):
        bench.show()
    bench.activateWindow()
    return bench


def words(field: QWidget) -> str:
    assert isinstance(field, (QLineEdit, QPlainTextEdit))
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("kind", ["line", "text"])
def test_a_newer_step_goes_before_the_letters_of_a_field(
    qtbot: QtBot, bench: Bench, kind: str
) -> None:
    field: QWidget = bench.line if kind == "line" else bench.text
    other = bench.text if kind == "line" else bench.line
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    bench.stack.push(QUndoCommand("tick"))
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert bench.stack.index() == 0
    assert words(field) == "abc"
    QTest.keyClicks(field, "d")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert words(field) == "abc"  # what was typed after it is the field's own
    QTest.keyClicks(field, "e")
    other.setFocus()
    bench.stack.push(QUndoCommand("tick"))
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert bench.stack.index() == 0
    assert words(field) == "abce"


def test_the_cursor_and_what_is_chosen_stay(qtbot: QtBot, bench: Bench) -> None:
    bench.line.setFocus()
    qtbot.waitUntil(bench.line.hasFocus)
    QTest.keyClicks(bench.line, "abcdef")
    bench.line.setSelection(4, -3)
    bench.stack.push(QUndoCommand("tick"))
    assert bench.line.selectedText() == "bcd"
    assert bench.line.cursorPosition() == 1
