"""A short word on a ground of its own, as a widget and for delegates."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import Look


class Tag(QWidget):
    """A small label with an icon, such as a fate; not pressable.

    Args:
        text: The words.
        icon: A Phosphor name, or empty.
        kind: "plain" (no ground), "soft" (sunk ground), "wash" (accent) or "amber" (late, lacking).
        parent: The parent.
    """

    def __init__(
        self, text: str = "", icon: str = "", kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._icon, self._kind = text, icon, kind
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    def set(self, text: str, icon: str = "", kind: str = "plain") -> None:
        """Show something else."""
        self._text, self._icon, self._kind = text, icon, kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return tag_size(self._text, self._icon, self._kind)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_tag(
            QPainter(self),
            QRectF(self.rect()),
            self._text,
            self._icon,
            self._kind,
            self.devicePixelRatioF(),
        )


_TAGS = {
    "plain": Look(None, None, "ink2"),
    "soft": Look("sunk", "line", "ink2"),
    "wash": Look("wash", "wash2", "mink"),
    "amber": Look("amber_w", "amber_l", "amber"),
    "red": Look("red_w", "red_l", "red"),
}


def tag_size(text: str, icon: str, kind: str) -> QSize:
    """Return the size in pixels of a tag, for delegates that paint one."""
    width = QFontMetrics(theme.font(11, 400)).horizontalAdvance(text)
    if icon:
        width += theme.px(16) + theme.px(6)
    return QSize(width + (theme.px(18) if kind != "plain" else 2), theme.px(26))


def paint_tag(
    painter: QPainter, rect: QRectF, text: str, icon: str, kind: str, ratio: float = 1.0
) -> None:
    """Paint a tag into `rect`; `kind` as for `Tag`, `ratio` is that of the screen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look = _TAGS[kind]
    painter.setPen(QPen(theme.colour(look.border), 1) if look.border else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(look.ground) if look.ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    x = rect.left() + (theme.px(9) if kind != "plain" else 0)
    if icon:
        side = theme.px(16)
        pixmap = theme.pixmap(icon, side, look.text, ratio)
        painter.drawPixmap(QPointF(x, rect.center().y() - side / 2), pixmap)
        x += side + theme.px(6)
    painter.setFont(theme.font(11, 400))
    painter.setPen(theme.colour(look.text))
    painter.drawText(
        QRectF(x, rect.top(), rect.right() - x + 2, rect.height()),
        Qt.AlignmentFlag.AlignVCenter,
        text,
    )
    painter.restore()
