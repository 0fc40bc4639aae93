"""What is kept of a workshop: frozen values, safe to hand to any thread.

Every record has an `id` of its own (32 hex digits), made where the record is made, so that records
can point at each other before they are on the disk and keep their names through undo and redo.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import uuid4

Box: TypeAlias = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of the upright photo; x1 and y1 are outside."""

Corners: TypeAlias = tuple[
    tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]
]
"""Top left, top right, bottom right, bottom left, in pixels of the upright photo."""


def new_id() -> str:
    """Return a fresh id: 32 hex digits."""
    return uuid4().hex


class Step(StrEnum):
    """A step on the rail; a workshop remembers the one where it was left."""

    WORKSHOP = "workshop"
    PHOTOS = "photos"
    NOTES = "notes"
    DECIDE = "decide"
    READ_BACK = "read_back"
    SHARE = "share"
    FOLLOW_UP = "follow_up"


class PhotoState(StrEnum):
    """How far a photo is."""

    WAITING = "waiting"
    READ = "read"
    FAILED = "failed"


class NoteKind(StrEnum):
    """What a piece of writing is on its sheet. Only a NOTE needs a fate."""

    NOTE = "note"
    HEADING = "heading"
    TITLE = "title"


class Fate(StrEnum):
    """What becomes of a note."""

    UNDECIDED = "undecided"
    DECISION = "decision"
    JOINED = "joined"
    PARKED = "parked"
    ANSWERED = "answered"
    NOT_TAKEN_FORWARD = "not_taken_forward"
    NOT_A_POINT = "not_a_point"


class Method(StrEnum):
    """How we will know that things have changed."""

    COUNT = "count"
    LOOK = "look"
    ASK = "ask"
    SURVEY = "survey"
    PHOTO = "photo"
    DOCUMENT = "document"
    FIGURES = "figures"
    NEXT_MEETING = "next_meeting"


class Need(StrEnum):
    """The form of the plan that a person can read."""

    STANDARD = "standard"
    LARGE_PRINT = "large_print"
    EASY_READ = "easy_read"
    PLAIN_TEXT = "plain_text"


class Outcome(StrEnum):
    """What a check found."""

    CHANGED = "changed"
    PARTLY = "partly"
    NOT_CHANGED = "not_changed"
    NO_LONGER_NEEDED = "no_longer_needed"


class NewsKind(StrEnum):
    """What an owner tells of a decision before it is checked."""

    DONE = "done"
    DELAYED = "delayed"
    NEEDS_HELP = "needs_help"


class SharedKind(StrEnum):
    """What went out to the people who were there."""

    PLAN = "plan"
    FEEDBACK = "feedback"


class Readiness(StrEnum):
    """How far a point of the checklist before the day is."""

    OPEN = "open"
    READY = "ready"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Preparation:
    """A point of the checklist before the day, in words, and how far it is."""

    words: str
    readiness: Readiness = Readiness.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """One workshop. `purpose`: what will be different. `number` is for people (0: none yet).

    `ends_at` is when people go home, for the clock (None: no clock was set).
    `pictures_left_out`: its plan goes out without pictures of the handwriting.
    `group`: the name of those who meet again and again, the same in each of their workshops.
    `previous_id`: the workshop that this one is the next of; it may be gone from the library.
    `template`: it is no workshop, but what new ones begin with. `themes`: those set beforehand.
    `thanks`: how people are thanked (empty: the program's own words).
    `feedback_on`: when people were promised to hear again; `feedback_given_on`: when they did.
    `unread_left_out`: notes whose words nobody has looked at are in nothing that goes out.
    `removed_at`: when it was thrown away; it can be had back for a while (None: it was not).
    `sample`: it is the program's own example, so nothing of it counts in other workshops.
    """

    id: str = field(default_factory=new_id)
    number: int = 0
    title: str = ""
    purpose: str = ""
    held_on: date | None = None
    place: str = ""
    step: Step = Step.WORKSHOP
    ends_at: datetime | None = None
    pictures_left_out: bool = False
    group: str = ""
    previous_id: str | None = None
    template: bool = False
    themes: tuple[str, ...] = ()
    thanks: str = ""
    checklist: tuple[Preparation, ...] = ()
    feedback_on: date | None = None
    feedback_given_on: date | None = None
    unread_left_out: bool = False
    removed_at: datetime | None = None
    sample: bool = False
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who was there, or who owns or checks a decision. `email` may be empty.

    `need`: the form of the plan that this person gets. `was_there`: they were, and not only named
    as somebody who does or checks something.
    """

    id: str = field(default_factory=new_id)
    workshop_id: str
    position: float
    name: str
    email: str = ""
    need: Need = Need.STANDARD
    was_there: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo of a sheet; its file is kept under `sha256` in the library.

    `turn` is what was added to the EXIF turn to set the photo upright, in degrees clockwise
    (0, 90, 180, 270). `width` and `height` are those of the upright photo (0: not known yet).
    `sheet_by_hand`: somebody put the corners there, so reading takes them as they are.
    `error` is a sentence where `state` is FAILED.
    """

    id: str = field(default_factory=new_id)
    workshop_id: str
    position: float
    sha256: str
    file_name: str
    width: int = 0
    height: int = 0
    turn: int = 0
    sheet: Corners | None = None
    sheet_by_hand: bool = False
    state: PhotoState = PhotoState.WAITING
    error: str = ""
    recogniser: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word that was perhaps misread, as it stands in the text, and what else it may be."""

    word: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note as it was read, and where it lies on the photo.

    `patch`: the number of the patch of colour that it is written on (-1: on none).
    """

    text: str
    box: Box
    patch: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One bullet, sticky note or table cell as somebody wrote it.

    `position` orders the notes of one photo. `under` is the heading of its column or section.
    `righted`: a person has seen it and found it right. `as_picture`: shown by its picture, its
    words don't matter. `fate_person_id` and `fate_date`: who brings a parked note up, and when;
    `fate_reason`: why it is not taken forward; `passed_to`: to whom, if beyond our control.
    `joined_to_id`: the note that speaks for it, if its fate is JOINED. `votes`: the dots on it.
    `theme`: the theme that somebody put it under (empty: that of its heading).
    `private`: it is in nothing that is shared. `picture_left_out`: it goes out without its picture.
    `raised_before_id`: the note of an earlier workshop that says the same, as somebody found.
    `lines`: those it was read of, in reading order (empty: it was typed, or read long ago).
    """

    id: str = field(default_factory=new_id)
    workshop_id: str
    photo_id: str | None = None
    position: float
    text: str
    kind: NoteKind = NoteKind.NOTE
    under: str = ""
    box: Box | None = None
    confidence: float = 1.0
    doubtful: tuple[DoubtfulWord, ...] = ()
    colour: str | None = None
    righted: bool = False
    as_picture: bool = False
    fate: Fate = Fate.UNDECIDED
    fate_person_id: str | None = None
    fate_date: date | None = None
    fate_reason: str = ""
    passed_to: str = ""
    joined_to_id: str | None = None
    votes: int = 0
    theme: str = ""
    private: bool = False
    picture_left_out: bool = False
    raised_before_id: str | None = None
    lines: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What we will do, who is accountable, by when, and how we will check that things changed.

    `due_words` and `check_words` are what was typed ("2w"); the dates are what it means.
    `agreed`: the owner said yes in the room (None: nobody has said anything of it yet).
    `read_back`: the room heard it as it stands and agreed.
    `continues_id`: the decision that this one carries on, perhaps of an earlier workshop.
    """

    id: str = field(default_factory=new_id)
    workshop_id: str
    note_id: str | None = None
    position: float
    what: str = ""
    so_that: str = ""
    owner_id: str | None = None
    agreed: bool | None = None
    due: date | None = None
    due_words: str = ""
    method: Method | None = None
    measure: str = ""
    checker_id: str | None = None
    check_on: date | None = None
    check_words: str = ""
    read_back: bool = False
    continues_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What somebody found when they checked whether a decision changed things.

    `words`: what shows it, in a sentence. `next_on`: when to check again (None: not again).
    """

    id: str = field(default_factory=new_id)
    workshop_id: str
    decision_id: str
    outcome: Outcome
    words: str = ""
    checker_id: str | None = None
    checked_on: date
    next_on: date | None = None
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that shows what a check found; it is kept under `sha256`. `size` is in bytes."""

    id: str = field(default_factory=new_id)
    workshop_id: str
    check_id: str
    position: float
    sha256: str
    file_name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What the owner of a decision told on a day; `new_due` where it is delayed."""

    id: str = field(default_factory=new_id)
    workshop_id: str
    decision_id: str
    kind: NewsKind
    words: str = ""
    new_due: date | None = None
    told_on: date
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SentDate:
    """A date that calendars got: the name of its event, its day and what it said."""

    uid: str
    day: date
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What was made for people at a moment.

    `sha256`: the PDF as it was made, kept in the library. `folder`: where the files were put.
    `formats`: their names. `sequence`: the revision that calendars got. `dates`: what they got.
    `people`: who was to get it, by name. `sent`: the drafts of mails, by the names of their files,
    of which the user said that they were sent; nothing sends them by itself.
    """

    id: str = field(default_factory=new_id)
    workshop_id: str
    kind: SharedKind
    shared_at: datetime
    sha256: str
    folder: str = ""
    formats: tuple[str, ...] = ()
    sequence: int = 0
    dates: tuple[SentDate, ...] = ()
    people: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How a decision stood until `changed_at`, after the plan had been shared; names, not ids."""

    id: str = field(default_factory=new_id)
    workshop_id: str
    decision_id: str
    changed_at: datetime
    what: str = ""
    so_that: str = ""
    owner: str = ""
    due: date | None = None
    method: Method | None = None
    measure: str = ""
    checker: str = ""
    check_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSame:
    """Somebody said that a note is not the issue of that note of an earlier workshop."""

    id: str = field(default_factory=new_id)
    workshop_id: str
    note_id: str
    other_id: str


Record: TypeAlias = (
    Workshop
    | Person
    | Photo
    | Note
    | Decision
    | Check
    | Evidence
    | News
    | Sharing
    | Version
    | NotSame
)
