from dataclasses import replace
from datetime import UTC, datetime

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.notes.selection import NoteSelection


def workshop(*texts: str) -> WorkshopState:
    """Return a workshop with two photos, the first with a note of each text."""
    state = WorkshopState(edits.new_workshop(datetime(2026, 11, 20, tzinfo=UTC)))
    state = state.with_change(edits.add_photos(state, [("a", "a.jpg"), ("b", "b.jpg")]))
    return read(state, 0, *texts)


def read(state: WorkshopState, place: int, *texts: str) -> WorkshopState:
    drafts = tuple(NoteDraft(text=t, box=(0, 9 * i, 9, 9 * i + 9)) for i, t in enumerate(texts))
    reading = PhotoReading(recogniser="none", seconds=0, size=(90, 90), notes=drafts)
    return state.with_change(edits.photo_read(state, state.photos[place].id, reading))


def test_the_first_note_to_put_right_is_taken_first() -> None:
    state = workshop("one", "two")
    state = state.with_change(edits.accept(state, state.notes[0].id))
    note = NoteSelection().settle(state, [])
    assert note == state.notes[1]


def test_when_the_note_goes_the_one_that_stands_there_is_taken() -> None:
    state = workshop("one", "two", "three")
    ids = [n.id for n in state.notes]
    choice = NoteSelection()
    choice.note_id = ids[1]
    state = state.with_change(edits.remove_note(state, ids[1]))
    note = choice.settle(state, ids)
    assert note is not None
    assert note.text == "three"
    state = state.with_change(edits.remove_note(state, ids[2]))
    note = choice.settle(state, [ids[0], ids[2]])
    assert note is not None
    assert note.text == "one"


def test_a_photo_that_is_read_while_in_view_gives_its_first_note() -> None:
    state = workshop()
    choice = NoteSelection()
    assert choice.settle(state, []) is None
    assert choice.photo_id == state.photos[0].id
    state = read(state, 0, "one", "two")
    note = choice.settle(state, [])
    assert note is not None
    assert note.text == "one"


def test_a_photo_without_notes_stays_in_view() -> None:
    state = workshop("one")
    choice = NoteSelection()
    choice.settle(state, [])
    assert choice.step_photo(state, 1)
    assert choice.settle(state, []) is None
    assert choice.photo_id == state.photos[1].id
    assert not choice.step_photo(state, 1)


def test_notes_that_are_no_points_are_passed_over() -> None:
    state = workshop("one", "two")
    first = state.notes[0]
    change = edits.set_fields(state, first.id, as_picture=True)
    note = NoteSelection().settle(state.with_change(change), [])
    assert note is not None
    assert note.text == "two"
    assert replace(note, text="two") == note
