"""Which groups are no notes but a title or headings, and what stands under which heading."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.geometry import bounds
from flipchart_to_action.recognition.grouping.notes import Group
from flipchart_to_action.recognition.grouping.relative_position import is_figure, offset
from flipchart_to_action.recognition.grouping.separators import Walls

_MOST_WORDS = 7


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A group with the box around it."""

    group: Group
    box: tuple[float, float, float, float]

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2

    @property
    def height(self) -> float:
        return median(row.height for row in self.group.rows)


def name_kinds(groups: list[Group], walls: Walls) -> None:
    """Set `kind` and `head` of `groups`."""
    places = [_place(group) for group in groups]
    _name_title(places, walls)
    for heads in _heading_rows(places, walls):
        _put_under(heads, places)
    _name_section_headings(places, walls)


def _place(group: Group) -> _Place:
    boxes = [bounds(row.quad) for row in group.rows]
    return _Place(
        group,
        (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        ),
    )


def _is_plain(place: _Place) -> bool:
    group = place.group
    return (
        group.kind is NoteKind.NOTE
        and group.colour is None
        and not group.rows[0].marked.marker
        and sum(c.isalpha() for c in group.text) >= 2
        and len(group.text.split()) <= _MOST_WORDS
    )


def _name_title(places: list[_Place], walls: Walls) -> None:
    """Take the writing at the top for a title if it is larger than the rest or underlined."""
    if len(places) < 3:
        return
    usual = median(p.height for p in places)
    words = [p for p in places if any(c.isalpha() for c in p.group.text)]
    if not words:
        return
    top = min(words, key=lambda p: p.box[1])
    tallest = max(words, key=lambda p: p.height)
    for place in (top, tallest):
        if not _is_plain(place):
            continue
        over = sum(p.middle[1] < place.box[1] for p in places)
        if over > 1 or _is_crowded(place, places):
            continue
        last = place.group.rows[-1].quad
        underlined = walls.underlines(last) and place.height > 1.1 * usual
        if place.height > 1.3 * usual or underlined or (place is top and _shouts(place, places)):
            place.group.kind = NoteKind.TITLE
            return


def _shouts(place: _Place, places: list[_Place]) -> bool:
    """Say whether a group is in capitals and hardly anything else is."""
    others = [_capitals(p.group.text) for p in places if p is not place]
    return _capitals(place.group.text) > 0.9 and median(others) < 0.3


def _is_crowded(place: _Place, places: list[_Place]) -> bool:
    """Say whether other writing of about its size stands beside a group."""
    beside = [
        p
        for p in places
        if p is not place
        and p.box[1] < place.middle[1] < p.box[3]
        and p.height > 0.65 * place.height
    ]
    return bool(beside)


def _heading_rows(places: list[_Place], walls: Walls) -> list[list[_Place]]:
    """Return the rows of writing that head columns, each from left to right."""
    found: list[list[_Place]] = []
    used: set[int] = set()
    for start in sorted(places, key=lambda p: p.box[0]):
        if id(start) in used or not _is_plain(start):
            continue
        row = [start]
        for other in sorted(places, key=lambda p: p.box[0]):
            if other is not row[-1] and _is_plain(other) and _is_beside(row[-1], other):
                row.append(other)
        if len(row) >= 2 and _heads_columns(row, places, walls):
            found.append(row)
            used |= {id(p) for p in row}
    return found


def _is_beside(first: _Place, second: _Place) -> bool:
    seen = offset(first.group.rows[0].quad, second.group.rows[0].quad)
    tall, low = max(first.height, second.height), min(first.height, second.height)
    return seen.gap > -0.6 and abs(seen.down) < 0.45 and tall < 1.8 * low


def _heads_columns(row: list[_Place], places: list[_Place], walls: Walls) -> bool:
    figures = ruled = filled = 0
    if any(_over(head, row, places) for head in row):
        return False
    for head in row:
        below = _column(head, row, places)
        numbers = [p for p in below if is_figure(p.group.text) or len(p.group.text) < 3]
        filled += len(below)
        figures += len(numbers) >= 3 and len(numbers) > 0.6 * len(below)
        ruled += bool(below) and walls.below(head.group.rows[-1].quad, below[0].group.rows[0].quad)
    apart = sum(walls.beside(a.group.rows[0].quad, b.group.rows[0].quad) for a, b in pairwise(row))
    drawn = (apart >= 1 and ruled >= 2) or (ruled >= 3 and ruled == len(row))
    return figures >= 2 or (drawn and filled > len(row))


def _over(head: _Place, row: list[_Place], places: list[_Place]) -> bool:
    """Say whether something else than a title stands in the column over `head`."""
    left, right = _reach(head, row)
    for p in places:
        above = p.box[3] < head.middle[1] and left < p.middle[0] < right
        spans = sum(p.box[0] < other.middle[0] < p.box[2] for other in row) > 1
        if above and not spans and p.group.kind is not NoteKind.TITLE:
            return True
    return False


def _column(head: _Place, row: list[_Place], places: list[_Place]) -> list[_Place]:
    """Return what stands in the column under `head`, from top to bottom."""
    left, right = _reach(head, row)
    below = [
        p
        for p in places
        if p.box[1] > head.middle[1] and p.middle[1] > head.box[3] and left < p.middle[0] < right
    ]
    return sorted(below, key=lambda p: p.middle[1])


def _reach(head: _Place, row: list[_Place]) -> tuple[float, float]:
    """Return from where to where a column goes: half way to its neighbours."""
    at = row.index(head)
    own = head.box[2] - head.box[0]
    left = (row[at - 1].box[2] + head.box[0]) / 2 if at else head.box[0] - own
    last = at + 1 == len(row)
    right = head.box[2] + own if last else (head.box[2] + row[at + 1].box[0]) / 2
    return left, right


def _put_under(heads: list[_Place], places: list[_Place]) -> None:
    for head in heads:
        head.group.kind = NoteKind.HEADING
    for head in heads:
        for place in _column(head, heads, places):
            if place.group.kind is NoteKind.NOTE and not place.group.head:
                place.group.head = head.group


def _name_section_headings(places: list[_Place], walls: Walls) -> None:
    """Take plain writing over a list for its heading, and say what the list stands under."""
    for place in places:
        if not _is_plain(place) or len(place.group.rows) > 2:
            continue
        below = [p for p in places if _is_below(place, p)]
        items = sorted(below, key=lambda p: p.middle[1])
        marked = [p for p in items[:3] if p.group.rows[0].marked.marker]
        if not items or len(marked) < 2 or items[0] is not marked[0]:
            continue
        if not _looks_like_heading(place, marked, walls):
            continue
        place.group.kind = NoteKind.HEADING
        for item in items:
            if not item.group.rows[0].marked.marker:
                break
            item.group.head = item.group.head or place.group


def _is_below(head: _Place, other: _Place) -> bool:
    if other is head or other.group.kind is not NoteKind.NOTE or other.group.colour:
        return False
    seen = offset(head.group.rows[0].quad, other.group.rows[0].quad)
    return seen.down > 0.4 and seen.shared > 0.3


def _looks_like_heading(place: _Place, items: list[_Place], walls: Walls) -> bool:
    text = place.group.text
    larger = place.height > 1.2 * median(p.height for p in items)
    among = max(_capitals(p.group.text) for p in items)
    capitals = _capitals(text) > 0.8 and among < 0.4
    return (
        larger
        or capitals
        or re.search(r":\s*$", text) is not None
        or walls.underlines(place.group.rows[-1].quad)
    )


def _capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0
