"""Labels: plain text, an icon, and words that end in … where their room ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.plain_text import set_tip


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """Return a label with the look of `role` (see `stylesheet`); plain text, never markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class IconLabel(QLabel):
    """An icon of the theme that follows its colours.

    Args:
        name: A Phosphor name.
        size: Side in pixels at 100 % text.
        tint: A colour token.
    """

    def __init__(self, name: str, size: int = 20, tint: str = "mink") -> None:
        super().__init__()
        self._name, self._size, self._tint = name, size, tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self._show)
        self._show()

    def set(self, name: str, tint: str | None = None) -> None:
        """Show another icon."""
        self._name, self._tint = name, tint or self._tint
        self._show()

    def _show(self) -> None:
        side = theme.px(self._size)
        self.setPixmap(theme.pixmap(self._name, side, self._tint, self.devicePixelRatioF()))
        self.setFixedSize(side, side)


class ElidedLabel(QLabel):
    """A label that ends in … where its room ends; the tooltip has it all."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._full = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._full = " ".join(text.split())
        self.setAccessibleName(self._full)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._full) + 4
        return QSize(width, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut = self.fontMetrics().elidedText(
            self._full, Qt.TextElideMode.ElideRight, max(self.width(), 20)
        )
        self.setText(cut)
        set_tip(self, self._full if cut != self._full else "")
