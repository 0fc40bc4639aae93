"""What the room sees from the back: large buttons, dots and handwriting, in a palette of their own.

The room's screen is light or dark apart from the window, and its sizes follow the screen, not the
text size that is chosen for the window.
"""

from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.palette import DARK, LIGHT, Palette
from flipchart_to_action.gui.style.theme import FAMILY, theme

SMALLEST = 28.0
"""Points: nothing is smaller on the room's screen."""


@dataclass(frozen=True, slots=True)
class Look:
    """A palette and how many pixels a point has on this screen."""

    palette: Palette = LIGHT
    point: float = 96 / 72

    @property
    def dark(self) -> bool:
        """Whether it is the dark palette."""
        return self.palette is DARK

    def other(self) -> "Look":
        """Return light for dark and dark for light."""
        return replace(self, palette=LIGHT if self.dark else DARK)

    def colour(self, token: str) -> QColor:
        """Return the colour of a token."""
        return QColor(getattr(self.palette, token))

    def px(self, points: float) -> int:
        """Return so many points in pixels, rather more than less."""
        return ceil(points * self.point)

    def font(self, points: float, weight: int = 400) -> QFont:
        """Return the face at `points`."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(points))
        font.setWeight(QFont.Weight(weight))
        return font


class RoomPart(QWidget):
    """Something that paints itself in a `Look`."""

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Paint in another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def paint_cap(painter: QPainter, rect: QRectF, text: str, look: Look, *, on_main: bool) -> None:
    """Paint a large key-cap."""
    edge = look.colour("on" if on_main else "edge")
    radius = look.px(6)
    painter.setPen(QPen(edge, max(1, look.px(1.2))))
    painter.setBrush(Qt.BrushStyle.NoBrush if on_main else look.colour("card"))
    painter.drawRoundedRect(rect, radius, radius)
    thick = look.px(2.6)
    painter.setPen(QPen(edge, thick))
    low = rect.bottom() - thick / 2 + 1
    painter.drawLine(
        QPointF(rect.left() + radius - 1, low), QPointF(rect.right() - radius + 1, low)
    )
    painter.setPen(look.colour("on" if on_main else "ink"))
    painter.setFont(look.font(SMALLEST, 700))
    painter.drawText(rect.adjusted(0, -thick / 2, 0, -thick), Qt.AlignmentFlag.AlignCenter, text)


class RoomButton(QPushButton):
    """A button with its key before its words.

    Args:
        cap: What its key-cap shows.
        text: Its words.
        main: Whether it is the one that is pressed next.
    """

    def __init__(self, cap: str, text: str, *, main: bool = False) -> None:
        super().__init__(text)
        self._cap, self._main = cap, main
        self.look = Look()
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Key: {cap}")
        self.setAutoDefault(False)
        self.setProperty("ownFocus", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Paint in another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    def _cap_width(self) -> float:
        metrics = QFontMetricsF(self.look.font(SMALLEST, 700))
        return max(self.look.px(45), metrics.horizontalAdvance(self._cap) + self.look.px(20))

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.look.font(SMALLEST, 700))
        words = metrics.horizontalAdvance(self.text())
        width = self._cap_width() + words + self.look.px(62)
        return QSize(round(width), self.look.px(76))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = look.px(4)
        rect = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring).adjusted(2, 2, -2, -2)
        radius = look.px(11)
        painter.setPen(Qt.PenStyle.NoPen if self._main else QPen(look.colour("edge"), 2))
        painter.setBrush(look.colour("marker" if self._main else "card"))
        painter.drawRoundedRect(rect, radius, radius)
        height = look.px(44)
        at = QRectF(rect.left() + look.px(16), rect.center().y() - height / 2, 0, height)
        at.setWidth(self._cap_width())
        paint_cap(painter, at, self._cap, look, on_main=self._main)
        painter.setFont(look.font(SMALLEST, 700))
        painter.setPen(look.colour("on" if self._main else "ink"))
        words = QRectF(at.right() + look.px(14), rect.top(), rect.width(), rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), ring))
            around = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            painter.drawRoundedRect(around, radius + ring, radius + ring)


class OtherKeys(RoomPart):
    """Says that the arrows lead to the other decisions; paint, not buttons."""

    _WORDS = "other decisions"

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The arrow keys lead to the other decisions")

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.look.font(SMALLEST)).horizontalAdvance(self._WORDS)
        return QSize(round(words) + self.look.px(126), self.look.px(48))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, height = look.px(46), look.px(44)
        top = (self.height() - height) / 2
        for place, arrow in enumerate("←→"):
            rect = QRectF(1 + place * (side + look.px(12)), top, side, height)
            paint_cap(painter, rect, arrow, look, on_main=False)
        painter.setFont(look.font(SMALLEST))
        painter.setPen(look.colour("ink2"))
        rest = QRectF(2 * side + look.px(26), 0, self.width(), self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._WORDS)


class Dots(RoomPart):
    """One dot a decision: filled up to the one in hand, with a tick where the room agreed."""

    def __init__(self) -> None:
        super().__init__()
        self._agreed: tuple[bool, ...] = ()
        self._current = 0
        self._room = 0

    def set_room(self, room: int) -> None:
        """Take at most `room` pixels."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def show_dots(self, agreed: tuple[bool, ...], current: int) -> None:
        """Show the decisions, the one at `current` in hand (-1: none)."""
        self._agreed, self._current = agreed, current
        self.setAccessibleName(f"{sum(agreed)} of {len(agreed)} read back")
        self.updateGeometry()
        self.update()

    def _unit(self) -> float:
        """Return the width of a dot; many decisions make small dots."""
        count = max(1, len(self._agreed))
        return min(float(self.look.px(19)), self._room / (count * 1.4 + 1))

    @override
    def sizeHint(self) -> QSize:
        count = len(self._agreed)
        return QSize(round(self._unit() * (count * 1.4 + 1)) + 4, self.look.px(26))

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, unit = self.look, QPainter(self), self._unit()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(float(self.height() - 4), unit)
        x, top = 2.0, (self.height() - height) / 2
        for place, agreed in enumerate(self._agreed):
            width = unit * (2 if place == self._current else 1)
            filled = agreed or place == self._current
            painter.setPen(QPen(look.colour("marker" if filled else "edge"), look.px(1.6)))
            painter.setBrush(look.colour("marker") if filled else Qt.BrushStyle.NoBrush)
            dot = QRectF(x, top, width, height)
            painter.drawRoundedRect(dot, height / 2, height / 2)
            if agreed:
                _paint_tick(painter, dot, look)
            x += width + unit * 0.4


def _paint_tick(painter: QPainter, dot: QRectF, look: Look) -> None:
    half, centre = dot.height() * 0.24, dot.center()
    path = QPainterPath(centre + QPointF(-half, 0))
    path.lineTo(centre + QPointF(-half * 0.2, half * 0.8))
    path.lineTo(centre + QPointF(half, -half * 0.8))
    pen = QPen(look.colour("on"), max(1.5, dot.height() * 0.14))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


class RoomPicture(RoomPart):
    """The handwriting that a decision came from."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()

    def show_picture(self, pixmap: QPixmap | None, words: str) -> None:
        """Show a picture, or nothing."""
        self._pixmap = pixmap or QPixmap()
        self.setAccessibleName(f"Handwriting: {words}" if words else "Handwriting")
        self.updateGeometry()
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture."""
        return self._pixmap.isNull()

    @override
    def sizeHint(self) -> QSize:
        if self._pixmap.isNull():
            return QSize(0, 0)
        size = self._pixmap.size()
        most = QSize(self.look.px(556), self.look.px(74))
        if size.height() > size.width() / 3:  # a sticky note or a whole sheet
            most = QSize(self.look.px(556), self.look.px(140))
        return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.setClipPath(path)
        painter.drawPixmap(self.rect(), self._pixmap)
        painter.setClipping(False)
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawPath(path)


class RoomIcon(RoomPart):
    """An icon beside a line.

    Args:
        name: A Phosphor name.
        tint: A colour token.
    """

    def __init__(self, name: str, tint: str = "mink") -> None:
        super().__init__()
        self._name, self._tint = name, tint

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.look.px(33), self.look.px(39))  # as high as the line beside it

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = getattr(self.look.palette, self._tint)
        picture = theme.tinted(self._name, self.width(), colour, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(0, (self.height() - self.width()) / 2), picture)
