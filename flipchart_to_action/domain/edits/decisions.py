"""What becomes of a note: a decision or another fate."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from flipchart_to_action.domain.edits.common import fated, last
from flipchart_to_action.domain.plan import words_of
from flipchart_to_action.domain.records import (
    Decision,
    Fate,
    Note,
)
from flipchart_to_action.domain.state import (
    Change,
    WorkshopState,
    added,
    edited,
    removed,
)


def decide(state: WorkshopState, note_id: str | None) -> tuple[str, Change]:
    """Return the id of the decision made of a note and the change that makes it.

    A note that has a decision already keeps it (the change is then empty or sets its fate only).
    With no note the decision stands alone; of a note that is gone none is made (the id is empty).
    What the note says is where the sentence begins.
    """
    note = state.note(note_id)
    if note_id is not None and note is None:
        return "", Change()
    for decision in state.decisions:
        if note is not None and decision.note_id == note.id:
            return decision.id, edited(note, fated(note, Fate.DECISION))
    decision = Decision(
        workshop_id=state.workshop.id,
        note_id=note.id if note else None,
        position=last(d.position for d in state.decisions) + 1,
        what=words_of(note) if note else "",
    )
    change = added(decision)
    if note is not None:
        change = edited(note, fated(note, Fate.DECISION)) + change
    return decision.id, change


def set_fate(
    state: WorkshopState,
    note_id: str,
    fate: Fate,
    *,
    person_id: str | None = None,
    until: date | None = None,
    reason: str = "",
    passed_to: str = "",
) -> Change:
    """Return the change that gives a note a fate other than DECISION.

    A decision that was made of the note before is taken out (undo brings it back).
    """
    note = state.note(note_id)
    if note is None:
        return Change()
    after = replace(
        fated(note, fate),
        fate_person_id=person_id,
        fate_date=until,
        fate_reason=reason,
        passed_to=passed_to,
    )
    gone = [d for d in state.decisions if d.note_id == note.id]
    return edited(note, after) + removed(*gone)


def remove_decision(state: WorkshopState, decision_id: str) -> Change:
    """Return the change that takes a decision out; its note has no fate again."""
    decision = state.decision(decision_id)
    if decision is None:
        return Change()
    note = state.note(decision.note_id)
    change = removed(decision)
    if note is not None:
        change += edited(note, fated(note, Fate.UNDECIDED))
    return change


def join_notes(state: WorkshopState, lead_id: str, note_ids: Iterable[str]) -> Change:
    """Return the change that joins notes with the one that speaks for them from then on.

    Each keeps its words and its picture. Where the lead is joined itself, the note that speaks for
    it speaks for these too; what was joined with one of them comes along. Decisions made of them
    are taken out (undo brings them back).
    """
    lead = _speaker(state, lead_id)
    if lead is None:
        return Change()
    moved = {i for i in note_ids if i != lead.id and state.note(i) is not None}
    moved |= {n.id for n in state.notes if n.joined_to_id in moved and n.id != lead.id}
    change = Change()
    for note in (n for n in state.notes if n.id in moved):
        joined = replace(fated(note, Fate.JOINED), joined_to_id=lead.id)
        change += edited(note, joined)
    return change + removed(*(d for d in state.decisions if d.note_id in moved))


def take_out_of_join(state: WorkshopState, note_id: str) -> Change:
    """Return the change that lets a joined note stand by itself again, without a fate."""
    note = state.note(note_id)
    if note is None or note.fate is not Fate.JOINED:
        return Change()
    return edited(note, fated(note, Fate.UNDECIDED))


def joined_with(state: WorkshopState, note_id: str) -> tuple[Note, ...]:
    """Return the notes for which this one speaks."""
    return tuple(n for n in state.notes if n.joined_to_id == note_id and n.fate is Fate.JOINED)


def _speaker(state: WorkshopState, note_id: str) -> Note | None:
    note = state.note(note_id)
    if note is not None and note.fate is Fate.JOINED:
        return state.note(note.joined_to_id) or note
    return note
