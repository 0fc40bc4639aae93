"""What was read but is no writing: little drawn squares, texture, specks."""

from statistics import median

from flipchart_to_action.recognition.geometry import height_of
from flipchart_to_action.recognition.grouping.relative_position import offset
from flipchart_to_action.recognition.grouping.table_rows import Bands
from flipchart_to_action.recognition.types import TextLine

_SHAPES = set("DOQCBUVIJLoc0□口")
_LEAST_SHAPES = 4
_LEAST_SURE = 0.45
_CLEAR, _RATHER = 0.9, 0.75


def writing_only(lines: list[TextLine]) -> list[TextLine]:
    """Return `lines` without what is surely no writing; none at all if nothing is clear."""
    bands = Bands(lines)
    kept = [line for line in lines if line.confidence > _LEAST_SURE or _in_table(line, bands)]
    if not bands:
        kept = _without_shapes(kept)
    return kept if any(map(_is_clear, kept)) else []


def _in_table(line: TextLine, bands: Bands) -> bool:
    return bands.band(line.box) is not None


def _without_shapes(lines: list[TextLine]) -> list[TextLine]:
    """Leave out drawn squares and rings, which read as single letters, where there are many."""
    shapes = [line for line in lines if line.text.strip() in _SHAPES]
    words = [line for line in lines if line.text.strip() not in _SHAPES]
    alone = [line for line in shapes if not any(_beside(line, word) for word in words)]
    if len(alone) < _LEAST_SHAPES:
        return lines
    drawn = {id(line) for line in alone}
    return [line for line in lines if id(line) not in drawn]


def _beside(shape: TextLine, word: TextLine) -> bool:
    """Say whether a letter stands beside a word of about its size, and so may belong to it."""
    seen = offset(shape.box, word.box)
    tall, low = height_of(shape.box), height_of(word.box)
    return abs(seen.down) < 0.5 and seen.gap < 1.2 and max(tall, low) < 1.8 * min(tall, low)


def _is_clear(line: TextLine) -> bool:
    """Say whether a line is sure enough to prove that something is written here."""
    if any(c.isdigit() for c in line.text) and line.confidence > _CLEAR:
        return True
    longest = max((len(w.text) for w in line.words if w.known), default=0)
    if longest >= 3:
        sure = median(w.confidence for w in line.words if len(w.text) >= 3 and w.known)
        return min(sure, line.confidence) > _RATHER
    return line.confidence > _CLEAR and sum(c.isalpha() for c in line.text) >= 3
