"""The sentence of a decision: what setting a part of it does to the others."""

from datetime import date, timedelta

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.dates import parse_date
from flipchart_to_action.domain.names import person_called
from flipchart_to_action.domain.state import Change, WorkshopState

CHECK_WORDS = "4 weeks after"
"""When a decision is checked unless somebody says otherwise."""


def counts_from_base(words: str, today: date) -> bool:
    """Return whether `words` mean a date only from another one on, as "4 weeks after" does."""
    bases = (today, today + timedelta(days=1))
    first, second = (parse_date(words, today, base=base) for base in bases)
    return first is not None and first != second


def set_due(
    state: WorkshopState, decision_id: str, words: str, due: date | None, today: date
) -> Change:
    """Return the change that sets the due date, as typed and as meant.

    The check date follows where it counts from the due date; where there is no check date yet it
    becomes four weeks after.
    """
    decision = state.decision(decision_id)
    if decision is None:
        return Change()
    check_words, check_on = decision.check_words, decision.check_on
    if due is not None and not check_words.strip() and check_on is None:
        check_words = CHECK_WORDS
    if counts_from_base(check_words, today):
        check_on = parse_date(check_words, today, base=due) if due else None
    return edits.set_fields(
        state,
        decision_id,
        due_words=words,
        due=due,
        check_words=check_words,
        check_on=check_on,
    )


def set_owner(
    state: WorkshopState,
    decision_id: str,
    name: str,
    coming_id: str | None = None,
    chosen_id: str | None = None,
) -> Change:
    """Return the change that makes the person called `name` the owner; a new name is added.

    Another owner has not agreed to anything yet. An empty name leaves the decision without owner.

    Args:
        state: Its workshop.
        decision_id: The decision.
        name: The owner's name.
        coming_id: The person who was added while the name was being typed (see `called`).
        chosen_id: Who is meant, where one of those who are there was chosen.
    """
    decision = state.decision(decision_id)
    if decision is None:
        return Change()
    person_id, change = called(state, name, coming_id, chosen_id)
    agreed = decision.agreed if person_id == decision.owner_id else None
    return _then_set(state, change, decision_id, owner_id=person_id, agreed=agreed)


def set_checker(
    state: WorkshopState,
    decision_id: str,
    name: str,
    coming_id: str | None = None,
    chosen_id: str | None = None,
) -> Change:
    """Return the change that lets the person called `name` check; a new name is added."""
    if state.decision(decision_id) is None:
        return Change()
    person_id, change = called(state, name, coming_id, chosen_id)
    return _then_set(state, change, decision_id, checker_id=person_id)


def set_who_checked(
    state: WorkshopState,
    check_id: str,
    name: str,
    coming_id: str | None = None,
    chosen_id: str | None = None,
) -> Change:
    """Return the change that says who made a check; a new name is added."""
    if check_id not in state.by_id:
        return Change()
    person_id, change = called(state, name, coming_id, chosen_id)
    return _then_set(state, change, check_id, checker_id=person_id)


def set_parked_with(
    state: WorkshopState,
    note_id: str,
    name: str,
    coming_id: str | None = None,
    chosen_id: str | None = None,
) -> Change:
    """Return the change that lets the person called `name` bring a parked note up again."""
    if state.note(note_id) is None:
        return Change()
    person_id, change = called(state, name, coming_id, chosen_id)
    return _then_set(state, change, note_id, fate_person_id=person_id)


def called(
    state: WorkshopState, name: str, coming_id: str | None = None, chosen_id: str | None = None
) -> tuple[str | None, Change]:
    """Return the id of the person called `name`, and the change that adds them if they are new.

    `chosen_id` says which of several people of that name is meant. A new name is kept while it is
    typed. So the person added for its first letters, `coming_id`, gets the longer name; or is
    taken out again where somebody who was there is meant after all.
    """
    chosen, coming = state.person(chosen_id), state.person(coming_id)
    if coming is None:
        return (chosen.id, Change()) if chosen else edits.find_or_add_person(state, name)
    name, email = edits.name_and_address(name)
    others = [p for p in state.people if p.id != coming.id]
    known = chosen if chosen in others else person_called(others, name, email)
    if name and known is None:
        return coming.id, edits.set_fields(state, coming.id, name=name, email=email)
    return known.id if known else None, edits.remove_person(state, coming.id)


def _then_set(state: WorkshopState, change: Change, record_id: str, **fields: object) -> Change:
    return change + edits.set_fields(state.with_change(change), record_id, **fields)
