"""The cheapest way, in keys and clicks, from notes as they were read to the true ones.

Notes are cut into their lines; each line goes to the true note that it says a part of, or to none.
From there lines are moved about as long as that saves strokes. It is a search, not a proof: a way
that is found can be walked, and another one may be shorter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tests.benchmarks.scoring import bare, cheapest_pairs

_LEADING = re.compile(r"^(?:[\s•·●○▪■□☐☑✓✗*→➔⇒>~–—-]|o\s)+")
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_CANDIDATES = 4
_LIKE = 55.0


@dataclass(frozen=True, slots=True)
class Read:
    """A note as it was read: `starts` is where each line begins in its text."""

    text: str
    starts: tuple[int, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the note at place `note` of those that were read, from `start` to `end`."""

    note: int
    start: int
    end: int
    text: str
    whole_line: bool = True


@dataclass(frozen=True, slots=True)
class Typing:
    """A part of a text that is taken out, and what is typed in its place."""

    start: int
    end: int
    words: str

    @property
    def strokes(self) -> int:
        """A click to go there, what is taken out by key or by a second click, and the letters."""
        gone = self.end - self.start
        return 1 + len(self.words) + min(gone, 1 if self.words else 2)


@dataclass(frozen=True, slots=True)
class Price:
    """What acts cost that the page offers in one way or another.

    Attributes:
        line_cut: A cut between two lines of the note in hand.
        cut: A cut anywhere else.
        each_line: Cutting a note that is in hand into its lines; None where that isn't offered.
        many: Whether several notes are joined or taken out at once.
    """

    line_cut: int
    cut: int
    each_line: int | None
    many: bool


@lru_cache(maxsize=200_000)
def typings(text: str, wanted: str) -> tuple[Typing, ...]:
    """Return the cheapest way to type `wanted` over `text`; capitals and bullets don't count."""
    if bare(text).lower() == bare(wanted).lower():
        return ()
    found = _LEADING.match(text)
    ahead = found.end() if found and found.end() < len(text) else 0
    wanted = bare(wanted)
    mine, theirs = text[ahead:].translate(_SAME).lower(), wanted.lower()
    if len(mine) != len(text) - ahead or len(theirs) != len(wanted):
        return (Typing(0, len(text), wanted),)
    steps = [s for s in Levenshtein.opcodes(mine, theirs) if s.tag != "equal"]
    # Neighbours are typed over in one go where that is cheaper.
    best: list[tuple[int, tuple[Typing, ...]]] = [(0, ())]
    for last, end in enumerate(steps):
        ways = []
        for first, begin in enumerate(steps[: last + 1]):
            words = wanted[begin.dest_start : end.dest_end]
            one = Typing(ahead + begin.src_start, ahead + end.src_end, words)
            ways.append((best[first][0] + one.strokes, (*best[first][1], one)))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


@lru_cache(maxsize=200_000)
def typing_cost(text: str, wanted: str) -> int:
    """Return what it costs to type `wanted` over `text`, the click that takes it in hand too."""
    ways = typings(text, wanted)
    return 1 + sum(way.strokes for way in ways) if ways else 0


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last of each run of neighbours among places that rise."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def choosing(places: Sequence[int]) -> int:
    """Return how many clicks choose rows: one for a row, two for the ends of a run."""
    return sum(min(2, last - first + 1) for first, last in runs(places))


def _gaps(places: Sequence[int]) -> int:
    return len(runs(places)) - 1


class Way:
    """Which piece goes to which true note (-1: to none), and what that costs.

    Args:
        read: The notes that were read, in their order.
        wanted: The true ones.
        price: What acts cost.
    """

    def __init__(self, read: Sequence[Read], wanted: Sequence[str], price: Price) -> None:
        self.read, self.wanted, self.price = read, wanted, price
        self.pieces: list[Piece] = []
        for place, note in enumerate(read):
            ends = (*note.starts[1:], len(note.text))
            for start, end in zip(note.starts, ends, strict=True):
                if note.text[start:end].strip():
                    self.pieces.append(Piece(place, start, end, note.text[start:end].strip()))
        self.to: list[int] = [-1] * len(self.pieces)
        self._find()

    @property
    def cost(self) -> int:
        """All strokes, as far as they can be told beforehand."""
        return self._moving(self.to) + sum(self._typed(self.to, i) for i in range(len(self.wanted)))

    def text_of(self, to: Sequence[int], place: int) -> str:
        """Return what the true note at `place` says before anything is typed."""
        return " ".join(p.text for p, t in zip(self.pieces, to, strict=True) if t == place)

    def _typed(self, to: Sequence[int], place: int) -> int:
        text = self.text_of(to, place)
        if not text:
            return len(self.wanted[place]) + 2
        return typing_cost(text, self.wanted[place])

    def segments(self, to: Sequence[int]) -> list[list[list[int]]]:
        """Return for each note its parts, each a list of the pieces that stay together."""
        parts: list[list[list[int]]] = [[] for _ in self.read]
        for i, piece in enumerate(self.pieces):
            mine = parts[piece.note]
            if mine and to[mine[-1][-1]] == to[i]:
                mine[-1].append(i)
            else:
                mine.append([i])
        return parts

    def _moving(self, to: Sequence[int]) -> int:
        """Return what cutting, joining, taking out and making notes of headings costs."""
        cost, price = 0, self.price
        heads: dict[int, bool] = {}
        count: dict[int, list[int]] = {}
        waste: list[int] = []
        row = kept = 0
        for note, mine in zip(self.read, self.segments(to), strict=True):
            cost += self._cutting(mine)
            for part in mine or [[]]:
                target = to[part[0]] if part else -1
                heading = note.heading and (not part or part is mine[0])
                if target >= 0:
                    heads.setdefault(target, heading)
                    count.setdefault(target, []).append(kept)
                elif not heading:  # what is cut off a heading is a note
                    waste.append(row)
                row += 1
                kept += target >= 0 or heading
        if waste:
            cost += choosing(waste) + 1 if price.many else len(waste) + 1 + _gaps(waste)
        turned = sum(heads.values())
        cost += min(2 * turned, turned + 1) if price.many else 2 * turned
        for places in count.values():
            if len(places) > 1 and price.many:
                cost += choosing(places) + 1
            elif len(places) > 1:
                cost += 2 * (len(places) - 1) + sum(b - a - 1 for a, b in pairwise(places))
        return cost

    def _cutting(self, mine: list[list[int]]) -> int:
        cuts = len(mine) - 1
        if cuts < 1:
            return 0
        price = self.price
        single = 1 + sum(
            price.line_cut if self.pieces[part[0]].whole_line else price.cut for part in mine[1:]
        )
        lines = all(len(part) == 1 and self.pieces[part[0]].whole_line for part in mine)
        if lines and price.each_line is not None:
            return min(single, 1 + price.each_line)
        return single

    def _find(self) -> None:
        starts = [self._by_notes(), self._by_pieces()]
        ways = [self._improved(to) for to in starts]
        self.to = min(ways, key=self._whole)
        while self._cut_finer():
            self.to = self._improved(self.to)

    def _whole(self, to: Sequence[int]) -> int:
        return self._moving(to) + sum(self._typed(to, i) for i in range(len(self.wanted)))

    def _by_notes(self) -> list[int]:
        n, m = len(self.wanted), len(self.read)
        cost = np.zeros((n + m, n + m))
        for i, text in enumerate(self.wanted):
            cost[i, :m] = [min(typing_cost(r.text, text), len(text) + 4) for r in self.read]
            cost[i, m:] = len(text)
        cost[n:, :m] = 1
        note_to = {int(j): i for i, j in enumerate(cheapest_pairs(cost)[:n]) if j < m}
        return [note_to.get(p.note, -1) for p in self.pieces]

    def _by_pieces(self) -> list[int]:
        return [(found[0] if (found := self._likely(p.text)) else -1) for p in self.pieces]

    def _likely(self, text: str) -> list[int]:
        """Return the true notes that `text` may be a part of, the likeliest first."""
        return _likely(text.lower(), tuple(self.wanted))

    def _improved(self, to: list[int]) -> list[int]:
        """Move pieces from one true note to another as long as that saves strokes."""
        to = list(to)
        typed = [self._typed(to, i) for i in range(len(self.wanted))]
        moving = self._moving(to)
        groups = [[i] for i in range(len(self.pieces))]
        by_note: dict[int, list[int]] = {}
        for i, piece in enumerate(self.pieces):
            by_note.setdefault(piece.note, []).append(i)
        for mine in by_note.values():
            groups += [mine[:k] for k in range(2, len(mine) + 1)]
            groups += [mine[k:] for k in range(1, len(mine) - 1)]
        better = True
        while better:
            better = False
            for group in groups:
                whole = " ".join(self.pieces[i].text for i in group)
                for target in (*self._likely(whole), -1):
                    trial = list(to)
                    for i in group:
                        trial[i] = target
                    if trial == to:
                        continue
                    touched = {to[i] for i in group} | {target}
                    touched.discard(-1)
                    fresh = {t: self._typed(trial, t) for t in touched}
                    gain = moving + sum(typed[t] for t in touched)
                    after = self._moving(trial)
                    if after + sum(fresh.values()) < gain:
                        to, moving, better = trial, after, True
                        for t, cost in fresh.items():
                            typed[t] = cost
        return to

    def _cut_finer(self) -> bool:
        """Cut one line in two where its parts belong to two notes and that saves strokes."""
        base = self._whole(self.to)
        for i, piece in enumerate(self.pieces):
            for found in re.finditer(r"\s+", piece.text):
                at = piece.start + self.read[piece.note].text[piece.start :].index(piece.text)
                left, right = piece.text[: found.start()], piece.text[found.end() :]
                for one in (*self._likely(left)[:2], -1):
                    for other in (*self._likely(right)[:2], -1):
                        if one == other:
                            continue
                        pieces, to = self.pieces, self.to
                        middle = at + found.end()
                        halves = [
                            Piece(piece.note, piece.start, middle, left, piece.whole_line),
                            Piece(piece.note, middle, piece.end, right, whole_line=False),
                        ]
                        self.pieces = [*pieces[:i], *halves, *pieces[i + 1 :]]
                        self.to = [*to[:i], one, other, *to[i + 1 :]]
                        if self._whole(self.to) < base:
                            return True
                        self.pieces, self.to = pieces, to
        return False


@lru_cache(maxsize=100_000)
def _likely(text: str, wanted: tuple[str, ...]) -> list[int]:
    scored = [
        (fuzz.partial_ratio(text, w.lower()) * min(1.0, len(text) / 4), -abs(len(w) - len(text)), i)
        for i, w in enumerate(wanted)
    ]
    best = sorted((s for s in scored if s[0] >= _LIKE), reverse=True)
    return [i for _score, _length, i in best[:_CANDIDATES]]
