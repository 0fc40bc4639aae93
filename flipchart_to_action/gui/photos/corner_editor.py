"""A photo with the four corners of its sheet, each of which can be taken and moved."""

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Corners
from flipchart_to_action.domain.sheet_corners import first_corners, with_corner
from flipchart_to_action.gui.photo_view import painting
from flipchart_to_action.gui.photo_view.viewport import fitted
from flipchart_to_action.gui.photos import corner_painting
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce

CORNERS = ("top left", "top right", "bottom right", "bottom left")
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGE_STEP = 10
_RADIUS = 13
_LOUPE = 118
_ENLARGED = 3.0


class CornerEditor(QWidget):
    """Shows a whole photo and its sheet. Corners are in pixels of the upright photo.

    Nothing is kept here: whoever owns the view asks for `corners` when they are to count. Tab goes
    from one corner to the next.
    """

    moved = Signal()
    """A corner was taken or moved, or they are back where they were."""
    used = Signal()
    """Enter: the corners are right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radius = 10.0
        self._pixmap: QPixmap | None = None
        self._scaled: QPixmap | None = None
        self._size = QSize()
        self._message = ""
        self._place: Hashable = None
        self._left: dict[Hashable, Corners] = {}
        self._first: Corners | None = None
        self._corners: Corners | None = None
        self._known = False
        self._in_hand: int | None = None
        self._grip: QPointF | None = None
        self._close = False
        self.setProperty("ownFocus", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        if pixmap is not self._pixmap:
            self._scaled = None
        self._pixmap, self._size, self._message = pixmap, size, message
        self.update()

    def show_sheet(self, place: Hashable, sheet: Corners | None, *, movable: bool = True) -> None:
        """Show the corners of a sheet; those that somebody is moving stay under the hand.

        Args:
            place: What they belong to; what was moved and not used is there when it comes again.
            sheet: What is known of it; None: the corners begin near those of the photo.
            movable: Whether there are corners to move at all.
        """
        size = (self._size.width(), self._size.height())
        first = first_corners(sheet, size) if movable else None
        if place != self._place or first is None:
            if self.is_moved and self._corners is not None:
                self._left[self._place] = self._corners
            self._place, self._in_hand, self._grip, self._close = place, None, None, False
            self._corners = self._left.pop(place, first) if first else None
        elif not self.is_moved:
            self._corners = first
        self._first, self._known = first, sheet is not None
        self._tell()

    @property
    def corners(self) -> Corners | None:
        """Where the corners are now; None where there are none to move."""
        return self._corners

    @property
    def in_hand(self) -> int | None:
        """Which corner is in hand, 0..3 clockwise from the top left."""
        return self._in_hand

    @property
    def is_moved(self) -> bool:
        """Whether somebody moved a corner and did not use it yet."""
        return self._corners != self._first

    @property
    def words(self) -> str:
        """The corner in hand and where it is, as a screen reader says it; empty for none."""
        if self._in_hand is None or self._corners is None:
            return ""
        name = CORNERS[self._in_hand]
        return f"Corner {self._in_hand + 1} of 4, {name}, at {self._at_words()}"

    def _at_words(self) -> str:
        if self._in_hand is None or self._corners is None:
            return ""
        x, y = self._corners[self._in_hand]
        return f"{round(x)}, {round(y)}"

    def take(self, index: int) -> None:
        """Take a corner in hand, for the arrow keys."""
        if self._corners is None:
            return
        if index != self._in_hand:
            self._close = False
        self._in_hand = index
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()
        announce(self, self.words)

    def put_back(self) -> None:
        """Let the corners be where they were, none of them in hand."""
        self._corners, self._in_hand, self._grip, self._close = self._first, None, None, False
        self._tell()

    def release(self) -> None:
        """Let go of the corner in hand; it stays where it is."""
        self._in_hand, self._grip, self._close = None, None, False
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words or "Keys 1 to 4 take a corner of the sheet")
        self.update()
        self.moved.emit()

    def _move_to(self, at: tuple[float, float]) -> bool:
        """Move the corner in hand as near to `at` as it can go; returns whether it moved."""
        if self._corners is None or self._in_hand is None:
            return False
        size = (self._size.width(), self._size.height())
        before = self._corners
        self._corners = with_corner(before, self._in_hand, at, size)
        self._close = True
        self._tell()
        return self._corners != before

    def photo_rect(self) -> QRectF:
        """Return where the photo is in this widget."""
        margin = 1.2 * self._radius() + 2  # handles at the edge of the photo can be seen
        return fitted(self._size, QRectF(self.rect()).adjusted(margin, margin, -margin, -margin))

    def _scale(self) -> float:
        return self.photo_rect().width() / max(1, self._size.width())

    def on_screen(self, at: tuple[float, float]) -> QPointF:
        """Return where a point of the photo is in this widget."""
        return self.photo_rect().topLeft() + QPointF(*at) * self._scale()

    def _radius(self) -> float:
        # Large text is for reading: on a small photo large handles would hide the sheet.
        return max(10.0, min(theme.px(_RADIUS), 0.05 * min(self.width(), self.height())))

    def handle_at(self, at: QPointF) -> int | None:
        """Return the corner whose handle lies under a point of this widget, or None."""
        reach = self._radius() * 1.7
        near = [
            ((self.on_screen(corner) - at).manhattanLength(), i)
            for i, corner in enumerate(self._corners or ())
        ]
        distance, index = min(near, default=(reach + 1, 0))
        return index if distance <= reach else None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.handle_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or index is None or not self._corners:
            return
        self._grip = event.position() - self.on_screen(self._corners[index])
        self.take(index)
        self._close = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            over = self.handle_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        at = event.position() - self._grip - self.photo_rect().topLeft()
        self._move_to((at.x() / self._scale(), at.y() / self._scale()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.button() is Qt.MouseButton.LeftButton:
            self._grip, self._close = None, False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.update()
            announce(self, self.words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.used.emit()
        elif step is not None and self._corners is not None:
            if self._in_hand is None:
                self.take(0)
            x, y = self._corners[self._in_hand or 0]
            by = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            gone = self._move_to((x + by * step[0], y + by * step[1]))
            announce(self, self._at_words() if gone else "It can’t go further that way")
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.take(0)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.take(len(CORNERS) - 1)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close = False
        self.update()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        goal = -1 if self._in_hand is None else self._in_hand + (1 if next else -1)
        if 0 <= goal < len(CORNERS):
            self.take(goal)
            return True
        return super().focusNextPrevChild(next)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scaled = None

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
            painting.picture(painter, self.photo_rect(), self._fitting(self._pixmap))
            if self._corners is not None:
                self._paint_corners(painter, self._pixmap, self._corners)
        painting.border(painter, whole, self.radius)

    def _fitting(self, pixmap: QPixmap) -> QPixmap:
        """Return the photo at the size of the screen: smooth, and made once for many moves."""
        ratio = self.devicePixelRatioF()
        size = (self.photo_rect().size() * ratio).toSize()
        if size.width() >= pixmap.width() or size.isEmpty():
            return pixmap
        if self._scaled is None or self._scaled.size() != size:
            self._scaled = pixmap.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._scaled

    def _paint_corners(self, painter: QPainter, pixmap: QPixmap, corners: Corners) -> None:
        places = [self.on_screen(corner) for corner in corners]
        corner_painting.quad(painter, places, guess=not (self._known or self.is_moved))
        held = self._in_hand if self.hasFocus() else None
        for i, at in enumerate(places):
            corner_painting.handle(painter, at, self._radius(), in_hand=i == held)
        if self._close and self._in_hand is not None:
            self._paint_loupe(painter, pixmap, corners, self._in_hand)

    def _paint_loupe(
        self, painter: QPainter, pixmap: QPixmap, corners: Corners, index: int
    ) -> None:
        """Show the corner in hand enlarged, in the middle of the view if that leaves it free."""
        side = min(theme.px(_LOUPE), 0.45 * min(self.width(), self.height()))
        at = self.on_screen(corners[index])
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        if (at - place.center()).manhattanLength() < side:  # it would cover what is in hand
            away = self.rect().adjusted(8, 8, -8, -8)
            place.moveLeft(away.left() if at.x() > self.width() / 2 else away.right() - side)
            place.moveTop(away.top() if at.y() > self.height() / 2 else away.bottom() - side)
        scale = pixmap.width() / max(1, self._size.width())
        seen = side * scale / (self._scale() * _ENLARGED)
        here = QPointF(*corners[index])
        part = QRectF(0, 0, seen, seen)
        part.moveCenter(here * scale)
        before, after = corners[index - 1], corners[(index + 1) % 4]
        sides = (QPointF(*before) - here, QPointF(*after) - here)
        corner_painting.loupe(painter, place, pixmap, part, sides)
