"""Which drawn lines keep writing apart, and what they keep apart."""

from collections.abc import Sequence

import numpy as np

from flipchart_to_action.recognition.geometry import bounds, height_of
from flipchart_to_action.recognition.regions.drawn_lines import Rule
from flipchart_to_action.recognition.types import Quad, TextLine

_RULED_PAPER = 9
_PARTS = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Where along a rule it is looked whether it runs through a line."""


class Walls:
    """The drawn lines that no note crosses."""

    def __init__(self, rules: Sequence[Rule] = (), lines: Sequence[TextLine] = ()) -> None:
        quads = np.array([line.box for line in lines], np.float32).reshape(-1, 4, 2)
        self._rules = [rule for rule in rules if not _through(rule, quads)]
        if _is_ruled_paper(self._rules):
            self._rules = [rule for rule in self._rules if not rule.level]

    def beside(self, first: Quad, second: Quad) -> bool:
        """Say whether an upright line stands between `first` and `second`, which is right of it."""
        start, end = first.mean(axis=0), second.mean(axis=0)
        return any(_cross(r, start, end) for r in self._rules if not r.level)

    def crossed(self, start: Quad, end: Quad) -> int:
        """Return how many drawn lines the way from one place to another crosses."""
        return sum(_cross(rule, start, end) for rule in self._rules)

    def across(self, quad: Quad) -> list[float]:
        """Return where upright lines run through `quad`, 0..1 along its writing."""
        start, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
        least = 1.8 * height_of(quad)
        found = [
            _where(rule, start, end)
            for rule in self._rules
            if not rule.level and rule.length > least and _cross(rule, start, end)
        ]
        return sorted(at for at in found if 0.06 < at < 0.94)

    def below(self, upper: Quad, lower: Quad) -> bool:
        """Say whether a level line runs between `upper` and `lower`, which is below it."""
        a, b = bounds(upper), bounds(lower)
        x = (max(a[0], b[0]) + min(a[2], b[2])) / 2
        start = np.array([x, upper.mean(axis=0)[1]], np.float32)
        end = np.array([x, lower.mean(axis=0)[1]], np.float32)
        return any(_cross(rule, start, end) for rule in self._rules if rule.level)

    def underlines(self, quad: Quad) -> bool:
        """Say whether a level line about as long as `quad` runs close below it."""
        x0, y0, x1, y1 = bounds(quad)
        tall = height_of(quad)
        for rule in self._rules:
            left, right = sorted((rule.start[0], rule.end[0]))
            y = (rule.start[1] + rule.end[1]) / 2
            shared = min(x1, right) - max(x0, left)
            near = y0 + 0.5 * (y1 - y0) < y < y1 + 0.7 * tall
            if rule.level and near and shared > 0.5 * (x1 - x0) and right - left < 1.5 * (x1 - x0):
                return True
        return False


def _through(rule: Rule, quads: Quad) -> bool:
    """Say whether a rule runs through the middle of any line: a letter's bar or a strike.

    `quads` is lines x 4 x 2.
    """
    along, down = quads[:, 1] - quads[:, 0], quads[:, 3] - quads[:, 0]
    start, end = np.array(rule.start), np.array(rule.end)
    places = start + np.array(_PARTS)[:, None] * (end - start)
    away = places[None, :, :] - quads[:, None, 0]
    run = np.einsum("ijk,ik->ij", away, along) / np.maximum(1.0, (along**2).sum(1))[:, None]
    drop = np.einsum("ijk,ik->ij", away, down) / np.maximum(1.0, (down**2).sum(1))[:, None]
    edge = (0.12, 0.82) if rule.level else (0.02, 0.98)
    span = (-0.05, 1.05) if rule.level else (0.03, 0.97)
    inside = (edge[0] < drop) & (drop < edge[1]) & (span[0] < run) & (run < span[1])
    return bool((inside.sum(axis=1) >= 3).any())


def _is_ruled_paper(rules: Sequence[Rule]) -> bool:
    """Say whether there are so many long level lines that the paper came with them."""
    level = sorted((r for r in rules if r.level), key=lambda r: r.start[1])
    if len(level) < _RULED_PAPER:
        return False
    longest = max(r.length for r in level)
    long = [r for r in level if r.length > 0.5 * longest]
    gaps = np.diff([(r.start[1] + r.end[1]) / 2 for r in long])
    upright = sum(not r.level for r in rules)
    even = len(gaps) >= _RULED_PAPER and float(np.std(gaps)) < 0.6 * float(np.mean(gaps))
    return even and upright < 3


def _cross(rule: Rule, start: Quad, end: Quad) -> bool:
    a, b = np.array(rule.start), np.array(rule.end)
    reach = (b - a) * (0.03 if rule.level else 0.05)
    return _sides(a - reach, b + reach, start, end) and _sides(start, end, a - reach, b + reach)


def _where(rule: Rule, start: Quad, end: Quad) -> float:
    """Return where a rule meets the way from `start` to `end`, 0..1."""
    run = end - start
    side = np.array([rule.end[0] - rule.start[0], rule.end[1] - rule.start[1]])
    away = np.array(rule.start) - start
    turn = run[0] * side[1] - run[1] * side[0]
    return float((away[0] * side[1] - away[1] * side[0]) / turn) if abs(turn) > 1e-6 else 0.5


def _sides(a: Quad, b: Quad, p: Quad, q: Quad) -> bool:
    run = b - a
    one = run[0] * (p[1] - a[1]) - run[1] * (p[0] - a[0])
    other = run[0] * (q[1] - a[1]) - run[1] * (q[0] - a[0])
    return bool(one * other < 0)
