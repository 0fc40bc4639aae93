"""The lines of a photo grouped sheet by sheet: no note runs from one sheet to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from flipchart_to_action.domain.records import Corners
from flipchart_to_action.recognition.grouping.notes import Group
from flipchart_to_action.recognition.grouping.rule_based import group_lines
from flipchart_to_action.recognition.regions.drawn_lines import Rule
from flipchart_to_action.recognition.regions.sticky_notes import Sticky
from flipchart_to_action.recognition.types import Quad, TextLine


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a picture, or on one sheet of it."""

    lines: Sequence[TextLine]
    stickies: Sequence[Sticky] = ()
    rules: Sequence[Rule] = ()


def group_by_sheet(seen: Seen, sheets: Sequence[Corners]) -> list[Group]:
    """Return the notes of each sheet, each sheet with its own title and headings.

    Sheets come row by row, from left to right; what is written outside all of them comes last.

    Args:
        seen: All that was seen; no line is lost.
        sheets: As `find_sheets` gives them; with none, everything belongs together.
    """
    quads = _row_by_row([np.array(sheet, np.float32) for sheet in sheets])
    return [
        group
        for part in _parted(seen, quads)
        for group in group_lines(part.lines, part.stickies, part.rules)
    ]


def _row_by_row(quads: list[Quad]) -> list[Quad]:
    """Return sheets as people read them; what begins above the middle of a row belongs to it."""
    rows: list[list[Quad]] = []
    for quad in sorted(quads, key=lambda one: float(one[:, 1].min())):
        if rows and quad[:, 1].min() < rows[-1][0][:, 1].mean():
            rows[-1].append(quad)
        else:
            rows.append([quad])
    return [q for row in rows for q in sorted(row, key=lambda one: float(one[:, 0].mean()))]


def _parted(seen: Seen, quads: list[Quad]) -> list[Seen]:
    """Return what is seen on each sheet, and last what is on none."""

    def home(points: Quad) -> int:
        x, y = points.mean(axis=0)
        for number, quad in enumerate(quads):
            if cv2.pointPolygonTest(quad, (float(x), float(y)), measureDist=False) >= 0:
                return number
        return len(quads)

    return [
        Seen(
            [line for line in seen.lines if home(line.box) == number],
            [sticky for sticky in seen.stickies if home(sticky.quad) == number],
            [rule for rule in seen.rules if home(_ends(rule)) == number],
        )
        for number in range(len(quads) + 1)
    ]


def _ends(rule: Rule) -> Quad:
    return np.array([rule.start, rule.end], np.float32)
