"""What is given to a grouper, what it gives back, and what a grouper is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.regions.drawn_lines import Rule
from flipchart_to_action.recognition.regions.line_looks import LineLook, Surface
from flipchart_to_action.recognition.regions.sticky_notes import Sticky
from flipchart_to_action.recognition.types import Quad, TextLine


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What was seen in a picture.

    `lines`: the pieces of writing that notes are put together of, none of which reaches over two;
    `looks` has one for each. `surface`: what they stand on. `stickies`, `rules` and `sheets`: what
    the finders took for sticky notes, drawn lines and sheets of paper.
    """

    lines: Sequence[TextLine]
    looks: Sequence[LineLook]
    surface: Surface
    stickies: Sequence[Sticky] = ()
    rules: Sequence[Rule] = ()
    sheets: Sequence[Quad] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One note, heading or title: its words, and the pieces of writing that it is made of.

    `under` is the words of the heading that it stands under, `colour` that of its sticky note.
    """

    text: str
    lines: tuple[TextLine, ...]
    kind: NoteKind = NoteKind.NOTE
    under: str = ""
    colour: str | None = None


class Grouper(Protocol):
    """Puts pieces of writing together to notes."""

    def group(self, seen: Seen) -> list[Group]:
        """Return what was seen as notes, headings and titles in reading order; no line is lost."""
