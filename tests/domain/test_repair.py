"""The reading put right by few strokes; each act is one change that its inverse takes back."""

from dataclasses import replace

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.note_lines import line_starts
from flipchart_to_action.domain.records import DoubtfulWord, Note, NoteKind, NoteLine, Photo
from flipchart_to_action.domain.state import Change, WorkshopState, arranged
from tests.domain.make import workshop

SHOP = workshop()
PHOTO = Photo(workshop_id=SHOP.id, position=1.0, sha256="0" * 64, file_name="a.jpg")
OTHER = Photo(workshop_id=SHOP.id, position=2.0, sha256="1" * 64, file_name="b.jpg")


def lines(*texts: str, top: int = 0, left: int = 0, patch: int = -1) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(text, (left, top + 20 * i, left + 100, top + 20 * i + 18), patch)
        for i, text in enumerate(texts)
    )


def note(position: float, *texts: str, top: int = 0, left: int = 0, patch: int = -1) -> Note:
    made = lines(*texts, top=top, left=left, patch=patch)
    box = (left, top, left + 100, made[-1].box[3])
    return Note(
        id=f"{int(position):032x}",
        workshop_id=SHOP.id,
        photo_id=PHOTO.id,
        position=position,
        text=" ".join(texts),
        lines=made,
        box=box,
    )


def state_of(*notes: Note) -> WorkshopState:
    return arranged([SHOP, PHOTO, OTHER, *notes])


def texts(state: WorkshopState, change: Change) -> list[str]:
    after = state.with_change(change)
    assert after.with_change(change.inverse()) == state  # one step back is all of the way back
    return [n.text for n in after.notes]


def test_lines_are_found_in_words_that_were_put_right() -> None:
    assert line_starts("Same carer each time", ["Same corer", "each tlme"]) == (0, 11)
    assert line_starts("Same carer", ["Same corer", "each tlme"]) == (0, 10)
    assert line_starts("typed", []) == ()


def test_many_are_joined_in_the_order_of_the_list() -> None:
    state = state_of(note(1, "one"), note(2, "two", top=30), note(3, "three", top=60))
    ids = [n.id for n in state.notes]
    change = edits.join_many(state, [ids[2], ids[0]])
    assert texts(state, change) == ["one three", "two"]
    joined = state.with_change(change).notes[0]
    assert [line.text for line in joined.lines] == ["one", "three"]
    assert joined.box == (0, 0, 100, 78)


def test_a_note_is_cut_at_a_line_and_each_part_keeps_its_picture() -> None:
    state = state_of(note(1, "Buy milk", "Ring Tom", "Book the hall"))
    change = edits.split_at_line(state, state.notes[0].id, 1)
    assert texts(state, change) == ["Buy milk", "Ring Tom Book the hall"]
    first, second = state.with_change(change).notes
    assert (first.box, second.box) == ((0, 0, 100, 18), (0, 20, 100, 58))
    assert not edits.split_at_line(state, first.id, 3)


def test_a_note_becomes_one_for_each_of_its_lines() -> None:
    state = state_of(note(1, "Buy milk", "Ring Tom"), note(2, "One", "Two", top=60))
    ids = [n.id for n in state.notes]
    assert texts(state, edits.split_lines(state, ids)) == ["Buy milk", "Ring Tom", "One", "Two"]
    assert texts(state, edits.each_line(state, PHOTO.id)) == ["Buy milk", "Ring Tom", "One", "Two"]


def test_a_line_moves_to_the_note_that_it_lies_in() -> None:
    first, second = note(1, "Buy milk", "and more", top=0), note(2, "Ring Tom", "today", top=100)
    second = replace(second, doubtful=(DoubtfulWord("today"),))
    state = state_of(first, second)
    change = edits.move_line(state, second.id, 1, first.id)
    assert texts(state, change) == ["Buy milk and more today", "Ring Tom"]
    after = state.with_change(change)
    assert [n.doubtful for n in after.notes] == [second.doubtful, ()]
    assert after.notes[1].box == (0, 100, 100, 118)
    last = after.with_change(edits.move_line(after, second.id, 0, first.id))
    assert [n.text for n in last.notes] == ["Buy milk and more today Ring Tom"]


def test_a_line_of_a_private_note_stays_private_where_it_goes() -> None:
    first, second = note(1, "Buy milk"), note(2, "Ring Tom", "today", top=100)
    for kept in (replace(second, private=True), replace(second, picture_left_out=True)):
        state = state_of(first, kept)
        for line in range(2):
            to = state.with_change(edits.move_line(state, second.id, line, first.id)).notes[0]
            assert (to.private, to.picture_left_out) == (kept.private, kept.picture_left_out)


def test_a_heading_takes_all_that_follows_up_to_the_next_one() -> None:
    heading = replace(note(4, "Later"), kind=NoteKind.HEADING)
    under = replace(note(2, "Buy milk"), under="else")
    state = state_of(note(1, "Shopping"), under, note(3, "Eggs"), heading, note(5, "Tom"))
    after = state.with_change(edits.set_kind(state, state.notes[0].id, NoteKind.HEADING))
    assert [n.under for n in after.notes] == ["", "Shopping", "Shopping", "", ""]


def test_each_patch_of_colour_is_a_note() -> None:
    mixed = replace(note(1, "Buy", "Ring"), lines=(*lines("Buy", patch=0), *lines("Ring", patch=1)))
    state = state_of(mixed, note(2, "milk", top=30, patch=0), note(3, "beside", top=90))
    assert texts(state, edits.each_patch(state, PHOTO.id)) == ["Buy milk", "Ring", "beside"]


def test_a_sheet_is_read_as_one_list_from_top_to_bottom() -> None:
    state = state_of(
        note(1, "Ring Tom", top=40),
        note(2, "Buy milk", top=0),
        note(3, "for the tea", top=20, left=30),
    )
    assert texts(state, edits.as_list(state, PHOTO.id)) == ["Buy milk for the tea", "Ring Tom"]


def test_what_somebody_put_right_is_not_cut_by_the_whole_sheet() -> None:
    state = state_of(replace(note(1, "Buy milk", "Ring Tom"), righted=True))
    assert not edits.each_line(state, PHOTO.id)
    assert texts(state, edits.sheet_not_needed(state, PHOTO.id)) == []


@pytest.mark.parametrize(
    ("before", "wanted"), [(1, ["three", "one", "two"]), (None, ["one", "two", "three"])]
)
def test_notes_come_to_another_place(before: int | None, wanted: list[str]) -> None:
    state = state_of(note(1, "one"), note(2, "two"), note(3, "three"))
    at = state.notes[0].id if before else None
    assert texts(state, edits.place_notes(state, [state.notes[2].id], PHOTO.id, at)) == (
        wanted if before else ["one", "two", "three"]
    )


def test_a_note_on_another_photo_has_no_picture_and_its_heading() -> None:
    heading = replace(note(9, "Later"), kind=NoteKind.HEADING, photo_id=OTHER.id)
    state = state_of(note(1, "one"), heading)
    change = edits.place_notes(state, [state.notes[0].id], OTHER.id, None)
    moved = state.with_change(change).notes[-1]
    assert (moved.text, moved.photo_id, moved.box, moved.under) == ("one", OTHER.id, None, "Later")


def test_a_word_misread_alike_is_put_right_everywhere() -> None:
    state = state_of(note(1, "the DlD spec"), note(2, "DlD auth"), note(3, "DlDs"))
    ids = edits.misread_alike(state, state.notes[0].id, "DlD")
    assert ids == (state.notes[1].id,)
    assert texts(state, edits.replace_word(state, ids, "DlD", "DID"))[1] == "DID auth"


def test_a_word_put_right_is_known_from_then_on() -> None:
    state = state_of(replace(note(1, "the DlD spec"), text="the DID spec", righted=True))
    assert edits.words_put_right(state) == ("DID",)


def test_the_words_that_were_put_right_are_told() -> None:
    made = replace(note(1, "the DlD spec", "by Ton"), text="the DID spec by Tom")
    assert edits.words_changed(made) == (("DlD", "DID"), ("Ton", "Tom"))
    assert edits.words_changed(replace(made, lines=())) == ()
