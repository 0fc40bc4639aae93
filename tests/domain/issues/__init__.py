"""Labelled pairs of notes, and how well the search for alike issues judges them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from flipchart_to_action.domain.recurrence import IssueIndex
from flipchart_to_action.recognition.wordlist import WordList

DEVELOPMENT = "dev.tsv"
HELD_OUT = "held_out.tsv"
BLIND = "blind.tsv"
"""By somebody who knew neither the lists of words nor the other pairs: not to be tuned on."""
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


def pairs(name: str) -> list[tuple[str, str, str]]:
    """Return the pairs of a file: their kind, the earlier note, the later note."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(kind, first, second) for kind, first, second in rows]


def judged(name: str) -> Judged:
    """Return how the search judges the pairs of a file, each later note against all earlier."""
    listed = pairs(name)
    earlier = dict.fromkeys(first for _, first, _ in listed)
    index = IssueIndex(((first, first) for first in earlier), WordList().is_likely)
    found = Counter(
        kind
        for kind, first, second in listed
        if first in {a.note_id for a in index.alike(second, most=len(earlier))}
    )
    return Judged(Counter(kind for kind, _, _ in listed), found)
