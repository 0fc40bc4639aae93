"""Whether a photo can be read: too blurred or too dark, said while the sheet still hangs."""

from enum import Enum
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.images.decode import thumbnail

_SIDE = 1200
_TILES = 8
_REACH = 31
"""Within so many pixels a blurred edge goes from dark to bright."""

_SHARP = 0.22
"""Of its whole step an edge takes so much within a pixel. Of 47 photos of workshops the least sharp
has 0.28; blurred with a radius of 2.5 pixels none has over 0.21 (see decision 0050)."""

_STEPS = (40, 15)
"""What counts as an edge, in steps of grey; the second where the first finds none."""

_DARK = 70
"""As bright as this, of 255, is at least the paper of a photo that can be read."""


class Fault(Enum):
    """What is wrong with a photo, so that it should be taken again."""

    BLURRED = "too blurred"
    DARK = "very dark"


def judge(path: Path) -> Fault | None:
    """Return what is wrong with the photo at `path`, if anything.

    Raises:
        PhotoError: It can't be opened.
    """
    grey = np.asarray(thumbnail(path, _SIDE).convert("L"))
    if np.percentile(grey, 97) < _DARK:
        return Fault.DARK
    sharpness = _sharpness(cv2.GaussianBlur(grey, (0, 0), 0.8).astype(np.uint8))
    return Fault.BLURRED if sharpness is not None and sharpness < _SHARP else None


def _sharpness(grey: NDArray[np.uint8]) -> float | None:
    """Return how much of its whole step an edge takes within a pixel; None where there is no edge.

    Up and down, and from side to side: who shakes the camera blurs in one direction alone.
    """
    for step in _STEPS:
        both = [_along(grey, axis, step) for axis in (0, 1)]
        found = [value for value in both if value is not None]
        if found:
            return min(found)
    return None


def _along(grey: NDArray[np.uint8], axis: int, step: int) -> float | None:
    kernel = np.ones((_REACH, 1) if axis else (1, _REACH), np.uint8)
    whole = cv2.dilate(grey, kernel).astype(np.float32) - cv2.erode(grey, kernel)
    slope = cv2.Sobel(grey.astype(np.float32), cv2.CV_32F, 1 - axis, axis, ksize=1)
    share = np.abs(slope) / 2 / np.maximum(whole, 1)
    edges = whole > step
    found = []
    for rows in np.array_split(np.arange(grey.shape[0]), _TILES):
        for columns in np.array_split(np.arange(grey.shape[1]), _TILES):
            if not rows.size or not columns.size:
                continue
            tile = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            if edges[tile].mean() > 0.05:
                found.append(np.percentile(share[tile][edges[tile]], 98))
    # A photo may show much that is out of focus behind the sheet.
    return float(np.percentile(found, 80)) if found else None
