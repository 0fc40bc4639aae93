"""Which pairs of pieces may belong to one note, and what tells whether they do.

Lengths are in heights of the writing of the two, unless said otherwise. What finders saw (sticky
notes, sheets, drawn lines) is told as evidence; the model weighs it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.grouping.page import Flags, Floats, Page
from flipchart_to_action.recognition.grouping.writing import describe
from flipchart_to_action.recognition.regions.line_looks import between

_FAR = 9.0
"""What stands for a distance where there is nothing."""

_LOWEST, _BELOW, _ASIDE = 0.25, 4.0, 0.8
"""A pair under each other: how far below at least and at most, how far aside at most."""

_LEVEL, _OVERLAP, _BESIDE = 0.9, -1.5, 4.5
"""A pair in a row: how far up or down at most, how far apart at least and at most."""

_ONLY_NEAREST = 2.9
"""From here on a pair under each other must be nearest neighbours."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Candidate pairs: the numbers of their two pieces, the first above or left of the second."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    upright: Flags

    def __len__(self) -> int:
        return len(self.first)


class Neighbours:
    """Which piece stands next to which, and which stand in one column."""

    def __init__(self, page: Page) -> None:
        o = page.offsets
        self._page = page
        count = len(page)
        other = ~np.eye(count, dtype=bool)
        lies_over = (o.shared > 0.2) & other
        in_row = (np.abs(o.down) < 0.5) & (o.gap > -0.8) & other
        self.below, self.room_below = _nearest(o.down * o.unit, lies_over & (o.down > 0.35))
        self.above, self.room_above = _nearest(-o.down * o.unit, lies_over & (o.down < -0.35))
        self.right, self.room_right = _nearest(o.gap * o.unit, in_row & (o.middle > 0))
        self.left, self.room_left = _nearest(o.gap * o.unit, in_row & (o.middle < 0))
        self.column: Flags = (o.shared > 0.5) & (np.abs(o.down) < _FAR) & other

    @cached_property
    def usual_step(self) -> float:
        """The median distance of a piece to the one below it, in pixels."""
        known = self.room_below[self.below >= 0]
        return float(np.median(known)) if len(known) else 2.0 * self._page.usual


def _nearest(distance: Floats, allowed: Flags) -> tuple[NDArray[np.intp], Floats]:
    """Return for each row the column of the least allowed distance (-1: none), and the distance."""
    if not len(distance):
        return np.zeros(0, np.intp), np.zeros(0)
    masked = np.where(allowed, distance, np.inf)
    best = masked.argmin(axis=1)
    least = masked[np.arange(len(masked)), best]
    return np.where(np.isfinite(least), best, -1), least


def candidates(page: Page, near: Neighbours) -> Pairs:
    """Return the pairs that may be joined; those left out never are one note side by side."""
    o = page.offsets
    other = ~np.eye(len(page), dtype=bool)
    upright = (o.down > _LOWEST) & (o.down < _BELOW) & (o.gap < _ASIDE) & other
    level = (np.abs(o.down) < _LEVEL) & (o.middle > 0)
    level &= (o.gap < _BESIDE) & (o.gap > _OVERLAP) & other
    level &= ~upright & ~upright.T
    first, second = np.nonzero(upright | level)
    is_upright = upright[first, second]
    is_far = o.down[first, second] > _ONLY_NEAREST
    kept = (_blocks(page, first, second, is_upright) <= 1) & (
        ~is_far | (near.below[first] == second)
    )
    return Pairs(first[kept], second[kept], is_upright[kept])


def _blocks(
    page: Page, first: NDArray[np.intp], second: NDArray[np.intp], upright: Flags
) -> NDArray[np.intp]:
    """Return how many other pieces lie between the two of each pair."""
    o = page.offsets
    to, on = (o.down[first], o.shared[first]), (o.down.T[second], o.shared.T[second])
    under = (to[0] > 0.4) & (on[0] > 0.4) & (to[1] > 0.2) & (on[1] > 0.2)
    beside = (o.middle[first] > 0) & (o.middle.T[second] > 0) & (np.abs(to[0]) < 0.5)
    beside &= (np.abs(on[0]) < 0.5) & (o.gap[first] > -0.5) & (o.gap.T[second] > -0.5)
    blocking = np.where(upright[:, None], under, beside)
    rows = np.arange(len(first))
    blocking[rows, first] = blocking[rows, second] = False
    return np.asarray(blocking.sum(axis=1))


def pair_features(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """Return the named features of candidate pairs, one value a pair each."""
    found: dict[str, Floats] = {}
    for part in (_place, _steps, _room, _looks, _marks, _letters, _whole):
        found.update(part(page, near, pairs))
    return {name: np.asarray(values, float) for name, values in found.items()}


def _place(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """How the two lie to each other and how large they are."""
    o, a, b = page.offsets, pairs.first, pairs.second
    tall, wide = page.heights, page.widths
    unit = o.unit[a, b]
    indent, middle, outdent = (
        np.abs(o.indent[a, b]),
        np.abs(o.middle[a, b]),
        np.abs(o.outdent[a, b]),
    )
    turn = np.abs((page.angles[a] - page.angles[b] + 180) % 360 - 180)
    bodies = np.array([look.core for look in page.seen.looks]).reshape(-1, 2)
    body = (bodies[:, 1] - bodies[:, 0]) * tall
    core = o.down[a, b] * unit + (bodies[b, 0] - 0.5) * tall[b] - (bodies[a, 1] - 0.5) * tall[a]
    return {
        "upright": pairs.upright,
        "down": o.down[a, b],
        "gap": o.gap[a, b],
        "indent": o.indent[a, b],
        "outdent": o.outdent[a, b],
        "middle": o.middle[a, b],
        "indent_size": indent,
        "middle_size": middle,
        "flush": np.minimum(np.minimum(indent, middle), outdent),
        "shared": o.shared[a, b],
        "down_usual": o.down[a, b] * unit / page.usual,
        "down_step": o.down[a, b] * unit / near.usual_step,
        "taller": np.log(tall[b] / tall[a]),
        "alike": np.abs(np.log(tall[b] / tall[a])),
        "body_taller": np.log(np.maximum(1, body[b]) / np.maximum(1, body[a])),
        "tall_a": np.log(tall[a] / page.usual),
        "tall_b": np.log(tall[b] / page.usual),
        "wide_a": wide[a] / unit,
        "wide_b": wide[b] / unit,
        "wider": np.log(wide[b] / wide[a]),
        "turn": turn,
        "core": core / np.maximum(3.0, (body[a] + body[b]) / 2),
        "body": (body[a] + body[b]) / 2 / unit,
        "blocks": _blocks(page, a, b, pairs.upright),
        "next_below": near.below[a] == b,
        "next_above": near.above[b] == a,
        "next_right": near.right[a] == b,
        "next_left": near.left[b] == a,
    }


def _steps(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """How the step from one to the other compares with other steps of their column."""
    a, b = pairs.first, pairs.second
    unit, down = page.offsets.unit[a, b], page.offsets.down[a, b]
    before = np.minimum(_FAR, near.room_above[a] / unit)
    after = np.minimum(_FAR, near.room_below[b] / unit)
    column = _column(near, pairs)
    has_next = near.below >= 0
    stays = np.take_along_axis(
        column, np.where(has_next, near.below, 0)[None, :].repeat(len(a), 0), 1
    )
    steps = np.where(column & has_next & stays, near.room_below[None, :] / unit[:, None], np.nan)
    steps = np.where(steps < 5, steps, np.nan)
    empty = np.isnan(steps).all(axis=1) if len(a) else np.zeros(0, bool)
    if len(a) and steps.shape[1]:
        steps[empty, 0] = down[empty]
        count = (~np.isnan(steps)).sum(axis=1)
        median, least, most = np.nanmedian(steps, axis=1), np.nanmin(steps, 1), np.nanmax(steps, 1)
        spread = np.nanstd(steps, axis=1) / np.maximum(0.1, np.nanmean(steps, axis=1))
        rank = (steps < down[:, None] - 0.02).sum(axis=1) / count
    else:
        count = median = least = most = spread = rank = np.zeros(len(a))
    return {
        "step_before": before,
        "step_after": after,
        "against_before": down / np.maximum(0.2, before),
        "against_after": down / np.maximum(0.2, after),
        "against_median": down / np.maximum(0.2, median),
        "against_least": down / np.maximum(0.2, least),
        "against_most": down / np.maximum(0.2, most),
        "step_rank": rank,
        "steps": count,
        "step_spread": spread,
    }


def _column(near: Neighbours, pairs: Pairs) -> Flags:
    """Return which pieces stand in the column of either of the two, themselves too."""
    column = near.column[pairs.first] | near.column[pairs.second]
    rows = np.arange(len(pairs))
    column[rows, pairs.first] = column[rows, pairs.second] = True
    return column


def _room(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """Whether the first word of the second had had room at the end of the first."""
    o, a, b = page.offsets, pairs.first, pairs.second
    tall, wide = page.heights, page.widths
    rows = np.arange(len(pairs))
    text = [describe(line, marked) for line, marked in zip(page.lines, page.marked, strict=True)]
    ends = o.outdent[a] * o.unit[a]
    others = near.column[a] & (tall[None, :] < 1.5 * tall[a][:, None])
    others[rows, b] = False
    room = np.where(others, ends, 0.0).max(axis=1, initial=0.0)
    part = np.array([t.first_length / max(1, t.length) for t in text])
    first_word = wide[b] * part[b]
    widest_a = np.where(near.column[a], wide[None, :], 0).max(axis=1, initial=0)
    widest_b = np.where(near.column[b], wide[None, :], 0).max(axis=1, initial=0)
    in_row = (np.abs(o.down) < 0.6) & (o.gap > -0.8)
    spans_a = in_row[b] & (o.shared[a] > 0.4) & (o.down[a] > 0)
    spans_b = in_row[a] & (o.shared[b] > 0.4) & (o.down[b] < 0)
    for spans in (spans_a, spans_b):
        spans[rows, a] = spans[rows, b] = False
    left = np.where(near.column[a], np.abs(o.indent[a]) < 0.5, False)
    left_b = np.where(near.column[b], np.abs(o.indent[b]) < 0.5, False)
    least = np.where(near.column[b], o.indent[b], np.inf).min(axis=1, initial=np.inf)
    return {
        "room": room / tall[a],
        "room_for_word": (room - first_word) / tall[a],
        "first_word": first_word / tall[a],
        "full_a": wide[a] / np.maximum(widest_a, wide[a]),
        "full_b": wide[b] / np.maximum(widest_b, wide[b]),
        "spans_a": spans_a.sum(axis=1),
        "spans_b": spans_b.sum(axis=1),
        "left_with_a": left.sum(axis=1) / np.maximum(1, near.column[a].sum(axis=1)),
        "left_with_b": left_b.sum(axis=1) / np.maximum(1, near.column[b].sum(axis=1)),
        "left_of_b": np.where(np.isfinite(least), least, 0.0),
    }


def _looks(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """How alike the two look, and what lies between them."""
    del near
    a, b, looks = pairs.first, pairs.second, page.seen.looks
    ink = np.array([look.ink for look in looks]).reshape(-1, 3)
    ground = np.array([look.ground for look in looks]).reshape(-1, 3)
    stroke = np.array([look.stroke for look in looks])
    contrast = ground[:, 0] - ink[:, 0]
    surface = page.seen.surface
    way = (
        page.centres[a][:, None]
        + np.linspace(0, 1, 15)[None, :, None] * ((page.centres[b] - page.centres[a])[:, None])
    )
    colours = surface.colours(way)
    change = np.linalg.norm(np.diff(colours, axis=1), axis=2)
    span = np.linalg.norm(colours.max(axis=1) - colours.min(axis=1), axis=1)
    lively = np.hypot(colours[:, :, 1] - surface.paper[1], colours[:, :, 2] - surface.paper[2])
    ways = np.array(
        [
            between(page.lines[i].box, page.lines[j].box, sideways=not upright)
            for i, j, upright in zip(a, b, pairs.upright, strict=True)
        ]
    ).reshape(len(pairs), 9, 13, 2)
    crossed = surface.strokes(ways)
    return {
        "ink_colour": np.linalg.norm((ink[a] - ink[b])[:, 1:], axis=1),
        "ink_light": np.abs(ink[a, 0] - ink[b, 0]),
        "ground_apart": np.linalg.norm(ground[a] - ground[b], axis=1),
        "ground_colour": np.linalg.norm((ground[a] - ground[b])[:, 1:], axis=1),
        "stroke_apart": np.abs(np.log((stroke[a] + 1) / (stroke[b] + 1))),
        "contrast_apart": np.abs(contrast[a] - contrast[b]),
        "way_step": change.max(axis=1, initial=0),
        "way_span": span,
        "way_lively": lively.mean(axis=1),
        "crossed": crossed[:, :, 1:-1].any(axis=2).mean(axis=1),
        "inked": crossed.mean(axis=(1, 2)),
        "crossed_row": crossed.mean(axis=1).max(axis=1, initial=0),
    }


def _marks(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """What the finders saw, and what stands before the two."""
    a, b = pairs.first, pairs.second
    on, sheet = page.sticky, page.sheet
    same = (on[a] == on[b]) & (on[a] >= 0)
    neither = (on[a] < 0) & (on[b] < 0)
    one = (on[a] < 0) != (on[b] < 0)
    walls = [
        (page.walls.below if upright else page.walls.beside)(page.lines[i].box, page.lines[j].box)
        for i, j, upright in zip(a, b, pairs.upright, strict=True)
    ]
    found: dict[str, Floats] = {
        "sticky": np.select([same, neither, one], [2.0, 1.0, 0.0], -1.0),
        "same_sheet": (sheet[a] == sheet[b]) * 1.0,
        "wall": np.array(walls, float),
        "underlined_a": page.underlined[a].astype(float),
        "underlined_b": page.underlined[b].astype(float),
    }
    before = np.array([look.before for look in page.seen.looks]).reshape(len(page), -1)
    for name, at in (("a", a), ("b", b)):
        for number in range(before.shape[1]):
            found[f"before_{number}{name}"] = before[at, number]
    column = near.column[a].copy()
    column[np.arange(len(pairs)), a] = True
    found["before_column"] = (column * before[:, 0]).sum(axis=1) / column.sum(axis=1)
    return found


def _letters(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """What the letters of the two tell."""
    a, b = pairs.first, pairs.second
    text = [describe(line, marked) for line, marked in zip(page.lines, page.marked, strict=True)]
    all_of = {
        "marker": [t.marker for t in text],
        "begins": [t.begins for t in text],
        "capitals": [t.capitals for t in text],
        "words": [len(t.words) for t in text],
        "letters": [t.letters for t in text],
        "figure": [t.figure for t in text],
        "sure": [line.confidence for line in page.lines],
        "length": [t.length for t in text],
    }
    found: dict[str, Floats] = {}
    for name, listed in all_of.items():
        values = np.array(listed, float)
        found[f"{name}_a"], found[f"{name}_b"] = values[a], values[b]
    begins = np.array(all_of["begins"], float)
    marked = np.array([t.marker > 0 for t in text], float)
    column = near.column[a].copy()
    column[np.arange(len(pairs)), a] = True
    both = _column(near, pairs)
    found["capitals_apart"] = np.abs(found["capitals_a"] - found["capitals_b"])
    found["end_a"] = np.array([t.end for t in text], float)[a]
    found["start_b"] = np.array([t.start for t in text], float)[b]
    found["last_joins"] = np.array([t.last_joins for t in text], float)[a]
    found["first_joins"] = np.array([t.first_joins for t in text], float)[b]
    found["open_bracket"] = np.array([t.open_bracket for t in text], float)[a]
    found["goes_small"] = (begins[b] == 0) * 1.0 + (begins[a] == 1) * 1.0
    found["marked_column"] = (column * marked).sum(axis=1) / column.sum(axis=1)
    found["begins_column"] = (both * begins).sum(axis=1) / np.maximum(1, both.sum(axis=1))
    return found


def _whole(page: Page, near: Neighbours, pairs: Pairs) -> dict[str, Floats]:
    """What kind of page it is; the same for all of its pairs."""
    text = [describe(line, marked) for line, marked in zip(page.lines, page.marked, strict=True)]
    wordy = [t for t in text if t.letters >= 3] or text
    whole = {
        "pieces": len(page),
        "on_sticky": float((page.sticky >= 0).mean()),
        "stickies": len(page.seen.stickies),
        "marked": np.mean([t.marker > 0 for t in wordy]),
        "begin": np.mean([t.begins for t in wordy]),
        "capital": np.mean([t.capitals for t in wordy]),
        "wide": np.median(page.widths / page.heights),
        "step": near.usual_step / page.usual,
        "words": np.median([len(t.words) for t in wordy]),
        "sizes": np.std(np.log(page.heights)),
        "turns": np.std(np.clip(page.angles, -45, 45)),
        "figures": np.mean([t.figure for t in text]),
    }
    return {f"page_{name}": np.full(len(pairs), float(value)) for name, value in whole.items()}
