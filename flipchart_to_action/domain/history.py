"""The history of a decision: how it stood before each change after the plan had gone out."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from flipchart_to_action.domain.records import (
    Decision,
    Method,
    SharedKind,
    Version,
)
from flipchart_to_action.domain.state import Change, WorkshopState, added

ONE_SITTING = timedelta(minutes=10)
"""Changes of a decision within so long are one: somebody is typing."""

_OWN = ("id", "workshop_id", "decision_id", "changed_at")
TOLD = tuple(f.name for f in fields(Version) if f.name not in _OWN)
"""What of a decision is told to others, by the names of the fields of a version."""


def with_versions(change: Change, state: WorkshopState, now: datetime) -> Change:
    """Return `change` with a version of each decision that it changes, as it stood before.

    Before the plan was shared nobody else knows the decision, so nothing is kept.

    Args:
        change: What is about to be written.
        state: The workshop before it.
        now: The moment, with its time zone.
    """
    if not any(s.kind is SharedKind.PLAN for s in state.sharings):
        return change
    after = state.with_change(change)
    for row in change.rows:
        before = row.before
        if not isinstance(before, Decision) or not isinstance(row.after, Decision):
            continue
        stood = version(state, before, now)
        stands = version(after, row.after, now)
        if _told(stood) != _told(stands) and not _just_kept(state, before.id, now):
            change += added(stood)
    return change


def version(state: WorkshopState, decision: Decision, changed_at: datetime) -> Version:
    """Return how a decision stands in `state`, with names in place of ids."""
    return Version(
        workshop_id=decision.workshop_id,
        decision_id=decision.id,
        changed_at=changed_at,
        what=decision.what,
        so_that=decision.so_that,
        owner=state.person_name(decision.owner_id),
        due=decision.due,
        method=decision.method,
        measure=decision.measure,
        checker=state.person_name(decision.checker_id),
        check_on=decision.check_on,
    )


def _told(stood: Version) -> tuple[object, ...]:
    return tuple(getattr(stood, name) for name in TOLD)


def _just_kept(state: WorkshopState, decision_id: str, now: datetime) -> bool:
    """Whether a version was kept in this sitting, and nothing went out since."""
    sent = max(s.shared_at for s in state.sharings if s.kind is SharedKind.PLAN)
    return any(
        v.decision_id == decision_id
        and abs(now - v.changed_at) < ONE_SITTING
        and v.changed_at > sent
        for v in state.versions
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a decision that was changed at a moment: from what, to what."""

    changed_at: datetime
    part: str
    before: str | date | Method | None
    after: str | date | Method | None


def history(state: WorkshopState, decision_id: str) -> tuple[Difference, ...]:
    """Return what was changed in a decision since the plan went out, the first change first."""
    decision = state.decision(decision_id)
    if decision is None:
        return ()
    stood = [v for v in state.versions if v.decision_id == decision_id]
    if not stood:
        return ()
    later = [*stood[1:], version(state, decision, stood[-1].changed_at)]
    return tuple(_differences(zip(stood, later, strict=True)))


def _differences(pairs: Iterable[tuple[Version, Version]]) -> Iterable[Difference]:
    for before, after in pairs:
        for part in TOLD:
            old, new = getattr(before, part), getattr(after, part)
            if old != new:
                yield Difference(before.changed_at, part, old, new)
