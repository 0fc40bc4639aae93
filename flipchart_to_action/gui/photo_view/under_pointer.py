"""What of a note lies under the pointer: a line, a gap between two, an edge of its frame."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt

from flipchart_to_action.domain.records import Box
from flipchart_to_action.gui.photo_view.viewport import rect_of

_GAP = 0.3
"""So much of the height of a line round the gap below it counts as the gap."""


def line_at(lines: Sequence[Box], point: QPointF) -> int | None:
    """Return the index of the line that a point of the photo lies on."""
    return next((i for i, box in enumerate(lines) if rect_of(box).contains(point)), None)


def gap_at(lines: Sequence[Box], point: QPointF) -> int | None:
    """Return the index of the line above which a note would be cut at a point of the photo."""
    for i, (above, below) in enumerate(pairwise(lines), 1):
        middle = (above[3] + below[1]) / 2
        height = min(above[3] - above[1], below[3] - below[1])
        stacked = above[1] + above[3] < below[1] + below[3]
        across = min(above[0], below[0]) <= point.x() <= max(above[2], below[2])
        if stacked and across and abs(point.y() - middle) <= _GAP * height:
            return i
    return None


def gap_line(lines: Sequence[Box], line: int) -> tuple[QPointF, QPointF]:
    """Return the ends of the thin line at which a note would be cut above line `line`."""
    above, below = lines[line - 1], lines[line]
    y = (above[3] + below[1]) / 2
    return QPointF(min(above[0], below[0]), y), QPointF(max(above[2], below[2]), y)


def edges_at(rect: QRectF, at: QPointF, reach: float) -> Qt.Edge:
    """Return the edges of a frame within `reach` of a point, all in the same pixels."""
    edges = Qt.Edge(0)
    if not rect.adjusted(-reach, -reach, reach, reach).contains(at):
        return edges
    if abs(at.x() - rect.left()) <= reach:
        edges |= Qt.Edge.LeftEdge
    elif abs(at.x() - rect.right()) <= reach:
        edges |= Qt.Edge.RightEdge
    if abs(at.y() - rect.top()) <= reach:
        edges |= Qt.Edge.TopEdge
    elif abs(at.y() - rect.bottom()) <= reach:
        edges |= Qt.Edge.BottomEdge
    return edges


def stretched(rect: QRectF, edges: Qt.Edge, at: QPointF) -> QRectF:
    """Return a frame whose `edges` were dragged to a point."""
    rect = QRectF(rect)
    if edges & Qt.Edge.LeftEdge:
        rect.setLeft(at.x())
    if edges & Qt.Edge.RightEdge:
        rect.setRight(at.x())
    if edges & Qt.Edge.TopEdge:
        rect.setTop(at.y())
    if edges & Qt.Edge.BottomEdge:
        rect.setBottom(at.y())
    return rect.normalized()


def shape_of(edges: Qt.Edge) -> Qt.CursorShape:
    """Return the pointer that says which edges can be dragged."""
    left, right = bool(edges & Qt.Edge.LeftEdge), bool(edges & Qt.Edge.RightEdge)
    top, bottom = bool(edges & Qt.Edge.TopEdge), bool(edges & Qt.Edge.BottomEdge)
    if (left and top) or (right and bottom):
        return Qt.CursorShape.SizeFDiagCursor
    if (left or right) and (top or bottom):
        return Qt.CursorShape.SizeBDiagCursor
    return Qt.CursorShape.SizeHorCursor if left or right else Qt.CursorShape.SizeVerCursor
