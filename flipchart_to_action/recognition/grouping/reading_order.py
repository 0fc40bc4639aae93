"""The order in which people read: sheet by sheet, its title, then column by column, row by row."""

from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.grouping.group_features import Blocks
from flipchart_to_action.recognition.types import Quad

Box: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels."""

_T = TypeVar("_T")


def reading_order(
    blocks: Blocks, kinds: Sequence[NoteKind], heads: NDArray[np.intp], sheets: Sequence[Quad]
) -> list[int]:
    """Return the numbers of groups as they are read: titles, then each heading with its notes.

    Sheets come row by row, from left to right; what is written outside all of them comes last.

    Args:
        blocks: The groups.
        kinds: What each is.
        heads: For each the number of the group that it stands under; -1: under none.
        sheets: The corners of the sheets of paper.
    """
    boxes: list[Box] = [
        (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
        for low, high in zip(blocks.low, blocks.high, strict=True)
    ]
    order: list[int] = []
    for sheet in [*_row_by_row(sheets), -1]:
        own = [i for i in range(len(blocks)) if blocks.sheet[i] == sheet]
        order += _on_sheet(own, boxes, kinds, heads)
    return order


def _row_by_row(sheets: Sequence[Quad]) -> list[int]:
    """Return sheets as people read them; what begins above the middle of a row belongs to it."""
    rows: list[list[int]] = []
    for number in sorted(range(len(sheets)), key=lambda one: float(sheets[one][:, 1].min())):
        if rows and sheets[number][:, 1].min() < sheets[rows[-1][0]][:, 1].mean():
            rows[-1].append(number)
        else:
            rows.append([number])
    across = [sorted(row, key=lambda one: float(sheets[one][:, 0].mean())) for row in rows]
    return [number for row in across for number in row]


def _on_sheet(
    own: list[int], boxes: Sequence[Box], kinds: Sequence[NoteKind], heads: NDArray[np.intp]
) -> list[int]:
    def ordered(numbers: list[int]) -> list[int]:
        return _cut(numbers, lambda one: boxes[one])

    titles = [i for i in own if kinds[i] is NoteKind.TITLE]
    headed = [i for i in own if i not in titles and heads[i] in own]
    loose = [i for i in own if i not in titles and i not in headed]
    parts = [[i, *ordered([j for j in headed if heads[j] == i])] for i in loose]
    blocks = _cut(parts, lambda part: _around([boxes[i] for i in part]))
    return ordered(titles) + [i for block in blocks for i in block]


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _cut(things: list[_T], box: Callable[[_T], Box]) -> list[_T]:
    """Return `things` in order by cutting the sheet at its widest gap, again and again."""
    if len(things) < 2:
        return list(things)
    boxes = [box(thing) for thing in things]
    usual = median(b[3] - b[1] for b in boxes)
    across = _widest([(b[0], b[2]) for b in boxes])
    down = _widest([(b[1], b[3]) for b in boxes])
    upright = across[0] > 0 and across[0] > 0.5 * usual and across[0] > 0.6 * down[0]
    if upright and _are_columns(boxes, across[1]):
        left = [t for t, b in zip(things, boxes, strict=True) if b[2] <= across[1]]
        right = [t for t, b in zip(things, boxes, strict=True) if b[2] > across[1]]
        return _cut(left, box) + _cut(right, box)
    if down[0] > -0.2 * usual:
        over = [t for t, b in zip(things, boxes, strict=True) if b[3] <= down[1]]
        under = [t for t, b in zip(things, boxes, strict=True) if b[3] > down[1]]
        if over and under:
            return _cut(over, box) + _cut(under, box)
    return [
        t for _, t in sorted(zip(boxes, things, strict=True), key=lambda p: _place(p[0], usual))
    ]


def _place(box: Box, usual: float) -> tuple[float, float]:
    return (box[1] + box[3]) / 2 // max(1.0, usual), box[0]


def _are_columns(boxes: Sequence[Box], at: float) -> bool:
    """Say whether both sides of a cut hold several things under each other."""
    left = [b for b in boxes if b[2] <= at]
    return min(len(left), len(boxes) - len(left)) >= 2


def _widest(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the widest gap that no span covers (negative: the least overlap), and its start."""
    best, where = -1e9, 0.0
    end = -1e9
    for start, stop in sorted(spans):
        if end > -1e9 and start - end > best:
            best, where = start - end, end
        end = max(end, stop)
    return best, where
