"""White sticky notes on a dark wall or a coloured board: bright squares that come in company."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.regions.colours import Light
from flipchart_to_action.recognition.types import Picture, Quad

_LEVELS = 6
_COLOURLESS = 16.0
_CLOSE, _FAR = 3.0, 7.0
_SAMPLES = 24
_STEP = 22.0
_STANDS_OUT = 0.6
_LARGEST = 0.09
_SLIMMEST, _SLIMMEST_CUT_OFF = 1.7, 3.0
_ALIKE = 2.2


def white_patches(picture: Picture, light: Light) -> list[NDArray[np.uint8]]:
    """Return masks of what is white in a small picture, at several levels of brightness."""
    lab = light.in_daylight(picture.reshape(-1, 3).astype(np.float32)).reshape(picture.shape)
    bright = cv2.morphologyEx(lab[:, :, 0], cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    dull = np.hypot(lab[:, :, 1], lab[:, :, 2]) < _COLOURLESS
    low, high = np.percentile(bright, (20, 97))
    if high - low < 2 * _STEP:
        return []
    levels = np.linspace(low, high, _LEVELS + 2)[1:-1]
    return [np.asarray((bright > level) & dull, np.uint8) for level in levels]


def stands_out(picture: Picture, quad: Quad) -> bool:
    """Say whether a patch is clearly lighter than what is around most of it.

    Sides beyond the picture's edge say nothing; a patch of which no side can be seen does not
    stand out.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    middle = quad.mean(axis=0)
    lighter, seen = 0, 0
    for i in range(4):
        start, end = quad[i], quad[(i + 1) % 4]
        run = (end - start) / max(1.0, float(np.linalg.norm(end - start)))
        outward = np.array([run[1], -run[0]], np.float32)
        if (middle - start) @ outward > 0:
            outward = -outward
        at = start + np.linspace(0.1, 0.9, _SAMPLES)[:, None] * (end - start)
        out = [at + step * outward for step in (_CLOSE, _FAR)]
        inside = np.logical_and(*(_within(points, grey) for points in out))
        # Both near and farther out: round a cell on paper only the drawn line is dark.
        darkest = np.maximum(*(_at(points, grey) for points in out))
        lighter += int(((_at(at - _FAR * outward, grey) - darkest > _STEP) & inside).sum())
        seen += int(inside.sum())
    return seen >= _SAMPLES and lighter > _STANDS_OUT * seen


def _within(points: NDArray[np.float32], grey: NDArray[np.float32]) -> NDArray[np.bool_]:
    inside = (points >= 0) & (points < np.array(grey.shape[::-1]))
    return np.asarray(inside.all(axis=1))


def _at(points: NDArray[np.float32], grey: NDArray[np.float32]) -> NDArray[np.float32]:
    x = np.clip(np.rint(points[:, 0]).astype(int), 0, grey.shape[1] - 1)
    y = np.clip(np.rint(points[:, 1]).astype(int), 0, grey.shape[0] - 1)
    values: NDArray[np.float32] = grey[y, x]
    return values


def is_in_company(quad: Quad, others: Sequence[Quad], size: tuple[int, int]) -> bool:
    """Say whether a white square is a sticky note: others of about its size hang there.

    A lone white one is a sheet of paper, and so is a large or long one.

    Args:
        quad: Its corners.
        others: Those of all other sticky notes, of whatever colour.
        size: Width and height of the picture, in the same pixels.
    """
    _, (wide, tall), _ = cv2.minAreaRect(quad)
    own = cv2.contourArea(quad)
    cut_off = bool((quad < 3).any() or (quad > np.array(size) - 4).any())
    slim = max(wide, tall) > (_SLIMMEST_CUT_OFF if cut_off else _SLIMMEST) * min(wide, tall)
    if own > _LARGEST * size[0] * size[1] or slim:
        return False
    sizes = [cv2.contourArea(other) for other in others]
    most = 2 * _ALIKE if cut_off else _ALIKE
    return any(own < _ALIKE * one and one < most * own for one in sizes)
