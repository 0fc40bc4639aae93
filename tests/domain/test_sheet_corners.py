from math import cos, inf, nan, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.records import Corners
from flipchart_to_action.domain.sheet_corners import (
    first_corners,
    is_sheet,
    turned_corners,
    with_corner,
)

SIZE = (400, 300)
SQUARE: Corners = ((50, 50), (350, 50), (350, 250), (50, 250))
coordinates = st.floats(-50, 450)
points = st.tuples(coordinates, coordinates)
quads = st.tuples(points, points, points, points)


@st.composite
def sheets(draw: st.DrawFn) -> Corners:
    """Return four points round an ellipse in the photo, clockwise, a fair way apart."""
    angles = [(i + draw(st.floats(0.1, 0.7))) * pi / 2 - pi for i in range(4)]
    a, b, c, d = ((200 + 150 * cos(w), 150 + 120 * sin(w)) for w in angles)
    return (a, b, c, d)


@given(sheets())
def test_points_round_the_middle_are_a_sheet(corners: Corners) -> None:
    assert is_sheet(corners, SIZE)


@given(sheets(), st.permutations(range(4)))
def test_only_the_order_round_the_sheet_is_one(corners: Corners, order: list[int]) -> None:
    a, b, c, d = (corners[i] for i in order)
    clockwise = all((order[i - 1] + 1) % 4 == order[i] for i in range(4))
    assert is_sheet((a, b, c, d), SIZE) is clockwise


@given(quads)
def test_a_sheet_holds_the_middle_of_its_sides(corners: Corners) -> None:
    if not is_sheet(corners):
        return
    for i, (x, y) in enumerate(corners):
        (px, py), (nx, ny) = corners[i - 1], corners[(i + 1) % 4]
        # A corner lies on the outer side of the line through those beside it.
        assert (nx - px) * (y - py) - (ny - py) * (x - px) < 0


@pytest.mark.parametrize(
    "corners",
    [
        ((50, 50), (50, 50), (350, 250), (50, 250)),
        ((50, 50), (350, 50), (351, 51), (50, 250)),
        ((50, 50), (200, 50), (350, 50), (50, 250)),
        ((50, 50), (120, 120), (350, 250), (50, 250)),
        ((-1, 50), (350, 50), (350, 250), (50, 250)),
        ((50, 50), (401, 50), (350, 250), (50, 250)),
        ((50, 50), (350, 50), (350, 301), (50, 250)),
        ((50, 50), (350, nan), (350, 250), (50, 250)),
        ((50, 50), (inf, 50), (350, 250), (50, 250)),
    ],
)
def test_what_is_no_sheet(corners: Corners) -> None:
    assert not is_sheet(corners, SIZE)


def test_the_photo_itself_may_be_the_sheet() -> None:
    assert is_sheet(((0, 0), (400, 0), (400, 300), (0, 300)), SIZE)


@given(sheets(), st.integers(0, 3), points)
def test_a_corner_that_moves_leaves_a_sheet(
    corners: Corners, index: int, at: tuple[float, float]
) -> None:
    found = with_corner(corners, index, at, SIZE)
    assert is_sheet(found, SIZE)
    assert all(found[i] == corners[i] for i in range(4) if i != index)


def test_a_corner_stops_at_the_edge_of_the_photo() -> None:
    assert with_corner(SQUARE, 2, (999, 260.4), SIZE)[2] == (400, 260)
    assert with_corner(SQUARE, 0, (340, 240), SIZE) == SQUARE


@given(quads)
def test_one_can_begin_with_whatever_was_found(corners: Corners) -> None:
    assert is_sheet(first_corners(corners, SIZE), SIZE)


def test_where_to_begin() -> None:
    assert first_corners(SQUARE, SIZE) == SQUARE
    assert first_corners(None, SIZE) == ((16, 12), (384, 12), (384, 288), (16, 288))
    beyond = ((-9.0, 50.0), (350.0, 50.0), (350.0, 250.0), (50.0, 250.0))
    assert first_corners(beyond, SIZE)[0] == (0, 50)


@given(sheets())
def test_four_turns_bring_a_sheet_back(corners: Corners) -> None:
    once = turned_corners(corners, 90, SIZE)
    assert is_sheet(once, (300, 400))
    twice = turned_corners(once, 90, (300, 400))
    for one, other in zip(twice, turned_corners(corners, 180, SIZE), strict=True):
        assert one == pytest.approx(other)
    back = turned_corners(turned_corners(twice, 90, SIZE), 90, (300, 400))
    for one, other in zip(back, corners, strict=True):
        assert one == pytest.approx(other)
    assert turned_corners(once, 270, (300, 400))[0] == pytest.approx(corners[0])


def test_the_corners_begin_at_the_top_left_after_a_turn() -> None:
    assert turned_corners(SQUARE, 90, SIZE) == ((50, 50), (250, 50), (250, 350), (50, 350))
