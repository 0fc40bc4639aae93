"""How lines lie to each other: which stand in one row, which follow under which."""

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import numpy as np

from flipchart_to_action.recognition.geometry import angle_of, height_of, part_of, width_of
from flipchart_to_action.recognition.grouping.bullets import Marked, split_marker, starts_of_items
from flipchart_to_action.recognition.grouping.relative_position import is_figure, offset
from flipchart_to_action.recognition.grouping.separators import Walls
from flipchart_to_action.recognition.grouping.table_rows import Bands
from flipchart_to_action.recognition.types import Quad, TextLine

_ROOM = 0.8
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Lines that stand beside each other and are read as one."""

    lines: tuple[TextLine, ...]
    quad: Quad
    marked: Marked

    @property
    def text(self) -> str:
        """What stands in the row, its marker left out."""
        return self.marked.text

    @property
    def height(self) -> float:
        """How high the writing is, in pixels."""
        return height_of(self.quad)


def make_row(lines: list[TextLine]) -> Row:
    """Return `lines`, given from left to right, as one row."""
    text = " ".join(line.text.strip() if i else line.text for i, line in enumerate(lines))
    first, last = lines[0].box, lines[-1].box
    quad = np.array([first[0], last[1], last[2], first[3]], np.float32)
    marked = split_marker(text)
    if not marked.marker and _leaves_a_sign_out(lines[0]):
        marked = Marked("?", marked.text)
    return Row(tuple(lines), quad if len(lines) > 1 else first, marked)


def _leaves_a_sign_out(line: TextLine) -> bool:
    """Say whether a line has room before its first letter for a sign that was not read.

    Boxes, and numbers in rings, are found with their line but read as nothing.
    """
    first = len(line.text) - len(line.text.lstrip())
    if first >= len(line.at) or sum(c.isalpha() for c in line.text) < _LEAST_LETTERS:
        return False
    return line.at[first] * width_of(line.box) > _ROOM * height_of(line.box)


def items_of(line: TextLine, walls: Walls) -> list[TextLine]:
    """Return a line taken apart at drawn lines and where several dashed items stand in it."""
    pieces = cut_at(line, walls.across(line.box))
    return [item for piece in pieces for item in _apart(piece, starts_of_items(piece))]


def cut_at(line: TextLine, places: list[float]) -> list[TextLine]:
    """Return `line` taken apart at `places` (0..1 along it), where there is a gap in its text."""
    if not places or len(line.at) != len(line.text):
        return [line]
    steps = [b - a for a, b in pairwise(line.at)]
    usual = median(steps) if steps else 0.0
    starts = [0]
    for place in places:
        after = next((i for i, at in enumerate(line.at) if at > place), len(line.text))
        near = [i for i in (after - 1, after, after + 1) if 0 < i < len(line.text)]
        gaps = [i for i in near if line.text[i - 1] == " " or steps[i - 1] > 1.6 * usual]
        starts += [i for i in gaps[:1] if i > starts[-1]]
    return _apart(line, starts)


def _apart(line: TextLine, starts: list[int]) -> list[TextLine]:
    if len(starts) == 1:
        return [line]
    ends = [*starts[1:], len(line.text)]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        left = 0.0 if start == 0 else (line.at[start - 1] + line.at[start]) / 2
        right = 1.0 if end == len(line.text) else (line.at[end - 1] + line.at[end]) / 2
        if line.text[start:end].strip():
            pieces.append(_piece(line, start, end, (left, right)))
    return pieces


def _piece(line: TextLine, start: int, end: int, reach: tuple[float, float]) -> TextLine:
    left, right = reach
    chances = line.chances
    if chances is not None:
        places = len(chances.logs)
        logs = chances.logs[round(left * places) : max(1, round(right * places))]
        chances = replace(chances, logs=logs)
    return TextLine(
        line.text[start:end],
        part_of(line.box, left, right),
        line.confidence,
        line.sure[start:end],
        tuple((at - left) / (right - left) for at in line.at[start:end]),
        chances,
        tuple(
            replace(word, start=word.start - start)
            for word in line.words
            if start <= word.start < end
        ),
    )


def rows_of(lines: list[TextLine], walls: Walls, bands: Bands) -> list[Row]:
    """Return `lines` with the pieces of one row put together, from top to bottom.

    Args:
        lines: In any order.
        walls: No row goes across one.
        bands: No row goes over two columns of a table.
    """
    waiting = sorted(lines, key=lambda line: float(line.box[:, 0].min()))
    usual = median(height_of(line.box) for line in lines) if lines else 1.0
    rows: list[list[TextLine]] = []
    for line in waiting:
        fitting = [
            row
            for row in rows
            if _goes_on(row[-1], line, walls, usual)
            and not bands.other_column(row[-1].box, line.box)
        ]
        if fitting:
            nearest = min(fitting, key=lambda row: abs(offset(row[-1].box, line.box).down))
            nearest.append(line)
        else:
            rows.append([line])
    return in_order([make_row(row) for row in rows])


def settle_numbers(rows: list[Row]) -> list[Row]:
    """Return `rows`, numbers without a point taken back into the text unless they count on.

    "3 retention" is an item where a row begins with 2 or 4 as well; "2 weeks" is not.
    """
    known = {int(row.marked.marker) for row in rows if row.marked.marker.isdigit()}
    unnamed = any(row.marked.marker == "?" for row in rows)

    def belongs(marked: Marked) -> bool:
        number = int(marked.marker) if marked.marker.isdigit() else 0
        counts_on = unnamed or number + 1 in known or number - 1 in known
        return bool(number) and not marked.firm and not counts_on

    return [
        replace(row, marked=Marked("", _whole(row))) if belongs(row.marked) else row for row in rows
    ]


def unmarked(row: Row) -> Row:
    """Return `row` with a number at its start left in the text; bullets stay off."""
    if row.marked.marker.isdigit():
        return replace(row, marked=Marked("", _whole(row)))
    return row


def _whole(row: Row) -> str:
    return " ".join(line.text.strip() for line in row.lines)


def in_order(rows: list[Row]) -> list[Row]:
    """Return `rows` from top to bottom as seen along their own tilt."""
    if not rows:
        return []
    widths = [width_of(row.quad) for row in rows]
    angles = [angle_of(row.quad) for row in rows]
    angle = np.radians(np.average(angles, weights=widths))
    across = np.array([-np.sin(angle), np.cos(angle)])
    return sorted(rows, key=lambda row: float(row.quad.mean(axis=0) @ across))


def _goes_on(first: TextLine, second: TextLine, walls: Walls, usual: float) -> bool:
    """Say whether `second` stands right of `first` as the next word of the same row.

    Large writing, as of titles, has wider gaps; `usual` is how high most lines are.
    """
    if abs(angle_of(first.box) - angle_of(second.box)) > 25:
        return False
    if is_figure(second.text) or split_marker(second.text).marker == "-":
        return False
    seen = offset(first.box, second.box)
    if is_figure(first.text):
        number = first.text.strip(" .)(").isdigit() and len(second.text) > 4
        near = number and -0.3 < seen.gap < 1.0 and abs(seen.down) < 0.5
        return near and not walls.beside(first.box, second.box)
    tall, low = height_of(first.box), height_of(second.box)
    alike = max(tall, low) / max(1.0, min(tall, low))
    reach = 0.9 if low < 1.4 * usual else 1.6
    near = -0.8 < seen.gap < reach and abs(seen.down) < 0.45 and alike < 2.2
    return near and not walls.beside(first.box, second.box)
