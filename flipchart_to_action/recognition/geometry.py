"""Four-cornered pieces of a picture: their size, their place, and how they are cut out."""

import weakref

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.domain.records import Box, Corners
from flipchart_to_action.recognition.types import Picture, Quad


def width_of(quad: Quad) -> float:
    """Return how long a quad is along its writing, in pixels."""
    return float(np.linalg.norm(quad[1] - quad[0]) + np.linalg.norm(quad[2] - quad[3])) / 2


def height_of(quad: Quad) -> float:
    """Return how high a quad is across its writing, in pixels."""
    return float(np.linalg.norm(quad[3] - quad[0]) + np.linalg.norm(quad[2] - quad[1])) / 2


def angle_of(quad: Quad) -> float:
    """Return the direction of a quad's writing in degrees, clockwise from level."""
    run = (quad[1] - quad[0]) + (quad[2] - quad[3])
    return float(np.degrees(np.arctan2(run[1], run[0])))


def bounds(quad: Quad) -> tuple[float, float, float, float]:
    """Return x0, y0, x1, y1 around a quad."""
    low, high = quad.min(axis=0), quad.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def box_around(quads: list[Quad], size: tuple[int, int]) -> Box:
    """Return the upright box around `quads`, kept within a picture of `size` (width, height)."""
    points = np.concatenate(quads)
    x0, y0 = np.floor(points.min(axis=0))
    x1, y1 = np.ceil(points.max(axis=0))
    left, top = min(max(0, int(x0)), size[0] - 1), min(max(0, int(y0)), size[1] - 1)
    return left, top, min(size[0], max(int(x1), left + 1)), min(size[1], max(int(y1), top + 1))


def corners_of(quad: Quad) -> Corners:
    """Return the four corners of a quad as plain numbers."""
    first, second, third, fourth = ((float(x), float(y)) for x, y in quad)
    return first, second, third, fourth


def ordered(points: NDArray[np.float32]) -> Quad:
    """Return four corners as top left, top right, bottom right, bottom left.

    The long side is taken for the writing's direction unless it stands within 45 degrees of
    upright, where the side nearest to level is.
    """
    middle = points.mean(axis=0)
    around = np.argsort(np.arctan2(*(points - middle).T[::-1]))
    ring = points[around]
    best = min(range(4), key=lambda i: _slope(ring[i], ring[(i + 1) % 4]))
    return np.roll(ring, -best, axis=0).astype(np.float32)


def _slope(start: NDArray[np.float32], end: NDArray[np.float32]) -> float:
    run = end - start
    return abs(float(np.arctan2(run[1], run[0])))


# Three ask for the halves of one picture after each other: they are made once, and go with it.
_halves: dict[int, list[Picture]] = {}


def pyramid(picture: Picture) -> list[Picture]:
    """Return `picture` and halves of it down to a long side of about 640 pixels."""
    if id(picture) not in _halves:
        _halves[id(picture)] = _made_smaller(picture)
        weakref.finalize(picture, _halves.pop, id(picture))
    return [picture, *_halves[id(picture)]]


def _made_smaller(picture: Picture, smallest: int = 640) -> list[Picture]:
    levels = [picture]
    while max(levels[-1].shape[:2]) >= 2 * smallest:
        last = levels[-1]
        half = (max(1, last.shape[1] // 2), max(1, last.shape[0] // 2))
        levels.append(cv2.resize(last, half, interpolation=cv2.INTER_AREA).astype(np.uint8))
    return levels[1:]


def shared_part(first: Quad, second: Quad) -> float:
    """Return what part of the smaller of two convex quads lies in the other, 0..1."""
    least = max(1.0, min(cv2.contourArea(first), cv2.contourArea(second)))
    common, _ = cv2.intersectConvexConvex(first, second)
    if not common:
        # OpenCV finds nothing in common where two sides lie on each other.
        nudge = np.array([0.31, 0.17], np.float32)
        common, _ = cv2.intersectConvexConvex(first, second + nudge)
    return min(1.0, float(common / least))


def shrunk(picture: Picture, size: tuple[int, int]) -> Picture:
    """Return `picture` made smaller, to `size` (width, height).

    By a whole number first, which is much quicker; what does not go in evenly at the right and
    lower edge, a few pixels, is left out.
    """
    tall, wide = picture.shape[:2]
    step = min(wide // size[0], tall // size[1])
    if step > 1:
        whole = picture[: tall // step * step, : wide // step * step]
        picture = cv2.resize(
            whole, (wide // step, tall // step), interpolation=cv2.INTER_AREA
        ).astype(np.uint8)
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8)


def cut(
    levels: list[Picture], quad: Quad, height: int, most: int = 3200, stretch: float = 1.0
) -> Picture:
    """Return a quad set level, `height` pixels high, from the fitting level of a pyramid.

    Args:
        levels: What `pyramid` gave.
        quad: In pixels of the first level.
        height: Of the piece, in pixels.
        most: Its greatest width in pixels; longer ones are squeezed.
        stretch: How much wider it becomes than it is.
    """
    tall = max(1.0, height_of(quad))
    step = 0
    while step + 1 < len(levels) and tall / 2 ** (step + 1) >= height:
        step += 1
    level = levels[step]
    scale = np.array(
        [level.shape[1] / levels[0].shape[1], level.shape[0] / levels[0].shape[0]], np.float32
    )
    width = int(np.clip(round(width_of(quad) * height / tall * stretch), 8, most))
    goal = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform((quad * scale).astype(np.float32), goal)
    piece = cv2.warpPerspective(
        level, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return piece.astype(np.uint8)


def tightened(quad: Quad, by: float) -> Quad:
    """Return a quad that is lower by the part `by` of its height above and below its writing."""
    down = (quad[[3, 2]] - quad[[0, 1]]) * np.float32(by)
    return np.concatenate([quad[:2] + down, quad[2:] - down[::-1]]).astype(np.float32)


def part_of(quad: Quad, left: float, right: float) -> Quad:
    """Return the part of a quad from `left` to `right`, both 0..1 along its writing."""
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    corners = [
        quad[0] + top * left,
        quad[0] + top * right,
        quad[3] + bottom * right,
        quad[3] + bottom * left,
    ]
    return np.array(corners, np.float32)
