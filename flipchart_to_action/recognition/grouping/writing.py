"""What the letters of a piece of writing tell of it: whether it begins, ends or goes on."""

import re
from dataclasses import dataclass

from flipchart_to_action.recognition.grouping.bullets import Marked
from flipchart_to_action.recognition.types import TextLine

# Words that join others: a line hardly ends with one, and one that begins with one often goes on.
_JOINING = frozenset(
    "a an the of to in on for with and or by at from as is are be was were that this which who "  # noqa: SIM905
    "if than then into our your my his her its their not no can will would should could has have "
    "had do does did we you i it they he she but so what how when where".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = {".": 1, "!": 1, "?": 1, ":": 2, ",": 3, ";": 3, "&": 3, "+": 3, "/": 3, "(": 3}
_DASHES = "-–—"


@dataclass(frozen=True, slots=True)
class Writing:
    """One piece of writing, its marker left out. Kinds of signs are small whole numbers.

    `begins`: 1 with a capital, 0 with a small letter, 0.5 with none. `capitals`: the part of its
    letters. `marker`: 0 none, 0.5 a number that may belong to the words, 1 a dash, 2 another sign,
    3 one that could not be named, 4 a number. `end`: 1 of a sentence, 2 a colon, 3 a sign that
    goes on, 4 a dash, 5 a bracket. `start`: 1 a bracket, 2 an arrow, 3 a sign that goes on.
    """

    words: tuple[str, ...]
    letters: int
    length: int
    begins: float
    capitals: float
    figure: bool
    marker: float
    end: int
    start: int
    first_joins: bool
    last_joins: bool
    open_bracket: bool
    first_length: int


def describe(line: TextLine, marked: Marked) -> Writing:
    """Return what the letters of `line` tell; `marked` is its text without the marker."""
    text = marked.text.strip()
    words = tuple(_WORD.findall(text))
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters) / len(letters) if letters else 0.5
    last = text[-1:]
    return Writing(
        words=words,
        letters=len(letters),
        length=len(text),
        begins=float(letters[0].isupper()) if letters else 0.5,
        capitals=capitals,
        figure=not letters and any(c.isdigit() for c in text),
        marker=_marker(marked),
        end=4 if last and last in _DASHES else 5 if last == ")" else _ENDS.get(last, 0),
        start=_start(line.text.strip()[:1]),
        first_joins=bool(words) and words[0].lower() in _JOINING,
        last_joins=bool(words) and words[-1].lower() in _JOINING,
        open_bracket=text.count("(") > text.count(")"),
        first_length=len(text.split()[0]) if text else 0,
    )


def _marker(marked: Marked) -> float:
    if marked.marker.isdigit():
        return 4.0 if marked.firm else 0.5
    return {"": 0.0, "-": 1.0, "*": 2.0, "?": 3.0}[marked.marker]


def _start(sign: str) -> int:
    if not sign:
        return 0
    return 1 if sign == "(" else 2 if sign in "→➔⇒>=" else 3 if sign in "&+/" else 0
