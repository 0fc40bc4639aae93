"""From lines of writing to what people meant: notes, headings, a title."""

from collections.abc import Sequence

import cv2

from flipchart_to_action.recognition.bands import Bands
from flipchart_to_action.recognition.kinds import name_kinds
from flipchart_to_action.recognition.layout import items_of, rows_of, settle_numbers, unmarked
from flipchart_to_action.recognition.paragraphs import Group, paragraphs, stacked
from flipchart_to_action.recognition.quads import height_of, width_of
from flipchart_to_action.recognition.recogniser import TextLine
from flipchart_to_action.recognition.rules import Rule
from flipchart_to_action.recognition.stickies import Sticky
from flipchart_to_action.recognition.walls import Walls


def group_lines(
    lines: Sequence[TextLine], stickies: Sequence[Sticky] = (), rules: Sequence[Rule] = ()
) -> list[Group]:
    """Return `lines` as notes, headings and title, in reading order.

    Args:
        lines: In any order; none is lost.
        stickies: Coloured patches; the lines on one are one note.
        rules: Drawn lines, as of tables.
    """
    groups: list[Group] = []
    inside: dict[int, list[TextLine]] = {}
    free: list[TextLine] = []
    for line in lines:
        home = _sticky_of(line, stickies)
        if home is None:
            free += items_of(line)
        else:
            inside.setdefault(home, []).append(line)
    for index, members in inside.items():
        quad = stickies[index].quad
        rows = rows_of(members, Walls())
        rows = (
            rows[:1] + [unmarked(row) for row in rows[1:]]
            if rows[0].marked.firm
            else [unmarked(row) for row in rows]
        )
        for group in stacked(rows, height_of(quad) / width_of(quad)):
            group.colour = stickies[index].colour
            groups.append(group)
    walls = Walls(rules, lines)
    rows = settle_numbers(rows_of(free, walls))
    groups += paragraphs(rows, walls, Bands(free))
    name_kinds(groups, walls)
    return groups


def _sticky_of(line: TextLine, stickies: Sequence[Sticky]) -> int | None:
    x, y = line.box.mean(axis=0)
    for index, sticky in enumerate(stickies):
        if cv2.pointPolygonTest(sticky.quad, (float(x), float(y)), measureDist=False) >= 0:
            return index
    return None
