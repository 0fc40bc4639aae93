"""Where a sheet lies in its photo: four corners that somebody can move."""

from itertools import pairwise
from math import hypot, isfinite

from flipchart_to_action.domain.records import Corners

_INSET = 0.04
_FLATTEST = 0.05
_SHORTEST = 8.0

Size = tuple[int, int]
"""Width and height of an upright photo, in pixels."""


def is_sheet(corners: Corners, size: Size | None = None) -> bool:
    """Return whether `corners` can be those of a sheet.

    They must go clockwise round a shape without dents that can be told from a line or a triangle,
    and lie inside the photo.

    Args:
        corners: In pixels of the upright photo.
        size: Of that photo; None where it is not known yet.
    """
    if not all(isfinite(v) for corner in corners for v in corner):
        return False
    if any(x < 0 or y < 0 or (size and (x > size[0] or y > size[1])) for x, y in corners):
        return False
    sides = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise((*corners, corners[0]))]
    if any(hypot(*side) < _SHORTEST for side in sides):
        return False
    # Four turns to the right, each of less than half a circle, are one round.
    return all(
        ax * by - ay * bx > _FLATTEST * hypot(ax, ay) * hypot(bx, by)
        for (ax, ay), (bx, by) in pairwise((*sides, sides[0]))
    )


def first_corners(sheet: Corners | None, size: Size) -> Corners:
    """Return where to begin: the corners of `sheet` inside the photo, else those of the photo.

    Args:
        sheet: What is known of the sheet, in pixels of the upright photo; it may reach beyond it.
        size: Of the photo. Its own corners are drawn in by 4 %, so that they can be seen.
    """
    if sheet is not None:
        a, b, c, d = (_inside(corner, size) for corner in sheet)
        if is_sheet((a, b, c, d), size):
            return (a, b, c, d)
    dx, dy = round(_INSET * size[0]), round(_INSET * size[1])
    left, top, right, bottom = dx, dy, size[0] - dx, size[1] - dy
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def with_corner(corners: Corners, index: int, at: tuple[float, float], size: Size) -> Corners:
    """Return `corners` with one of them as near to `at` as the photo lets it, in whole pixels.

    Where that would be no sheet they stay as they are.

    Args:
        corners: In pixels of the upright photo.
        index: Which one, 0..3 clockwise from the top left.
        at: Where it is wanted.
        size: Of the photo.
    """
    x, y = _inside(at, size)
    moved = (float(round(x)), float(round(y)))
    a, b, c, d = (moved if i == index else corner for i, corner in enumerate(corners))
    return (a, b, c, d) if is_sheet((a, b, c, d), size) else corners


def turned_corners(corners: Corners, by: int, size: Size) -> Corners:
    """Return `corners` after their photo (of `size` before) was turned clockwise by `by` degrees.

    They begin at the top left again.
    """
    a, b, c, d = (_turned(corner, by, size) for corner in corners)
    if by == 90:
        return (d, a, b, c)
    if by == 180:
        return (c, d, a, b)
    if by == 270:
        return (b, c, d, a)
    return corners


def _inside(at: tuple[float, float], size: Size) -> tuple[float, float]:
    return (min(max(at[0], 0.0), float(size[0])), min(max(at[1], 0.0), float(size[1])))


def _turned(at: tuple[float, float], by: int, size: Size) -> tuple[float, float]:
    (x, y), (width, height) = at, size
    if by == 90:
        return (height - y, x)
    if by == 180:
        return (width - x, height - y)
    if by == 270:
        return (y, width - x)
    return at
