"""What goes along when a workshop is handed over, and the workshop without its private notes."""

from collections.abc import Set
from dataclasses import dataclass, replace

from flipchart_to_action.domain.private_words import (
    boxes_kept_back,
    has_words_of,
    held_back,
    is_private,
    without_words,
)
from flipchart_to_action.domain.records import Box, Decision, Fate, Note, Sharing, Version
from flipchart_to_action.domain.state import Change, RowChange, WorkshopState, rebased, removed


@dataclass(frozen=True, slots=True)
class GoesAlong:
    """How much goes along with a workshop that is handed over.

    Attributes:
        photos: Of sheets, with all handwriting on them.
        private_notes: Notes that were marked as private.
        held_back: Decisions that have words of a private note.
        painted: Photos with handwriting of private notes that can be painted out.
        placeless: Photos on which a private note may be anywhere.
    """

    photos: int
    private_notes: int
    held_back: int
    painted: int
    placeless: int


def goes_along(state: WorkshopState) -> GoesAlong:
    """Return how much goes along with a workshop that is handed over."""
    hidden = [hidden_boxes(state, photo.id) for photo in state.photos]
    return GoesAlong(
        photos=len(state.photos),
        private_notes=sum(n.private for n in state.notes),
        held_back=len(held_back(state)),
        painted=sum(bool(boxes) for boxes in hidden),
        placeless=sum(boxes is None for boxes in hidden),
    )


def hidden_boxes(state: WorkshopState, photo_id: str) -> tuple[Box, ...] | None:
    """Return where on a photo private notes are; None where one may be anywhere."""
    return boxes_kept_back(state, photo_id, private_alone=True)


def without_private(state: WorkshopState) -> WorkshopState:
    """Return a workshop without its private notes, and without what belongs to them.

    Decisions that have their words go as well, with all that was found and told of them; so do
    earlier versions of other decisions, the words of dates that went out, and themes that private
    notes alone have.
    """
    held = held_back(state)
    notes = [n for n in state.notes if n.private]
    if not notes:
        return state
    decisions = [d for d in state.decisions if d.id in held]
    versions = [v for v in state.versions if _tells(state, v)]
    gone = removed(*notes, *decisions, *versions)
    made_of = {d.note_id for d in decisions}
    rows = [_bared(state, n, made_of) for n in state.notes if not n.private]
    rows += [_without_dates(state, s, held) for s in state.sharings]
    workshop = state.workshop
    shared = {n.theme for n in state.notes if not n.private}
    secret = {n.theme for n in notes} - shared
    themes = tuple(t for t in workshop.themes if t not in secret and not is_private(state, t))
    rows.append(RowChange(workshop, replace(workshop, themes=themes)))
    change = gone + Change(tuple(r for r in rows if r.before != r.after))
    return state.with_change(rebased(change, state))


def _bared(state: WorkshopState, note: Note, made_of: Set[str | None]) -> RowChange:
    """Return a note without private themes; without a fate where its decision is gone."""
    after = replace(
        note,
        under="" if is_private(state, note.under) else note.under,
        theme="" if is_private(state, note.theme) else note.theme,
        fate=Fate.UNDECIDED if note.id in made_of else note.fate,
    )
    return RowChange(note, after)


def _without_dates(state: WorkshopState, sharing: Sharing, held: frozenset[str]) -> RowChange:
    """Return a sharing without the words of dates that tell of a private note."""
    dates = tuple(
        replace(d, summary="")
        if d.uid.partition("-")[0] in held or _says(state, d.uid.partition("-")[0], d.summary)
        else d
        for d in sharing.dates
    )
    return RowChange(sharing, replace(sharing, dates=dates))


def _tells(state: WorkshopState, version: Version) -> bool:
    decision = state.decision(version.decision_id)
    if decision is None:
        return False
    stood: Decision = replace(
        decision, what=version.what, so_that=version.so_that, measure=version.measure
    )
    return without_words(state, stood) != stood


def _says(state: WorkshopState, decision_id: str, text: str) -> bool:
    decision = state.decision(decision_id)
    if decision is not None:
        stood = replace(decision, what=text)
        return without_words(state, stood) != stood
    notes = [n.text for n in state.notes if n.private]
    return any(has_words_of(text, note, made_of_it=False) for note in notes)
