"""A list to choose one thing from, closed to a line."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme


class ComboBox(QComboBox):
    """A list with an arrow in the theme's colours; the wheel scrolls the page, not the choice.

    Args:
        name: The accessible name.
        choices: Each value with its words, in their order.
    """

    chosen = Signal(object)
    """The value that somebody chose."""

    def __init__(self, name: str, choices: Mapping[Any, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values = list(choices)
        for words in choices.values():
            self.addItem(words)
        self.currentIndexChanged.connect(self._hand_over)

    @property
    def value(self) -> object:
        """The value that is chosen; None where none is."""
        index = self.currentIndex()
        return self._values[index] if index >= 0 else None

    def show_value(self, value: object) -> None:
        """Show which one is chosen, and tell nobody; nothing where it is none of the list."""
        index = self._values.index(value) if value in self._values else -1
        self.blockSignals(True)
        self.setCurrentIndex(index)
        self.blockSignals(False)

    def _hand_over(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self._values[index])

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(16)
        arrow = theme.pixmap("ph.caret-down", side, "ink2", self.devicePixelRatioF())
        at = QPointF(self.width() - side - theme.px(8), (self.height() - side) / 2)
        QPainter(self).drawPixmap(at, arrow)
