"""Four-cornered pieces of a picture."""

import gc
import weakref

import numpy as np

from flipchart_to_action.recognition.geometry import cut, pyramid, tightened

_QUAD = np.array([[10, 20], [110, 20], [110, 70], [10, 70]], np.float32)


def test_a_tightened_quad_loses_its_part_above_and_below_and_nothing_at_its_ends() -> None:
    tight = tightened(_QUAD, 0.1)
    assert tight.tolist() == [[10, 25], [110, 25], [110, 65], [10, 65]]


def test_a_piece_is_as_wide_as_its_quad_or_stretched() -> None:
    levels = pyramid(np.zeros((200, 300, 3), np.uint8))
    assert cut(levels, _QUAD, 25).shape == (25, 50, 3)
    assert cut(levels, _QUAD, 25, stretch=1.5).shape == (25, 75, 3)
    assert cut(levels, _QUAD, 25, most=60, stretch=1.5).shape == (25, 60, 3)


def test_the_halves_of_a_picture_are_made_once_and_go_with_it() -> None:
    picture = np.zeros((2000, 3000, 3), np.uint8)
    levels = pyramid(picture)
    assert [level.shape[1] for level in levels] == [3000, 1500, 750]
    assert pyramid(picture)[1] is levels[1]
    half = weakref.ref(levels[1])
    del picture, levels
    gc.collect()
    assert half() is None
