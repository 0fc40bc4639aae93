"""The workshop itself and the people in it."""

import re
from dataclasses import replace
from datetime import date, datetime

from flipchart_to_action.domain.edits.common import last
from flipchart_to_action.domain.records import (
    Person,
    Workshop,
)
from flipchart_to_action.domain.state import (
    Change,
    RowChange,
    WorkshopState,
    added,
    removed,
)

_ADDRESS = re.compile(r"[^\s<>,;()]+@[^\s<>,;()]+")


def new_workshop(now: datetime, title: str = "", held_on: date | None = None) -> Workshop:
    """Return a workshop that begins `now`; add it with `state.added`."""
    return Workshop(title=title, held_on=held_on, created_at=now, changed_at=now)


def remove_workshop(state: WorkshopState) -> Change:
    """Return the change that removes the workshop with all that is in it."""
    return removed(*reversed(state.by_id.values()))


def parse_people(text: str) -> list[tuple[str, str]]:
    """Return (name, email) of each line that names somebody.

    Lines may be "Name", "Name <email>", "Name, email", "email" or a mail program's list with
    semicolons. A leading bullet or number is left out; without a name the part before the @ is
    made into one.
    """
    people: list[tuple[str, str]] = []
    for line in re.split(r"[\n;]+|(?<=>)\s*,", text):
        found = _ADDRESS.search(line)
        email = found.group() if found else ""
        name = line.replace(email, " ") if email else line
        name = re.sub(r"^[\s•·*–—-]+|^\s*\d+[.)]\s+", "", name)
        name = re.sub(r"\s+", " ", re.sub(r"[<>()\t\"]", " ", name)).strip(" ,:;")
        if not name and email:
            name = re.sub(r"[._-]+", " ", email.split("@")[0]).title()
        if name:
            people.append((name, email))
    return people


def add_people(state: WorkshopState, text: str) -> Change:
    """Return the change that adds the people named in `text` (see `parse_people`).

    Somebody who is there already (same name, upper or lower case) is not added twice; an email
    address that was missing is filled in.
    """
    known = {p.name.casefold(): p for p in state.people}
    position = last(p.position for p in state.people)
    rows: dict[str, RowChange] = {}
    for name, email in parse_people(text):
        old = known.get(name.casefold())
        if old is None:
            position += 1
            person = Person(
                workshop_id=state.workshop.id, position=position, name=name, email=email
            )
            rows[person.id] = RowChange(None, person)
        elif email and not old.email:
            person = replace(old, email=email)
            rows[old.id] = RowChange(rows[old.id].before if old.id in rows else old, person)
        else:
            continue
        known[name.casefold()] = person
    return Change(tuple(rows.values()))


def find_or_add_person(state: WorkshopState, name: str) -> tuple[str | None, Change]:
    """Return the id of the person called `name` and the change that adds them if they are new.

    An empty name gives None.
    """
    name = " ".join(name.split())
    if not name:
        return None, Change()
    for person in state.people:
        if person.name.casefold() == name.casefold():
            return person.id, Change()
    position = last(p.position for p in state.people) + 1
    person = Person(workshop_id=state.workshop.id, position=position, name=name)
    return person.id, added(person)


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
