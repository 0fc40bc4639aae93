"""Which part of a photo is on the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize

from flipchart_to_action.domain.records import Box

_WIDEST = 0.9
_HIGHEST = 0.6
_SMALLEST = 0.3
_ENLARGED = 1.6


def rect_of(box: Box) -> QRectF:
    """Return a box as a rectangle."""
    return QRectF(box[0], box[1], box[2] - box[0], box[3] - box[1])


def inside(rect: QRectF, size: QSize) -> Box:
    """Return a rectangle as a box that does not leave a photo of that size."""
    x0 = min(max(round(rect.left()), 0), size.width())
    y0 = min(max(round(rect.top()), 0), size.height())
    x1 = min(max(round(rect.right()), 0), size.width())
    y1 = min(max(round(rect.bottom()), 0), size.height())
    return (x0, y0, x1, y1)


def fitting(size: QSize, room: QSize) -> QRectF:
    """Return the part that shows all of a photo in `room`: the photo with empty edges."""
    if size.isEmpty() or room.isEmpty():
        return QRectF(0, 0, max(1, size.width()), max(1, size.height()))
    scale = min(room.width() / size.width(), room.height() / size.height())
    width, height = room.width() / scale, room.height() / scale
    return QRectF((size.width() - width) / 2, (size.height() - height) / 2, width, height)


def framing(box: Box, others: Sequence[Box], size: QSize, room: QSize) -> QRectF:
    """Return the part of a photo to show while the note in `box` is in hand.

    The scale is the same for all notes of a photo as long as it suits them, so that the photo
    glides and does not jump: the widest note just fits. It is larger for a note that would be tiny
    and smaller for one that would not fit.

    Args:
        box: The note in hand, in pixels of the photo.
        others: All notes of the photo.
        size: Of the photo, in pixels.
        room: Of the widget, in its pixels.
    """
    if size.isEmpty() or room.isEmpty():
        return fitting(size, room)
    whole = min(room.width() / size.width(), room.height() / size.height())
    widest = max([b[2] - b[0] for b in others] + [1])
    width, height = max(1, box[2] - box[0]), max(1, box[3] - box[1])
    fits = min(_WIDEST * room.width() / width, _HIGHEST * room.height() / height)
    scale = _WIDEST * room.width() / widest
    if width * scale < _SMALLEST * room.width():
        scale *= _ENLARGED
    scale = max(min(scale, fits), min(whole, fits))
    seen = QRectF(0, 0, room.width() / scale, room.height() / scale)
    seen.moveCenter(rect_of(box).center())
    _keep_in(seen, size)
    return seen


def zoomed(seen: QRectF, factor: float, point: QPointF, size: QSize, room: QSize) -> QRectF:
    """Return the part of a photo to show after zooming by `factor` with `point` held still.

    It never shows more than the whole photo, nor a pixel of it larger than four of the screen.
    """
    whole = fitting(size, room)
    width = min(max(seen.width() / factor, room.width() / 4, 1.0), whole.width())
    by = width / seen.width()
    part = QRectF(0, 0, width, seen.height() * by)
    part.moveLeft(point.x() - (point.x() - seen.left()) * by)
    part.moveTop(point.y() - (point.y() - seen.top()) * by)
    _keep_in(part, size)
    return part


def _keep_in(seen: QRectF, size: QSize) -> None:
    """Move `seen` so that nothing beside the photo shows; where it is larger, centre it."""
    if seen.width() >= size.width():
        seen.moveLeft((size.width() - seen.width()) / 2)
    else:
        seen.moveLeft(min(max(seen.left(), 0.0), size.width() - seen.width()))
    if seen.height() >= size.height():
        seen.moveTop((size.height() - seen.height()) / 2)
    else:
        seen.moveTop(min(max(seen.top(), 0.0), size.height() - seen.height()))


def fitted(size: QSize, room: QRectF) -> QRectF:
    """Return where in `room` a photo of that size lies, as large as it can be, in the middle."""
    if size.isEmpty() or room.isEmpty():
        return QRectF(room.x(), room.y(), 0, 0)
    scale = min(room.width() / size.width(), room.height() / size.height())
    found = QRectF(0, 0, size.width() * scale, size.height() * scale)
    found.moveCenter(room.center())
    return found
