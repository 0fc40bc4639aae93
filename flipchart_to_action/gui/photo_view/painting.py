"""The brush strokes of the photo view; paper in light and dark alike, as photos are."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from flipchart_to_action.gui.style.palette import LIGHT
from flipchart_to_action.gui.style.theme import theme

_PAPER = "#F6F3EC"


def ground(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint what lies behind the photo, and keep all that follows inside its round corners."""
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.setClipPath(shape)
    painter.fillRect(rect, theme.colour("rail"))


def message(painter: QPainter, rect: QRectF, text: str) -> None:
    """Say in words why there is no picture."""
    painter.setFont(theme.font(12.5, 400))
    painter.setPen(theme.colour("ink2"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(24, 12, -24, -12), int(flags), text)


def picture(painter: QPainter, rect: QRectF, pixmap: QPixmap) -> None:
    """Paint the photo into `rect`."""
    painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))


def veil(painter: QPainter, photo: QRectF, hand: QRectF, strength: float) -> None:
    """Let all of the photo but the note in hand fade behind paper."""
    shape = QPainterPath()
    shape.addRect(photo)
    hole = QPainterPath()
    hole.addRoundedRect(hand, 7, 7)
    colour = QColor(_PAPER)
    colour.setAlphaF(strength)
    painter.fillPath(shape.subtracted(hole), colour)


def dashed(painter: QPainter, rect: QRectF, *, thin: bool = False) -> None:
    """Paint the box of a note that is not in hand; `thin` where there are a great many."""
    pen = QPen(QColor(LIGHT.ink2), 0.8 if thin else 1.4, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 6, 6)


def in_hand(painter: QPainter, rect: QRectF) -> None:
    """Paint the box of the note in hand: the marker's colour with a white halo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#FFFFFF"), 7))
    painter.drawRoundedRect(rect, 7, 7)
    painter.setPen(QPen(QColor(LIGHT.marker), 3))
    painter.drawRoundedRect(rect, 7, 7)


def chosen(painter: QPainter, rect: QRectF) -> None:
    """Paint the box of a note that is chosen beside the one in hand."""
    wash = QColor(LIGHT.marker)
    wash.setAlphaF(0.12)
    painter.setBrush(wash)
    painter.setPen(QPen(QColor(LIGHT.marker), 2))
    painter.drawRoundedRect(rect, 6, 6)


def cut(painter: QPainter, first: QPointF, last: QPointF) -> None:
    """Paint the thin line at which a note would be cut, with a white halo."""
    for colour, width in (("#FFFFFF", 5.0), (LIGHT.red, 2.0)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(first, last)


def number(painter: QPainter, rect: QRectF, value: int) -> None:
    """Paint the number of a note at the corner of its box."""
    painter.setFont(theme.font(10.5, 600))
    text = str(value)
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 8, metrics.height()
    place = QRectF(rect.left(), rect.top() - height / 2, width, height)
    painter.setPen(QPen(QColor(LIGHT.edge), 1))
    painter.setBrush(QColor(LIGHT.card))
    painter.drawRoundedRect(place, 5, 5)
    painter.setPen(QColor(LIGHT.ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def border(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the hairline round the view."""
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
