"""Ctrl+Z in a text field takes back what was done last: letters typed there, or a step."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from flipchart_to_action.gui.widgets.save_timer import SaveTimer

_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)
_LEFT_AT = "stepsWhenLeft"


class UndoKeys(QObject):
    """Lets the keys of undo and redo pass by a field that has nothing of its own for them.

    Qt's fields take those keys in any case, and then do nothing with them. What a field can take
    back by itself ends where the program has done, taken back or brought again a step that is none
    of that field's typing: before that step the letters are a step of the program, too.

    Args:
        parent: Owns this object.
        stack: The steps of the program.
    """

    def __init__(self, parent: QObject, stack: QUndoStack) -> None:
        super().__init__(parent)
        self._steps = 0
        stack.indexChanged.connect(self._step_done)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        # On what has the focus alone: to look at every event of the program would make it slow.
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(old, _FIELDS):
            old.setProperty(_LEFT_AT, self._steps)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)
            if new.property(_LEFT_AT) not in (None, self._steps):
                _forget_history(new)

    def _step_done(self) -> None:
        focus = QApplication.focusWidget()
        typed = SaveTimer.at_work()
        if isinstance(focus, _FIELDS) and typed is focus:
            return
        self._steps += 1
        if isinstance(focus, _FIELDS):
            _forget_history(focus)

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


def _forget_history(field: QLineEdit | QPlainTextEdit | QTextEdit) -> None:
    """Let a field take nothing back by itself any more; its words, cursor and choice stay."""
    if not isinstance(field, QLineEdit):
        field.document().clearUndoRedoStacks()
        return
    cursor, start, chosen = field.cursorPosition(), field.selectionStart(), field.selectedText()
    field.blockSignals(True)
    field.setText(field.text())  # Qt has no other way
    field.blockSignals(False)
    field.setCursorPosition(cursor)
    if chosen:
        other_end = start + len(chosen) if cursor == start else start
        field.setSelection(other_end, cursor - other_end)  # the cursor is where it was
