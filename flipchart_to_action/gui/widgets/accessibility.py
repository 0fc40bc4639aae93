"""What screen readers are told beside the widgets themselves."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from flipchart_to_action.gui.widgets.plain_text import set_tip


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it has a moment; the focus stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def accessible(button: QAbstractButton, name: str) -> None:
    """Give a button without words its name and tooltip."""
    button.setAccessibleName(name)
    set_tip(button, name)
