"""The words that are known, how common they are, and which are alike."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import log
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from flipchart_to_action.assets import WORD_LIST
from flipchart_to_action.recognition.text.ctc import can_spell

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
        found: list[str] = []
        for length in range(max(1, len(word) - most), len(word) + most + 1):
            bucket = self._shared.by_length.get(length, ())
            found += _near(word, bucket, most)
        return found + _near(word, [own for own in self._own if own not in found], most)


def _near(word: str, among: Iterable[str], most: int) -> list[str]:
    distance: Any = Levenshtein.distance
    return [
        hit[0]
        for hit in process.extract(word, among, scorer=distance, score_cutoff=most, limit=None)
    ]


class _English:
    def __init__(self) -> None:
        self.counts: dict[str, float] = dict.fromkeys(_TRADE, 1e7)
        self.by_length: dict[int, list[str]] = {}
        file = WORD_LIST.find()
        if file is not None:
            for line in file.read_text(encoding="utf-8-sig").splitlines():
                word, _, count = line.partition(" ")
                if can_spell(word):
                    self.counts.setdefault(word, float(count))
        for word, often in self.counts.items():
            if often >= _LIKELY:
                self.by_length.setdefault(len(word), []).append(word)


@cache
def _english() -> _English:
    return _English()
