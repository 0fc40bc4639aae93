"""A scroll area whose bar is always there, for screen readers; it shows only where it is needed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class SteadyScroll(QScrollArea):
    """Has as many accessible children at any time, so that none can be gone when it is asked for.

    Qt 6.11 crashes when a screen reader asks for a child that went with its scroll bar a moment
    before (`QAccessibleAbstractScrollArea::child` looks it up by a number that is out of range).

    Args:
        content: What is scrolled; it is as wide as there is room.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_need)
        self._show_need(0, 0)
        self.setWidget(content)

    def _show_need(self, least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > least)  # else the style sheet hides it
