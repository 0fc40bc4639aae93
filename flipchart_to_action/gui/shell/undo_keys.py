"""Ctrl+Z in a text field: first what was typed there is taken back, then steps of the program."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class UndoKeys(QObject):
    """Lets the keys of undo and redo pass by a field that has nothing of its own for them.

    Qt's fields take those keys in any case, and then do nothing with them.

    Args:
        parent: Owns this object.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # On what has the focus alone: to look at every event of the program would make it slow.
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, _FIELDS):
            return False
        ctrl_y = event.keyCombination() == _CTRL_Y  # not on every system is it a field's own key
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = ctrl_y or event.matches(QKeySequence.StandardKey.Redo)
        if not undo and not redo:
            return False
        own = _has_own(watched, redo=redo)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(own)
            return True
        if event.type() is QEvent.Type.KeyPress and own and ctrl_y:
            watched.redo()
            return True
        return False


def _has_own(field: QLineEdit | QPlainTextEdit | QTextEdit, *, redo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    history = field.document()
    return history.isRedoAvailable() if redo else history.isUndoAvailable()
