"""Raised before: notes of earlier workshops that say the same issue, perhaps in other words.

All earlier notes are told apart by their directions first; those that are nearest are laid beside
the note one by one, which takes longer and judges far better. The network knows English alone, and
takes any two notes of another language for the same: those are found by their words.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from math import exp

import numpy as np
from rapidfuzz import fuzz, process

from flipchart_to_action.matching.network import Likeness, Seen
from flipchart_to_action.matching.spelling import Spelling, words_of

ENOUGH = 10.3
"""So much must speak for a note of the same group to be offered: as much as still finds two thirds
of the development pairs of the tests. People who meet again speak of the same matters."""
SURE = 11.5
"""So much for a note of anybody else: so much that of 150 notes of the development pairs one is
offered one of the 289 of `apart.txt`, which have nothing to do with them."""
_NEAREST = 150
"""So many notes are judged one by one."""
_BATCH = 64
_MOSTLY = 0.6
"""Of a note that the network can judge so many words are known; of English ones nearly all have."""
_SAME_WORDS = 85
"""Of 100, for those that it can't judge."""


def _score(much: float) -> float:
    return 1 / (1 + exp(ENOUGH - much))


_SURE_SCORE = _score(SURE)


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier note that says nearly the same; the higher the score (0 to 1) the more alike."""

    note_id: str
    score: float


class IssueIndex:
    """Finds the earlier notes that are alike.

    Args:
        notes: The id and the words of each earlier note, the latest last.
        likeness: Judges notes.
        is_word: Says whether a word, in small letters, is English and spelt right; what is not is
            taken for a word of another note that looks like it.
        known: Texts that were seen before; what is new is added as it is found, so
            that nothing is done twice where `tick` ends it.
        tick: Called again and again; what it raises ends the work.
        familiar: The ids of the notes that the same people wrote; all others must be much surer
            (None: the same people wrote all of them).

    Raises:
        UserError: The network does not start.
    """

    def __init__(
        self,
        notes: Iterable[tuple[str, str]],
        likeness: Likeness,
        is_word: Callable[[str], bool] = str.isalpha,
        known: dict[str, Seen] | None = None,
        tick: Callable[[], None] = lambda: None,
        familiar: Collection[str] | None = None,
    ) -> None:
        self._likeness, self._is_word = likeness, is_word
        self._familiar = familiar
        written = list(notes)
        self._spelling = Spelling((text for _, text in written), is_word)
        self._saying: dict[str, list[tuple[int, str]]] = {}
        for place, (note_id, text) in enumerate(written):
            self._saying.setdefault(self._spelling.righted(text), []).append((place, note_id))
        self._bare = {text: " ".join(words_of(text)) for text in self._saying}
        self._texts = [text for text in self._saying if self._is_english(text)]
        known = {} if known is None else known
        new = sorted((text for text in self._texts if text not in known), key=len)
        for begin in range(0, len(new), _BATCH):
            tick()
            some = new[begin : begin + _BATCH]
            known.update(zip(some, likeness.see(some), strict=True))
        self._seen = [known[text] for text in self._texts]
        self._directions = np.array([seen.direction for seen in self._seen], dtype=np.float32)

    def alike(self, words: str, but: Collection[str] = (), most: int = 3) -> tuple[Alike, ...]:
        """Return the earlier notes that say the same issue as `words`, the likest first.

        Args:
            words: Of a note.
            but: Ids of notes that are not meant.
            most: How many at most; of two that are as alike the later one comes first.

        Raises:
            UserError: The network does not start.
        """
        words = self._spelling.righted(words)
        if not words_of(words):
            return ()
        judged = self._judged(words) if self._is_english(words) else self._by_words(words)
        found = sorted(
            (-score, -late, note_id)
            for text, score in judged
            for late, note_id in self._saying[text]
            if note_id not in but and score >= self._least(note_id)
        )
        return tuple(Alike(note_id, -score) for score, _, note_id in found[:most])

    def _least(self, note_id: str) -> float:
        return 0.0 if self._familiar is None or note_id in self._familiar else _SURE_SCORE

    def _judged(self, words: str) -> Iterator[tuple[str, float]]:
        """Yield the texts that say the same issue, and how likely."""
        if not self._texts:
            return
        (note,) = self._likeness.see([words])
        places = np.argsort(-(self._directions @ note.direction))[:_NEAREST].tolist()
        evidence = self._likeness.evidence(note, [self._seen[place] for place in places])
        for place, much in zip(places, evidence.tolist(), strict=True):
            if much >= ENOUGH:
                yield self._texts[place], _score(much)

    def _by_words(self, words: str) -> Iterator[tuple[str, float]]:
        """Yield the texts that have nearly the same words, and how near they are."""
        found = process.extract(
            " ".join(words_of(words)),
            self._bare,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_SAME_WORDS,
            limit=None,
        )
        for _, score, text in found:
            yield text, score / 100

    def _is_english(self, text: str) -> bool:
        words = [word for word in words_of(text) if len(word) > 1]
        return bool(words) and sum(map(self._is_word, words)) >= _MOSTLY * len(words)
