"""Words that stand in one line with fields or marks, and are as high as they."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme


class BaselineLabel(QLabel):
    """A label of a given least height and width, which grow with the text.

    Args:
        text: The words.
        role: Their look (see `stylesheet`).
        height: The least height in pixels at 100 % text; a field has 42.
        width: The least width in pixels at 100 % text.
    """

    def __init__(
        self, text: str = "", role: str = "form", height: int = 42, width: int = 0
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._least = QSize(width, height)
        theme.follow(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        least = QSize(theme.px(self._least.width()), theme.px(self._least.height()))
        return super().sizeHint().expandedTo(least)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
