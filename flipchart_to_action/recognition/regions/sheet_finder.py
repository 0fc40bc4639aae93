"""Where sheets of paper are in a photo: bright patches with four straight, sharp sides."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.domain.records import Corners
from flipchart_to_action.recognition.geometry import (
    corners_of,
    height_of,
    ordered,
    shared_part,
    shrunk,
    width_of,
)
from flipchart_to_action.recognition.types import Picture, Quad

_SIDE = 640
_SMALLEST = 64
_LEVELS = 12
_LEAST_AREA, _MOST_AREA = 0.05, 0.97
_FULL = 0.93
_LONGEST = 3.2
_SQUARE = 0.45
_STEP = 9.0
_SHARP = 0.8
_SAMPLES = 48
_POINTS = 80
_EDGES = (6, 9, 13, 18, 25)
_SHARED = 0.15

Grey = NDArray[np.float32]


def find_sheets(picture: Picture) -> list[Corners]:
    """Return the corners of the sheets in an upright picture, the largest first.

    Found is only what is surely a sheet: brighter than what is around it, with sharp straight
    sides; at most two of them may be the picture's own edge. No sheet is a usual answer.

    Args:
        picture: In any size.

    Returns:
        Top left, top right, bottom right and bottom left of each, in pixels of the picture.
    """
    tall, wide = picture.shape[:2]
    if min(tall, wide) < _SMALLEST:
        return []
    scale = min(1.0, _SIDE / max(tall, wide))
    small = (max(1, round(wide * scale)), max(1, round(tall * scale)))
    copy = shrunk(picture, small)
    bright = _without_ink(copy.min(axis=2))
    found: list[tuple[float, Quad]] = []
    low, high = np.percentile(bright, (4, 96))
    for level in np.linspace(low, high, _LEVELS)[1:-1]:
        found += _quads_in(bright > level, bright, 5)
    # A shadow over a sheet is soft, its edge is sharp.
    edges = cv2.morphologyEx(bright, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    for level in _EDGES:
        found += _quads_in(edges < level, bright, 9)
    kept: list[Quad] = []
    for _, quad in sorted(found, key=lambda scored: -scored[0]):
        if all(shared_part(quad, other) < _SHARED for other in kept):
            kept.append(quad)
    kept.sort(key=lambda quad: -cv2.contourArea(quad))
    back = np.array([wide / small[0], tall / small[1]], np.float32)
    most = np.array([wide - 1, tall - 1], np.float32)
    return [corners_of(np.clip(quad * back, 0, most)) for quad in kept]


def _without_ink(grey: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a picture without what is thin and dark."""
    closed = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    return cv2.medianBlur(closed.astype(np.uint8), 5).astype(np.uint8)


def _quads_in(
    patches: NDArray[np.bool_], bright: NDArray[np.uint8], neck: int
) -> list[tuple[float, Quad]]:
    """Return the patches that may be sheets, each with how sure it is.

    Args:
        patches: A mask.
        bright: The picture, without ink.
        neck: What is narrower than this, in pixels, holds no patch together.
    """
    mask = cv2.morphologyEx(
        patches.astype(np.uint8), cv2.MORPH_OPEN, np.ones((neck, neck), np.uint8)
    ).astype(np.uint8)
    contours, inside = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found = []
    for contour, (_, _, _, parent) in zip(
        contours, () if inside is None else inside[0], strict=True
    ):
        area = cv2.contourArea(contour) / bright.size
        if parent >= 0 or not _LEAST_AREA < area < _MOST_AREA:
            continue
        quad = _quad_around(contour)
        if quad is None or not _is_sheet_shaped(quad):
            continue
        full = cv2.contourArea(contour) / cv2.contourArea(quad)
        sharp = _sharpness(bright.astype(np.float32), quad)
        if _FULL < full < 1 / _FULL and sharp > _SHARP:
            found.append((sharp * min(full, 1 / full), quad))
    return found


def _quad_around(contour: NDArray[Any]) -> Quad | None:
    """Return the four straight sides of a patch, prolonged to where they meet."""
    hull = cv2.convexHull(contour)
    around = cv2.arcLength(hull, closed=True)
    for part in (0.01, 0.015, 0.02, 0.03, 0.04, 0.06):
        rough = cv2.approxPolyDP(hull, part * around, closed=True)
        if len(rough) <= 4:
            break
    if len(rough) != 4:
        return None
    corners = ordered(rough[:, 0].astype(np.float32))
    points = contour[:, 0].astype(np.float32)
    lines = [_line(points, corners[i], corners[(i + 1) % 4]) for i in range(4)]
    met = [_meeting(lines[i - 1], lines[i]) for i in range(4)]
    if any(point is None for point in met):
        return None
    return np.array(met, np.float32)


def _line(points: NDArray[np.float32], start: Any, end: Any) -> NDArray[np.float64]:
    """Return the line a x + b y = c along the points between two corners."""
    run = end - start
    long = max(1.0, float(np.linalg.norm(run)))
    along = (points - start) @ run / long**2
    off = np.abs((points - start) @ np.array([-run[1], run[0]])) / long
    near = points[(along > 0.1) & (along < 0.9) & (off < 0.04 * long)]
    if len(near) < 8:
        near = np.array([start, end], np.float32)
    near = near[:: 1 + len(near) // _POINTS]
    dx, dy, x, y = cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01)[:, 0]
    return np.array([-dy, dx, -dy * x + dx * y], np.float64)


def _meeting(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64] | None:
    sides = np.array([one[:2], other[:2]])
    if abs(np.linalg.det(sides)) < 0.3:
        return None
    return np.linalg.solve(sides, np.array([one[2], other[2]]))


def _is_sheet_shaped(quad: Quad) -> bool:
    if not cv2.isContourConvex(quad.astype(np.int32)):
        return False
    wide, tall = width_of(quad), height_of(quad)
    if max(wide, tall) > _LONGEST * min(wide, tall):
        return False
    for i in range(4):
        one, other = quad[i - 1] - quad[i], quad[(i + 1) % 4] - quad[i]
        lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
        if abs(float(one @ other)) > _SQUARE * max(1.0, lengths):
            return False
    return True


def _sharpness(grey: Grey, quad: Quad) -> float:
    """Return for what part of its least sharp side the quad is brighter within than without.

    Sides along the picture's own edge are not looked at; 0 where more than two are.
    """
    tall, wide = grey.shape
    least, seen = 1.0, 0
    middle = quad.mean(axis=0)
    for i in range(4):
        start, end = quad[i], quad[(i + 1) % 4]
        run = (end - start) / max(1.0, float(np.linalg.norm(end - start)))
        inward = np.array([-run[1], run[0]], np.float32)
        if (middle - start) @ inward < 0:
            inward = -inward
        at = start + np.linspace(0.03, 0.97, _SAMPLES)[:, None] * (end - start)
        out = at - 5 * inward
        within = (out >= 0).all(axis=1) & (out[:, 0] < wide) & (out[:, 1] < tall)
        if within.mean() < 0.5:
            continue
        seen += 1
        step = _along(grey, at[within], inward, (3, 5)) - _along(grey, at[within], inward, (-5, -3))
        least = min(least, float((step > _STEP).mean()))
    return least if seen >= 2 else 0.0


def _along(grey: Grey, at: Any, inward: Any, steps: tuple[int, ...]) -> NDArray[np.float32]:
    """Return the mean brightness at points moved by `steps` pixels."""
    values = []
    for step in steps:
        moved = np.rint(at + step * inward).astype(int)
        x = np.clip(moved[:, 0], 0, grey.shape[1] - 1)
        y = np.clip(moved[:, 1], 0, grey.shape[0] - 1)
        values.append(grey[y, x])
    mean: NDArray[np.float32] = np.mean(values, axis=0, dtype=np.float32)
    return mean
