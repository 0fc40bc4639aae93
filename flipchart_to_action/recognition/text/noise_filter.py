"""What was read but is no writing: little drawn squares, texture, specks."""

from statistics import median

from flipchart_to_action.recognition.geometry import height_of, width_of
from flipchart_to_action.recognition.types import TextLine

_SHAPES = set("DOQCBUVIJLoc0□口")
_LEAST_SHAPES = 4
_LEAST_FIGURES = 6
_LEAST_SURE = 0.45
_CLEAR, _RATHER = 0.9, 0.75


def writing_only(lines: list[TextLine]) -> list[TextLine]:
    """Return `lines` without what is surely no writing; none at all if nothing is clear.

    Where there are many figures, as in a table, short and unclear ones are writing too.
    """
    is_table = sum(_is_figure(line.text) for line in lines) >= _LEAST_FIGURES
    kept = [
        line
        for line in lines
        if line.confidence > _LEAST_SURE or (is_table and _is_figure(line.text))
    ]
    if not is_table:
        kept = _without_shapes(kept)
    return kept if any(map(_is_clear, kept)) else []


def _is_figure(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _without_shapes(lines: list[TextLine]) -> list[TextLine]:
    """Leave out drawn squares and rings, which read as single letters, where there are many."""
    words = [line for line in lines if line.text.strip() not in _SHAPES]
    alone = [
        line
        for line in lines
        if line.text.strip() in _SHAPES and not any(_beside(line, word) for word in words)
    ]
    if len(alone) < _LEAST_SHAPES:
        return lines
    return [line for line in lines if not any(line is shape for shape in alone)]


def _beside(shape: TextLine, word: TextLine) -> bool:
    """Say whether a letter stands beside a word of about its size, and so may belong to it."""
    tall, low = height_of(shape.box), height_of(word.box)
    if max(tall, low) > 1.8 * min(tall, low):
        return False
    step = word.box.mean(axis=0) - shape.box.mean(axis=0)
    apart = abs(float(step[0])) - (width_of(shape.box) + width_of(word.box)) / 2
    unit = (tall + low) / 2
    return abs(float(step[1])) < 0.5 * unit and apart < 1.2 * unit


def _is_clear(line: TextLine) -> bool:
    """Say whether a line is sure enough to prove that something is written here."""
    if any(c.isdigit() for c in line.text) and line.confidence > _CLEAR:
        return True
    longest = max((len(w.text) for w in line.words if w.known), default=0)
    if longest >= 3:
        sure = median(w.confidence for w in line.words if len(w.text) >= 3 and w.known)
        return min(sure, line.confidence) > _RATHER
    return line.confidence > _CLEAR and sum(c.isalpha() for c in line.text) >= 3
