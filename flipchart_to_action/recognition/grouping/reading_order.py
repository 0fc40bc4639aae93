"""The order in which people read a sheet: its title, then column by column, row by row."""

from collections.abc import Callable
from statistics import median
from typing import TypeAlias, TypeVar

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.geometry import bounds
from flipchart_to_action.recognition.grouping.notes import Group

Box: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1 in pixels."""

_T = TypeVar("_T")


def in_reading_order(groups: list[Group]) -> list[Group]:
    """Return `groups` as they are read: titles, then each heading with its notes, then on."""
    titles = [g for g in groups if g.kind is NoteKind.TITLE]
    rest = [g for g in groups if g.kind is not NoteKind.TITLE]
    heads = [g for g in rest if g.kind is NoteKind.HEADING]
    columns: dict[int, list[Group]] = {id(head): [head] for head in heads}
    loose: list[Group] = []
    for group in rest:
        if group.kind is NoteKind.HEADING:
            continue
        head = next((h for h in heads if h is group.head), None)
        if head is None:
            loose.append(group)
        else:
            columns[id(head)].append(group)
    blocks = [[column[0], *_ordered(column[1:])] for column in columns.values()]
    blocks += [[group] for group in loose]
    return _ordered(titles) + [g for block in _cut(blocks, _box_of_block) for g in block]


def _ordered(groups: list[Group]) -> list[Group]:
    return _cut(groups, box_of)


def box_of(group: Group) -> Box:
    """Return the box around a group's rows."""
    return _around([bounds(row.quad) for row in group.rows])


def _box_of_block(block: list[Group]) -> Box:
    return _around([box_of(group) for group in block])


def _around(boxes: list[Box]) -> Box:
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


def _are_columns(boxes: list[Box], at: float) -> bool:
    """Say whether both sides of a cut hold several things under each other."""
    left = [b for b in boxes if b[2] <= at]
    return min(len(left), len(boxes) - len(left)) >= 2


def _widest(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the widest gap that no span covers (negative: the least overlap), and its start."""
    best, where = -1e9, 0.0
    end = -1e9
    for start, stop in sorted(spans):
        if end > -1e9 and start - end > best:
            best, where = start - end, end
        end = max(end, stop)
    return best, where
