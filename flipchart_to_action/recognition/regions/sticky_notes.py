"""Coloured sticky notes found as regions of even, lively colour with four corners."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.geometry import ordered, shared_part, shrunk
from flipchart_to_action.recognition.regions.colours import Light
from flipchart_to_action.recognition.regions.white_sticky_notes import (
    is_in_company,
    stands_out,
    white_patches,
)
from flipchart_to_action.recognition.types import Picture, Quad

_SIDE = 480
_LIVELY = 11.0
_HUE_STEP = 12
_SPREAD = 16.0
_LEAST_AREA, _MOST_AREA = 0.003, 0.16
_PART_COLOURED = 0.45
_LONGEST = 3.2
_FULL = 0.62
_MOST_PAPER = 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Sticky:
    """A sticky note: its corners in pixels of the picture, and the name of its colour."""

    quad: Quad
    colour: str


def find_stickies(picture: Picture) -> list[Sticky]:
    """Return the sticky notes in `picture`, in no particular order."""
    tall, wide = picture.shape[:2]
    scale = min(1.0, _SIDE / max(tall, wide))
    small = shrunk(picture, (max(1, round(wide * scale)), max(1, round(tall * scale))))
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    plane = lab[:, :, 1:] - 128.0
    plane -= _paper_tint(lab[:, :, 0], plane)
    a, b = (cv2.medianBlur(np.ascontiguousarray(plane[:, :, i]), 5) for i in (0, 1))
    strength, hue = cv2.cartToPolar(a, b, angleInDegrees=True)
    lively = strength > _LIVELY
    found: list[tuple[float, Quad]] = []
    for centre in range(0, 360, _HUE_STEP):
        away = np.abs(hue - centre)
        near = (away < _SPREAD) | (away > 360 - _SPREAD)
        found += _squares((lively & near).astype(np.uint8))
    light = Light(small)
    white = [q for q in _without_doubles(_white_squares(small, light)) if stands_out(small, q)]
    bare = _bare_paper(lab, plane)
    for quad in white:  # one that hangs over another is not the paper between letters
        cv2.fillConvexPoly(bare, quad.astype(np.int32), 0)
    quads = [q for q in _without_doubles(found) if _part_set(bare, q) < _MOST_PAPER]
    named = [(quad, light.name(_colour_in(small, quad))) for quad in quads]
    return [
        Sticky(quad / np.float32(scale), colour)
        for quad, colour in _with_white(small, named, white)
    ]


def _white_squares(picture: Picture, light: Light) -> list[tuple[float, Quad]]:
    return [square for patch in white_patches(picture, light) for square in _squares(patch)]


def _with_white(
    picture: Picture, named: list[tuple[Quad, str]], white: list[Quad]
) -> list[tuple[Quad, str]]:
    """Return sticky notes with the white ones, of which only those that surely are some stay."""
    coloured = [(quad, colour) for quad, colour in named if colour != "white"]
    clear = [q for q, colour in named if colour == "white" and stands_out(picture, q)]
    for quad in white:
        if all(shared_part(quad, other) < 0.4 for other in [*clear, *(q for q, _ in coloured)]):
            clear.append(quad)
    size = (picture.shape[1], picture.shape[0])
    quads = [quad for quad, _ in coloured] + clear
    kept = [q for q in clear if is_in_company(q, [o for o in quads if o is not q], size)]
    return coloured + [(quad, "white") for quad in kept]


def _paper_tint(light: NDArray[Any], plane: NDArray[Any]) -> NDArray[Any]:
    """Return the a and b of the paper or wall: the commonest tint of what is rather light."""
    bright = light > np.percentile(light, 40)
    some = plane[bright][::7]
    grid, a, b = np.histogram2d(some[:, 0], some[:, 1], bins=32, range=[[-64, 64], [-64, 64]])
    i, j = np.unravel_index(int(grid.argmax()), grid.shape)
    tint = np.array([(a[i] + a[i + 1]) / 2, (b[j] + b[j + 1]) / 2], np.float32)
    return tint if np.hypot(*tint) < 30 else np.zeros(2, np.float32)


def _bare_paper(light_and_tint: NDArray[np.float32], plane: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a mask of what is as light as the paper and without colour: it shows between letters.

    Thick writing in one colour fills a quad as a sticky note does, but for the paper between.
    """
    light = light_and_tint[:, :, 0]
    strength = np.hypot(plane[:, :, 0], plane[:, :, 1])
    bright = light > 0.8 * np.percentile(light, 80)
    return np.asarray(bright & (strength < _LIVELY / 2), np.uint8)


def _squares(patch: NDArray[np.uint8]) -> list[tuple[float, Quad]]:
    """Return the four-cornered patches of a mask, each with how well it fills its corners."""
    if np.count_nonzero(patch) < _LEAST_AREA * patch.size:
        return []
    mask = cv2.morphologyEx(patch, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((4, 4), np.uint8)).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        area = cv2.contourArea(contour)
        if not _LEAST_AREA * mask.size < area < _MOST_AREA * mask.size:
            continue
        middle, (wide, tall), angle = cv2.minAreaRect(contour)
        full = area / max(1.0, wide * tall)
        if full < _FULL or max(wide, tall) > _LONGEST * min(wide, tall):
            continue
        corners = cv2.boxPoints((middle, (wide, tall), angle)).astype(np.float32)
        if _part_set(patch, corners) > _PART_COLOURED:
            found.append((area * full**4, ordered(corners)))
    return found


def _part_set(patch: NDArray[np.uint8], corners: NDArray[np.float32]) -> float:
    """Return how much of the quad is of the colour: drawn outlines and letters are not."""
    inside = np.zeros_like(patch)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 1)
    return float(cv2.mean(patch, inside)[0])


def _without_doubles(found: list[tuple[float, Quad]]) -> list[Quad]:
    kept: list[Quad] = []
    for _, one in sorted(found, key=lambda scored: -scored[0]):
        if all(shared_part(one, other) < 0.4 for other in kept):
            kept.append(one)
    return kept


def _colour_in(picture: Picture, quad: Quad) -> NDArray[np.float32]:
    inside = np.zeros(picture.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 1)
    colour: NDArray[np.float32] = np.median(picture[inside > 0], axis=0).astype(np.float32)
    return colour
