"""Words that were perhaps misread, taken for words of other notes that look like them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from flipchart_to_action.domain.text import folded

_SHORTEST = 4
_LONG = 6
_TWICE = 2

_PAIRS = (("rn", "m"), ("nn", "m"), ("cl", "d"), ("vv", "w"))
_SHAPES = str.maketrans("aec0uvrhbtifj1", "oooonnnkklllll")
"""Letters that look alike when they are written by hand become one; two may look like another."""


class Spelling:
    """Puts words right by what else was written.

    Args:
        texts: What was written.
        is_word: Says whether a word, in small letters, is spelt right; what is not, and was not
            written twice, is taken for the word that looks like it.
    """

    def __init__(self, texts: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._is_word = is_word
        seen = Counter(word for text in texts for word in words_of(text) if len(word) >= _SHORTEST)
        self._spelt = {word for word, times in seen.items() if times >= _TWICE or is_word(word)}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._spelt):
            self._by_length[len(word)].append(word)
        self._righted: dict[str, str] = {}

    def righted(self, text: str) -> str:
        """Return a text as it was probably written; what needs no putting right is as it was."""
        for word in dict.fromkeys(re.findall(r"[^\W\d_]+", text)):
            small = folded(word)
            right = self._right(small)
            if right != small:
                text = re.sub(rf"\b{re.escape(word)}\b", right, text)
        return text

    def _right(self, word: str) -> str:
        if len(word) < _SHORTEST or word in self._spelt or self._is_word(word):
            return word
        if word not in self._righted:
            near = (
                other
                for length in range(len(word) - 2, len(word) + 3)
                for other in self._by_length.get(length, ())
            )
            self._righted[word] = looks_like(word, near) or word
        return self._righted[word]


def looks_like(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that was perhaps misread as `word`; None if there is none.

    Up to five letters one may differ, in longer words two; letters that look alike are the same.
    """
    most = 1 if len(word) < _LONG else 2
    shape = _shape(word)
    distance: Any = OSA.distance
    best: tuple[int, int, str] | None = None
    for other, far, _ in process.extract_iter(word, known, scorer=distance, score_cutoff=most + 1):
        shapes = int(distance(shape, _shape(other), score_cutoff=most))
        if (far <= most or shapes == 0) and (best is None or (shapes, int(far), other) < best):
            best = (shapes, int(far), other)
    return best[2] if best else None


def _shape(word: str) -> str:
    for two, one in _PAIRS:
        word = word.replace(two, one)
    return word.translate(_SHAPES)


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters, without accents and apostrophes."""
    return re.findall(r"[^\W\d_]+", folded(text).replace("’", "").replace("'", ""))
