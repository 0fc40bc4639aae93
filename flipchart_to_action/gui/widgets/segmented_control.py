"""Two parts of a page, one of them in view: "Sort the notes | Make decisions"."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton, Look
from flipchart_to_action.gui.widgets.layout import row

_ROUND = 9.0


class _Half(KeyButton):
    """One part's button: the chosen one is ink, and only its outer corners are round."""

    def __init__(self, text: str, keys: str, *, first: bool) -> None:
        super().__init__(text, keys)
        self._first = first
        self.setCheckable(True)

    @override
    def look(self) -> Look:
        if self.isChecked():
            return Look("ink", "ink", "desk")
        return super().look()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        beyond = inner.adjusted(0, 0, 20, 0) if self._first else inner.adjusted(-20, 0, 0, 0)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour(look.ground or "card"))
        painter.drawRoundedRect(beyond, _ROUND, _ROUND)
        self.paint_content(painter, look)


class SegmentedControl(QWidget):
    """Two buttons of which one is chosen.

    Args:
        name: The accessible name.
        first: The words and the key of the first part.
        second: Those of the second.
    """

    chosen = Signal(int)
    """The place (0 or 1) of the part that somebody chose."""

    def __init__(self, name: str, first: tuple[str, str], second: tuple[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons = (_Half(*first, first=True), _Half(*second, first=False))
        line = row(0)
        for place, button in enumerate(self.buttons):
            self._group.addButton(button, place)
            line.addWidget(button)
        line.addStretch(1)
        self.setLayout(line)
        self._group.idClicked.connect(self.chosen)

    def show_chosen(self, place: int) -> None:
        """Show which part is in view."""
        self.buttons[place].setChecked(True)
        for button in self.buttons:
            said = "in view" if button.isChecked() else "not in view"
            button.setAccessibleDescription(f"{said}. Key: {button.keys}")

    def set_words(self, first: str, second: str) -> None:
        """Give the parts other words, for where there is less room."""
        for button, words in zip(self.buttons, (first, second), strict=True):
            button.set_text(words)
            button.setAccessibleName(words)
