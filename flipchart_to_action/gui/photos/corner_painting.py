"""The brush strokes of the corners; the same in light and dark, as they lie on photos."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from flipchart_to_action.gui.style.palette import LIGHT

_WHITE = QColor("#FFFFFF")
_GLASS = QColor(27, 32, 48, 70)


def quad(painter: QPainter, corners: Sequence[QPointF], *, guess: bool) -> None:
    """Paint the edge of the sheet; dashed while it is only where one may begin."""
    polygon = QPolygonF(list(corners))
    pen = QPen(QColor(LIGHT.marker), 2.5)
    if guess:
        pen.setDashPattern([3, 2.4])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_WHITE, 5))
    painter.drawPolygon(polygon)
    painter.setPen(pen)
    painter.drawPolygon(polygon)


def handle(painter: QPainter, at: QPointF, radius: float, *, in_hand: bool) -> None:
    """Paint a round handle; the one in hand is larger, with a second ring."""
    if in_hand:
        _ring(painter, at, radius * 1.45, 3.5)
        radius *= 0.9
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GLASS)
    painter.drawEllipse(at, radius, radius)
    _ring(painter, at, radius, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_WHITE)
    painter.drawEllipse(at, 4.2, 4.2)
    painter.setBrush(QColor(LIGHT.marker))
    painter.drawEllipse(at, 3, 3)


def _ring(painter: QPainter, at: QPointF, radius: float, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_WHITE, width + 3))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor(LIGHT.marker), width))
    painter.drawEllipse(at, radius, radius)


def loupe(
    painter: QPainter,
    rect: QRectF,
    pixmap: QPixmap,
    part: QRectF,
    sides: tuple[QPointF, QPointF],
) -> None:
    """Paint what lies round the corner in hand, enlarged, with the two sides that meet there.

    Args:
        painter: Where to paint.
        rect: The square that the loupe fills.
        pixmap: The photo.
        part: What is seen in the loupe, in pixels of the pixmap, the corner in its middle.
        sides: The directions of the two sides from the corner.
    """
    painter.save()
    shape = QPainterPath()
    shape.addEllipse(rect)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, QColor(LIGHT.ink))
    painter.drawPixmap(rect, pixmap, part)
    middle = rect.center()
    for colour, width in ((_WHITE, 3.0), (QColor(LIGHT.marker), 1.5)):
        painter.setPen(QPen(colour, width))
        for side in sides:
            length = max(1e-6, (side.x() ** 2 + side.y() ** 2) ** 0.5)
            painter.drawLine(middle, middle + side * (rect.width() / length))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_WHITE, 5))
    painter.drawEllipse(rect.adjusted(2, 2, -2, -2))
    painter.setPen(QPen(QColor(LIGHT.marker), 2))
    painter.drawEllipse(rect.adjusted(2, 2, -2, -2))
