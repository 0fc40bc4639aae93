"""The workshop itself and the people in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from flipchart_to_action.domain.edits.common import last
from flipchart_to_action.domain.names import letters_of, person_called, same_name
from flipchart_to_action.domain.pasted_people import Pasted, read_people
from flipchart_to_action.domain.records import (
    Person,
    Workshop,
)
from flipchart_to_action.domain.state import (
    Change,
    RowChange,
    WorkshopState,
    added,
    edited,
    removed,
)


def new_workshop(now: datetime, title: str = "", held_on: date | None = None) -> Workshop:
    """Return a workshop that begins `now`; add it with `state.added`."""
    return Workshop(title=title, held_on=held_on, created_at=now, changed_at=now)


def remove_workshop(state: WorkshopState) -> Change:
    """Return the change that removes the workshop with all that is in it, for good."""
    return removed(*reversed(state.by_id.values()))


def throw_away(state: WorkshopState, now: datetime) -> Change:
    """Return the change that puts the workshop aside: it is listed no more, and can be had back."""
    return edited(state.workshop, replace(state.workshop, removed_at=now))


def put_back(state: WorkshopState) -> Change:
    """Return the change that lists a workshop again that was thrown away."""
    return edited(state.workshop, replace(state.workshop, removed_at=None))


def add_people(state: WorkshopState, text: str) -> Change:
    """Return the change that adds the people named in `text` (see `read_people`)."""
    return add_pasted(state, read_people(text))


def add_pasted(state: WorkshopState, people: Iterable[Pasted], *, same: bool = False) -> Change:
    """Return the change that adds people, but for those who are there already.

    Another address is another person; a name without one is whoever has that name.

    Args:
        state: The workshop.
        people: Whom a text named.
        same: Whether those in doubt (see `in_doubt`) are who is there: they get their address.
    """
    there = list(state.people)
    position = last(p.position for p in there)
    rows: dict[str, RowChange] = {}
    for pasted in _once(people):
        named = person_called([p for p in state.people if not p.was_there], pasted.name)
        if named is not None and named.id not in rows and pasted.email in ("", named.email):
            rows[named.id] = RowChange(named, replace(named, was_there=True))
            continue
        if _is_there(pasted, there):
            continue
        old = _without_address(pasted, state.people) if same else None
        if old is not None and old.id not in rows:
            rows[old.id] = RowChange(old, replace(old, email=pasted.email))
            there.append(replace(old, email=pasted.email))
            continue
        position += 1
        person = Person(
            workshop_id=state.workshop.id,
            position=position,
            name=pasted.name,
            email=pasted.email,
        )
        rows[person.id] = RowChange(None, person)
        there.append(person)
    return Change(tuple(rows.values()))


def in_doubt(state: WorkshopState, people: Iterable[Pasted]) -> tuple[Pasted, ...]:
    """Return those of whom somebody of the same name is there without an address.

    They may be the same person, or another one.
    """
    return tuple(
        p
        for p in _once(people)
        if p.email and not _is_there(p, state.people) and _without_address(p, state.people)
    )


def _once(people: Iterable[Pasted]) -> list[Pasted]:
    """Return people without those whom the same text names again with their address."""
    people = list(people)
    named = [p for p in people if p.email]
    return [p for p in people if p.email or not any(same_name(p.name, n.name) for n in named)]


def _is_there(pasted: Pasted, people: Iterable[Person]) -> bool:
    if not pasted.email:
        return any(same_name(p.name, pasted.name) for p in people)
    email = pasted.email.casefold()
    return any(
        p.email.casefold() == email and (pasted.by_address or _is_part(pasted.name, p.name))
        for p in people
    )


def _is_part(one: str, other: str) -> bool:
    """Return whether one name is a part of the other: "Tom" and "Tom Okafor"."""
    words, others = set(letters_of(one).split()), set(letters_of(other).split())
    return words <= others or others <= words


def _without_address(pasted: Pasted, people: Iterable[Person]) -> Person | None:
    found = (p for p in people if not p.email and same_name(p.name, pasted.name))
    return next(found, None) if pasted.email and not pasted.by_address else None


def find_or_add_person(
    state: WorkshopState, name: str, email: str = ""
) -> tuple[str | None, Change]:
    """Return the id of the person called `name` and the change that adds them if they are new.

    Whoever is new was named, and did not come for that; `add_people` says who was there.

    An empty name gives None. Without an `email` the name may have one with it, as in
    "Tom <tom@x.example>"; with one, whoever has another is somebody else.
    """
    if not email:
        name, email = name_and_address(name)
    if not name:
        return None, Change()
    person = person_called(state.people, name, email)
    if person is not None:
        return person.id, Change()
    position = last(p.position for p in state.people) + 1
    person = Person(
        workshop_id=state.workshop.id, position=position, name=name, email=email, was_there=False
    )
    return person.id, added(person)


def name_and_address(typed: str) -> tuple[str, str]:
    """Return the name and the address that were typed for one person; the address may be none.

    A name is taken as it stands.
    """
    found = read_people(typed) if "@" in typed else ()
    if len(found) == 1 and found[0].email:
        return found[0].name, found[0].email
    return " ".join(typed.split()), ""


def remove_person(state: WorkshopState, person_id: str) -> Change:
    """Return the change that removes a person; what named them names nobody any more."""
    person = state.person(person_id)
    if person is None:
        return Change()
    rows = []
    for decision in state.decisions:
        after = decision
        if decision.owner_id == person_id:
            after = replace(after, owner_id=None, agreed=None)
        if decision.checker_id == person_id:
            after = replace(after, checker_id=None)
        if after != decision:
            rows.append(RowChange(decision, after))
    rows += [
        RowChange(n, replace(n, fate_person_id=None))
        for n in state.notes
        if n.fate_person_id == person_id
    ]
    return Change((*rows, RowChange(person, None)))
