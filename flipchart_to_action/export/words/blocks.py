"""What documents are made of: sentences of spans, blocks, sections; no look, no format."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from flipchart_to_action.domain.plan import Picture


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a sentence; `strong` ones are bold where a format can do that."""

    text: str
    strong: bool = False


Sentence: TypeAlias = tuple[Span, ...]


class Mark(StrEnum):
    """What a line is about, as its icon shows."""

    PURPOSE = "purpose"
    DECISION = "decision"
    OWNER = "owner"
    MEASURE = "measure"
    CHECK = "check"
    PARKED = "parked"
    NOT_TAKEN = "not taken forward"
    ANSWERED = "answered"
    UNDECIDED = "undecided"
    COUNT = "count"
    ASK = "ask"
    SURVEY = "survey"
    PHOTO = "photo"
    DOCUMENT = "document"
    FIGURES = "figures"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Line:
    """One marked sentence of a decision."""

    mark: Mark
    words: Sentence


@dataclass(frozen=True, slots=True)
class DecisionBlock:
    """A decision; `so_that` may be empty. `picture_words` says what the handwriting says."""

    number: int
    what: str
    so_that: str
    lines: tuple[Line, ...]
    picture: Picture | None = None
    picture_label: str = ""
    picture_words: str = ""


@dataclass(frozen=True, slots=True)
class PointBlock:
    """A note that became no decision, and what becomes of it (may be empty)."""

    mark: Mark
    text: str
    words: Sentence = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell of a row says what the row is of.

    `widths`: the columns' shares of the width. `row_head`: which column names the row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    row_head: int = 0

    def told(self, row: tuple[str, ...]) -> str:
        """Return a row as a line of text: "1. Ring the school. Who: Tom. By: 4 Dec 2026."."""
        first = row[0] + ("." if row[0].isdigit() else ":")
        named = zip(self.columns[1:], row[1:], strict=True)
        parts = [c if i < self.row_head else f"{n}: {c}" for i, (n, c) in enumerate(named) if c]
        return " ".join([first, *(p if p.endswith(("?", "!", ".")) else f"{p}." for p in parts)])


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `continued` is the heading on the next page.

    `short`: its points are a word or a line each, so they can stand in columns.
    """

    heading: str
    paragraphs: tuple[Sentence, ...] = ()
    blocks: tuple[DecisionBlock | PointBlock, ...] = ()
    tables: tuple[Table, ...] = ()
    short: bool = False

    @property
    def continued(self) -> str:
        """The heading where the section goes on on another page."""
        return f"{self.heading}, continued"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The whole plan in words, in reading order. `purpose_open`: nobody has said the purpose.

    `organisation` stands over all; it, `purpose` and `thanks` may be empty. `subject`: that of a
    mail, where it is not `kind` and `foot`.
    """

    kind: str
    title: str
    subtitle: str
    purpose_label: str
    purpose: str
    purpose_open: bool
    thanks: str
    sections: tuple[Section, ...]
    foot: str
    organisation: str = ""
    subject: str = ""


def plain(words: Sentence) -> str:
    """Return a sentence without what is strong in it."""
    return "".join(span.text for span in words)


def strong(text: str) -> Span:
    """Return words that stand out."""
    return Span(text, strong=True)
