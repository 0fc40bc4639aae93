"""Rows put together to notes: bullets, numbers, wrapped lines, sticky notes."""

from dataclasses import dataclass
from itertools import pairwise

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.geometry import width_of
from flipchart_to_action.recognition.grouping.bullet_signs import unsigned_items
from flipchart_to_action.recognition.grouping.relative_position import offset
from flipchart_to_action.recognition.grouping.rows import Row
from flipchart_to_action.recognition.grouping.separators import Walls
from flipchart_to_action.recognition.grouping.table_rows import Bands
from flipchart_to_action.recognition.types import TextLine

_ALIKE = 1.5
_NEIGHBOURS = 9.0


@dataclass(slots=True, eq=False)
class Group:
    """Rows that make one note."""

    rows: list[Row]
    kind: NoteKind = NoteKind.NOTE
    head: "Group | None" = None
    colour: str | None = None

    @property
    def text(self) -> str:
        """The words of the note, wrapped lines joined."""
        text = ""
        for row in self.rows:
            text = _joined(text, row.text)
        return text

    @property
    def under(self) -> str:
        """The words of the heading that it stands under."""
        return self.head.text if self.head else ""

    @property
    def lines(self) -> list[TextLine]:
        """The lines that it is made of."""
        return [line for row in self.rows for line in row.lines]

    @property
    def numbered(self) -> bool:
        """Whether it is an item of a numbered list."""
        return self.rows[0].marked.numbered


def paragraphs(rows: list[Row], walls: Walls, bands: Bands) -> list[Group]:
    """Return `rows`, given from top to bottom, as notes that go across no wall or table row."""
    groups: list[Group] = []
    around = _Around(rows, walls, bands, unsigned_items(rows))
    for row in rows:
        home = None if around.begins_item(row) else _best_home(row, groups, around)
        if home is None:
            groups.append(Group([row]))
        else:
            home.rows.append(row)
    return _numbers_own_what_follows(groups, around)


def stacked(rows: list[Row], longish: float) -> list[Group]:
    """Return the rows of one coloured patch as notes: one, or two that hang under each other.

    Args:
        rows: From top to bottom.
        longish: How many times higher than wide the patch is.
    """
    groups = [Group(rows[:1])] if rows else []
    for above, below in pairwise(rows):
        if longish > 1.35 and offset(above.quad, below.quad).down > 1.75:
            groups.append(Group([below]))
        else:
            groups[-1].rows.append(below)
    return groups


@dataclass(frozen=True, slots=True)
class _Around:
    """What else there is on the sheet."""

    rows: list[Row]
    walls: Walls
    bands: Bands
    unsigned: set[int]

    def begins_item(self, row: Row) -> bool:
        """Say whether an item begins with `row`, though its own sign may not have been read."""
        return bool(row.marked.marker) or id(row) in self.unsigned

    def step(self, row: Row) -> float:
        """Return the least distance between the items of the list that `row` is in, in pixels."""
        marked = [r for r in self.rows if r.marked.marker and offset(row.quad, r.quad).shared > 0.3]
        steps = [offset(a.quad, b.quad) for a, b in pairwise(marked)]
        apart = [
            s.down * (a.height + b.height) / 2
            for s, (a, b) in zip(steps, pairwise(marked), strict=True)
            if abs(s.indent) < 1.5 and s.down > 0.5
        ]
        return min(apart, default=0.0)

    def between(self, above: Row, below: Row) -> bool:
        """Say whether something keeps two rows apart."""
        if self.walls.below(above.quad, below.quad) or self.bands.apart(above.quad, below.quad):
            return True
        return self._spans(above, below) or self._spans(below, above)

    def in_step(self, above: Row, below: Row) -> bool:
        """Say whether a row after a marked one is no further off than the list's items are.

        A line that is underlined begins something new.
        """
        step = self.step(above)
        down = offset(above.quad, below.quad).down * (above.height + below.height) / 2
        if self.walls.underlines(below.quad) and not self.walls.underlines(above.quad):
            return False
        return not step or down < 1.15 * step

    def _spans(self, wide: Row, narrow: Row) -> bool:
        """Say whether `wide` lies as much over a neighbour of `narrow`: it heads them all."""
        for other in self.rows:
            if other is narrow or other is wide:
                continue
            seen = offset(narrow.quad, other.quad)
            if (
                abs(seen.down) < 0.6
                and seen.gap > -0.8
                and offset(wide.quad, other.quad).shared > 0.4
            ):
                return True
        return False

    def room_after(self, above: Row, below: Row, *, marked: bool) -> bool:
        """Say whether the first word of `below` had had room at the end of `above`.

        Lines centred under each other may be as short as they like, but not items of a list.
        """
        first = below.text.split()[0] if below.text.split() else ""
        width = width_of(below.quad) * len(first) / max(1, len(below.text))
        seen = offset(above.quad, below.quad)
        if not marked and abs(seen.middle) < 0.5:
            return False
        unit = (above.height + below.height) / 2
        room = 0.0
        for other in self.rows:
            step = offset(above.quad, other.quad)
            if other is below or step.shared < 0.5 or abs(step.down) > _NEIGHBOURS:
                continue
            if other.height < 1.4 * above.height:
                room = max(room, step.outdent * (above.height + other.height) / 2)
        return room > 1.3 * width + 0.5 * unit


def _best_home(row: Row, groups: list[Group], around: _Around) -> Group | None:
    best, least = None, 9.0
    for group in groups:
        last = group.rows[-1]
        cell = around.bands.same(last.quad, row.quad)
        marked = around.begins_item(group.rows[0])
        if not _follows(last, row, marked=marked, cell=cell) or around.between(last, row):
            continue
        if not cell and around.room_after(last, row, marked=marked):
            continue
        if marked and not around.in_step(last, row):
            continue
        down = offset(last.quad, row.quad).down
        if down < least:
            best, least = group, down
    return best


def _follows(above: Row, below: Row, *, marked: bool, cell: bool) -> bool:
    """Say whether `below` lies as the next row of a note does.

    Args:
        above: The last row of the note.
        below: The row that may be its next.
        marked: The note begins with a bullet or number.
        cell: Both stand in the same row of a table.
    """
    seen = offset(above.quad, below.quad)
    figure_goes_on = cell or (marked and 0.2 < seen.indent < 3)
    if not (_has_word(above.text) and (figure_goes_on or _has_word(below.text))):
        return False
    tall, low = above.height, below.height
    if max(tall, low) > _ALIKE * min(tall, low):
        return False
    reach = 1.35 if marked or cell else 1.2
    return 0.4 < seen.down < reach and seen.shared > 0.5


def _numbers_own_what_follows(groups: list[Group], around: _Around) -> list[Group]:
    """Give an item of a numbered list the unmarked lines up to the next item."""
    items = [g for g in groups if g.numbered]
    if len(items) < 2:
        return groups
    taken: set[int] = set()
    for item, after in pairwise(items):
        step = offset(item.rows[0].quad, after.rows[0].quad)
        if abs(step.indent) > 3 or step.down < 1 or not _counts_on(item, after):
            continue
        for other in groups:
            if other is item or around.begins_item(other.rows[0]) or not _has_word(other.text):
                continue
            down = offset(item.rows[0].quad, other.rows[0].quad)
            up = offset(other.rows[-1].quad, after.rows[0].quad)
            if down.down > 0.4 and up.down > 0.5 and down.indent > -0.7 and down.shared > 0.3:
                item.rows += other.rows
                taken.add(id(other))
    return [g for g in groups if id(g) not in taken]


def _counts_on(item: Group, after: Group) -> bool:
    """Say whether `after` may be the next number: a list that starts again is another list."""
    first, second = item.rows[0].marked.marker, after.rows[0].marked.marker
    if not (first.isdigit() and second.isdigit()):
        return True
    return int(second) > int(first)


def _has_word(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _joined(text: str, more: str) -> str:
    if len(text) > 2 and text.endswith("-") and text[-2].isalpha() and more[:1].isalpha():
        return text[:-1].rstrip() + more
    return f"{text} {more}".strip()
