"""What the words of a note are about: topics and qualities, whatever words were chosen for them.

"Papers come too late" and "we get the documents the night before" share no word, but two ideas.
What stands in no list of `issue_words` is an idea of its own by its stem, in any language; the
lists and the endings that are taken off are English.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from rapidfuzz.distance import OSA
from snowballstemmer import stemmer

from flipchart_to_action.domain import issue_words
from flipchart_to_action.domain.people import plain

_LONGEST_PHRASE = 3
_PHRASE = 1.4
"""What words say side by side weighs more than what one word says."""
_WORD = 0.8
"""What stands in no list may mean little."""
_SETTING = 0.75
_QUALITY = 0.3

_SHAPES = str.maketrans("aec0uvrhbtifj1", "oooonnnkklllll")
"""Letters that look alike when they are written by hand become one."""


_Meant: TypeAlias = tuple[tuple[str, float], ...]
"""Ideas that a word may mean, with their weights."""

_QUALITY_MARK = "~"
_OWN_MARK = "="


def words_of(text: str) -> list[str]:
    """Return the words of a text, without capitals, accents and apostrophes."""
    return re.findall(r"[^\W_]+", plain(text).replace("’", "").replace("'", ""))


def ideas(words: Sequence[str]) -> dict[str, float]:
    """Return what `words` say, misread ones put right before: each idea with its weight."""
    lists = _lists()
    stems = [stem(word) for word in words]
    found: dict[str, float] = {}
    taken: set[int] = set()
    for place, length in _spans(len(words)):
        among = range(place, place + length)
        meant = lists.phrases.get(tuple(stems[place : place + length]))
        if meant and taken.isdisjoint(among):
            taken.update(among)
            _add(found, meant, _PHRASE)
    for place, word in enumerate(words):
        if place in taken or word in lists.small:
            continue
        own = ((_OWN_MARK + stems[place], _WORD),)
        _add(found, lists.single.get(stems[place], own), 1.0)
    return found


def is_listed(word: str) -> bool:
    """Say whether a word stands in the lists, in any of its forms."""
    lists = _lists()
    return word in lists.small or stem(word) in lists.single


def listed_words() -> frozenset[str]:
    """Return the words of the lists as they are written there."""
    return _lists().written


def is_quality(idea: str) -> bool:
    """Say whether an idea says how something is, not what."""
    return idea.startswith(_QUALITY_MARK)


def is_listed_idea(idea: str) -> bool:
    """Say whether an idea comes from the lists; else it is a word by itself."""
    return not idea.startswith(_OWN_MARK)


def is_common(idea: str) -> bool:
    """Say whether every workshop is full of an idea."""
    return idea in _lists().common


@cache
def stem(word: str) -> str:
    """Return a word without its English ending."""
    return str(_stemmer().stemWord(word))


def looks_like(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that was perhaps misread as `word`; None if there is none.

    Up to five letters one may differ, in longer words two; letters that look alike are the same.
    """
    most = 1 if len(word) <= 5 else 2
    shape = word.translate(_SHAPES)
    best: tuple[int, int, str] | None = None
    for other in known:
        far = OSA.distance(word, other, score_cutoff=most + 1)
        if far > most + 1:
            continue
        shapes = OSA.distance(shape, other.translate(_SHAPES), score_cutoff=most)
        if (far <= most or shapes == 0) and (best is None or (shapes, far, other) < best):
            best = (shapes, far, other)
    return best[2] if best else None


@dataclass(frozen=True, slots=True)
class _Lists:
    single: Mapping[str, _Meant]
    phrases: Mapping[tuple[str, ...], _Meant]
    small: frozenset[str]
    common: frozenset[str]
    written: frozenset[str]


@cache
def _stemmer() -> Any:
    return stemmer("english")


@cache
def _lists() -> _Lists:
    meant: dict[tuple[str, ...], dict[str, float]] = {}
    written: set[str] = set()
    for mark, weight, lines in (
        ("", 1.0, issue_words.TOPICS),
        ("", _SETTING, issue_words.SETTINGS),
        (_QUALITY_MARK, _QUALITY, issue_words.QUALITIES),
    ):
        for line in lines.strip().splitlines():
            name = mark + line.split()[0]
            for entry in line.split():
                parts = entry.split("-")
                written.update(parts)
                meant.setdefault(tuple(map(stem, parts)), {})[name] = weight
    shared = {key: _parted(ways) for key, ways in meant.items()}
    single = {key[0]: ways for key, ways in shared.items() if len(key) == 1}
    common = {name for w in issue_words.COMMON.split() for name, _ in single.get(stem(w), ())}
    common |= {_OWN_MARK + stem(w) for w in issue_words.COMMON.split()}
    return _Lists(
        single,
        {key: ways for key, ways in shared.items() if len(key) > 1},
        frozenset(issue_words.SMALL.split()),
        frozenset(common),
        frozenset(written),
    )


def _parted(ways: Mapping[str, float]) -> _Meant:
    """Return the ideas of one word; where there are several, each is less sure."""
    return tuple((idea, weight / len(ways) ** 0.5) for idea, weight in ways.items())


def _spans(number: int) -> Iterator[tuple[int, int]]:
    for length in range(_LONGEST_PHRASE, 1, -1):
        for place in range(number - length + 1):
            yield place, length


def _add(found: dict[str, float], meant: _Meant, times: float) -> None:
    for idea, weight in meant:
        found[idea] = max(found.get(idea, 0.0), weight * times)
