"""From lines of writing to what people meant: notes, headings, a title."""

from collections.abc import Sequence
from dataclasses import replace

import cv2

from flipchart_to_action.recognition.geometry import height_of, width_of
from flipchart_to_action.recognition.grouping.bullet_signs import settle_signs
from flipchart_to_action.recognition.grouping.headings import name_kinds
from flipchart_to_action.recognition.grouping.notes import Group, paragraphs, stacked
from flipchart_to_action.recognition.grouping.reading_order import in_reading_order
from flipchart_to_action.recognition.grouping.rows import (
    items_of,
    rows_of,
    settle_numbers,
    unmarked,
)
from flipchart_to_action.recognition.grouping.separators import Walls
from flipchart_to_action.recognition.grouping.table_rows import Bands
from flipchart_to_action.recognition.regions.drawn_lines import Rule
from flipchart_to_action.recognition.regions.sticky_notes import Sticky
from flipchart_to_action.recognition.types import TextLine

_MOST_ROWS = 6
_TICKS = {"V", "v", "√", "✔"}


def group_lines(
    lines: Sequence[TextLine], stickies: Sequence[Sticky] = (), rules: Sequence[Rule] = ()
) -> list[Group]:
    """Return `lines` as notes, headings and title, in reading order.

    Args:
        lines: In any order; none is lost.
        stickies: Coloured patches; the lines on one are one note.
        rules: Drawn lines, as of tables.
    """
    walls = Walls(rules, lines)
    stickies = [one for one in stickies if one.colour != "white" or _is_one_note(one, lines)]
    inside: dict[int, list[TextLine]] = {}
    free: list[TextLine] = []
    for line in lines:
        home = _sticky_of(line, stickies)
        if home is None:
            free += items_of(line, walls)
        else:
            inside.setdefault(home, []).append(line)
    groups = [
        group for home, members in inside.items() for group in _on_sticky(members, stickies[home])
    ]
    bands = Bands(free)
    free = [_ticked(line) if bands.band(line.box) is not None else line for line in free]
    rows = settle_signs(settle_numbers(rows_of(free, walls, bands)))
    groups += paragraphs(rows, walls, bands)
    name_kinds(groups, walls)
    return in_reading_order(groups)


def _ticked(line: TextLine) -> TextLine:
    """Return a lone V in a table of figures as the tick that it is."""
    return replace(line, text="✓", words=()) if line.text.strip() in _TICKS else line


def _is_one_note(sticky: Sticky, lines: Sequence[TextLine]) -> bool:
    """Say whether what stands on a white patch is one note, and the patch no sheet with a list."""
    rows = rows_of([li for li in lines if _sticky_of(li, [sticky]) == 0], Walls(), Bands([]))
    listed = sum(bool(row.marked.marker) for row in rows)
    return len(rows) <= _MOST_ROWS and listed < 2


def _on_sticky(lines: list[TextLine], sticky: Sticky) -> list[Group]:
    """Return the notes on one coloured patch: one, or more where several hang side by side."""
    shape = width_of(sticky.quad) / max(1.0, height_of(sticky.quad))
    groups = []
    for part in _side_by_side(lines, sticky, shape):
        rows = rows_of(part, Walls(), Bands([]))
        first = rows[0] if rows[0].marked.firm else unmarked(rows[0])
        groups += stacked([first, *map(unmarked, rows[1:])], 1 / shape)
    for group in groups:
        group.colour = sticky.colour
    return groups


def _side_by_side(lines: list[TextLine], sticky: Sticky, shape: float) -> list[list[TextLine]]:
    """Return `lines` by the patch they stand on, where the patch is as wide as several."""
    count = round(shape)
    if count < 2:
        return [lines]
    along = sticky.quad[1] - sticky.quad[0]
    places = [(line.box - sticky.quad[0]) @ along / float(along @ along) for line in lines]
    edges = [i / count for i in range(1, count)]
    if any(p.min() < e - 0.06 and p.max() > e + 0.06 for p in places for e in edges):
        return [lines]
    parts: list[list[TextLine]] = [[] for _ in range(count)]
    for line, place in zip(lines, places, strict=True):
        parts[min(count - 1, max(0, int(place.mean() * count)))].append(line)
    return [part for part in parts if part]


def _sticky_of(line: TextLine, stickies: Sequence[Sticky]) -> int | None:
    x, y = line.box.mean(axis=0)
    for index, sticky in enumerate(stickies):
        if cv2.pointPolygonTest(sticky.quad, (float(x), float(y)), measureDist=False) >= 0:
            return index
    return None
