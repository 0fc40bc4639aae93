"""Raised before: an issue of an earlier workshop, and what came of it."""

from dataclasses import dataclass

from flipchart_to_action.domain.follow_up import Standing, checks_of, news_of, standing
from flipchart_to_action.domain.private_words import private_words
from flipchart_to_action.domain.records import Check, Decision, Fate, Note
from flipchart_to_action.domain.state import WorkshopState


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """A note of an earlier workshop, as far as it is needed to find it.

    `of_the_group`: the same people met there as in the later workshop, as far as is known.
    """

    note_id: str
    workshop_id: str
    text: str
    of_the_group: bool = True


@dataclass(frozen=True, slots=True)
class EarlierIssue:
    """A note of an earlier workshop, in that workshop as it stands."""

    note: Note
    state: WorkshopState

    @property
    def lead(self) -> Note:
        """The note that speaks for it: itself, unless it was joined with another one."""
        if self.note.fate is Fate.JOINED:
            return self.state.note(self.note.joined_to_id) or self.note
        return self.note

    @property
    def decision(self) -> Decision | None:
        """What was decided on it; None while that has words of a private note."""
        lead = self.lead
        found = next((d for d in self.state.decisions if d.note_id == lead.id), None)
        return None if found is None or private_words(self.state, found) else found

    @property
    def standing(self) -> Standing | None:
        """How its decision stands; None where there is none."""
        decision = self.decision
        if decision is None:
            return None
        return standing(self.checks, news_of(self.state, decision.id))

    @property
    def checks(self) -> tuple[Check, ...]:
        """The checks of its decision, the last one last."""
        decision = self.decision
        return checks_of(self.state, decision.id) if decision is not None else ()


def earlier_issue(state: WorkshopState, note_id: str) -> EarlierIssue | None:
    """Return the issue of a note of an earlier workshop; None if it is gone or private."""
    note = state.note(note_id)
    return EarlierIssue(note, state) if note is not None and not note.private else None


def not_the_same_as(state: WorkshopState, note_id: str) -> frozenset[str]:
    """Return the earlier notes of which somebody said that they are another issue than a note."""
    return frozenset(n.other_id for n in state.not_same if n.note_id == note_id)


def can_carry_on(state: WorkshopState, note_id: str) -> bool:
    """Say whether an old decision may take its place: nothing was said of a new one yet."""
    note = state.note(note_id)
    made = [d for d in state.decisions if d.note_id == note_id]
    told = {r.decision_id for r in state.checks} | {r.decision_id for r in state.news}
    return note is not None and all(d.id not in told and _is_blank(d, note) for d in made)


def _is_blank(decision: Decision, note: Note) -> bool:
    begun = Decision(
        id=decision.id,
        workshop_id=decision.workshop_id,
        note_id=note.id,
        position=decision.position,
        what=decision.what,
    )
    return decision == begun and decision.what in ("", note.text)
