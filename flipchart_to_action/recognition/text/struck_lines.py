"""Struck-out writing: a line drawn through the middle of the words."""

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.geometry import cut, height_of, width_of
from flipchart_to_action.recognition.types import Picture, TextLine

_HEIGHT = 32
_TOP, _BOTTOM = 0.28, 0.75
_SLOPE = 6
_EDGE = 0.06
_LEAST_LETTERS = 6
_LEAST_SHAPE = 2.5
_LEAST_RUN = 0.72
_LEAST_FULL = 0.55


def is_struck(levels: list[Picture], line: TextLine) -> bool:
    """Say whether a line of writing has been struck out.

    Short words are never taken for struck: the bars of capitals look just the same.

    Args:
        levels: What `pyramid` gave.
        line: Its box is in pixels of the first level.
    """
    quad = line.box
    letters = sum(c.isalnum() for c in line.text)
    if letters < _LEAST_LETTERS or width_of(quad) < _LEAST_SHAPE * height_of(quad):
        return False
    ink = ink_on(cut(levels, quad, _HEIGHT, most=1600))
    edge = int(ink.shape[1] * _EDGE)
    thick = cv2.dilate(ink[:, edge : ink.shape[1] - edge], np.ones((3, 1), np.uint8))
    full, run = _straightest(thick.astype(np.uint8))
    return run > _LEAST_RUN and full - float(thick.mean()) > _LEAST_FULL


def _straightest(inked: NDArray[np.uint8]) -> tuple[float, float]:
    """Return how full of ink the best straight line through the middle is, and its longest run.

    Both as parts of the width; a run too short to strike anything may come as 0.
    """
    wide = inked.shape[1]
    low, high = int(_TOP * _HEIGHT), int(_BOTTOM * _HEIGHT)
    ends = [
        (start, end)
        for start in range(low, high)
        for end in range(max(low, start - _SLOPE), min(high, start + _SLOPE + 1), 2)
    ]
    firsts, lasts = np.array(ends).T
    rows = np.round(np.linspace(firsts, lasts, wide, axis=1)).astype(np.int64)
    along = inked[rows, np.arange(wide)]
    full = along.mean(axis=1)
    # No run is longer than all the ink of its line: the others need not be looked at.
    run = max((_longest(one) / wide for one in along[full > _LEAST_RUN]), default=0.0)
    return float(full.max()), run


def _longest(inked: NDArray[np.uint8]) -> int:
    """Return the length of the longest run of ink."""
    gaps = np.flatnonzero(np.concatenate([[0], inked, [0]]) == 0)
    return int(np.diff(gaps).max()) - 1


def ink_on(piece: Picture) -> NDArray[np.uint8]:
    """Return where a piece of a picture is nearer to its darkest than to its paper: 1, else 0."""
    grey = piece.min(axis=2)
    paper = np.percentile(grey, 80)
    dark = np.percentile(grey, 3)
    inked: NDArray[np.uint8] = (grey < (paper + dark) / 2).astype(np.uint8)
    return inked
