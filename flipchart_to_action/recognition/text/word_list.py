"""The words that are known, how common they are, and which are alike."""

from collections.abc import Sequence
from functools import cache, lru_cache
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from flipchart_to_action.assets import NEVER_OFFERED, WORD_LIST
from flipchart_to_action.recognition.text.ctc import can_spell, letter_number

_OWN = 1e9
_TOTAL = 1.0e12
_RARE = 2.0e2
# Rarer words are known, but nothing is put right to them.
_LIKELY = 2.0e5

# Common in workshops, but too young or too short of life to be in the list.
_TRADE = (
    *("kanban", "scrum", "devops", "backlog", "facilitator", "facilitation", "retro", "retros"),
    *("standup", "agile", "okr", "okrs", "kpi", "kpis", "hr", "it", "faq", "faqs", "app", "apps"),
    *("onboarding", "offboarding", "roadmap", "roadmaps", "signup", "hashtag", "webinar", "crm"),
    *("brainstorm", "todo", "wifi", "ui", "ux", "api", "mvp", "asap", "tbc", "tbd", "eta", "vs"),
)


class WordList:
    """English words by how common they are, with the workshop's own words raised.

    Args:
        own: The workshop's names and words; each may be several words.
    """

    def __init__(self, own: Sequence[str] = ()) -> None:
        self._shared = _english()
        self._own: dict[str, str] = {}
        for phrase in own:
            for word in phrase.replace("@", " ").split():
                bare = word.strip(".,;:!?()\"'<>")
                if can_spell(bare.lower()):
                    self._own[bare.lower()] = bare

    def knows(self, word: str) -> bool:
        """Say whether `word`, in small letters, is known."""
        return word in self._own or word in self._shared.counts

    def is_likely(self, word: str) -> bool:
        """Say whether `word` is common enough for others to be put right to it."""
        return word in self._own or self._shared.counts.get(word, 0.0) >= _LIKELY

    def may_offer(self, word: str) -> bool:
        """Say whether `word` may be what another is put right to: no slur and no obscenity is."""
        return word in self._own or not _is_unkind(word)

    def commonness(self, word: str) -> float:
        """Return the logarithm of how common `word` is; an unknown word is very rare."""
        if word in self._own:
            return log(_OWN / _TOTAL)
        return log(self._shared.counts.get(word, _RARE) / _TOTAL)

    def spelling(self, word: str) -> str | None:
        """Return how the workshop writes `word`, where it is one of its own."""
        return self._own.get(word)

    def alike(self, word: str, most: int) -> list[str]:
        """Return the known words that differ from `word` in at most `most` letters."""
        found = list(_alike(word, most))
        return found + _near(word, [own for own in self._own if own not in found], most)


def _near(word: str, among: Sequence[str], most: int) -> list[str]:
    if not among:
        return []
    scorer: Any = Levenshtein.distance
    apart = process.cdist([word], among, scorer=scorer, score_cutoff=most, dtype=np.uint8)[0]
    return [among[i] for i in np.flatnonzero(apart <= most).tolist()]


def _letters_of(word: str) -> int:
    """Return which letters a word has, each a bit."""
    return sum(1 << letter_number(c) for c in set(word))


@lru_cache(20_000)
def _alike(word: str, most: int) -> tuple[str, ...]:
    """Return the likely words that differ from `word` in at most `most` letters."""
    found: list[str] = []
    for length in range(max(1, len(word) - most), len(word) + most + 1):
        words, letters = _english().by_length.get(length, ([], np.zeros(0, np.uint64)))
        # A letter that is changed takes at most one from those there are and adds one.
        apart = np.bitwise_count(letters ^ np.uint64(_letters_of(word)))
        found += _near(word, [words[i] for i in np.flatnonzero(apart <= 2 * most)], most)
    return tuple(found)


@cache
def _unkind() -> frozenset[str]:
    file = NEVER_OFFERED.find()
    return frozenset(file.read_text(encoding="utf-8").split("\n")) if file else frozenset()


def _is_unkind(word: str) -> bool:
    return word in _unkind() or word[:-1] in _unkind()  # many stand there without their plural


class _English:
    def __init__(self) -> None:
        self.counts: dict[str, float] = dict.fromkeys(_TRADE, 1e7)
        self.by_length: dict[int, tuple[list[str], NDArray[np.uint64]]] = {}
        file = WORD_LIST.find()
        if file is not None:
            for line in file.read_text(encoding="utf-8-sig").splitlines():
                word, _, count = line.partition(" ")
                if can_spell(word):
                    self.counts.setdefault(word, float(count))
        words: dict[int, list[str]] = {}
        for word, often in self.counts.items():
            if often >= _LIKELY and not _is_unkind(word):
                words.setdefault(len(word), []).append(word)
        for length, some in words.items():
            self.by_length[length] = some, np.array([_letters_of(w) for w in some], np.uint64)


@cache
def _english() -> _English:
    return _English()
