"""Notes that say nearly the same, so that they can be joined: offered, never joined unasked.

Two notes are alike if most of their words are, whatever the order, the endings and a letter
misread. Numbers and words that turn the sense ("no", "less") have to be the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.text import folded

_ENOUGH = 0.72
_IN_THE_OTHER = 0.6  # where all words of the shorter one, three at least, are in the longer
_MISREAD_FROM = 6  # letters: in shorter words one other letter makes another word
_TOO_COMMON = 80  # notes: a word that stands in more of them says little about any two

_TURNING = frozenset(
    re.findall(
        r"\w+",
        "no not never without less fewer more nobody nothing none dont cant wont isnt stop keep",
    )
)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """
    a an the and or but of to in on at for from with by as is are was be been being it its this that
    these those there here we us our you your they them their i me my he she his her who which what
    when where why how can could should would will shall may might must do does did have has had
    need needs want wants please just also very really too so if then than each every all any some
    get gets got let make makes
    """,
    )
)


def alike(state: WorkshopState, note_id: str) -> tuple[Note, ...]:
    """Return the notes that say nearly what this one says, the likest first.

    Notes that are joined already or are not a point are left out.
    """
    note = state.note(note_id)
    if note is None:
        return ()
    mine = _said(note.text)
    scored = [
        (-score, place, other)
        for place, other in enumerate(_standing(state))
        if other.id != note.id and (score := _likeness(mine, _said(other.text)))
    ]
    return tuple(other for _, _, other in sorted(scored, key=lambda s: s[:2]))


def alike_groups(state: WorkshopState) -> tuple[tuple[Note, ...], ...]:
    """Return groups of two or more notes that say nearly the same, in the order of the notes.

    A note is in one group at most. Each group has a note without a fate: where all have one,
    somebody has looked at them already.
    """
    notes = _standing(state)
    groups = (tuple(notes[i] for i in group) for group in _grouped(tuple(n.text for n in notes)))
    return tuple(g for g in groups if any(n.fate is Fate.UNDECIDED for n in g))


def _standing(state: WorkshopState) -> tuple[Note, ...]:
    gone = (Fate.JOINED, Fate.NOT_A_POINT)
    return tuple(n for n in state.points if n.fate not in gone and not n.as_picture)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says: its words by their stems, and what has to be the same in both."""

    words: Mapping[str, str]
    fixed: frozenset[str]


@lru_cache(maxsize=8192)
def _said(text: str) -> _Said:
    words = re.findall(r"[^\W_]+", folded(text).replace("’", "").replace("'", ""))
    fixed = {w for w in words if w in _TURNING or any(c.isdigit() for c in w)}
    stems = {_stem(w): w for w in words if w not in _SMALL and w not in fixed}
    return _Said(stems, frozenset(fixed))


def telling_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell something, by their stems; neither "the" nor "no"."""
    return frozenset(_said(text).words)


def _stem(word: str) -> str:
    """Return a word without its endings: "carers" and "caring" both give "car"."""
    for ending in ("ing", "ies", "er", "ed", "es", "y", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _stem(word.removesuffix(ending))
    return word


def _likeness(a: _Said, b: _Said) -> float:
    """Return how alike two are, 0 where they are not alike, 1 for the same words."""
    if not a.words or not b.words or a.fixed != b.fixed:
        return 0.0
    few, many = sorted((a.words, b.words), key=len)
    if 2 * len(few) < _IN_THE_OTHER * (len(few) + len(many)):
        return 0.0
    same = few.keys() & many.keys()
    rest = [word for stem, word in many.items() if stem not in same]
    matched = len(same)
    if matched < len(few) / 2:  # more than half misread would be a guess
        return 0.0
    for word in (w for stem, w in few.items() if stem not in same):
        misread = next((other for other in rest if _is_misread(word, other)), None)
        if misread is not None:
            rest.remove(misread)
            matched += 1
    dice = 2 * matched / (len(few) + len(many))
    enough = _IN_THE_OTHER if matched == len(few) >= 3 else _ENOUGH
    return dice if dice >= enough else 0.0


def _is_misread(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _MISREAD_FROM and OSA.distance(a, b, score_cutoff=1) <= 1


@lru_cache(maxsize=4)
def _grouped(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Return the places of texts that are alike, each group led by its first."""
    said = [_said(text) for text in texts]
    having: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        for stem in one.words:
            having[stem].append(place)
    taken: set[int] = set()
    groups = []
    for place, one in enumerate(said):
        if place in taken:
            continue
        shared = Counter(
            other
            for stem in one.words
            if len(having[stem]) <= _TOO_COMMON or len(one.words) == 1
            for other in having[stem]
        )
        near = (
            other
            for other, times in shared.items()
            if other > place
            and other not in taken
            and times >= min(len(one.words), len(said[other].words)) / 2 - 1
        )
        group = [place, *sorted(i for i in near if _likeness(one, said[i]))]
        if len(group) > 1:
            taken.update(group)
            groups.append(tuple(group))
    return tuple(groups)
