"""From lines of writing to what people meant: notes, headings, a title."""

from collections.abc import Sequence
from dataclasses import dataclass

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.layout import Row, offset, rows_of
from flipchart_to_action.recognition.recogniser import Quad, TextLine


@dataclass(frozen=True, slots=True)
class Region:
    """A sticky note: its corners and the name of its colour."""

    quad: Quad
    colour: str


@dataclass(slots=True, eq=False)
class Group:
    """Rows that make one note."""

    rows: list[Row]
    kind: NoteKind = NoteKind.NOTE
    under: str = ""
    colour: str | None = None

    @property
    def text(self) -> str:
        """The words of the note, wrapped lines joined."""
        text = ""
        for row in self.rows:
            text = _joined(text, row.text)
        return text

    @property
    def lines(self) -> list[TextLine]:
        """The lines that it is made of."""
        return [line for row in self.rows for line in row.lines]


def group_lines(lines: Sequence[TextLine], regions: Sequence[Region] = ()) -> list[Group]:
    """Return `lines` as notes, headings and title, in reading order."""
    groups: list[Group] = []
    free = list(lines)
    for region in regions:
        del region
    rows = rows_of(free)
    groups += _paragraphs(rows)
    return groups


def _paragraphs(rows: list[Row]) -> list[Group]:
    groups: list[Group] = []
    for row in rows:
        home = None if row.marked.marker else _best_home(row, groups)
        if home is None:
            groups.append(Group([row]))
        else:
            home.rows.append(row)
    return groups


def _best_home(row: Row, groups: list[Group]) -> Group | None:
    best, least = None, 9.0
    for group in groups:
        last = group.rows[-1]
        if not _follows(last, row, marked=bool(group.rows[0].marked.marker)):
            continue
        down = offset(last.quad, row.quad).down
        if down < least:
            best, least = group, down
    return best


def _follows(above: Row, below: Row, *, marked: bool) -> bool:
    if not _has_word(above.text) or not _has_word(below.text):
        return False
    tall, low = above.height, below.height
    if max(tall, low) > 1.7 * min(tall, low):
        return False
    seen = offset(above.quad, below.quad)
    reach = 1.35 if marked else 1.2
    return 0.4 < seen.down < reach and seen.shared > 0.5


def _has_word(text: str) -> bool:
    return sum(c.isalpha() for c in text) >= 1


def _joined(text: str, more: str) -> str:
    if len(text) > 2 and text.endswith("-") and text[-2].isalpha() and more[:1].isalpha():
        return text[:-1].rstrip() + more
    return f"{text} {more}".strip()
