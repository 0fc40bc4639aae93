"""Where the doubtful words of a note stand in its text, and what settles one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flipchart_to_action.domain.records import DoubtfulWord
from flipchart_to_action.domain.state import Change, WorkshopState, edited


@dataclass(frozen=True, slots=True)
class Span:
    """A doubtful word in a text: from `start` up to `end`; `place` is its index in `doubtful`."""

    start: int
    end: int
    place: int


def spans(text: str, doubtful: Sequence[DoubtfulWord]) -> tuple[Span, ...]:
    """Return where the words of `doubtful` stand in `text`, in the order of the text.

    A word that is there twice is taken from left to right; one that is not there is left out.
    """
    found: list[Span] = []
    taken: set[int] = set()
    for place, doubt in enumerate(doubtful):
        if not doubt.word:
            continue
        pattern = rf"(?<!\w){re.escape(doubt.word)}(?!\w)"
        for match in re.finditer(pattern, text):
            if match.start() not in taken:
                taken.add(match.start())
                found.append(Span(match.start(), match.end(), place))
                break
    return tuple(sorted(found, key=lambda s: s.start))


def settle_word(state: WorkshopState, note_id: str, place: int, word: str) -> Change:
    """Return the change that makes a doubtful word of a note `word`, or keeps it as it is.

    The word is doubtful no more. Whether the note as a whole is right is another question.

    Args:
        state: The workshop.
        note_id: The note.
        place: The index of the word in the note's `doubtful`.
        word: What it is to be; the word itself to keep it.
    """
    note = state.note(note_id)
    if note is None or not 0 <= place < len(note.doubtful):
        return Change()
    text = note.text
    for span in spans(note.text, note.doubtful):
        if span.place == place:
            text = text[: span.start] + word + text[span.end :]
    rest = note.doubtful[:place] + note.doubtful[place + 1 :]
    return edited(note, replace(note, text=text, doubtful=rest))
