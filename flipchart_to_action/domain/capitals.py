"""What goes out all in capitals, and the one change that makes sentences of it."""

from collections.abc import Iterator
from dataclasses import replace

from flipchart_to_action.domain.completeness import left_out
from flipchart_to_action.domain.private_words import going_out
from flipchart_to_action.domain.records import Decision, Fate, Note
from flipchart_to_action.domain.sentence_case import is_shouted, sentence_case
from flipchart_to_action.domain.state import Change, WorkshopState, edited


def in_capitals(state: WorkshopState) -> tuple[tuple[Note | Decision, str], ...]:
    """Return the notes and decisions that go out all in capitals, with those words."""
    shouted = ((d, d.what) for _, d in going_out(state) if is_shouted(d.what))
    return (*((n, n.text) for n in _notes(state)), *shouted)


def _notes(state: WorkshopState) -> Iterator[Note]:
    stays = left_out(state)
    for note in state.points:
        out = note.fate is not Fate.NOT_A_POINT and not note.private and note.id not in stays
        if out and is_shouted(note.text):
            yield note


def make_sentences(state: WorkshopState) -> Change:
    """Return the change that writes them as sentences; names keep their capitals.

    A note that nobody has looked at stays one, and what is doubtful in it stays doubtful.
    """
    names = [*(p.name for p in state.people), state.workshop.place]
    change = Change()
    for shouted, _ in in_capitals(state):
        new = _sentence(shouted, names)
        change += edited(shouted, new)
    return change


def _sentence(shouted: Note | Decision, names: list[str]) -> Note | Decision:
    if isinstance(shouted, Decision):
        return replace(shouted, what=sentence_case(shouted.what, names))
    text = sentence_case(shouted.text, names)
    written = dict(zip(shouted.text.split(), text.split(), strict=True))
    doubtful = tuple(replace(d, word=written.get(d.word, d.word)) for d in shouted.doubtful)
    return replace(shouted, text=text, doubtful=doubtful)
