from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import (
    Box,
    DoubtfulWord,
    Fate,
    Note,
    NoteKind,
    PhotoState,
)
from flipchart_to_action.domain.state import Change, WorkshopState
from tests.domain.make import NOW, decision, note, person, photo, state


def texts(found: WorkshopState) -> list[str]:
    return [n.text for n in found.notes]


def three() -> WorkshopState:
    notes = (
        note(t, i, id=t, photo_id="p", box=(0, 9 * i, 9, 9 * i + 9)) for i, t in enumerate("abc")
    )
    return state(photo(1, id="p"), *notes)


def test_a_person_who_goes_is_named_nowhere() -> None:
    start = state(
        person("Ann", id="a"),
        decision("x", id="d", owner_id="a", agreed=True, checker_id="a"),
        note("n", id="n", fate=Fate.PARKED, fate_person_id="a"),
    )
    found = start.with_change(edits.remove_person(start, "a"))
    d, n = found.decision("d"), found.note("n")
    assert d is not None
    assert n is not None
    assert (d.owner_id, d.agreed, d.checker_id, n.fate_person_id) == (None, None, None, None)
    assert not edits.remove_person(start, "gone")


def test_the_same_photo_is_added_once() -> None:
    start = state(photo(1, sha256="x"))
    change = edits.add_photos(start, [("x", "a.jpg"), ("y", "b.jpg"), ("y", "c.jpg")])
    found = start.with_change(change)
    assert [p.file_name for p in found.photos] == ["1.jpg", "b.jpg"]
    assert found.photos[1].state is PhotoState.WAITING


def test_a_photo_goes_with_the_notes_that_nobody_touched() -> None:
    start = state(
        photo(1, id="p"),
        note("raw", 1, photo_id="p"),
        note("right", 2, photo_id="p", righted=True, box=(0, 0, 1, 1)),
        note("parked", 3, Fate.PARKED, photo_id="p", as_picture=True),
    )
    found = start.with_change(edits.remove_photo(start, "p"))
    assert texts(found) == ["right", "parked"]
    assert not any(n.photo_id or n.box or n.as_picture for n in found.notes)


def reading(*drafts: tuple[str, Box], turn: int = 0) -> PhotoReading:
    notes = tuple(NoteDraft(text=t, box=b) for t, b in drafts)
    return PhotoReading(recogniser="ppocr", seconds=1, size=(400, 300), turn=turn, notes=notes)


def test_reading_again_keeps_what_people_righted() -> None:
    start = state(
        photo(1, id="p", state=PhotoState.WAITING),
        note("raw", 1, photo_id="p", box=(0, 50, 9, 59)),
        note("right", 2, photo_id="p", righted=True, box=(0, 0, 100, 10)),
    )
    drafts = reading(("r1ght", (1, 1, 99, 9)), ("new", (0, 50, 9, 59)))
    found = start.with_change(edits.photo_read(start, "p", drafts))
    assert texts(found) == ["right", "new"]
    assert found.photos[0].state is PhotoState.READ
    assert (found.photos[0].width, found.photos[0].recogniser) == (400, "ppocr")


def test_a_photo_that_reading_turned_turns_the_notes_that_stay() -> None:
    start = state(
        photo(1, id="p", width=300, height=400),
        note("right", photo_id="p", righted=True, box=(10, 20, 30, 60)),
    )
    found = start.with_change(edits.photo_read(start, "p", reading(turn=90)))
    assert found.notes[0].box == edits.turned_box((10, 20, 30, 60), 90, 300, 400)


def test_turning_a_photo_turns_its_boxes() -> None:
    start = three()
    found = start.with_change(edits.read_again(start, "p", 90))
    assert found.notes[0].box == (291, 0, 300, 9)
    assert (found.photos[0].width, found.photos[0].height) == (300, 400)
    assert found.photos[0].state is PhotoState.WAITING


@given(
    st.tuples(*[st.integers(0, 100)] * 4), st.sampled_from([0, 90, 180, 270]), st.integers(101, 200)
)
def test_turns_add_up(box: Box, by: int, width: int) -> None:
    height = 150
    turned, size = box, (width, height)
    for _ in range(by // 90):
        turned = edits.turned_box(turned, 90, *size)
        size = size[::-1]
    assert edits.turned_box(box, by, width, height) == turned


def test_boxes_overlap_by_a_share_of_the_smaller_one() -> None:
    assert edits.overlap((0, 0, 10, 10), (0, 0, 10, 10)) == 1
    assert edits.overlap((0, 0, 10, 10), (5, 0, 15, 10)) == 0.5
    assert edits.overlap((0, 0, 100, 100), (10, 10, 20, 20)) == 1
    assert edits.overlap((0, 0, 10, 10), (10, 0, 20, 10)) == 0
    assert edits.overlap((0, 0, 0, 0), (0, 0, 0, 0)) == 0


def test_words_that_are_gone_are_not_doubtful() -> None:
    doubtful = (DoubtfulWord("Packing"), DoubtfulWord("for"))
    start = state(note("Packing for all", id="n", doubtful=doubtful))
    found = start.with_change(edits.set_text(start, "n", "Parking for, all")).note("n")
    assert found is not None
    assert [d.word for d in found.doubtful] == ["for"]
    assert found.righted
    accepted = start.with_change(edits.accept(start, "n")).note("n")
    assert accepted is not None
    assert (accepted.righted, accepted.doubtful) == (True, ())


def test_a_note_is_split_where_the_cursor_is() -> None:
    raw = note("one two", 1, id="n", photo_id="p", box=(0, 0, 9, 9), under="Hopes")
    start = state(photo(1, id="p"), raw, note("last", 2, photo_id="p"))
    found = start.with_change(edits.split_note(start, "n", 3))
    assert texts(found) == ["one", "two", "last"]
    assert found.notes[1].box == raw.box
    assert found.notes[1].under == "Hopes"
    assert not edits.split_note(start, "n", 0)
    assert not edits.split_note(start, "n", 7)


@given(st.text(min_size=1, max_size=20), st.integers(0, 20))
def test_a_split_loses_no_words(text: str, at: int) -> None:
    start = state(note(text, id="n"))
    change = edits.split_note(start, "n", at)
    assert "".join("".join(texts(start.with_change(change))).split()) == "".join(text.split())


def test_a_note_is_joined_to_the_one_before() -> None:
    start = three()
    found = start.with_change(edits.join_with_previous(start, "b"))
    assert texts(found) == ["a b", "c"]
    assert found.notes[0].box == (0, 0, 9, 18)
    assert not edits.join_with_previous(start, "a")


def test_a_word_cut_by_a_hyphen_grows_together() -> None:
    start = state(note("meet-", 1), note("ings", 2, id="b"))
    assert texts(start.with_change(edits.join_with_previous(start, "b"))) == ["meetings"]


def joined(first: Note, second: Note, *more: object) -> Note:
    start = state(first, second, *more)
    found = start.with_change(edits.join_with_previous(start, second.id))
    assert len(found.notes) == 1
    for made in found.decisions:
        assert made.note_id == found.notes[0].id
    return found.notes[0]


def test_a_decision_goes_with_the_note_that_is_joined() -> None:
    second = note("b", 2, Fate.DECISION, id="b")
    made = decision("b", note_id="b")
    assert joined(note("a"), second, made).fate is Fate.DECISION
    assert joined(note("a", fate=Fate.PARKED), second, made).fate is Fate.DECISION


def test_a_fate_is_not_lost_by_joining() -> None:
    parked = note("b", 2, Fate.PARKED, fate_date=date(2027, 1, 1))
    found = joined(note("a"), parked)
    assert (found.fate, found.fate_date) == (Fate.PARKED, date(2027, 1, 1))
    kept = joined(note("a", fate=Fate.ANSWERED), parked)
    assert (kept.fate, kept.fate_date) == (Fate.ANSWERED, None)


def test_notes_change_places() -> None:
    start = three()
    down = start.with_change(edits.move_note(start, "a", 1))
    assert texts(down) == ["b", "a", "c"]
    assert not edits.move_note(start, "a", -1)
    assert not edits.move_note(start, "c", 1)


def test_a_decision_begins_with_the_words_of_its_note() -> None:
    start = three()
    decision_id, change = edits.decide(start, "a")
    found = start.with_change(change)
    assert found.decisions[0].what == "a"
    assert found.notes[0].fate is Fate.DECISION
    assert edits.decide(found, "a") == (decision_id, Change())
    alone = start.with_change(edits.decide(start, None)[1])
    assert (alone.decisions[0].what, alone.decisions[0].note_id) == ("", None)


def test_another_fate_takes_the_decision_out() -> None:
    start = three()
    decided = start.with_change(edits.decide(start, "a")[1])
    change = edits.set_fate(decided, "a", Fate.NOT_TAKEN_FORWARD, reason="law", passed_to="MP")
    found = decided.with_change(change)
    assert not found.decisions
    assert (found.notes[0].fate_reason, found.notes[0].passed_to) == ("law", "MP")
    again = found.with_change(edits.set_fate(found, "a", Fate.UNDECIDED)).notes[0]
    assert (again.fate, again.fate_reason, again.passed_to) == (Fate.UNDECIDED, "", "")


def test_a_note_without_its_decision_has_no_fate_again() -> None:
    start = three()
    decision_id, change = edits.decide(start, "a")
    decided = start.with_change(change)
    found = decided.with_change(edits.remove_decision(decided, decision_id))
    assert found == start


def test_a_dropped_note_leaves_its_decision() -> None:
    start = three()
    decided = start.with_change(edits.decide(start, "a")[1])
    found = decided.with_change(edits.remove_note(decided, "a"))
    assert [d.note_id for d in found.decisions] == [None]


def test_a_workshop_goes_with_all_that_is_in_it() -> None:
    start = three()
    assert len(edits.remove_workshop(start).rows) == 5


def test_a_new_workshop_begins_now() -> None:
    new = edits.new_workshop(NOW, "Ramp", date(2026, 11, 20))
    assert (new.title, new.created_at, new.changed_at) == ("Ramp", NOW, NOW)


@pytest.mark.parametrize(
    "change",
    [
        edits.set_fields(state(), "gone", text="x"),
        edits.remove_photo(state(), "gone"),
        edits.photo_read(state(), "gone", reading()),
        edits.photo_failed(state(), "gone", "no"),
        edits.read_again(state(), "gone"),
        edits.set_text(state(), "gone", "x"),
        edits.accept(state(), "gone"),
        edits.split_note(state(), "gone", 1),
        edits.join_with_previous(state(), "gone"),
        edits.remove_note(state(), "gone"),
        edits.move_note(state(), "gone", 1),
        edits.set_kind(state(), "gone", NoteKind.HEADING),
        edits.set_fate(state(), "gone", Fate.PARKED),
        edits.remove_decision(state(), "gone"),
        edits.decide(state(), "gone")[1],
    ],
)
def test_what_is_gone_is_left_alone(change: Change) -> None:
    assert not change


def test_a_heading_is_no_point() -> None:
    start = three()
    found = start.with_change(edits.set_kind(start, "a", NoteKind.HEADING))
    assert [n.text for n in found.points] == ["b", "c"]
    assert replace(found.notes[0], kind=NoteKind.NOTE) == start.notes[0]


@pytest.mark.parametrize(
    "fields",
    [{"what": "Buy it"}, {"owner_id": None}, {"due": date(2027, 3, 1)}, {"measure": "all come in"}],
)
def test_what_was_agreed_and_then_changed_is_to_be_heard_again(fields: dict[str, object]) -> None:
    ann = person("Ann")
    heard = decision("Hire a ramp", owner_id=ann.id, read_back=True)
    before = state(ann, heard)
    after = before.with_change(edits.set_fields(before, heard.id, **fields))
    assert not after.decisions[0].read_back


def test_what_the_room_does_not_hear_leaves_it_agreed() -> None:
    heard = decision("Hire a ramp", due=date(2027, 3, 1), read_back=True)
    before = state(heard)
    for fields in ({"due_words": "1/3"}, {"what": "Hire a ramp"}, {"note_id": None}):
        after = before.with_change(edits.set_fields(before, heard.id, **fields))
        assert after.decisions[0].read_back


def test_what_follows_a_heading_comes_under_it_and_goes_back() -> None:
    def under(found: WorkshopState) -> list[str]:
        return [n.under for n in found.notes]

    first, last = (note(t, i, photo_id="p", kind=NoteKind.HEADING) for t, i in (("A", 1), ("Z", 6)))
    others = [note(t, i, photo_id="p", under="A") for i, t in enumerate("bcd", 2)]
    before = state(photo(1, id="p"), first, *others, last, note("y", 7, photo_id="p", under="Z"))
    made = before.with_change(edits.set_kind(before, others[1].id, NoteKind.HEADING))
    assert under(made) == ["", "A", "A", "c", "", "Z"]
    renamed = made.with_change(edits.set_text(made, others[1].id, "C"))
    assert under(renamed) == ["", "A", "A", "C", "", "Z"]
    back = renamed.with_change(edits.set_kind(renamed, others[1].id, NoteKind.NOTE))
    assert under(back) == ["", "A", "A", "A", "", "Z"]
    gone = back.with_change(edits.set_kind(back, first.id, NoteKind.NOTE))
    assert under(gone) == ["", "", "", "", "", "Z"]
