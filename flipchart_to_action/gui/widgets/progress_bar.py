"""The progress bar: 8 px, always beside words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme


class ProgressBar(QProgressBar):
    """A bar from 0 to 1, painted with the theme's tokens.

    Args:
        name: What it measures, for screen readers.
        parent: The parent.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def set_share(self, share: float) -> None:
        """Show how much is done, 0..1."""
        value = round(1000 * min(max(share, 0.0), 1.0))
        if value == self.value():
            return
        # A bar that may paint does so here and now, and with it all else that waits to be painted.
        self.setUpdatesEnabled(False)
        self.setValue(value)
        self.setUpdatesEnabled(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(8))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(8))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self.value() / 1000)


def paint_bar(painter: QPainter, rect: QRectF, share: float) -> None:
    """Paint a bar into `rect`, filled to `share` (0..1)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(theme.colour("wash2"))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * share))
        painter.setBrush(theme.colour("marker"))
        painter.drawRoundedRect(filled, radius, radius)
    painter.restore()
