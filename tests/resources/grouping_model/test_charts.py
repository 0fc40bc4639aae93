"""Synthetic charts: each kind draws, and its truth fits its photo."""

import cv2
import numpy as np
import pytest
from chart_maker.handwriting import missing_faces
from charts import LAYOUTS, Chart, draw_chart

SMALL = 0.25
ROLES = {"title", "heading", "note", "label", "junk"}

pytestmark = pytest.mark.skipif(
    bool(missing_faces()), reason=f"handwriting faces are not installed: {missing_faces()}"
)
_DRAWN: dict[str, Chart] = {}


@pytest.fixture(params=LAYOUTS)
def chart(request: pytest.FixtureRequest) -> Chart:
    """One chart of each kind, drawn once for all tests."""
    layout: str = request.param
    if layout not in _DRAWN:
        _DRAWN[layout] = draw_chart(4, layout, SMALL)
    return _DRAWN[layout]


def test_every_line_belongs_to_a_group_and_every_group_is_written(chart: Chart) -> None:
    assert len(chart.lines) >= 3
    numbers = [group.number for group in chart.groups]
    assert len(set(numbers)) == len(numbers)
    assert {line.group for line in chart.lines} == set(numbers)
    assert all(line.text.strip() for line in chart.lines)


def test_what_stands_under_a_heading_names_one(chart: Chart) -> None:
    roles = {group.number: group.role for group in chart.groups}
    assert set(roles.values()) <= ROLES
    over = [group.under for group in chart.groups if group.under is not None]
    assert {roles[number] for number in over} <= {"heading"}
    assert all(group.under != group.number for group in chart.groups)


def test_corners_lie_in_the_photo_in_the_order_of_the_writing(chart: Chart) -> None:
    high, wide, _ = chart.photo.shape
    for line in chart.lines:
        quad = np.array(line.quad)
        assert quad.shape == (4, 2)
        assert quad.min() >= 0
        assert (quad.max(axis=0) < (wide, high)).all()
        # Clockwise from the top left: positive where y goes down.
        assert cv2.contourArea(quad.astype(np.float32), oriented=True) > 0


@pytest.mark.parametrize("layout", ["list", "pairs", "table"])
def test_writing_stands_where_the_truth_says(layout: str) -> None:
    """Ink within a line's corners is darker than what lies just outside them."""
    chart = draw_chart(2, layout, 0.5)
    grey = chart.photo.mean(axis=2)
    darker = []
    for line in chart.lines:
        left, top = np.floor(np.min(line.quad, axis=0)).astype(int)
        right, bottom = np.ceil(np.max(line.quad, axis=0)).astype(int)
        within = grey[top : bottom + 1, left : right + 1]
        ground = np.median(grey[max(0, top - 6) : bottom + 7, max(0, left - 6) : right + 7])
        darker.append(ground - within.min())
    assert np.median(darker) > 40


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    one, again, other = (draw_chart(seed, "nested list", SMALL) for seed in (7, 7, 8))
    assert (one.photo == again.photo).all()
    assert one.lines == again.lines
    assert one.groups == again.groups
    assert one.lines != other.lines


def test_a_smaller_photo_shows_the_same_lines() -> None:
    large, small = draw_chart(3, "pairs", 0.5), draw_chart(3, "pairs", SMALL)
    assert [line.text for line in large.lines] == [line.text for line in small.lines]
    np.testing.assert_allclose(
        [line.quad for line in large.lines],
        2 * np.array([line.quad for line in small.lines]),
        atol=1.5,
    )


def test_layouts_are_drawn_by_weight_and_unknown_ones_refused() -> None:
    assert draw_chart(1, scale=SMALL).layout in LAYOUTS
    with pytest.raises(KeyError):
        draw_chart(1, "a chart that nobody draws")
