"""The notes that the network learns from: which say one issue, and which only sound like it.

`notes/subjects`: a subject begins with #, each line under it is an issue, said in several notes;
the lines of a subject are near each other. `notes/traps`: a line is an issue, said in several
notes, and behind || notes that share words with them and are each another issue.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

HERE = Path(__file__).parent / "notes"
STEPS = 6
"""Of `overlap`."""

Group: TypeAlias = tuple[tuple[str, ...], ...]
"""Issues that are near each other, each with the notes that say it."""

# Letters and what a reader of handwriting may take them for.
_MISREAD = (
    *(("m", "rn"), ("m", "nn"), ("d", "cl"), ("o", "a"), ("a", "o"), ("r", "n"), ("n", "r")),
    *(("l", "t"), ("t", "l"), ("i", "l"), ("e", "c"), ("c", "e"), ("u", "v"), ("v", "u")),
    *(("h", "b"), ("w", "vv"), ("g", "y"), ("s", "r"), ("n", "u"), ("u", "n"), ("f", "t")),
    *(("k", "h"), ("y", "g"), ("a", "u"), ("e", "o")),
)
_SMALL = """
the a an to of in for and is are on at it i we my our be no not too so with you they do have has get
from as was that this all by or up out when more just need can don t s isn there their them your me
us if but than who what why how where will would should could any some please pls
"""


def groups() -> list[Group]:
    """Return all groups of the files."""
    found: list[Group] = []
    for file in sorted(HERE.glob("subjects/*.txt")):
        found += _subjects(file.read_text(encoding="utf-8"))
    for file in sorted(HERE.glob("traps/*.txt")):
        found += _traps(file.read_text(encoding="utf-8"))
    return found


def _subjects(text: str) -> Iterator[Group]:
    for subject in re.split(r"^#.*$", text, flags=re.MULTILINE):
        lines = [line for line in subject.splitlines() if line.strip()]
        if lines:
            yield tuple(_notes(line) for line in lines)


def _traps(text: str) -> Iterator[Group]:
    for line in text.splitlines():
        if line.strip():
            same, traps = line.split(" || ")
            yield (_notes(same), *((trap,) for trap in _notes(traps)))


def _notes(line: str) -> tuple[str, ...]:
    return tuple(note.strip() for note in line.split(" | "))


def misread(text: str, chance: random.Random) -> str:
    """Return a note as a reader of handwriting may give it."""
    for _ in range(chance.choice((1, 2, 2, 3, 4))):
        letter, other = chance.choice(_MISREAD)
        places = [found.start() for found in re.finditer(letter, text)]
        if places:
            place = chance.choice(places)
            text = text[:place] + other + text[place + len(letter) :]
    gaps = [place for place, letter in enumerate(text) if letter == " "]
    if gaps and chance.random() < 0.15:
        gap = chance.choice(gaps)
        text = text[:gap] + text[gap + 1 :]
    return text


def otherwise(text: str, chance: random.Random) -> str:
    """Return a note as somebody else may have it: misread, in capitals, without its sign."""
    drawn = chance.random()
    if drawn < 0.1:
        return misread(text, chance)
    if drawn < 0.14:
        return text.upper()
    return text.lower().rstrip("?!.") if drawn < 0.29 else text


def overlap(first: str, second: str) -> int:
    """Return in which of six steps two notes share words: 0 none, 5 nearly all."""
    one, other = _content(first), _content(second)
    share = len(one & other) / max(1, min(len(one), len(other)))
    return sum(share > step for step in (0.0, 0.25, 0.34, 0.5, 0.74))


def _content(text: str) -> set[str]:
    return {w[:5] for w in re.findall(r"[a-z]+", text.lower()) if w not in _SMALL.split()}
