"""Small builders for what every page is made of: frames, hairlines, rows and columns."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from flipchart_to_action.gui.style.theme import theme

WIDGET_SIZE_MAX = 16_777_215
"""No limit, in pixels: QWIDGETSIZE_MAX, which PySide6 does not export."""

RING = 6
"""Room for the focus ring round what stands at the edge; what scrolls has it inside."""


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another look from the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def frame(role: str) -> QFrame:
    """Return a frame with the look of `role`: "card", "sunk", "foot", "warning" and so on."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def hline() -> QFrame:
    """Return a hairline."""
    return frame("hline")


def column(spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return a vertical layout."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def row(spacing: int = 12, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return a horizontal layout."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def size_dialog(dialog: QDialog, width: int, height: int) -> None:
    """Make a dialog so large, in pixels at 100 % text, as far as the screen has room for it."""
    room = dialog.screen().availableSize() - QSize(40, 60)
    dialog.resize(QSize(theme.px(width), theme.px(height)).boundedTo(room))
