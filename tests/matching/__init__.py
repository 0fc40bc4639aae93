"""Labelled pairs of notes, and how well the search for alike issues judges them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

from flipchart_to_action.matching.index import IssueIndex
from flipchart_to_action.matching.network import Likeness
from flipchart_to_action.recognition.text.word_list import WordList

DEVELOPMENT = ("dev.tsv", "blind_1.tsv", "blind_2.tsv")
"""On which the limit was set from which notes are offered."""
HELD_OUT = ("held_out.tsv", "blind_3.tsv")
"""Never looked into, neither for the notes that the network learned from nor for the limit.

The files named blind are by writers who knew neither the program nor the other pairs.
"""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judged:
    """How many pairs of each kind there are, and how many of them were offered as alike."""

    pairs: Counter[str]
    offered: Counter[str]

    @property
    def precision(self) -> float:
        """The share of what was offered that is the same issue."""
        return self._right / self.offered.total() if self.offered else 0.0

    @property
    def recall(self) -> float:
        """The share of the pairs of one issue that were offered."""
        return self._right / (self.pairs.total() - self.pairs[OTHER])

    @property
    def _right(self) -> int:
        return self.offered.total() - self.offered[OTHER]


@cache
def likeness() -> Likeness:
    """Return what the program judges notes with, loaded once."""
    return Likeness()


def pairs(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the pairs of files: their kind, the earlier note, the later note."""
    here = Path(__file__).parent
    lines = [line for name in names for line in (here / name).read_text("utf-8").splitlines()]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(kind, first, second) for kind, first, second in rows]


def apart() -> list[str]:
    """Return notes that have nothing to do with the development pairs: `SURE` was set with them."""
    return (Path(__file__).parent / "apart.txt").read_text("utf-8").splitlines()


def false_offers(notes: Iterable[str], others: Iterable[str], *, familiar: bool = False) -> float:
    """Return the share of `notes` for which something of `others` is offered.

    Args:
        notes: Of one workshop.
        others: Of earlier workshops; nothing in them is the same issue.
        familiar: The same people met there.
    """
    index = IssueIndex(
        ((text, text) for text in others),
        likeness(),
        WordList().is_likely,
        familiar=None if familiar else (),
    )
    return fmean(bool(index.alike(note)) for note in notes)


def elsewhere() -> list[str]:
    """Return notes of trades that no pair is about: none of them is the same issue as any."""
    return (Path(__file__).parent / "elsewhere.txt").read_text("utf-8").splitlines()


def judged(names: Iterable[str], *, familiar: bool = True) -> Judged:
    """Return how the search judges the pairs of files, each later note against all earlier.

    Args:
        names: Of the files.
        familiar: The same people wrote the earlier notes.
    """
    listed = pairs(names)
    earlier = dict.fromkeys(first for _, first, _ in listed)
    index = IssueIndex(
        ((first, first) for first in earlier),
        likeness(),
        WordList().is_likely,
        familiar=None if familiar else (),
    )
    found = Counter(
        kind
        for kind, first, second in listed
        if first in {a.note_id for a in index.alike(second, most=len(earlier))}
    )
    return Judged(Counter(kind for kind, _, _ in listed), found)
