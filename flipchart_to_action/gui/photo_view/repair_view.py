"""A photo on which notes are put right by mouse: chosen, cut, stretched, their lines moved."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from flipchart_to_action.gui.photo_view import painting
from flipchart_to_action.gui.photo_view.photo_view import PhotoView
from flipchart_to_action.gui.photo_view.under_pointer import (
    edges_at,
    gap_at,
    gap_line,
    line_at,
    shape_of,
    stretched,
)
from flipchart_to_action.gui.photo_view.viewport import inside, rect_of, zoomed

_REACH = 7.0
_DRAG = 8
_CONTROL = Qt.KeyboardModifier.ControlModifier


class RepairView(PhotoView):
    """Shows a photo; what is done by mouse is told, the page does it.

    Args:
        parent: The parent.
    """

    mark_toggled = Signal(str)
    """The id of a note that was clicked with Ctrl held."""
    framed = Signal(list)
    """The ids of the notes round which a frame was drawn."""
    cut = Signal(str, int)
    """A note is to be cut above its line of that index."""
    line_dropped = Signal(str, int, str)
    """A line of a note was dropped on another note."""
    stretched = Signal(str, tuple)
    """A note, and the frame that it has now."""
    keyed = Signal(QKeyEvent)
    """A key that is not for moving over the photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(drawing=True, parent=parent)
        self.pointer = QPoint()
        self._chosen: frozenset[str] = frozenset()
        self._edges = Qt.Edge(0)
        self._line: tuple[str, int] | None = None  # the line that is dragged
        self._gap: int | None = None  # where the note in hand would be cut
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def choose(self, ids: Sequence[str]) -> None:
        """Show which notes are chosen beside the one in hand."""
        self._chosen = frozenset(ids)
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show less (above 1) or more of the photo, the point `at` of this widget held still."""
        if not self._size.isEmpty():
            point = at if at is not None else QPointF(self.rect().center())
            room = self.size()
            self._move_to(zoomed(self.seen, factor, self._on_photo(point), self._size, room))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._edges, self._line = Qt.Edge(0), None
        if self._pressed is None or event.modifiers() & _CONTROL:
            return
        at, point = event.position(), self._on_photo(event.position())
        if self.gap_under(at) is None:
            self._edges = self._edges_under(at)
        mark = self.mark_at(at)
        if not self._edges and mark is not None:
            line = line_at(mark.lines, point)
            self._line = (mark.id, line) if line is not None else None

    def gap_under(self, at: QPointF) -> int | None:
        """Return the line above which a click on a point of this widget cuts the note in hand."""
        mark = self.mark_in_hand
        over = self.mark_at(at)
        if mark is None or over is None or over.id != mark.id:
            return None
        return gap_at(mark.lines, self._on_photo(at))

    def _edges_under(self, at: QPointF) -> Qt.Edge:
        box = self.box_in_hand
        if box is None:
            return Qt.Edge(0)
        return edges_at(self.on_screen(rect_of(box)).adjusted(-6, -5, 6, 5), at, _REACH)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            self._hover(at)
            return
        far = (at - self._pressed).manhattanLength() > _DRAG
        if not (far or self._drag is not None):
            return
        box = self.box_in_hand
        if self._edges and box is not None:
            self._drag = stretched(self.on_screen(rect_of(box)), self._edges, at)
        else:
            self._drag = QRectF(self._pressed, at).normalized()
        self.update()

    def _hover(self, at: QPointF) -> None:
        gap = self.gap_under(at)
        edges = self._edges_under(at)
        if gap is not None:
            self.setCursor(Qt.CursorShape.SplitVCursor)
        elif edges:
            self.setCursor(shape_of(edges))
        if gap != self._gap:
            self._gap = gap
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, pressed, at = self._drag, self._pressed, event.position()
        self._drag = self._pressed = None
        self.update()
        if pressed is None:
            return
        self.pointer = self.mapToParent(at.toPoint())
        if drag is None:
            self._clicked(at, toggle=bool(event.modifiers() & _CONTROL))
        elif self._edges and self._in_hand is not None:
            self.stretched.emit(self._in_hand, inside(self._part(drag), self._size))
        elif self._line is not None:
            mark = self.mark_at(at)
            if mark is not None and mark.id != self._line[0]:
                self.line_dropped.emit(*self._line, mark.id)
        else:
            self._framed(self._part(drag))

    def _clicked(self, at: QPointF, *, toggle: bool) -> None:
        mark, gap = self.mark_at(at), self.gap_under(at)
        if toggle and mark is not None:
            self.mark_toggled.emit(mark.id)
        elif gap is not None and mark is not None:
            self._gap = None
            self.cut.emit(mark.id, gap)
        elif mark is not None:
            self.mark_clicked.emit(mark.id)

    def _part(self, drag: QRectF) -> QRectF:
        return QRectF(self._on_photo(drag.topLeft()), self._on_photo(drag.bottomRight()))

    def _framed(self, part: QRectF) -> None:
        """Choose the notes in a frame; where there is none, it is the frame of a new one."""
        ids = [m.id for m in self._marks if part.contains(rect_of(m.box).center())]
        box = inside(part, self._size)
        if ids:
            self.framed.emit(ids)
        elif box[2] - box[0] > 2 and box[3] - box[1] > 2:
            self.drawn.emit(box)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move over the photo; with Ctrl held, show it larger or smaller at the pointer."""
        if event.modifiers() & _CONTROL:
            self.zoom(1.2 if event.angleDelta().y() > 0 else 1 / 1.2, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keyed.emit(event)

    @override
    def _paint_marks(self, painter: QPainter, photo: QRectF) -> None:
        super()._paint_marks(painter, photo)
        for mark in self._marks:
            if mark.id in self._chosen and mark.id != self._in_hand:
                painting.chosen(painter, self.on_screen(rect_of(mark.box)).adjusted(-3, -3, 3, 3))
        hand = self.mark_in_hand
        if hand is not None and self._gap is not None and self._gap < len(hand.lines):
            first, last = gap_line(hand.lines, self._gap)
            ends = self.on_screen(QRectF(first, last))
            painting.cut(painter, ends.topLeft(), ends.bottomRight())
        if self._line is not None and self._drag is not None:
            self._paint_line(painter, *self._line)

    def _paint_line(self, painter: QPainter, note_id: str, line: int) -> None:
        """Paint which line is being dragged."""
        for mark in self._marks:
            if mark.id == note_id and line < len(mark.lines):
                painting.chosen(painter, self.on_screen(rect_of(mark.lines[line])))
