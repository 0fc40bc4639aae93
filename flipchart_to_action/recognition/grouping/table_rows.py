"""The rows of a table of figures, so that the words beside them are kept to their own row."""

from statistics import median

import numpy as np

from flipchart_to_action.recognition.geometry import angle_of, bounds, height_of, width_of
from flipchart_to_action.recognition.grouping.relative_position import is_figure, offset
from flipchart_to_action.recognition.types import Quad, TextLine

_LEAST_ROWS, _LEAST_COLUMNS = 3, 2


class Bands:
    """Where the rows of a table of figures run; none where there is no such table."""

    def __init__(self, lines: list[TextLine]) -> None:
        self._across = _across(lines)
        columns = [c for c in _columns(lines) if len(c) >= _LEAST_ROWS]
        self._at: list[float] = []
        self._columns: list[float] = []
        if len(columns) < _LEAST_COLUMNS:
            return
        self._columns = [median(q.mean(axis=0)[0] for q in column) for column in columns]
        longest = max(columns, key=len)
        heights = [float(quad.mean(axis=0) @ self._across) for quad in longest]
        self._at = sorted(heights)

    def __bool__(self) -> bool:
        return bool(self._at)

    def band(self, quad: Quad) -> int | None:
        """Return the number of the row that `quad` stands in, or None if in none."""
        if not self._at:
            return None
        place = float(quad.mean(axis=0) @ self._across)
        step = median(np.diff(self._at))
        nearest = min(range(len(self._at)), key=lambda i: abs(self._at[i] - place))
        return nearest if abs(self._at[nearest] - place) < 0.75 * step else None

    def apart(self, first: Quad, second: Quad) -> bool:
        """Say whether two quads stand in two different rows of the table."""
        return self.band(first) != self.band(second)

    def other_column(self, first: Quad, second: Quad) -> bool:
        """Say whether two quads head or fill different columns of the table."""
        one, other = self._under(first), self._under(second)
        return bool(one) and bool(other) and one.isdisjoint(other)

    def _under(self, quad: Quad) -> set[int]:
        left, _, right, _ = bounds(quad)
        return {i for i, x in enumerate(self._columns) if left < x < right}

    def same(self, first: Quad, second: Quad) -> bool:
        """Say whether two quads stand in one row of the table."""
        return self.band(first) is not None and not self.apart(first, second)


def _across(lines: list[TextLine]) -> Quad:
    wide = [line.box for line in lines if width_of(line.box) > 2 * height_of(line.box)]
    angle = np.radians(median(angle_of(quad) for quad in wide)) if wide else 0.0
    return np.array([-np.sin(angle), np.cos(angle)], np.float32)


def _columns(lines: list[TextLine]) -> list[list[Quad]]:
    """Return figures that stand under each other."""
    figures = [line.box for line in lines if is_figure(line.text) and len(line.text) < 7]
    columns: list[list[Quad]] = []
    for quad in sorted(figures, key=lambda q: float(q.mean(axis=0)[1])):
        for column in columns:
            seen = offset(column[-1], quad)
            if abs(seen.middle) < 1.0 and seen.down > 0.8:
                column.append(quad)
                break
        else:
            columns.append([quad])
    return columns
