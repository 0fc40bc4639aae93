"""From lines of writing to what people meant: notes, headings, a title."""

from collections.abc import Sequence

import cv2

from flipchart_to_action.recognition.layout import items_of, rows_of
from flipchart_to_action.recognition.paragraphs import Group, paragraphs, stacked
from flipchart_to_action.recognition.quads import height_of, width_of
from flipchart_to_action.recognition.recogniser import TextLine
from flipchart_to_action.recognition.stickies import Sticky


def group_lines(lines: Sequence[TextLine], stickies: Sequence[Sticky] = ()) -> list[Group]:
    """Return `lines` as notes, headings and title, in reading order.

    Args:
        lines: In any order; none is lost.
        stickies: Coloured patches; the lines on one are one note.
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
        for group in stacked(rows_of(members), height_of(quad) / width_of(quad)):
            group.colour = stickies[index].colour
            groups.append(group)
    return groups + paragraphs(rows_of(free))


def _sticky_of(line: TextLine, stickies: Sequence[Sticky]) -> int | None:
    x, y = line.box.mean(axis=0)
    for index, sticky in enumerate(stickies):
        if cv2.pointPolygonTest(sticky.quad, (float(x), float(y)), measureDist=False) >= 0:
            return index
    return None
