"""How far notes that were read are from what a person reads off the same photo."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_LEADING = re.compile(r"^(?:[\s•·●○▪■□☐☑✓✗*→➔⇒>~–—-]|o\s)+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_GOOD = 0.3

Item = dict[str, Any]
"""A note or line: "text", and perhaps "kind", "under", "symbol_only" and "doubtful"."""


@dataclass(slots=True)
class Tally:
    """Counts of one photo or of many: what was wanted, what came, and what it costs."""

    letters: int = 0
    keys: float = 0.0
    wanted: int = 0
    came: int = 0
    good: int = 0
    exact: int = 0
    headed: int = 0
    placed: int = 0
    words_both: int = 0
    words_wanted: int = 0
    words_came: int = 0
    wrong: int = 0
    wrong_marked: int = 0
    right: int = 0
    right_marked: int = 0

    def add(self, other: "Tally") -> None:
        """Add the counts of another photo."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def figures(self) -> dict[str, float]:
        """Return effort (keys per 100 letters), F1 of words and notes, share exactly right.

        And the share of the true notes with a heading that stand under it.
        """
        return {
            "effort": 100 * self.keys / max(1, self.letters),
            "words": _f1(self.words_both, self.words_wanted + self.words_came),
            "notes": _f1(self.good, self.wanted + self.came),
            "exact": self.exact / max(1, self.wanted),
            "under": self.placed / max(1, self.headed),
            "doubt_recall": self.wrong_marked / max(1, self.wrong),
            "doubt_false": self.right_marked / max(1, self.right),
        }


def bare(text: str) -> str:
    """Return `text` as it is compared: plain quotes and dashes, no bullet, single blanks."""
    plain = re.sub(r"\s+", " ", text.translate(_PLAIN)).strip()
    return _LEADING.sub("", plain) or plain


def words_of(texts: Iterable[str]) -> Counter[str]:
    """Return the words of `texts` in small letters, with how often each comes."""
    return Counter(word for text in texts for word in _WORD.findall(bare(text).lower()))


def score(truth: dict[str, list[Item]], read: list[Item]) -> Tally:
    """Return the counts for one photo.

    Each true note is paired with at most one that was read, so that the keystrokes to put all
    right are fewest: a pair costs its edit distance, a missing note its length, one too many one
    key. Capitals do not count.

    Args:
        truth: "notes" as wanted, and "lines", all that is written.
        read: What came, headings and titles too.
    """
    want = [_as_compared(item) for item in truth["notes"] if bare(item["text"])]
    plain = [item for item in read if item.get("kind", "note") == "note"]
    came = [_as_compared(item) for item in plain if bare(item["text"])]
    tally = Tally(letters=sum(len(text) for text, _ in want), wanted=len(want), came=len(came))
    _pair(want, came, tally)
    written = truth.get("lines") or truth["notes"]
    there = words_of(line["text"] for line in written if not line.get("symbol_only"))
    found = words_of(item["text"] for item in read)
    tally.words_both = sum((there & found).values())
    tally.words_wanted, tally.words_came = sum(there.values()), sum(found.values())
    _count_doubts(there | words_of(n["text"] for n in truth["notes"]), read, tally)
    return tally


def _as_compared(item: Item) -> tuple[str, str]:
    """Return the text of a note and its heading, as they are compared."""
    return bare(item["text"]).lower(), bare(item.get("under") or "").lower()


def _pair(want: list[tuple[str, str]], came: list[tuple[str, str]], tally: Tally) -> None:
    n, m = len(want), len(came)
    cost = np.zeros((n + m, n + m))
    for i, (text, _) in enumerate(want):
        cost[i, :m] = [Levenshtein.distance(text, other) for other, _ in came]
        cost[i, m:] = len(text)
    cost[n:, :m] = 1
    columns = cheapest_pairs(cost)
    tally.headed = sum(bool(under) for _, under in want)
    tally.keys = float(cost[np.arange(n + m), columns].sum())
    for i, j in enumerate(columns[:n]):
        if j < m:
            text, under = want[i]
            good = bool(cost[i, j] <= _GOOD * len(text))
            tally.good += good
            tally.exact += bool(cost[i, j] == 0)
            wrong = Levenshtein.distance(under, came[j][1])
            tally.placed += bool(under) and good and wrong <= _GOOD * len(under)


def cheapest_pairs(cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each row of a square table its column, so that the sum is least.

    The Hungarian method with potentials, a row at a time.
    """
    size = len(cost)
    row_of = np.full(size + 1, -1)
    by_row, by_column = np.zeros(size), np.zeros(size + 1)
    for row in range(size):
        row_of[size] = row
        least = np.full(size, np.inf)
        came_from = np.full(size, size)
        done = np.zeros(size + 1, bool)
        at = size
        while row_of[at] >= 0:
            done[at] = True
            here = cost[row_of[at]] - by_row[row_of[at]] - by_column[:size]
            better = ~done[:size] & (here < least)
            least[better] = here[better]
            came_from[better] = at
            open_columns = np.where(done[:size], np.inf, least)
            following = int(open_columns.argmin())
            step = open_columns[following]
            by_row[row_of[done]] += step
            by_column[done] -= step
            least[~done[:size]] -= step
            at = following
        while at != size:
            row_of[at] = row_of[came_from[at]]
            at = came_from[at]
    columns = np.empty(size, np.int64)
    columns[row_of[:size]] = np.arange(size)
    return columns


def _count_doubts(there: Counter[str], read: list[Item], tally: Tally) -> None:
    for item in read:
        doubtful = words_of(item.get("doubtful", ()))
        for word, times in words_of([item["text"]]).items():
            marked = times if word in doubtful else 0
            if word in there:
                tally.right += times
                tally.right_marked += marked
            else:
                tally.wrong += times
                tally.wrong_marked += marked


def _f1(hits: int, both: int) -> float:
    return 2 * hits / both if both else 1.0
