"""Before and after the day: the checklist, news of owners, checks, evidence, what came before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from flipchart_to_action.domain.checklist import checklist
from flipchart_to_action.domain.edits.common import last, set_fields
from flipchart_to_action.domain.edits.people import find_or_add_person
from flipchart_to_action.domain.private_words import without_words
from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Evidence,
    Fate,
    News,
    NewsKind,
    Note,
    NotSame,
    Outcome,
    Preparation,
    Readiness,
)
from flipchart_to_action.domain.state import Change, WorkshopState, added, edited, removed


def record_check(
    state: WorkshopState,
    decision_id: str,
    outcome: Outcome,
    *,
    words: str = "",
    checker_id: str | None = None,
    checked_on: date,
    next_on: date | None = None,
    now: datetime,
) -> tuple[str, Change]:
    """Return the id of a new check of a decision and the change that adds it.

    Args:
        state: The workshop.
        decision_id: What was checked; where it is gone nothing changes and the id is empty.
        outcome: What was found.
        words: What shows it.
        checker_id: Who checked (None: the one that the decision names).
        checked_on: The day of the check.
        next_on: When to check again; only for what changed partly or not.
        now: When it was told.
    """
    decision = state.decision(decision_id)
    if decision is None:
        return "", Change()
    again = outcome in (Outcome.PARTLY, Outcome.NOT_CHANGED)
    check = Check(
        workshop_id=state.workshop.id,
        decision_id=decision.id,
        outcome=outcome,
        words=words,
        checker_id=checker_id or decision.checker_id,
        checked_on=checked_on,
        next_on=next_on if again else None,
        made_at=now,
    )
    return check.id, added(check)


def set_outcome(
    state: WorkshopState, check_id: str, outcome: Outcome, next_on: date | None
) -> Change:
    """Return the change that gives a check another outcome.

    What goes on keeps the day on which it is checked again, or gets `next_on`; what is settled is
    not checked again.
    """
    check = next((c for c in state.checks if c.id == check_id), None)
    if check is None:
        return Change()
    again = outcome in (Outcome.PARTLY, Outcome.NOT_CHANGED)
    went_on = check.outcome in (Outcome.PARTLY, Outcome.NOT_CHANGED)
    day = (check.next_on if went_on else next_on) if again else None
    return edited(check, replace(check, outcome=outcome, next_on=day))


def add_evidence(
    state: WorkshopState, check_id: str, files: Iterable[tuple[str, str, int]]
) -> Change:
    """Return the change that adds files to a check.

    Args:
        state: The workshop.
        check_id: Which check; where it is gone nothing changes.
        files: SHA-256, name and size in bytes of each file, which the library keeps already. One
            that is there already is not added twice.
    """
    if not any(c.id == check_id for c in state.checks):
        return Change()
    there = [e for e in state.evidence if e.check_id == check_id]
    known = {e.sha256 for e in there}
    position = last(e.position for e in there)
    fresh = []
    for sha256, name, size in files:
        if sha256 in known:
            continue
        known.add(sha256)
        position += 1
        fresh.append(
            Evidence(
                workshop_id=state.workshop.id,
                check_id=check_id,
                position=position,
                sha256=sha256,
                file_name=name,
                size=size,
            )
        )
    return added(*fresh)


def remove_evidence(state: WorkshopState, evidence_id: str) -> Change:
    """Return the change that takes a file out of a check."""
    return removed(*(e for e in state.evidence if e.id == evidence_id))


def record_news(
    state: WorkshopState,
    decision_id: str,
    kind: NewsKind,
    *,
    words: str = "",
    new_due: date | None = None,
    told_on: date,
    now: datetime,
) -> Change:
    """Return the change that keeps what an owner told; a new date becomes the decision's own.

    Args:
        state: The workshop.
        decision_id: What it is about; where it is gone nothing changes.
        kind: Done, delayed or in need of help.
        words: In the owner's words.
        new_due: Until when, where it is delayed.
        told_on: The day on which it was told.
        now: When it was put down.
    """
    decision = state.decision(decision_id)
    if decision is None:
        return Change()
    delayed_to = new_due if kind is NewsKind.DELAYED else None
    news = News(
        workshop_id=state.workshop.id,
        decision_id=decision.id,
        kind=kind,
        words=words,
        new_due=delayed_to,
        told_on=told_on,
        made_at=now,
    )
    change = added(news)
    if delayed_to is not None:
        change += edited(decision, replace(decision, due=delayed_to, due_words=""))
    return change


def continue_decision(
    state: WorkshopState,
    earlier: Decision,
    earlier_state: WorkshopState,
    note_id: str | None = None,
) -> tuple[str, Change]:
    """Return the id of a new decision that carries on an earlier one, and the change that adds it.

    What we will do, so that, and how we will know come along, but for the words of a private note,
    and owner and checker by name and address; the dates are to be set anew.

    Args:
        state: The workshop that gets the new decision.
        earlier: The decision to carry on.
        earlier_state: Its workshop, which may be the same.
        note_id: The note that raised it again, if any.
    """
    change = Change()
    words = without_words(earlier_state, earlier)
    people: list[str | None] = []
    now = state
    for person_id in (earlier.owner_id, earlier.checker_id):
        person = earlier_state.person(person_id)
        if person is not None and now.person(person.id) is not None:  # the same workshop
            people.append(person.id)
            continue
        name, email = (person.name, person.email) if person else ("", "")
        found, more = find_or_add_person(now, name, email)
        now, change = now.with_change(more), change + more
        people.append(found)
    note = state.note(note_id)
    decision = Decision(
        workshop_id=state.workshop.id,
        note_id=note.id if note else None,
        position=last(d.position for d in state.decisions) + 1,
        what=words.what,
        so_that=words.so_that,
        owner_id=people[0],
        method=earlier.method,
        measure=words.measure,
        checker_id=people[1],
        continues_id=earlier.id,
    )
    if note is not None:
        change += _decided(state, note)
    return decision.id, change + added(decision)


def _decided(state: WorkshopState, note: Note) -> Change:
    after = replace(
        note, fate=Fate.DECISION, fate_person_id=None, fate_date=None, joined_to_id=None
    )
    gone = [d for d in state.decisions if d.note_id == note.id]
    return removed(*gone) + edited(note, after)


def raised_before(state: WorkshopState, note_id: str, other_id: str | None) -> Change:
    """Return the change that says of which earlier note this one is the same issue (None: none)."""
    return set_fields(state, note_id, raised_before_id=other_id)


def not_the_same(state: WorkshopState, note_id: str, other_id: str) -> Change:
    """Return the change that remembers that a note is not the issue of that earlier note."""
    note = state.note(note_id)
    if note is None:
        return Change()
    change = Change()
    if note.raised_before_id == other_id:
        change = edited(note, replace(note, raised_before_id=None))
    if any(n.note_id == note_id and n.other_id == other_id for n in state.not_same):
        return change
    return change + added(
        NotSame(workshop_id=state.workshop.id, note_id=note_id, other_id=other_id)
    )


def set_preparation(state: WorkshopState, words: str, readiness: Readiness) -> Change:
    """Return the change that sets how far the point of those words is; without it nothing."""
    before = checklist(state.workshop)
    points = tuple(replace(p, readiness=readiness) if p.words == words else p for p in before)
    if points == before:
        return Change()
    return set_fields(state, state.workshop.id, checklist=points)


def add_preparation(state: WorkshopState, words: str) -> Change:
    """Return the change that adds a point of one's own to the checklist; without words none."""
    words = " ".join(words.split())
    points = checklist(state.workshop)
    if not words or any(p.words.casefold() == words.casefold() for p in points):
        return Change()
    return set_fields(state, state.workshop.id, checklist=(*points, Preparation(words)))


def remove_preparation(state: WorkshopState, words: str) -> Change:
    """Return the change that takes the point of those words out; the last one stays."""
    before = checklist(state.workshop)
    points = tuple(p for p in before if p.words != words)
    if not points or points == before:
        return Change()
    return set_fields(state, state.workshop.id, checklist=points)
