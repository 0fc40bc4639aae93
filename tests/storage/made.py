"""Workshops to test with."""

import io
from datetime import UTC, date, datetime

from PIL import Image, ImageDraw

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import (
    Decision,
    DoubtfulWord,
    Fate,
    Method,
    Note,
    NoteKind,
    Person,
    Photo,
    PhotoState,
    Record,
    Step,
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
    """A workshop in which every field of every record differs from its default."""
    workshop = Workshop(
        title="Ward 4 after the move",
        purpose="Patients wait less",
        held_on=date(2026, 11, 20),
        place="Leeds",
        step=Step.DECIDE,
        ends_at=NOW,
        created_at=NOW,
        changed_at=NOW,
    )
    owner = Person(workshop_id=workshop.id, position=1.0, name="Ann Lee", email="ann@example.org")
    checker = Person(workshop_id=workshop.id, position=2.0, name="Bo Ek", email="bo@example.org")
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
    )
    return [workshop, owner, checker, photo, note, decision]


def new_workshop(library: Library, title: str = "Ward 4") -> WorkshopState:
    """An empty workshop in `library`."""
    change = library.apply(added(edits.new_workshop(NOW, title)))
    created = change.rows[0].after
    assert isinstance(created, Workshop)
    return library.state(created.id)
