"""The whole sheet, small, in a corner of its photo: which part of it is in view."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from flipchart_to_action.gui.style.palette import LIGHT
from flipchart_to_action.gui.style.theme import theme

_WIDEST, _HIGHEST = 66, 72
_EDGE, _ROUND = 10, 6
_LEAST_ROOM = 260
_ALL = 0.97


class Minimap:
    """Paints the map and knows where it lies; photo sizes are in its pixels."""

    def __init__(self) -> None:
        self._small = QPixmap()
        self._made_of: tuple[int, int, int] = (0, 0, 0)

    def place(self, room: QRectF, photo: QSizeF, seen: QRectF, hand: QRectF | None) -> QRectF:
        """Return where it lies in a view, nowhere if the photo is seen as a whole.

        Args:
            room: The view.
            photo: The size of the photo.
            seen: The part of the photo in view.
            hand: Where the note in hand is in the view; the map keeps away from it.
        """
        if photo.isEmpty() or seen.isEmpty() or room.height() < theme.px(_LEAST_ROOM):
            return QRectF()
        whole = QRectF(QPointF(0, 0), photo)
        shown = whole.intersected(seen)
        if shown.width() * shown.height() >= _ALL * photo.width() * photo.height():
            return QRectF()
        most = QSizeF(theme.px(_WIDEST), theme.px(_HIGHEST))
        size = photo.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        edge = theme.px(_EDGE)
        right, left = room.right() - edge - size.width(), room.left() + edge
        low, high = room.bottom() - edge - size.height(), room.top() + edge
        corners = [QRectF(QPointF(x, y), size) for y in (low, high) for x in (right, left)]
        away = hand.adjusted(-edge, -edge, edge, edge) if hand is not None else QRectF()
        return next((c for c in corners if not c.intersects(away)), QRectF())

    def paint(self, painter: QPainter, at: QRectF, pixmap: QPixmap, seen: QRectF) -> None:
        """Paint the map of `pixmap` at a place; `seen` is the part in view, in shares of it."""
        for grown in (4, 3, 2, 1):  # it floats: one soft shadow
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(27, 32, 48, 14))
            shadow = at.adjusted(-grown, -grown + 2, grown, grown + 2)
            painter.drawRoundedRect(shadow, _ROUND + grown, _ROUND + grown)
        painter.setBrush(QColor(LIGHT.card))
        painter.setPen(QPen(QColor(LIGHT.edge), 1))
        painter.drawRoundedRect(at.adjusted(-3, -3, 3, 3), _ROUND, _ROUND)
        small = self._scaled(pixmap, at, painter.device().devicePixelRatioF())
        painter.drawPixmap(at, small, QRectF(small.rect()))
        frame = QRectF(
            at.left() + seen.left() * at.width(),
            at.top() + seen.top() * at.height(),
            seen.width() * at.width(),
            seen.height() * at.height(),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(LIGHT.marker), 2))
        painter.drawRoundedRect(frame.intersected(at).adjusted(1, 1, -1, -1), 2, 2)

    def _scaled(self, pixmap: QPixmap, at: QRectF, ratio: float) -> QPixmap:
        made_of = (pixmap.cacheKey(), round(at.width() * ratio), round(at.height() * ratio))
        if made_of != self._made_of:  # a photo is large: once, not at every stroke
            self._made_of = made_of
            self._small = pixmap.scaled(
                made_of[1],
                made_of[2],
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._small
