"""A workshop as a whole, and what a change does to it.

Whatever a user does becomes a `Change`: the rows as they were and as they are. The library writes
it in one transaction; undo writes its inverse. So there is one kind of undo for everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flipchart_to_action.domain.records import (
    Decision,
    Note,
    NoteKind,
    Person,
    Photo,
    Record,
    Workshop,
)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before (None: it was not there) and after (None: it is gone)."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one act of the user changed, as a whole or not at all."""

    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __add__(self, other: "Change") -> "Change":
        """Return both, this one first. Rows that both touch must not be in conflict."""
        return Change(self.rows + other.rows)

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(tuple(RowChange(r.after, r.before) for r in reversed(self.rows)))


def added(*records: Record) -> Change:
    """Return the change that adds `records`."""
    return Change(tuple(RowChange(None, r) for r in records))


def edited(before: Record, after: Record) -> Change:
    """Return the change from one value of a row to the next; empty where they are equal."""
    return Change() if before == after else Change((RowChange(before, after),))


def removed(*records: Record) -> Change:
    """Return the change that removes `records`."""
    return Change(tuple(RowChange(r, None) for r in records))


@dataclass(frozen=True)
class WorkshopState:
    """All that is kept of one workshop, each kind in its order.

    Notes are in the order of their photos, then of their positions; notes without a photo last.
    """

    workshop: Workshop
    people: tuple[Person, ...] = ()
    photos: tuple[Photo, ...] = ()
    notes: tuple[Note, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """Every record by its id."""
        records: Iterable[Record] = (
            self.workshop,
            *self.people,
            *self.photos,
            *self.notes,
            *self.decisions,
        )
        return {r.id: r for r in records}

    def person(self, person_id: str | None) -> Person | None:
        """Return the person of that id, or None."""
        found = self.by_id.get(person_id or "")
        return found if isinstance(found, Person) else None

    def photo(self, photo_id: str | None) -> Photo | None:
        """Return the photo of that id, or None."""
        found = self.by_id.get(photo_id or "")
        return found if isinstance(found, Photo) else None

    def note(self, note_id: str | None) -> Note | None:
        """Return the note of that id, or None."""
        found = self.by_id.get(note_id or "")
        return found if isinstance(found, Note) else None

    def decision(self, decision_id: str | None) -> Decision | None:
        """Return the decision of that id, or None."""
        found = self.by_id.get(decision_id or "")
        return found if isinstance(found, Decision) else None

    @cached_property
    def points(self) -> tuple[Note, ...]:
        """The notes that need a fate: no headings, no titles."""
        return tuple(n for n in self.notes if n.kind is NoteKind.NOTE)

    def notes_of(self, photo_id: str) -> tuple[Note, ...]:
        """Return the notes of one photo in their order, headings too."""
        return tuple(n for n in self.notes if n.photo_id == photo_id)

    def with_change(self, change: Change) -> "WorkshopState":
        """Return this workshop after `change`; its own row can be edited, not removed."""
        rows: dict[str, Record] = dict(self.by_id)
        for row in change.rows:
            if row.after is not None:
                rows[row.after.id] = row.after
            elif row.before is not None:
                rows.pop(row.before.id, None)
        return arranged(rows.values())


def arranged(records: Iterable[Record]) -> WorkshopState:
    """Return the state that holds `records` (of one workshop, exactly one of them a Workshop)."""
    workshops, people, photos, notes, decisions = [], [], [], [], []
    for record in records:
        match record:
            case Workshop():
                workshops.append(record)
            case Person():
                people.append(record)
            case Photo():
                photos.append(record)
            case Note():
                notes.append(record)
            case Decision():
                decisions.append(record)
    (workshop,) = workshops
    photos.sort(key=lambda p: (p.position, p.id))
    place = {p.id: i for i, p in enumerate(photos)}
    notes.sort(key=lambda n: (place.get(n.photo_id or "", len(place)), n.position, n.id))
    return WorkshopState(
        workshop,
        tuple(sorted(people, key=lambda p: (p.position, p.id))),
        tuple(photos),
        tuple(notes),
        tuple(sorted(decisions, key=lambda d: (d.position, d.id))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopSummary:
    """A line of the list of workshops. `photo` is the first one, for its thumbnail."""

    workshop: Workshop
    people: int
    photos: int
    notes: int
    undecided: int
    decisions: int
    photo: Photo | None
