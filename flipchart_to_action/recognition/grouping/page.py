"""All pieces of writing of one picture side by side, as arrays: what grouping looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.geometry import angle_of, height_of, width_of
from flipchart_to_action.recognition.grouping.bullets import Marked
from flipchart_to_action.recognition.grouping.grouper import Seen
from flipchart_to_action.recognition.grouping.list_markers import Beginning, markers_of
from flipchart_to_action.recognition.grouping.separators import Walls
from flipchart_to_action.recognition.types import Quad, TextLine

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

_ROOM = 0.8
"""How far from the edge of its box, in heights, the first letter of a line stands after a sign."""

_LEAST_LETTERS = 4


@dataclass(frozen=True, eq=False)
class Offsets:
    """Where each piece (second index) lies as seen from each other (first index).

    In heights of the writing of the two, along the direction of the longer one: `gap` between
    them sideways (negative: they overlap), `indent` how far the second begins to the right,
    `outdent` how far it ends to the right, `middle` how far its middle is to the right, `down` how
    far it is below. `shared` is the part of the shorter one that lies over the other, `unit` the
    height in pixels.
    """

    gap: Floats
    indent: Floats
    outdent: Floats
    middle: Floats
    down: Floats
    shared: Floats
    unit: Floats


class Page:
    """The pieces of one picture; every array has a row for each of them."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.lines = list(seen.lines)
        self.boxes: Floats = np.array([li.box for li in self.lines], float).reshape(-1, 4, 2)
        self.walls = Walls(seen.rules, self.lines)
        marked = markers_of([self.beginning([i]) for i in range(len(self))])
        self.marked: list[Marked] = [
            Marked("?", m.text) if not m.marker and _leaves_a_sign_out(line) else m
            for m, line in zip(marked, self.lines, strict=True)
        ]

    def __len__(self) -> int:
        return len(self.lines)

    def beginning(self, row: Sequence[int]) -> Beginning:
        """Return where a row of pieces begins, and its words."""
        words = " ".join(
            self.lines[i].text if i == row[0] else self.lines[i].text.strip() for i in row
        )
        box = self.boxes[row[0]]
        height = float(self.heights[row[0]])
        return Beginning(words, float(box[:, 0].min()), float(box[:, 1].mean()), height)

    @cached_property
    def heights(self) -> Floats:
        """How high each is, in pixels."""
        return np.array([max(1.0, height_of(line.box)) for line in self.lines])

    @cached_property
    def widths(self) -> Floats:
        """How wide each is, in pixels."""
        return np.array([max(1.0, width_of(line.box)) for line in self.lines])

    @cached_property
    def angles(self) -> Floats:
        """In which direction each runs, in degrees clockwise from level."""
        return np.array([angle_of(line.box) for line in self.lines])

    @cached_property
    def centres(self) -> Floats:
        """The middle of each, x and y in pixels."""
        return np.asarray(self.boxes.mean(axis=1))

    @cached_property
    def usual(self) -> float:
        """How high most of the writing is, in pixels."""
        return float(np.median(self.heights)) if len(self) else 1.0

    @cached_property
    def offsets(self) -> Offsets:
        """Where each lies as seen from each other."""
        longer = self.widths[:, None] >= self.widths[None, :]
        angle = np.radians(np.where(longer, self.angles[:, None], self.angles[None, :]))
        along = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        across = np.stack([-along[..., 1], along[..., 0]], axis=-1)
        left = (self.boxes[:, 0] + self.boxes[:, 3]) / 2
        right = (self.boxes[:, 1] + self.boxes[:, 2]) / 2

        a0 = np.einsum("ijk,ik->ij", along, left)
        a1 = np.einsum("ijk,ik->ij", along, right)
        b0 = np.einsum("ijk,jk->ij", along, left)
        b1 = np.einsum("ijk,jk->ij", along, right)
        step = self.centres[None, :, :] - self.centres[:, None, :]
        unit = (self.heights[:, None] + self.heights[None, :]) / 2
        overlap = np.minimum(a1, b1) - np.maximum(a0, b0)
        shorter = np.maximum(1.0, np.minimum(a1 - a0, b1 - b0))
        return Offsets(
            gap=-overlap / unit,
            indent=(b0 - a0) / unit,
            outdent=(b1 - a1) / unit,
            middle=(b0 + b1 - a0 - a1) / 2 / unit,
            down=np.einsum("ijk,ijk->ij", step, across) / unit,
            shared=np.maximum(0.0, overlap) / shorter,
            unit=unit,
        )

    @cached_property
    def sticky(self) -> NDArray[np.intp]:
        """The number of the sticky note that each stands on; -1: on none."""
        return _homes(self.centres, [sticky.quad for sticky in self.seen.stickies])

    @cached_property
    def sheet(self) -> NDArray[np.intp]:
        """The number of the sheet that each stands on; -1: on none."""
        return _homes(self.centres, self.seen.sheets)

    @cached_property
    def underlined(self) -> Flags:
        """Whether a drawn line runs close below each."""
        return np.array([self.walls.underlines(line.box) for line in self.lines], bool)


def _leaves_a_sign_out(line: TextLine) -> bool:
    """Say whether a line has room before its first letter for a sign that was not read.

    Dots, boxes, and numbers in rings are found with their line but read as nothing.
    """
    first = len(line.text) - len(line.text.lstrip())
    if first >= len(line.at) or sum(c.isalpha() for c in line.text) < _LEAST_LETTERS:
        return False
    return line.at[first] * width_of(line.box) > _ROOM * height_of(line.box)


def _homes(points: Floats, quads: Sequence[Quad]) -> NDArray[np.intp]:
    homes = np.full(len(points), -1, np.intp)
    for number in reversed(range(len(quads))):
        for at, (x, y) in enumerate(points):
            if cv2.pointPolygonTest(quads[number], (float(x), float(y)), measureDist=False) >= 0:
                homes[at] = number
    return homes
