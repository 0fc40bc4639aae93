from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Fate, NoteKind, PhotoState
from flipchart_to_action.domain.short_way import rescue, short_way, that_matter, unread_photos
from flipchart_to_action.domain.state import Change
from tests.domain.make import note, photo, state

SIZE = (400, 300)


def test_sheets_that_wait_become_picture_notes_and_still_wait() -> None:
    read, unread = photo(1), photo(2, PhotoState.WAITING, width=0, height=0)
    before = state(read, unread, note("a", photo_id=read.id))
    after = before.with_change(rescue(before, {unread.id: SIZE}))
    (made,) = after.notes_of(unread.id)
    assert made.as_picture
    assert made.righted
    assert made.box == (0, 0, 400, 300)
    assert made.text == "Sheet 2"
    assert after.photos == before.photos
    assert after.notes_of(read.id) == before.notes_of(read.id)


def test_a_sheet_that_could_not_be_opened_or_has_notes_is_left_alone() -> None:
    broken, begun = photo(1, PhotoState.WAITING), photo(2, PhotoState.WAITING)
    before = state(broken, begun, note("a", photo_id=begun.id))
    assert unread_photos(before) == (broken,)
    assert not rescue(before, {begun.id: SIZE})
    once = before.with_change(rescue(before, {broken.id: SIZE}))
    assert not rescue(once, {broken.id: SIZE})


def test_what_is_read_later_comes_beside_the_picture() -> None:
    waiting = photo(1, PhotoState.WAITING, width=0, height=0)
    before = state(waiting)
    rescued = before.with_change(rescue(before, {waiting.id: SIZE}))
    draft = NoteDraft(
        text="Ring every family", kind=NoteKind.NOTE, under="", box=(20, 20, 200, 60),
        confidence=0.9, doubtful=(), colour=None,
    )  # fmt: skip
    reading = PhotoReading(
        recogniser="ppocr", seconds=1.0, size=(300, 400), turn=90, sheet=None, notes=(draft,)
    )
    after = rescued.with_change(edits.photo_read(rescued, waiting.id, reading))
    picture, read = after.notes_of(waiting.id)
    assert picture.box == (0, 0, 300, 400)
    assert read.text == "Ring every family"


def test_the_five_that_matter_have_the_most_votes_then_come_first() -> None:
    votes = {"a": 0, "b": 3, "c": 0, "d": 9, "e": 0, "f": 3, "g": 0}
    notes = [note(text, i, votes=count) for i, (text, count) in enumerate(votes.items())]
    parked = note("parked", 20, Fate.PARKED, votes=30)
    found = that_matter(state(*notes, parked))
    assert [n.text for n in found] == ["d", "b", "f", "a", "c"]


def test_the_short_way_goes_from_the_weightiest_on_and_passes_what_has_a_fate() -> None:
    notes = [note(text, i, votes=votes) for i, (text, votes) in enumerate((("a", 1), ("b", 9)))]
    parked = note("c", 5, Fate.PARKED)
    before = state(*notes, parked)
    way = short_way(before, Change())
    assert [n.text for n in way.notes(before)] == ["b", "a"]
    assert way.after(before, None) == notes[1]
    assert way.after(before, notes[1].id) == notes[0]
    assert way.after(before, notes[0].id) is None
    assert way.after(before, parked.id) == notes[1]  # one that is not on it: from the first
    decided = before.with_change(edits.set_fate(before, notes[1].id, Fate.ANSWERED))
    assert way.after(decided, None) == notes[0]
    assert len(way.notes(decided)) == 2


def test_the_short_way_is_over_once_its_pictures_are_taken_back() -> None:
    waiting = photo(1, PhotoState.WAITING, width=0, height=0)
    before = state(waiting, note("a", photo_id=None))
    made = rescue(before, {waiting.id: SIZE})
    rescued = before.with_change(made)
    way = short_way(rescued, made)
    assert len(way.notes(rescued)) == 2
    assert way.notes(before) == ()
    assert way.after(before, None) is None
