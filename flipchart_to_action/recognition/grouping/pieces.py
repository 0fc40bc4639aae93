"""Lines taken apart into the pieces that notes are put together of.

A line that the recogniser saw may run over two columns, two cells of a table or two items in one
row. What stays in one piece here can't be parted later; what is cut can be joined again.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from flipchart_to_action.recognition.geometry import height_of, part_of, width_of
from flipchart_to_action.recognition.grouping.bullets import starts_of_items
from flipchart_to_action.recognition.grouping.separators import Walls
from flipchart_to_action.recognition.regions.drawn_lines import Rule
from flipchart_to_action.recognition.types import TextLine

_WIDE_GAP = 1.0
"""A gap between two words that two columns may have between them, in heights of the line."""


def pieces_of(lines: Sequence[TextLine], rules: Sequence[Rule]) -> list[TextLine]:
    """Return `lines` cut at drawn lines, at wide gaps, and where several dashed items stand."""
    walls = Walls(rules, lines)
    return [piece for line in lines for piece in _pieces(line, walls)]


def _pieces(line: TextLine, walls: Walls) -> list[TextLine]:
    if len(line.at) != len(line.text):
        return [line]
    at_walls = _gaps_at(line, walls.across(line.box))
    return _apart(line, sorted({*at_walls, *_wide_gaps(line), *starts_of_items(line)}))


def _gaps_at(line: TextLine, places: list[float]) -> list[int]:
    """Return the characters after the gaps in the text at `places`, 0..1 along the line."""
    steps = [b - a for a, b in pairwise(line.at)]
    usual = median(steps) if steps else 0.0
    starts = []
    for place in places:
        after = next((i for i, at in enumerate(line.at) if at > place), len(line.text))
        near = [i for i in (after - 1, after, after + 1) if 0 < i < len(line.text)]
        starts += [i for i in near if line.text[i - 1] == " " or steps[i - 1] > 1.6 * usual][:1]
    return starts


def _wide_gaps(line: TextLine) -> list[int]:
    """Return the characters after the wide gaps of a line."""
    written = [i for i, c in enumerate(line.text) if not c.isspace()]
    reach = width_of(line.box) / max(1.0, height_of(line.box))
    steps = [(line.at[j] - line.at[i]) * reach for i, j in pairwise(written) if j == i + 1]
    usual = median(steps) if steps else 0.0
    return [
        j
        for i, j in pairwise(written)
        if j > i + 1 and (line.at[j] - line.at[i]) * reach - usual > _WIDE_GAP
    ]


def _apart(line: TextLine, starts: list[int]) -> list[TextLine]:
    """Return the pieces of `line` that begin at the characters `starts`, 0 among them."""
    ends = [*starts[1:], len(line.text)]
    return [
        _piece(line, start, end)
        for start, end in zip(starts, ends, strict=True)
        if line.text[start:end].strip()
    ]


def _piece(line: TextLine, start: int, end: int) -> TextLine:
    if start == 0 and end == len(line.text):
        return line
    left = 0.0 if start == 0 else (line.at[start - 1] + line.at[start]) / 2
    right = 1.0 if end == len(line.text) else (line.at[end - 1] + line.at[end]) / 2
    right = max(right, left + 0.01)
    return TextLine(
        line.text[start:end],
        part_of(line.box, left, right),
        line.confidence,
        line.sure[start:end],
        tuple((at - left) / (right - left) for at in line.at[start:end]),
        words=tuple(
            replace(word, start=word.start - start)
            for word in line.words
            if start <= word.start < end
        ),
    )
