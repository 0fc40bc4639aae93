"""Sticky notes: each its own small paper, written on and then stuck to a sheet."""

import cv2
import numpy as np
from numpy.typing import NDArray

from chart_maker import handwriting
from chart_maker.arrays import Mask, floats
from chart_maker.handwriting import Hand
from chart_maker.paper import STICKY_COLOURS, Paper

_SIDE = 540
_RIM = 40


def stick(
    sheet: Paper,
    text: str,
    colour: str,
    middle: tuple[float, float],
    side: float,
    hand: Hand,
    ink: str,
    rng: np.random.Generator,
) -> tuple[list[str], list[tuple[float, float]]]:
    """Write a sticky note and stick it on `sheet`, a little askew.

    Args:
        sheet: The paper that it is stuck on; its picture is changed.
        text: What it says.
        colour: A name of `STICKY_COLOURS`.
        middle: Where its middle comes to lie, in pixels of the sheet.
        side: How long its sides are, in pixels of the sheet.
        hand: Who writes.
        ink: What with.
        rng: The dice.

    Returns:
        Its lines as written, and its four corners in pixels of the sheet, clockwise from top left.
    """
    note = Paper((_SIDE, _SIDE), STICKY_COLOURS[colour], rng, _RIM)
    lines = _write(note, text, hand, ink, rng)
    note.dry()
    turn = float(np.clip(rng.normal(0, 2.6), -6, 6))
    centre = _RIM + _SIDE / 2
    matrix = np.array(
        cv2.getRotationMatrix2D((centre, centre), turn, side / _SIDE), dtype=np.float64
    )
    matrix[:, 2] += np.array(middle, np.float64) - centre
    corners = np.array([[0, 0], [_SIDE, 0], [_SIDE, _SIDE], [0, _SIDE]], np.float64) + _RIM
    placed = corners @ matrix[:, :2].T + matrix[:, 2]
    low, high = np.floor(placed.min(axis=0)) - 60, np.ceil(placed.max(axis=0)) + 60
    left, top = (int(v) for v in np.maximum(low, 0))
    right, bottom = (int(v) for v in np.minimum(high, sheet.shape[::-1]))
    matrix[:, 2] -= (left, top)
    under = sheet.picture[top:bottom, left:right]
    under *= 1 - 0.32 * _shadow(under.shape[:2], placed - (left, top), side)[..., None]
    size = (right - left, bottom - top)
    over = floats(cv2.warpAffine(note.cover, matrix, size))[..., None]
    picture = floats(cv2.warpAffine(note.picture, matrix, size))
    picture *= _curl(placed[:2, 1].mean() - top, side, size[1])[:, None, None]
    under *= 1 - over
    under += picture * over
    return lines, [(float(x), float(y)) for x, y in placed]


def _curl(top: float, side: float, rows: int) -> Mask:
    """Return the light of each row: flat where the glue is, brighter where the edge curls up."""
    low = np.clip((np.arange(rows) - top) / side, 0, 1)
    light = 0.96 + 0.10 * low**3 - 0.05 * np.exp(-(((low - 0.14) / 0.05) ** 2))
    return floats(light)


def _write(note: Paper, text: str, hand: Hand, ink: str, rng: np.random.Generator) -> list[str]:
    """Write `text` as large as fits, at most as large as a person would."""
    room = _SIDE * 0.84
    for size in range(104, 40, -4):
        lines = handwriting.wrap(text, hand, size, room)
        widest = max(handwriting.width(line, hand, size) for line in lines)
        if widest <= room and len(lines) * size * 1.2 <= _SIDE * 0.8:
            break
    y = _RIM + _SIDE * 0.08 + size
    for line in lines:
        at = (_RIM + _SIDE * 0.08 + rng.normal(0, 5), y)
        handwriting.write(note.ink(ink), line, at, hand, size, rng)
        y += size * 1.2
    return lines


def _shadow(shape: tuple[int, ...], placed: NDArray[np.float64], side: float) -> Mask:
    """Return the shadow that a sticky note casts, more below its loose lower edge."""
    shade = np.zeros(shape, np.float32)
    loose = placed + np.array([[4, 6], [6, 6], [12, 20], [2, 20]]) * side / 540
    cv2.fillPoly(shade, [np.round(loose).astype(np.int32)], 1.0, cv2.LINE_AA)
    return floats(cv2.GaussianBlur(shade, (0, 0), side * 0.018))
