import io
from dataclasses import replace
from datetime import date

from PIL import Image

from flipchart_to_action.domain.plan import Picture
from flipchart_to_action.domain.records import (
    Decision,
    Fate,
    Method,
    Note,
    NoteKind,
    Person,
    Photo,
    Workshop,
)
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from tests.storage.made import new_workshop, photo_bytes, shown_workshop


def _has_red_middle(picture: Picture | None) -> bool:
    assert picture is not None
    image = Image.open(io.BytesIO(picture.jpeg))
    assert image.size == (picture.width, picture.height)
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return pixel[0] > 200 and pixel[1] < 60


def test_a_decision_is_told_with_names_dates_and_its_picture(library: Library) -> None:
    sha256 = library.keep_photo(photo_bytes())
    records = [replace(r, turn=0) if isinstance(r, Photo) else r for r in shown_workshop(sha256)]
    library.apply(added(*records))
    plan = library.load_plan(records[0].id)
    assert (plan.title, plan.purpose) == ("Ward 4 after the move", "Patients wait less")
    assert (plan.held_on, plan.place) == (date(2026, 11, 20), "Leeds")
    assert plan.people == ("Ann Lee", "Bo Ek")
    assert [(r.name, r.email, r.need) for r in plan.readers] == [
        (p.name, p.email, p.need) for p in records if isinstance(p, Person)
    ]
    (workshop,) = (r for r in records if isinstance(r, Workshop))
    (decided,) = (r for r in records if isinstance(r, Decision))
    assert plan.changed_at == workshop.changed_at
    (decision,) = plan.decisions
    assert (decision.number, decision.id) == (1, decided.id)
    assert (decision.what, decision.so_that) == ("Silence the phones", "people sleep")
    assert (decision.owner, decision.checker, decision.agreed) == ("Ann Lee", "Bo Ek", True)
    assert (decision.due, decision.check_on) == (date(2026, 12, 4), date(2026, 12, 18))
    assert (decision.method, decision.measure) == (Method.COUNT, "fewer than three calls")
    assert decision.note_text == ""  # it is kept as a picture
    assert _has_red_middle(decision.picture)
    assert decision.picture
    assert decision.picture.sheet_number == 1
    assert not any((plan.parked, plan.not_taken, plan.answered, plan.undecided))


def test_a_turned_photo_gives_the_right_piece(library: Library) -> None:
    state = new_workshop(library)
    upright = Image.open(io.BytesIO(photo_bytes()))
    out = io.BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(out, "JPEG", quality=95)
    photo = Photo(
        workshop_id=state.workshop.id,
        position=1.0,
        sha256=library.keep_photo(out.getvalue()),
        file_name="lying.jpg",
        turn=90,
    )
    note = Note(
        workshop_id=state.workshop.id,
        photo_id=photo.id,
        position=1.0,
        text="red",
        box=(100, 100, 200, 150),
        fate=Fate.PARKED,
    )
    library.apply(added(photo, note))
    assert _has_red_middle(library.load_plan(state.workshop.id).parked[0].picture)


def test_every_fate_has_its_place(library: Library) -> None:
    state = new_workshop(library)
    workshop_id = state.workshop.id
    person = Person(workshop_id=workshop_id, position=1.0, name="Ann Lee")
    photo = Photo(
        workshop_id=workshop_id,
        position=1.0,
        sha256=library.keep_photo(photo_bytes()),
        file_name="a.jpg",
    )
    notes = [
        Note(
            workshop_id=workshop_id,
            photo_id=photo.id,
            box=(100, 100, 200, 150),
            position=float(i),
            text=fate.value,
            fate=fate,
            fate_person_id=person.id,
            fate_date=date(2027, 1, 8),
            fate_reason="no money",
            passed_to="the board",
        )
        for i, fate in enumerate(Fate)
    ]
    heading = replace(notes[0], id="f" * 32, position=99.0, text="heading", kind=NoteKind.HEADING)
    alone = Decision(workshop_id=workshop_id, position=1.0, what="Meet again")
    library.apply(added(person, photo, *notes, heading, alone))
    plan = library.load_plan(workshop_id)
    (parked,), (not_taken,) = plan.parked, plan.not_taken
    assert (parked.text, parked.person, parked.until) == ("parked", "Ann Lee", date(2027, 1, 8))
    assert _has_red_middle(parked.picture)
    assert (not_taken.text, not_taken.reason) == ("not_taken_forward", "no money")
    assert not_taken.passed_to == "the board"
    assert _has_red_middle(not_taken.picture)
    assert plan.answered == ("answered",)
    assert plan.undecided == ("undecided",)
    assert [(d.what, d.owner, d.picture) for d in plan.decisions] == [("Meet again", "", None)]


def test_a_plan_goes_out_without_the_picture_of_a_lost_or_broken_photo(library: Library) -> None:
    broken = library.keep_photo(b"no picture at all")
    for sha256 in ("e" * 64, broken):
        records = shown_workshop(sha256)
        library.apply(added(*records))
        (decision,) = library.load_plan(records[0].id).decisions
        assert decision.picture is None
        assert decision.note_text == ""  # it is kept as a picture


def test_a_note_kept_as_a_picture_is_not_told_in_words(library: Library) -> None:
    state = new_workshop(library)
    workshop_id = state.workshop.id
    photo = Photo(
        workshop_id=workshop_id,
        position=1.0,
        sha256=library.keep_photo(photo_bytes()),
        file_name="a.jpg",
    )
    notes = [
        Note(
            workshop_id=workshop_id,
            photo_id=photo.id,
            box=(100, 100, 200, 150),
            position=float(i),
            text="misread wrods",
            fate=fate,
            as_picture=True,
        )
        for i, fate in enumerate((Fate.PARKED, Fate.NOT_TAKEN_FORWARD, Fate.ANSWERED))
    ]
    library.apply(added(photo, *notes))
    plan = library.load_plan(workshop_id)
    assert [n.text for n in plan.parked] == [""]
    assert [n.text for n in plan.not_taken] == [""]
    assert _has_red_middle(plan.parked[0].picture)
    assert plan.answered == ("A note in handwriting, on sheet 1",)
