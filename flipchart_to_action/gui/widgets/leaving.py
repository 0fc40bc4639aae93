"""When a field is left: the one rule for everything that happens as somebody leaves a field."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

_COMES_BACK = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


def stays(event: QFocusEvent) -> bool:
    """Return whether the focus only goes to another window or a menu, or comes back from there.

    None of that is leaving a field, or coming to it: who looks something up elsewhere, or opens the
    field's own menu, goes on typing in the same words afterwards.
    """
    return event.reason() in _COMES_BACK


def leaves(event: QEvent) -> bool:
    """Return whether an event of a field says that it is left: by the focus, or as it is hidden.

    A window that the desktop takes off the screen comes back as it was.
    """
    if isinstance(event, QFocusEvent):
        return event.lostFocus() and not stays(event)
    return event.type() is QEvent.Type.Hide and not event.spontaneous()


def is_in(field: QWidget) -> bool:
    """Return whether somebody is in `field`, also while another window or a menu has the focus."""
    return field.window().focusWidget() is field


def leave(part: QWidget) -> None:
    """Leave what somebody is in within `part`, so that it keeps its words, before `part` goes.

    Qt tells a field nothing of it while another window has the focus.
    """
    field = part.focusWidget()
    if field is None or not is_in(field):
        return
    if field.hasFocus():
        field.clearFocus()
    else:
        left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(field, left)
