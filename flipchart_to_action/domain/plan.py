"""The action plan: one snapshot of a workshop, the only thing that an exporter reads."""

from dataclasses import dataclass
from datetime import date, datetime

from flipchart_to_action.domain.records import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The handwriting that something came from: JPEG bytes without metadata, size in pixels."""

    jpeg: bytes
    width: int
    height: int
    sheet_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDecision:
    """A decision as the plan tells it; what is None or empty is not settled yet.

    `id` stays the same from one export to the next, for calendars; it is shown nowhere.
    """

    number: int
    what: str
    id: str = ""
    so_that: str = ""
    owner: str = ""
    agreed: bool | None = None
    due: date | None = None
    method: Method | None = None
    measure: str = ""
    checker: str = ""
    check_on: date | None = None
    note_text: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedNote:
    """A note that is kept for later: who brings it up, and when."""

    text: str
    person: str = ""
    until: date | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNotTaken:
    """A note that is not taken forward: why, and to whom it was passed."""

    text: str
    reason: str = ""
    passed_to: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """All that goes out to the people who were there.

    `addresses`: name and mail address of those who have one, for drafts of mails alone.
    `changed_at`: when the workshop was changed last, for calendars alone.
    """

    title: str
    purpose: str = ""
    held_on: date | None = None
    place: str = ""
    people: tuple[str, ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    changed_at: datetime | None = None
    decisions: tuple[PlannedDecision, ...] = ()
    parked: tuple[ParkedNote, ...] = ()
    not_taken: tuple[NoteNotTaken, ...] = ()
    answered: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
