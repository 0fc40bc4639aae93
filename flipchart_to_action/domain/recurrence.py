"""Raised before: notes of earlier workshops that say the same issue, perhaps in other words.

Two notes are weighed as by Tversky's index (1977) in the symmetric form of Jimenez, Becerra and
Gelbukh (SEM 2012): c / (c + a·min + (1 - a)·max). c is what both say, min and max what the one and
the other say besides; a near 1 means that a long note may say more, while two notes that share a
place or a word and then each go on to something of their own are not alike. An idea weighs the more
the rarer it is (inverse document frequency, Spärck Jones 1972), begun with notes supposed to have
been seen; words that stand in no list weigh less where they are not shared.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log

from flipchart_to_action.domain.issue_ideas import (
    ideas,
    is_common,
    is_listed,
    is_listed_idea,
    is_quality,
    listed_words,
    looks_like,
    words_of,
)

ENOUGH = 0.67
"""From this score on notes are offered as alike; set on the development pairs of the tests."""

_SHORTER = 0.85
"""Tversky's a: how much of what is not shared is that of the note with less of it."""
_UNSHARED_WORD = 0.3
"""How much of its weight a word that stands in no list has among what is not shared."""
_SAME_QUALITY = 0.05
_SHORTEST_MISREAD = 4
_TWICE = 2

_SUPPOSED = 300
"""So many notes are supposed to have been seen before the first one."""
_RARE, _USUAL = 0.01, 0.12
"""The share of them with an idea: any, or one that every workshop is full of."""
_SCALE = log(1 / _RARE)


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier note that says nearly the same; the higher the score the more alike."""

    note_id: str
    score: float


class IssueIndex:
    """Finds the earlier notes that are alike.

    Args:
        notes: The id and the words of each earlier note.
        is_word: Says whether a word, in small letters, is spelt right; what is not is taken for
            the word that looks like it.
    """

    def __init__(
        self, notes: Iterable[tuple[str, str]], is_word: Callable[[str], bool] = str.isdigit
    ) -> None:
        self._is_word = is_word
        self._ids: list[str] = []
        read = [(note_id, words_of(text)) for note_id, text in notes]
        seen = Counter(word for _, words in read for word in words)
        often = {w for w, times in seen.items() if times >= _TWICE and len(w) >= _SHORTEST_MISREAD}
        self._spelt = often
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._righted: dict[str, str] = {}
        self._learn(listed_words() | often)
        said = [(note_id, self._ideas(words)) for note_id, words in read]
        self._righted = {word: other for word, other in self._righted.items() if word != other}
        self._spelt = seen.keys() - self._righted.keys()
        self._learn(self._spelt - often - listed_words())
        self._weigh([one for _, one in said])
        self._having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._mass: list[float] = []
        for place, (note_id, one) in enumerate(said):
            self._ids.append(note_id)
            self._mass.append(self._sum(one))
            for idea, weight in one.items():
                self._having[idea].append((place, weight))

    def _learn(self, words: Iterable[str]) -> None:
        for word in sorted(words):
            if len(word) >= _SHORTEST_MISREAD:
                self._by_length[len(word)].append(word)

    def alike(self, words: str, but: Collection[str] = (), most: int = 3) -> tuple[Alike, ...]:
        """Return the earlier notes that say the same issue as `words`, the likest first.

        Args:
            words: Of a note.
            but: Ids of notes that are not meant.
            most: How many at most; of two that are as alike the later one comes first.
        """
        said = self._ideas(words_of(words))
        shared: dict[int, float] = defaultdict(float)
        listed: dict[int, float] = defaultdict(float)
        same_quality: set[int] = set()
        for idea, mine in said.items():
            weight, part = self._weight(idea), _part(idea)
            having = self._having.get(idea, ())
            for place, its in having:
                both = weight * min(mine, its)
                shared[place] += both
                listed[place] += both * part
            if is_quality(idea):
                same_quality.update(place for place, _ in having)
        mass = self._sum(said)
        found = []
        for place, both in shared.items():
            besides = (mass - listed[place], self._mass[place] - listed[place])
            score = _tversky(both, min(besides), max(besides))
            score += _SAME_QUALITY * (place in same_quality)
            if score >= ENOUGH and self._ids[place] not in but:
                found.append((-score, -place))
        found.sort()
        return tuple(Alike(self._ids[-place], -score) for score, place in found[:most])

    def _weigh(self, said: Collection[Mapping[str, float]]) -> None:
        counts = Counter(idea for one in said for idea in one)
        self._count = len(said)
        self._weights = {idea: self._rarity(idea, n) for idea, n in counts.items()}

    def _rarity(self, idea: str, notes: int) -> float:
        share = _USUAL if is_common(idea) else _RARE
        return log((self._count + _SUPPOSED) / (notes + _SUPPOSED * share)) / _SCALE

    def _weight(self, idea: str) -> float:
        known = self._weights.get(idea)
        return self._rarity(idea, 0) if known is None else known

    def _sum(self, said: Mapping[str, float]) -> float:
        return sum(self._weight(idea) * weight * _part(idea) for idea, weight in said.items())

    def _ideas(self, words: Iterable[str]) -> dict[str, float]:
        return ideas([self._right(word) for word in words])

    def _right(self, word: str) -> str:
        """Return a word as it was probably written."""
        if len(word) < _SHORTEST_MISREAD or word in self._spelt or is_listed(word):
            return word
        if word.isdigit() or self._is_word(word):
            return word
        if word not in self._righted:
            near = (
                other
                for length in range(len(word) - 2, len(word) + 3)
                for other in self._by_length.get(length, ())
            )
            self._righted[word] = looks_like(word, near) or word
        return self._righted[word]


def _part(idea: str) -> float:
    return 1.0 if is_listed_idea(idea) else _UNSHARED_WORD


def _tversky(both: float, least: float, most: float) -> float:
    return both / (both + _SHORTER * max(least, 0.0) + (1 - _SHORTER) * max(most, 0.0))
