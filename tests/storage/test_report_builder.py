import io
from dataclasses import replace
from datetime import UTC, date, datetime

from PIL import Image

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.plan import ActionPlan, Organisation, Picture, Reader
from flipchart_to_action.domain.records import (
    Decision,
    Fate,
    Method,
    Need,
    Note,
    NoteKind,
    Person,
    Photo,
    SharedKind,
    Sharing,
    Workshop,
)
from flipchart_to_action.domain.state import added, edited, removed
from flipchart_to_action.export.words.blocks import DecisionBlock
from flipchart_to_action.export.words.feedback import feedback_words
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.report_builder import plan_of
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
    assert [a.text for a in plan.answered] == ["answered"]
    assert plan.answered[0].answer == "no money"
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
    assert [a.text for a in plan.answered] == ["A note in handwriting, on sheet 1"]


def _noted(library: Library, **fields: object) -> tuple[str, list[Note], Decision]:
    """Return a workshop with a note of each fate and a decision made of the last one."""
    state = new_workshop(library)
    workshop_id = state.workshop.id
    photo = Photo(
        workshop_id=workshop_id,
        position=1.0,
        sha256=library.keep_photo(photo_bytes()),
        file_name="a.jpg",
    )
    fates = (Fate.PARKED, Fate.NOT_TAKEN_FORWARD, Fate.ANSWERED, Fate.UNDECIDED, Fate.DECISION)
    notes = [
        Note(
            workshop_id=workshop_id,
            photo_id=photo.id,
            box=(100, 100, 200, 150),
            position=float(i),
            text=f"the boss drinks {i}",
            fate=fate,
            **fields,  # type: ignore[arg-type]
        )
        for i, fate in enumerate(fates)
    ]
    made = Decision(
        workshop_id=workshop_id, position=1.0, what="Ask for a talk", note_id=notes[-1].id
    )
    library.apply(added(photo, *notes, made))
    return workshop_id, notes, made


def _pictures(plan: ActionPlan) -> list[Picture | None]:
    return [
        *(note.picture for note in plan.parked),
        *(note.picture for note in plan.not_taken),
        *(decision.picture for decision in plan.decisions),
    ]


def test_a_private_note_goes_nowhere(library: Library) -> None:
    workshop_id, notes, _ = _noted(library, private=True)
    plan = library.load_plan(workshop_id)
    (decided,) = plan.decisions
    assert (decided.what, decided.note_text, decided.picture) == ("Ask for a talk", "", None)
    assert "drinks" not in repr(plan)
    library.apply(removed(*notes[:-1]))
    assert replace(library.load_plan(workshop_id), changed_at=plan.changed_at) == plan


def test_a_picture_that_is_left_out_leaves_the_words(library: Library) -> None:
    workshop_id, _, _ = _noted(library, picture_left_out=True)
    plan = library.load_plan(workshop_id)
    assert [n.text for n in plan.parked] == ["the boss drinks 0"]
    assert [n.text for n in plan.not_taken] == ["the boss drinks 1"]
    assert _pictures(plan) == [None] * 3
    assert plan.decisions[0].note_text == "the boss drinks 4"


def test_all_pictures_can_be_left_out(library: Library) -> None:
    workshop_id, _, _ = _noted(library)
    state = library.state(workshop_id)
    assert library.load_plan(workshop_id).parked[0].picture
    library.apply(edited(state.workshop, replace(state.workshop, pictures_left_out=True)))
    plan = library.load_plan(workshop_id)
    assert _pictures(plan) == [None] * 3


def test_a_note_without_words_and_picture_is_still_told(library: Library) -> None:
    workshop_id, _, _ = _noted(library, as_picture=True, picture_left_out=True)
    plan = library.load_plan(workshop_id)
    told = "A note in handwriting, on sheet 1"
    assert [n.text for n in plan.parked] == [n.text for n in plan.not_taken] == [told]


def test_readers_organisation_and_promises_are_in_the_plan(library: Library) -> None:
    state = new_workshop(library)
    person = Person(
        workshop_id=state.workshop.id, position=1.0, name="Ann Lee", need=Need.LARGE_PRINT
    )
    told = replace(state.workshop, thanks="Ta!", feedback_on=date(2027, 2, 1))
    shared = Sharing(
        workshop_id=state.workshop.id,
        kind=SharedKind.PLAN,
        shared_at=datetime(2026, 11, 20, 16, tzinfo=UTC),
        sha256=library.keep_photo(b"%PDF"),
        sequence=4,
    )
    assert library.load_plan(state.workshop.id).sequence == 0
    library.apply(added(person) + edited(state.workshop, told) + added(shared))
    house = Organisation(name="Brook House")
    plan = plan_of(library.state(state.workshop.id), library.photo_file, house)
    assert plan.readers == (Reader(id=person.id, name="Ann Lee", need=Need.LARGE_PRINT),)
    assert (plan.thanks, plan.hear_again, plan.sequence) == ("Ta!", date(2027, 2, 1), 5)
    assert plan.organisation == house
    kept = replace(told, feedback_given_on=date(2027, 1, 30))
    library.apply(edited(library.state(state.workshop.id).workshop, kept))
    assert library.load_plan(state.workshop.id).hear_again is None


def test_the_photo_of_a_check_stands_in_the_feedback_report(library: Library) -> None:
    records = shown_workshop(library.keep_photo(photo_bytes()))
    library.apply(added(*records))
    report = library.load_report(records[0].id, date(2027, 1, 15))
    (decision,) = report.decisions
    assert decision.shown is not None
    assert (decision.shown.width, decision.shown.height) == (400, 300)
    blocks = [b for s in feedback_words(report).sections for b in s.blocks]
    (told,) = (b for b in blocks if isinstance(b, DecisionBlock))
    assert (told.picture, told.picture_label) == (decision.shown, "photo of the check")


def test_what_nobody_looked_at_is_counted_or_left_out(library: Library) -> None:
    state = new_workshop(library)
    for text, fate in (("xjs", Fate.ANSWERED), ("222", Fate.UNDECIDED), ("ramp", Fate.PARKED)):
        note = Note(
            workshop_id=state.workshop.id,
            position=1.0,
            text=text,
            fate=fate,
            righted=text == "ramp",
        )
        library.apply(added(note))
    state = library.state(state.workshop.id)
    plan = plan_of(state, library.photo_file)
    assert (plan.unread, plan.undecided) == (2, ("222",))
    assert [a.text for a in plan.answered] == ["xjs"]
    library.apply(edits.set_fields(state, state.workshop.id, unread_left_out=True))
    plan = library.load_plan(state.workshop.id)
    assert (plan.unread, plan.answered, plan.undecided) == (0, (), ())
    assert [p.text for p in plan.parked] == ["ramp"]
    report = library.load_report(state.workshop.id, date(2027, 1, 15))
    assert report.said == ()
    assert [p.text for p in report.parked] == ["ramp"]
