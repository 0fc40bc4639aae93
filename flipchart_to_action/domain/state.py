"""A workshop as a whole, and what a change does to it.

Whatever a user does becomes a `Change`: the rows as they were and as they are. The library writes
it in one transaction; undo writes its inverse. So there is one kind of undo for everything.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, fields, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Evidence,
    Fate,
    News,
    Note,
    NoteKind,
    NotSame,
    Person,
    Photo,
    Record,
    Sharing,
    Version,
    Workshop,
)

R = TypeVar("R", bound=Record)

_OWNERS = ("decision_id", "check_id")
"""What holds on to one of these goes with it; a note of `NotSame` goes the same way."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before (None: it was not there) and after (None: it is gone)."""

    before: Record | None
    after: Record | None

    @property
    def record_id(self) -> str:
        """The id of the row; empty where nothing is and nothing was."""
        record = self.after or self.before
        return record.id if record else ""


@dataclass(frozen=True, slots=True)
class Change:
    """What one act of the user changed, as a whole or not at all."""

    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __add__(self, other: "Change") -> "Change":
        """Return both in one, this one first; a row that both touch is listed once."""
        rows: dict[str, RowChange] = {}
        for row in (*self.rows, *other.rows):
            first = rows.pop(row.record_id, None)
            merged = RowChange(first.before, row.after) if first else row
            if merged.before != merged.after:
                rows[row.record_id] = merged
        return Change(tuple(rows.values()))

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(tuple(RowChange(r.after, r.before) for r in reversed(self.rows)))


def rebased(change: Change, state: "WorkshopState") -> Change:
    """Return what of `change` can still be done to `state`, which may have moved on since.

    Undo needs this: reading goes on in the background, so a row may have gone or got other values.
    Only the fields that the change changes are set; rows that are gone are left alone; what would
    point at a row that is gone points at nothing, and what belongs to one goes with it.
    """
    coming = {r.after.id for r in change.rows if r.after is not None and r.before is None}
    going = {r.before.id for r in change.rows if r.after is None and r.before is not None}
    there = (state.by_id.keys() | coming) - going
    rows = []
    for row in change.rows:
        record = row.after or row.before
        now = state.by_id.get(record.id) if record else None
        if row.after is None:
            if now is not None:
                rows.append(RowChange(now, None))
            continue
        after = row.after
        if row.before is not None:
            if now is None:
                continue
            after = replace(now, **_difference(row.before, row.after))
        if _owner(after) - there:
            continue
        after = _pointing_only_at(after, there)
        if after != now:
            rows.append(RowChange(now, after))
    if going:  # a look at every record, so only where it may matter
        touched = going | {r.after.id for r in rows if r.after is not None}
        rows += _left_behind(state, there, touched)
    return Change(tuple(rows))


def _left_behind(state: "WorkshopState", there: Set[str], touched: Set[str]) -> Iterable[RowChange]:
    """Return what becomes of the rows that point at one that is not `there` any more."""
    there = set(there)
    for record in state.by_id.values():  # a check comes before its evidence
        if record.id in touched:
            continue
        if _owner(record) - there:
            there.discard(record.id)
            yield RowChange(record, None)
            continue
        after = _pointing_only_at(record, there)
        if after != record:
            yield RowChange(record, after)


def _owner(record: Record) -> set[str]:
    """Return the ids of what `record` can't be without, beside its workshop."""
    if isinstance(record, NotSame):
        return {record.note_id}
    return {getattr(record, name) for name in _OWNERS if hasattr(record, name)}


def _difference(before: Record, after: Record) -> dict[str, Any]:
    names = (f.name for f in fields(after))
    return {n: getattr(after, n) for n in names if getattr(before, n) != getattr(after, n)}


def _pointing_only_at(record: Record, ids: Set[str]) -> Record:
    names = ("photo_id", "note_id", "owner_id", "checker_id", "fate_person_id", "joined_to_id")
    if isinstance(record, NotSame):
        return record
    dangling: dict[str, Any] = {
        n: None
        for n in names
        if getattr(record, n, None) is not None and getattr(record, n) not in ids
    }
    if "joined_to_id" in dangling:  # nothing speaks for the note any more
        dangling["fate"] = Fate.UNDECIDED
    return replace(record, **dangling) if dangling else record


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
    What happened after the day is in the order in which it happened.
    """

    workshop: Workshop
    people: tuple[Person, ...] = ()
    photos: tuple[Photo, ...] = ()
    notes: tuple[Note, ...] = ()
    decisions: tuple[Decision, ...] = ()
    checks: tuple[Check, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    news: tuple[News, ...] = ()
    sharings: tuple[Sharing, ...] = ()
    versions: tuple[Version, ...] = ()
    not_same: tuple[NotSame, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """Every record by its id."""
        records: Iterable[Record] = (
            self.workshop,
            *self.people,
            *self.photos,
            *self.notes,
            *self.decisions,
            *self.checks,
            *self.evidence,
            *self.news,
            *self.sharings,
            *self.versions,
            *self.not_same,
        )
        return {r.id: r for r in records}

    def person(self, person_id: str | None) -> Person | None:
        """Return the person of that id, or None."""
        found = self.by_id.get(person_id or "")
        return found if isinstance(found, Person) else None

    def person_name(self, person_id: str | None) -> str:
        """Return the name of the person of that id; empty where there is none."""
        person = self.person(person_id)
        return person.name if person else ""

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
    kinds: dict[type, list[Any]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(record)

    def of(kind: type[R], *names: str) -> tuple[R, ...]:
        found: list[R] = kinds.get(kind, [])
        if len(found) > 1:
            found.sort(key=attrgetter(*names, "id"))
        return tuple(found)

    (workshop,) = kinds.get(Workshop, [])
    photos = of(Photo, "position")
    place = {p.id: i for i, p in enumerate(photos)}
    notes: list[Note] = kinds.get(Note, [])
    notes.sort(key=lambda n: (place.get(n.photo_id or "", len(place)), n.position, n.id))
    return WorkshopState(
        workshop,
        of(Person, "position"),
        photos,
        tuple(notes),
        of(Decision, "position"),
        of(Check, "made_at"),
        of(Evidence, "position"),
        of(News, "made_at"),
        of(Sharing, "shared_at"),
        of(Version, "changed_at"),
        of(NotSame),
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
