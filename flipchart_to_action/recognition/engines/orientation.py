"""Which way up a photo is, by what reads best."""

from collections.abc import Callable, Sequence

import numpy as np

from flipchart_to_action.recognition.geometry import height_of, width_of
from flipchart_to_action.recognition.types import Picture, Quad, TextLine

Read = Callable[[Sequence[Quad]], list[TextLine]]

_LONG = 2.0
_TRIED = 6
_CLEARLY = 0.08
_SHORT = 7.0
_READS_WELL = 0.9


def turned(picture: Picture, turn: int) -> Picture:
    """Return `picture` turned clockwise by 0, 90, 180 or 270 degrees."""
    if turn % 360 == 0:
        return picture
    return np.ascontiguousarray(np.rot90(picture, -(turn // 90)))


def best_turn(boxes: Sequence[Quad], read: Read) -> int:
    """Return how far the picture must be turned clockwise for its lines to read well.

    Args:
        boxes: Where lines are, as they lie in the picture now.
        read: Reads the writing in boxes, which run from left to right as it stands in them.
    """
    long = [b for b in boxes if _length(b) > _LONG]
    if not long:
        return 0
    upright = [b for b in long if _shape(b) < 1]
    on_side = 2 * len(upright) > len(long) and len(upright) > 2
    kind = upright if on_side else [b for b in long if _shape(b) >= 1]
    # Short lines cost least to read, high ones are seen best.
    tried = sorted(kind, key=lambda b: (_length(b) > _SHORT, -min(width_of(b), height_of(b))))
    if len(tried) < 2:
        return 0

    def quality(turn: int, count: int) -> float:
        return _quality(read([_rolled(box, turn) for box in tried[:count]]))

    if on_side:
        return 90 if quality(90, _TRIED) >= quality(270, _TRIED) else 270
    if quality(0, _TRIED // 2) > _READS_WELL:
        return 0
    return 180 if quality(180, _TRIED) > quality(0, _TRIED) + _CLEARLY else 0


def _length(quad: Quad) -> float:
    return max(_shape(quad), 1 / _shape(quad))


def _shape(quad: Quad) -> float:
    return width_of(quad) / max(1.0, height_of(quad))


def _rolled(quad: Quad, turn: int) -> Quad:
    """Return the corners in the order they have once the picture is turned."""
    return np.roll(quad, turn // 90, axis=0)


def _quality(lines: list[TextLine]) -> float:
    """Return how well lines read, each letter counted."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / max(1, letters)
