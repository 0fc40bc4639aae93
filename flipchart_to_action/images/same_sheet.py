"""Whether two photos show the same sheet: taken twice, or saved anew by a messenger."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.images.decode import photo_size, thumbnail

_SIDE = 800
_POINTS = 800
_RATIO = 0.75
"""A point is found again where the next best match is so much worse."""
_OFF = 5.0
"""In pixels: how far a point may lie from where the same sheet has it."""
_FOUND_AGAIN = 90
"""So many points lie as on one flat sheet. Of 51 different ones no two share more than 64; the same
one, saved anew or taken again, shares 132 and more (see decision 0050)."""
_AREA = 0.08
"""So much of both photos these points cover: a logo on two sheets covers less."""


@dataclass(frozen=True, eq=False)
class SheetPrint:
    """What a photo is known again by; `pixels` is its full size."""

    points: NDArray[np.float32]
    signs: NDArray[np.uint8] | None
    area: int
    pixels: int


def sheet_print(path: Path) -> SheetPrint:
    """Return what the photo at `path` is known again by.

    Raises:
        PhotoError: It can't be opened.
    """
    grey = np.asarray(thumbnail(path, _SIDE).convert("L"))
    found, signs = cv2.ORB.create(_POINTS).detectAndCompute(grey, None)
    points = np.array([p.pt for p in found], np.float32).reshape(-1, 2)
    width, height = photo_size(path)
    kept = None if signs is None else signs.astype(np.uint8)
    return SheetPrint(points, kept, grey.size, width * height)


def is_same_sheet(one: SheetPrint, other: SheetPrint) -> bool:
    """Return whether two photos show the same sheet, whatever the light, angle and size."""
    if one.signs is None or other.signs is None or min(len(one.signs), len(other.signs)) < 2:
        return False
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(one.signs, other.signs, k=2)
    matches = [p[0] for p in pairs if len(p) == 2 and p[0].distance < _RATIO * p[1].distance]
    if len(matches) < _FOUND_AGAIN:
        return False
    here = one.points[[m.queryIdx for m in matches]]
    there = other.points[[m.trainIdx for m in matches]]
    _plane, fits = cv2.findHomography(here, there, cv2.RANSAC, _OFF)
    if fits is None or int(fits.sum()) < _FOUND_AGAIN:
        return False
    on_it = fits.ravel() == 1
    return all(
        float(cv2.contourArea(cv2.convexHull(points[on_it]))) > _AREA * photo.area
        for points, photo in ((here, one), (there, other))
    )
