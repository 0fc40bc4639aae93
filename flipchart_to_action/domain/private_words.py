"""The words of private notes stay here: which decisions still have them, and so are held back.

A decision begins with the words of its note. Where that note is private, or becomes so later, the
decision goes nowhere until it was reworded; nothing else is asked of the facilitator, and nothing
is left out without a word (`domain/completeness.py` lists what is held back).
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias

from flipchart_to_action.domain.alike import telling_words
from flipchart_to_action.domain.records import Box, Decision, Note, Record
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.text import folded

_WORD = re.compile(
    r"[\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff]|[^\W_\u0e00-\u109f\u1780-\u17ff\u3040-\u9fff]+"
)
"""A word; in writing without spaces between words, a sign."""
_LONG_RUN, _TELLING_IN_IT = 4, 2
_TELLING_RUN = 3
_TELLING_RUN_ELSEWHERE = 4

TEXTS = ("what", "so_that", "measure")
"""What people wrote into a decision itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is compared: its words in their order, and those that tell something."""

    words: tuple[str, ...]
    telling: frozenset[str]
    line: str

    def has(self, words: Sequence[str]) -> bool:
        """Say whether `words` follow each other in it."""
        return f" {' '.join(words)} " in self.line


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """Return a text as it is compared: capitals, accents and signs between words don't matter."""
    words = tuple(_WORD.findall(folded(text)))
    return Said(words, telling_words(text), f" {' '.join(words)} ")


def has_words_of(text: str, note: str, public: Iterable[str] = (), *, made_of_it: bool) -> bool:
    """Say whether a text still has the words of a private note.

    It does where it has all of them, most of a sentence, or half of the words that tell something
    (both where there are two). What a public note says as well is no secret. In what was not made
    of the note only a whole sentence counts: a note that says no more than "Parking" makes no
    other decision on parking private.

    Args:
        text: What may go out.
        note: What the private note says.
        public: What the public notes of the workshop say.
        made_of_it: The text stands in a decision that was made of the note.
    """
    runs, shared, enough = _in_common(text, note, made_of_it)
    if not runs and len(shared) < enough:
        return False
    others = [said(p) for p in public]
    if any(not any(other.has(run) for other in others) for run in runs):
        return True
    return len(shared.difference(*(other.telling for other in others))) >= enough


_InCommon: TypeAlias = tuple[tuple[tuple[str, ...], ...], frozenset[str], float]


@lru_cache(maxsize=32_768)  # with each letter that is typed all pairs are asked of again
def _in_common(text: str, note: str, made_of_it: bool) -> _InCommon:
    """Return what two texts have in common: runs of words, telling words, how many are enough."""
    mine, theirs = said(text), said(note)
    runs = [theirs.words] if theirs.telling and mine.has(theirs.words) else []
    if not theirs.telling and made_of_it and mine.words == theirs.words != ():
        runs = [theirs.words]
    if not made_of_it and len(theirs.telling) < _TELLING_IN_IT:
        return (), frozenset(), math.inf
    runs += (r for r in _runs(mine, theirs) if _is_a_sentence(r, made_of_it=made_of_it))
    few = len(theirs.telling) == _TELLING_IN_IT
    enough = _TELLING_IN_IT if few else max(1.0, len(theirs.telling) / 2)
    return tuple(runs), mine.telling & theirs.telling, enough if made_of_it else math.inf


def _is_a_sentence(run: Sequence[str], *, made_of_it: bool) -> bool:
    telling = len(telling_words(" ".join(run)))
    if not made_of_it:
        return telling >= _TELLING_RUN_ELSEWHERE
    return telling >= _TELLING_RUN or (len(run) >= _LONG_RUN and telling >= _TELLING_IN_IT)


def _runs(one: Said, other: Said) -> Iterator[tuple[str, ...]]:
    """Yield the words that follow each other in both, each run as long as it goes."""
    if len(one.telling & other.telling) < _TELLING_IN_IT:
        return
    a, b = one.words, other.words
    for i, word in enumerate(a):
        for j in (j for j, w in enumerate(b) if w == word):
            if i and j and a[i - 1] == b[j - 1]:
                continue  # it began before
            length = 1
            while a[i + length : i + length + 1] == b[j + length : j + length + 1] != ():
                length += 1
            yield a[i : i + length]


def texts_of(state: WorkshopState, decision: Decision) -> Iterator[tuple[Record, str]]:
    """Yield what was written for a decision: the record, and the name of its field."""
    yield from ((decision, name) for name in TEXTS)
    yield from ((c, "words") for c in state.checks if c.decision_id == decision.id)
    yield from ((n, "words") for n in state.news if n.decision_id == decision.id)


def private_words(state: WorkshopState, decision: Decision) -> tuple[tuple[Record, str], ...]:
    """Return where a decision still has words of a private note; empty where it may go out.

    What was found and told of it counts as well: it goes out with the feedback.
    """
    notes = [n for n in state.notes if n.private and n.text.strip()]
    if not notes:
        return ()
    public = [n.text for n in state.notes if not n.private]
    sources = {n.id for n in _sources(state, decision)}
    return tuple(
        (record, name)
        for record, name in texts_of(state, decision)
        if any(
            has_words_of(getattr(record, name), n.text, public, made_of_it=n.id in sources)
            for n in notes
        )
    )


def _sources(state: WorkshopState, decision: Decision) -> Iterator[Note]:
    """Yield the notes that a decision was made of: its own, those joined with it, and earlier ones.

    One that carries on another decision of the workshop has the words of that one.
    """
    seen: set[str] = set()
    now: Decision | None = decision
    while now is not None and now.id not in seen:
        seen.add(now.id)
        note_id = now.note_id
        yield from (n for n in state.notes if note_id and note_id in (n.id, n.joined_to_id))
        now = state.decision(now.continues_id)


@lru_cache(maxsize=4)  # asked again and again for one page
def held_back(state: WorkshopState) -> frozenset[str]:
    """Return the ids of the decisions that go nowhere until they are reworded."""
    if not any(n.private for n in state.notes):
        return frozenset()
    return frozenset(d.id for d in state.decisions if private_words(state, d))


def going_out(state: WorkshopState) -> tuple[tuple[int, Decision], ...]:
    """Return the decisions that may go out with their numbers; each keeps its own number."""
    held = held_back(state)
    return tuple((i, d) for i, d in enumerate(state.decisions, 1) if d.id not in held)


def boxes_kept_back(
    state: WorkshopState, photo_id: str, *, private_alone: bool = False
) -> tuple[Box, ...] | None:
    """Return where on a photo there is handwriting that nobody else is to see.

    That of the notes that are private, and of those that go without their picture. None where a
    private note of this photo has no place on it: then it may be anywhere.

    Args:
        state: The workshop.
        photo_id: The photo.
        private_alone: Notes that only go without their picture don't count.
    """
    notes = [
        n
        for n in state.notes_of(photo_id)
        if n.private or (n.picture_left_out and not private_alone)
    ]
    if any(n.private and n.box is None for n in notes):
        return None
    return tuple(n.box for n in notes if n.box is not None)


def is_private(state: WorkshopState, words: str) -> bool:
    """Say whether a theme is what a private note of the workshop says."""
    notes = [n.text for n in state.notes if n.private]
    wanted = said(words).words if notes else ()
    public = [n.text for n in state.notes if not n.private]
    if not wanted or any(wanted == said(text).words for text in public):
        return False
    return any(
        wanted == said(text).words or has_words_of(words, text, public, made_of_it=False)
        for text in notes
    )


def without_words(state: WorkshopState, decision: Decision) -> Decision:
    """Return a decision without those of its own texts that still have words of a private note."""
    found: dict[str, Any] = {n: "" for _, n in private_words(state, decision) if n in TEXTS}
    return replace(decision, **found) if found else decision
