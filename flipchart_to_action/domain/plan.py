"""The action plan: one snapshot of a workshop, the only thing that an exporter reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flipchart_to_action.domain.records import Method, Need, Note, Person
from flipchart_to_action.domain.text import CleanTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The handwriting that something came from: JPEG bytes without metadata, size in pixels."""

    jpeg: bytes
    width: int
    height: int
    sheet_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDecision(CleanTexts):
    """A decision as the plan tells it; what is None or empty is not settled yet.

    `id` stays the same from one export to the next, for calendars; `owner_id` and `checker_id` tell
    people of one name apart. They are shown nowhere.
    """

    number: int
    what: str
    id: str = ""
    so_that: str = ""
    owner: str = ""
    owner_id: str = ""
    agreed: bool | None = None
    due: date | None = None
    method: Method | None = None
    measure: str = ""
    checker: str = ""
    checker_id: str = ""
    check_on: date | None = None
    note_text: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedNote(CleanTexts):
    """A note that is kept for later: who brings it up (`person_id` is not shown), and when."""

    text: str
    person: str = ""
    person_id: str = ""
    until: date | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNotTaken(CleanTexts):
    """A note that is not taken forward: why, and to whom it was passed."""

    text: str
    reason: str = ""
    passed_to: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredNote(CleanTexts):
    """A question that was answered, and its answer (empty: nobody wrote it down)."""

    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The logo of an organisation: PNG bytes without metadata, size in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(CleanTexts):
    """Whose plan it is; what is empty or None is left out.

    `colour`: "#rrggbb", in place of the program's own; where it is too light to be read it goes out
    darker. `contact`: whom to ask, and how: "Ann Lister, 0113 496 0000".
    """

    name: str = ""
    contact: str = ""
    colour: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(CleanTexts):
    """Somebody who may get the plan, and the form in which they can read it.

    `id` is that of the person, for choosing; it is shown nowhere. `email` may be empty.
    """

    id: str
    name: str
    email: str = ""
    need: Need = Need.STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan(CleanTexts):
    """All that goes out to the people who were there.

    `readers`: who gets it and in which form, for drafts of mails and for sheets alone.
    `changed_at`: when the workshop was changed last, and `sequence`: the revision that calendars
    get unless what goes out is kept and says otherwise. `thanks`: how people are thanked (empty:
    the program's own words). `hear_again`: when people were promised to hear what came of it.
    `held_back`: the ids of the decisions that are not in it, as they have words of a private note;
    each of the others keeps its number. `unread`: how many of its notes nobody has looked at.
    `replaces`: when the plan went out that this one takes the place of (None: it is the first).
    """

    title: str
    purpose: str = ""
    held_on: date | None = None
    place: str = ""
    people: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()
    organisation: Organisation = Organisation()
    thanks: str = ""
    hear_again: date | None = None
    changed_at: datetime | None = None
    sequence: int = 0
    decisions: tuple[PlannedDecision, ...] = ()
    parked: tuple[ParkedNote, ...] = ()
    not_taken: tuple[NoteNotTaken, ...] = ()
    answered: tuple[AnsweredNote, ...] = ()
    undecided: tuple[str, ...] = ()
    held_back: frozenset[str] = frozenset()
    unread: int = 0
    replaces: date | None = None


def readers_of(people: Iterable[Person]) -> tuple[Reader, ...]:
    """Return the people of a workshop as those who may get what goes out."""
    return tuple(Reader(id=p.id, name=p.name, email=p.email, need=p.need) for p in people)


def words_of(note: Note) -> str:
    """Return what a note says; nothing where its picture stands for it: it may be misread."""
    return "" if note.as_picture else note.text
