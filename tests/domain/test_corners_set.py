from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Corners, Photo, PhotoState
from flipchart_to_action.domain.sheet_corners import is_sheet
from flipchart_to_action.domain.state import WorkshopState
from tests.domain.make import note, photo, state

CORNERS: Corners = ((40, 30), (360, 30), (360, 270), (40, 270))
FOUND: Corners = ((1, 1), (399, 1), (399, 299), (1, 299))
coordinates = st.floats(-20, 420)
points = st.tuples(coordinates, coordinates)


def start(**fields: object) -> WorkshopState:
    return state(
        photo(1, PhotoState.READ, id="p", **fields),
        note("raw", 1, photo_id="p", box=(0, 50, 90, 59)),
        note("right", 2, photo_id="p", righted=True, box=(50, 100, 150, 110)),
    )


def after(state: WorkshopState, corners: Corners | None) -> Photo:
    return state.with_change(edits.set_corners(state, "p", corners)).photos[0]


def test_corners_set_by_hand_are_kept_by_reading() -> None:
    begun = start(sheet=FOUND)
    waiting = begun.with_change(edits.set_corners(begun, "p", CORNERS))
    assert waiting.photos[0].state is PhotoState.WAITING
    assert (waiting.photos[0].sheet, waiting.photos[0].sheet_by_hand) == (CORNERS, True)
    drafts = (
        NoteDraft(text="r1ght", box=(51, 101, 149, 109)),
        NoteDraft(text="new", box=(50, 200, 90, 220)),
    )
    reading = PhotoReading(
        recogniser="none", seconds=1, size=(400, 300), turn=0, sheet=FOUND, notes=drafts
    )
    found = waiting.with_change(edits.photo_read(waiting, "p", reading))
    assert [n.text for n in found.notes] == ["right", "new"]
    assert found.photos[0].sheet == CORNERS


@given(points, points, points, points)
def test_what_is_no_sheet_is_refused(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    d: tuple[float, float],
) -> None:
    found = after(start(), (a, b, c, d))
    assert found.sheet_by_hand is is_sheet((a, b, c, d), (400, 300))
    assert found.sheet == ((a, b, c, d) if found.sheet_by_hand else None)


def test_corners_go_back_to_what_the_program_finds() -> None:
    begun = start(sheet=CORNERS, sheet_by_hand=True)
    found = after(begun, None)
    assert (found.sheet, found.sheet_by_hand) == (None, False)
    assert found.state is PhotoState.WAITING
    assert not edits.set_corners(start(sheet=FOUND), "p", None)


def test_the_size_of_a_photo_that_was_never_read_does_not_matter() -> None:
    assert after(start(width=0, height=0), ((0, 0), (900, 0), (900, 900), (0, 900))).sheet_by_hand


def test_corners_set_by_hand_turn_with_the_photo() -> None:
    begun = start(sheet=CORNERS, sheet_by_hand=True)
    turned = begun.with_change(edits.read_again(begun, "p", 90))
    assert turned.photos[0].sheet == ((30, 40), (270, 40), (270, 360), (30, 360))
    assert turned.photos[0].sheet_by_hand
    found = start(sheet=FOUND)
    assert found.with_change(edits.read_again(found, "p", 90)).photos[0].sheet is None


def test_as_taken_takes_turn_and_corners_back_in_one_change() -> None:
    begun = start(sheet=CORNERS, sheet_by_hand=True)
    turned = begun.with_change(edits.read_again(begun, "p", 90))
    found = turned.with_change(edits.as_taken(turned, "p"))
    expected = replace(begun.photos[0], sheet=None, sheet_by_hand=False, state=PhotoState.WAITING)
    assert found.photos[0] == expected
    assert [n.box for n in found.notes] == [n.box for n in begun.notes]
    assert not edits.as_taken(start(sheet=FOUND), "p")
    assert edits.as_taken(begun, "p")


def test_a_photo_that_is_gone_stays_gone() -> None:
    assert not edits.set_corners(state(), "gone", CORNERS)
    assert not edits.as_taken(state(), "gone")
