"""From the detector's map of "writing here" to the boxes of the lines."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.geometry import ordered
from flipchart_to_action.recognition.types import Picture, Quad

Likelihood = Callable[[NDArray[np.float32]], NDArray[np.float32]]

_WRITING = 0.3
_SURE = 0.5
_GROW = 1.6
_STEP = 32


def find_boxes(likelihood: Likelihood, picture: Picture, side: int) -> list[Quad]:
    """Return the boxes of the lines of writing in `picture`, in its pixels.

    Args:
        likelihood: The detector: a 1 x 3 x h x w array in -1..1 to an h x w map in 0..1.
        picture: In any size.
        side: Long side of the copy that is looked at; a smaller picture is enlarged to at most
            twice its size.
    """
    tall, wide = picture.shape[:2]
    scale = min(side / max(tall, wide), 2.0)
    small = (
        max(_STEP, round(wide * scale / _STEP) * _STEP),
        max(_STEP, round(tall * scale / _STEP) * _STEP),
    )
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, small, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    blob = np.repeat((grey.astype(np.float32) / 127.5 - 1.0)[None, None], 3, axis=1)
    found = likelihood(blob)
    back = np.array([wide / small[0], tall / small[1]], np.float32)
    return [box * back for box in boxes_in(found)]


def boxes_in(found: NDArray[np.float32]) -> list[Quad]:
    """Return the boxes around the patches of a map of writing, in pixels of the map."""
    mask = cv2.dilate((found > _WRITING).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = []
    for contour in contours:
        middle, (wide, tall), angle = cv2.minAreaRect(contour)
        if min(wide, tall) < 3 or _mean_inside(found, contour) < _SURE:
            continue
        grow = wide * tall * _GROW / (2 * (wide + tall)) * 2
        if min(wide, tall) + grow < 5:
            continue
        corners = cv2.boxPoints((middle, (wide + grow, tall + grow), angle))
        boxes.append(ordered(corners.astype(np.float32)))
    return boxes


def _mean_inside(found: NDArray[np.float32], contour: NDArray[Any]) -> float:
    x, y, wide, tall = cv2.boundingRect(contour)
    mask = np.zeros((tall, wide), np.uint8)
    cv2.fillPoly(mask, [contour - np.array([x, y])], 1)
    return float(cv2.mean(found[y : y + tall, x : x + wide], mask)[0])
