"""Keys as a user presses them: where the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key."""
    QTest.keyClick(_focused(), key, modifier or Qt.KeyboardModifier.NoModifier)


def type_words(text: str) -> None:
    """Type words, a key after the other."""
    QTest.keyClicks(_focused(), text)
