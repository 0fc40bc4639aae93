"""A photo with what was found on it: zoomed to the note in hand, or as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Box
from flipchart_to_action.gui.photo_view import painting
from flipchart_to_action.gui.photo_view.minimap import Minimap
from flipchart_to_action.gui.photo_view.viewport import fitting, framing, inside, rect_of
from flipchart_to_action.gui.style.motion import motion
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.plain_text import as_tip

GLIDE_MS = 160
_DRAG = 12
_MANY = 40
"""From so many notes on frames are thin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on the photo, in its pixels, and the id of the note that it belongs to.

    `lines`: the boxes of its lines.
    """

    id: str
    box: Box
    words: str = ""
    lines: tuple[Box, ...] = ()


class PhotoView(QWidget):
    """Shows one photo. All boxes and sizes are in pixels of the upright photo.

    Args:
        drawing: Whether a drag over the photo draws the box of a new note; where only a part is
            seen, a map of the whole stands in a corner then.
        parent: The parent.
    """

    mark_clicked = Signal(str)
    """The id of the note whose box was clicked."""
    drawn = Signal(tuple)
    """A box that was drawn on the photo."""

    def __init__(self, *, drawing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.veil = 0.42
        self.radius = 14.0
        self._drawing = drawing
        self._map = Minimap() if drawing else None
        self._pixmap: QPixmap | None = None
        self._size = QSize()
        self._marks: tuple[Mark, ...] = ()
        self._in_hand: str | None = None
        self._message = ""
        self._whole = False
        self._seen = QRectF()
        self._pressed: QPointF | None = None
        self._drag: QRectF | None = None
        self._numbers = False
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._glided)
        self.setMouseTracking(True)
        self.setMinimumSize(80, 80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.follow(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def show_photo(self, pixmap: QPixmap | None, size: QSize, message: str = "") -> None:
        """Show another photo, or the same at another quality.

        Args:
            pixmap: The photo at any size; None while there is none to show.
            size: Of the upright photo in full, in pixels.
            message: What to say in its place where there is no picture.
        """
        other = size != self._size
        self._pixmap, self._size, self._message = pixmap, size, message
        if other:
            self._marks, self._in_hand = (), None
            self._look(glide=False)
        self.update()

    def show_marks(self, marks: Sequence[Mark], in_hand: str | None, *, glide: bool = True) -> None:
        """Show the boxes of the notes on this photo, and go to that of the note in hand."""
        if tuple(marks) == self._marks and in_hand == self._in_hand:
            return
        self._marks, self._in_hand = tuple(marks), in_hand
        self._look(glide=glide)
        self.update()

    @property
    def whole(self) -> bool:
        """Whether the whole photo is shown rather than the note in hand."""
        return self._whole

    def set_whole(self, whole: bool) -> None:
        """Show the whole photo, or go back to the note in hand."""
        self._whole = whole
        self._look(glide=True)

    @property
    def seen(self) -> QRectF:
        """The part of the photo that is on the screen, or will be when the glide ends."""
        target = self._glide.endValue()
        return QRectF(target) if self._gliding() else QRectF(self._seen)

    @property
    def mark_in_hand(self) -> Mark | None:
        """The box of the note in hand, with its lines."""
        return next((m for m in self._marks if m.id == self._in_hand), None)

    @property
    def box_in_hand(self) -> Box | None:
        """The box of the note in hand."""
        mark = self.mark_in_hand
        return mark.box if mark is not None else None

    def set_numbers(self, numbers: bool) -> None:
        """Show the number of each note beside its box, or don't."""
        self._numbers = numbers
        self.update()

    def _gliding(self) -> bool:
        return self._glide.state() is QVariantAnimation.State.Running

    def _look(self, *, glide: bool) -> None:
        """Bring the note in hand, or the whole photo, into view."""
        room = QSize(self.width(), self.height())
        box = self.box_in_hand
        if self._whole or box is None:
            target = fitting(self._size, room)
        else:
            target = framing(box, [m.box for m in self._marks], self._size, room)
        self._move_to(target, glide=glide)

    def _move_to(self, target: QRectF, *, glide: bool = True) -> None:
        self._glide.stop()
        if not (glide and motion.wanted and self.isVisible()) or self._seen.isEmpty():
            self._seen = target
            self.update()
            return
        self._glide.setStartValue(QRectF(self._seen))
        self._glide.setEndValue(target)
        self._glide.start()

    def _glided(self, value: object) -> None:
        if isinstance(value, QRectF):
            self._seen = QRectF(value)
            self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look(glide=False)

    def _scale(self) -> float:
        return self.width() / self._seen.width() if self._seen.width() > 0 else 1.0

    def on_screen(self, rect: QRectF) -> QRectF:
        """Return where a part of the photo is in this widget."""
        scale = self._scale()
        return QRectF(
            (rect.x() - self._seen.x()) * scale,
            (rect.y() - self._seen.y()) * scale,
            rect.width() * scale,
            rect.height() * scale,
        )

    def _on_photo(self, at: QPointF) -> QPointF:
        scale = self._scale()
        return QPointF(self._seen.x() + at.x() / scale, self._seen.y() + at.y() / scale)

    def mark_at(self, at: QPointF) -> Mark | None:
        """Return the smallest box that holds a point of this widget."""
        point = self._on_photo(at)
        hit = [m for m in self._marks if rect_of(m.box).contains(point)]
        return min(
            hit, key=lambda m: rect_of(m.box).width() * rect_of(m.box).height(), default=None
        )

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.map_rect.contains(event.position()):
            self._go_on_map(event.position())
            return
        self._pressed = event.position()
        self._drag = None

    @property
    def map_rect(self) -> QRectF:
        """Where the map of the whole lies; empty where there is none."""
        if self._map is None or self._pixmap is None:
            return QRectF()
        box = self.box_in_hand
        hand = self.on_screen(rect_of(box)) if box is not None else None
        return self._map.place(QRectF(self.rect()), QSizeF(self._size), self.seen, hand)

    def _go_on_map(self, at: QPointF) -> None:
        """Bring the part of the photo into view that was pressed on the map."""
        place, seen = self.map_rect, QRectF(self.seen)
        across, down = (at - place.topLeft()).toTuple()
        seen.moveCenter(
            QPointF(
                across / place.width() * self._size.width(),
                down / place.height() * self._size.height(),
            )
        )
        room = self._size.width() - seen.width(), self._size.height() - seen.height()
        if room[0] > 0:
            seen.moveLeft(min(max(seen.left(), 0.0), room[0]))
        if room[1] > 0:
            seen.moveTop(min(max(seen.top(), 0.0), room[1]))
        self._move_to(seen, glide=True)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.mark_at(event.position())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if over
            else Qt.CursorShape.CrossCursor
            if self._drawing and self._pixmap is not None
            else Qt.CursorShape.ArrowCursor
        )
        if self._pressed is None or not self._drawing or self._pixmap is None:
            return
        moved = event.position() - self._pressed
        if self._drag is not None or moved.manhattanLength() > _DRAG:
            self._drag = QRectF(self._pressed, event.position()).normalized()
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, pressed = self._drag, self._pressed
        self._drag = self._pressed = None
        if drag is not None:
            self.update()
            first, last = self._on_photo(drag.topLeft()), self._on_photo(drag.bottomRight())
            box = inside(QRectF(first, last), self._size)
            if box[2] - box[0] > 2 and box[3] - box[1] > 2:
                self.drawn.emit(box)
        elif pressed is not None:
            mark = self.mark_at(event.position())
            if mark is not None:
                self.mark_clicked.emit(mark.id)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move up and down over a photo that is larger than its room."""
        if self._size.isEmpty():
            event.ignore()
            return
        step = -event.angleDelta().y() / 120 * self._seen.height() * 0.15
        room = max(0.0, self._size.height() - self._seen.height())
        top = min(max(self._seen.top() + step, 0.0), room)
        if room <= 0 or top == self._seen.top():
            event.ignore()
            return
        self._glide.stop()
        self._seen.moveTop(top)
        self.update()
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            at = self.mapFromGlobal(self.cursor().pos())
            mark = self.mark_at(QPointF(at))
            QToolTip.showText(self.cursor().pos(), as_tip(mark.words) if mark else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        painting.ground(painter, whole, self.radius)
        if self._pixmap is None or self._size.isEmpty():
            painting.message(painter, whole, self._message)
        else:
            photo = self.on_screen(QRectF(0, 0, self._size.width(), self._size.height()))
            painting.picture(painter, photo, self._pixmap)
            self._paint_marks(painter, photo)
            self._paint_map(painter, self._pixmap)
        painting.border(painter, whole, self.radius)

    def _paint_map(self, painter: QPainter, pixmap: QPixmap) -> None:
        place = self.map_rect
        if self._map is None or place.isEmpty():
            return
        across, down = self._size.width(), self._size.height()
        seen = self._seen
        shares = QRectF(
            seen.x() / across, seen.y() / down, seen.width() / across, seen.height() / down
        )
        self._map.paint(painter, place, pixmap, shares)

    def _paint_marks(self, painter: QPainter, photo: QRectF) -> None:
        box = self.box_in_hand
        if box is not None:
            hand = self.on_screen(rect_of(box)).adjusted(-6, -5, 6, 5)
            painting.veil(painter, photo, hand, self.veil)
        many = len(self._marks) > _MANY
        for number, mark in enumerate(self._marks, 1):
            rect = self.on_screen(rect_of(mark.box)).adjusted(-3, -3, 3, 3)
            if not rect.intersects(QRectF(self.rect())):
                continue
            if mark.id != self._in_hand:
                painting.dashed(painter, rect, thin=many)
            if self._numbers:
                painting.number(painter, rect, number)
        if box is not None:
            painting.in_hand(painter, hand)
        if self._drag is not None:
            painting.in_hand(painter, self._drag)
