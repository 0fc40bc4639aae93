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
class Section:
    """A heading with what stands under it; `continued` is the heading on the next page."""

    heading: str
    paragraphs: tuple[Sentence, ...] = ()
    blocks: tuple[DecisionBlock | PointBlock, ...] = ()

    @property
    def continued(self) -> str:
        """The heading where the section goes on on another page."""
        return f"{self.heading}, continued"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The whole plan in words, in reading order. `purpose_open`: nobody has said the purpose.

    `organisation` stands over all; it may be empty.
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


def plain(words: Sentence) -> str:
    """Return a sentence without what is strong in it."""
    return "".join(span.text for span in words)


def strong(text: str) -> Span:
    """Return words that stand out."""
    return Span(text, strong=True)
