"""Workshops to test with."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from PIL import Image, ImageDraw

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import (
    Check,
    Decision,
    DoubtfulWord,
    Evidence,
    Fate,
    Method,
    Need,
    News,
    NewsKind,
    Note,
    NoteKind,
    NoteLine,
    NotSame,
    Outcome,
    Person,
    Photo,
    PhotoState,
    Preparation,
    Readiness,
    Record,
    SentDate,
    SharedKind,
    Sharing,
    Step,
    Version,
    Workshop,
    new_id,
)
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.storage.library import Library

NOW = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)


def photo_bytes(colour: str = "white", width: int = 400, height: int = 300) -> bytes:
    """A small JPEG with a red block at (100, 100)-(200, 150)."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).rectangle((100, 100, 199, 149), fill="red")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def full_workshop(sha256: str = "0" * 64) -> list[Record]:
    """A workshop in which every field of every record differs from its default.

    Except that it was not thrown away, and is no sample: it is to count everywhere.
    """
    workshop = Workshop(
        title="Ward 4 after the move",
        purpose="Patients wait less",
        held_on=date(2026, 11, 20),
        place="Leeds",
        step=Step.DECIDE,
        ends_at=NOW,
        pictures_left_out=True,
        group="Ward council",
        previous_id="f" * 32,
        template=True,
        themes=("Nights", "Food"),
        thanks="Thank you, all of you",
        checklist=(Preparation("Hearing loop", Readiness.READY), Preparation("Food")),
        feedback_on=date(2027, 1, 15),
        feedback_given_on=date(2027, 1, 14),
        unread_left_out=True,
        created_at=NOW,
        changed_at=NOW,
    )
    owner = Person(workshop_id=workshop.id, position=1.0, name="Ann Lee", email="ann@example.org")
    owner = replace(owner, need=Need.LARGE_PRINT)
    checker = Person(workshop_id=workshop.id, position=2.0, name="Bo Ek", email="bo@example.org")
    checker = replace(checker, need=Need.EASY_READ)
    photo = Photo(
        workshop_id=workshop.id,
        position=1.0,
        sha256=sha256,
        file_name="IMG_0001.JPG",
        width=400,
        height=300,
        turn=90,
        sheet=((1.5, 2.0), (390.0, 3.25), (391.0, 290.0), (2.0, 291.125)),
        sheet_by_hand=True,
        state=PhotoState.READ,
        error="none",
        recogniser="ppocr",
    )
    note_id = new_id()
    note = Note(
        id=note_id,
        joined_to_id=note_id,
        workshop_id=workshop.id,
        photo_id=photo.id,
        position=1.5,
        text="Phones ring all nite",
        kind=NoteKind.NOTE,
        under="Noise",
        box=(100, 100, 200, 150),
        confidence=0.75,
        doubtful=(DoubtfulWord("nite", ("night", "bite")), DoubtfulWord("Phones")),
        colour="yellow",
        righted=True,
        as_picture=True,
        fate=Fate.DECISION,
        fate_person_id=checker.id,
        fate_date=date(2026, 12, 1),
        fate_reason="why not",
        passed_to="the board",
        votes=5,
        theme="Nights",
        private=True,
        picture_left_out=True,
        raised_before_id="e" * 32,
        lines=(
            NoteLine("Phones ring", (100, 100, 200, 125), 2),
            NoteLine("all nite", (100, 125, 180, 150), 2),
        ),
    )
    decision = Decision(
        workshop_id=workshop.id,
        note_id=note.id,
        position=1.0,
        what="Silence the phones",
        so_that="people sleep",
        owner_id=owner.id,
        agreed=True,
        due=date(2026, 12, 4),
        due_words="fri",
        method=Method.COUNT,
        measure="fewer than three calls",
        checker_id=checker.id,
        check_on=date(2026, 12, 18),
        check_words="2w",
        read_back=True,
        continues_id="d" * 32,
    )
    after = _after_the_day(workshop, checker, note, decision, sha256)
    return [workshop, owner, checker, photo, note, decision, *after]


def shown_workshop(sha256: str = "0" * 64) -> list[Record]:
    """The same, but nothing in it is kept back from what goes out."""
    return [_shown(record) for record in full_workshop(sha256)]


def _shown(record: Record) -> Record:
    match record:
        case Workshop():
            shown = replace(record, template=False, unread_left_out=False)
            return replace(shown, pictures_left_out=False)
        case Note():
            return replace(record, private=False, picture_left_out=False)
        case _:
            return record


def _after_the_day(
    workshop: Workshop, checker: Person, note: Note, decision: Decision, sha256: str
) -> list[Record]:
    check = Check(
        workshop_id=workshop.id,
        decision_id=decision.id,
        outcome=Outcome.PARTLY,
        words="Two calls a night, it was nine",
        checker_id=checker.id,
        checked_on=date(2026, 12, 19),
        next_on=date(2027, 1, 9),
        made_at=NOW,
    )
    evidence = Evidence(
        workshop_id=workshop.id,
        check_id=check.id,
        position=1.0,
        sha256=sha256,
        file_name="tally.jpg",
        size=1200,
    )
    news = News(
        workshop_id=workshop.id,
        decision_id=decision.id,
        kind=NewsKind.DELAYED,
        words="The parts are late",
        new_due=date(2026, 12, 11),
        told_on=date(2026, 12, 3),
        made_at=NOW,
    )
    sharing = Sharing(
        workshop_id=workshop.id,
        kind=SharedKind.PLAN,
        shared_at=NOW,
        sha256=sha256,
        folder="2026-11-20 Ward 4 after the move",
        formats=("pdf", "ics"),
        sequence=3,
        dates=(SentDate("x-due@flipchart-to-action", date(2026, 12, 4), "Due: phones"),),
        people=("Ann Lee",),
        sent=("Ann Lee.eml",),
    )
    version = Version(
        workshop_id=workshop.id,
        decision_id=decision.id,
        changed_at=NOW,
        what="Switch the phones off",
        so_that="people sleep well",
        owner="Bo Ek",
        due=date(2026, 12, 1),
        method=Method.ASK,
        measure="five patients",
        checker="Ann Lee",
        check_on=date(2026, 12, 15),
    )
    not_same = NotSame(workshop_id=workshop.id, note_id=note.id, other_id="c" * 32)
    return [check, evidence, news, sharing, version, not_same]


def new_workshop(library: Library, title: str = "Ward 4") -> WorkshopState:
    """An empty workshop in `library`."""
    change = library.apply(added(edits.new_workshop(NOW, title)))
    created = change.rows[0].after
    assert isinstance(created, Workshop)
    return library.state(created.id)
