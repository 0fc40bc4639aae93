from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.themes import MOST, theme_of, themes, toggle_theme
from tests.domain.make import note, photo, state

PHOTO = photo(1)
TITLE = note("What would help", 1, kind=NoteKind.TITLE, photo_id=PHOTO.id)
LUNCH = note("A real lunch", 2, photo_id=PHOTO.id)
HEADING = note("Meetings", 3, kind=NoteKind.HEADING, photo_id=PHOTO.id)
RAMP = note("A ramp", 4, photo_id=PHOTO.id, under="Meetings")


def there() -> WorkshopState:
    return state(PHOTO, TITLE, LUNCH, HEADING, RAMP)


def test_titles_and_headings_are_themes_in_their_order() -> None:
    assert themes(there()) == ("What would help", "Meetings")
    assert theme_of(there(), LUNCH) == "What would help"
    assert theme_of(there(), RAMP) == "Meetings"
    assert theme_of(there(), note("typed")) == ""


def test_a_theme_that_was_typed_is_offered_from_then_on() -> None:
    after = there().with_change(toggle_theme(there(), RAMP.id, " The  building "))
    assert themes(after) == ("What would help", "Meetings", "The building")
    ramp = after.note(RAMP.id)
    assert ramp is not None
    assert theme_of(after, ramp) == "The building"
    again = after.with_change(toggle_theme(after, RAMP.id, "the building"))
    assert again.note(RAMP.id) == RAMP


def test_a_theme_is_one_whatever_its_capitals() -> None:
    more = note("MEETINGS", 9, kind=NoteKind.HEADING)
    assert themes(state(HEADING, more)) == ("Meetings",)


def test_the_columns_of_a_table_are_no_themes() -> None:
    heads = [
        note(words, 10 + i, kind=NoteKind.HEADING, photo_id=PHOTO.id)
        for i, words in enumerate(("What?", "WHO", "By when:"))
    ]
    cell = note("Joan", 20, photo_id=PHOTO.id, under="WHO")
    now = state(PHOTO, TITLE, *heads, cell, HEADING, RAMP)
    assert themes(now) == ("What would help", "Meetings")
    assert theme_of(now, cell) == "What would help"
    assert theme_of(now, RAMP) == "Meetings"


def test_a_column_that_somebody_made_a_theme_is_one() -> None:
    cell = note("Joan", 20, under="Who", theme="People")
    assert themes(state(cell)) == ("People",)
    assert theme_of(state(cell), cell) == "People"


def test_of_many_themes_those_with_the_most_notes_have_a_digit() -> None:
    notes = [note("x", i, under=f"theme {i}") for i in range(MOST + 2)]
    more = [note("y", 20 + i, under=f"theme {i}") for i in range(2, MOST + 2)]
    assert themes(state(*notes, *more)) == tuple(f"theme {i}" for i in range(2, MOST + 2))


def test_no_theme_for_a_note_that_is_gone() -> None:
    assert not toggle_theme(there(), "gone", "Meetings")
