"""Parts of a photo that nobody else is to see, painted out."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw, ImageStat

from flipchart_to_action.domain.records import Box

HIDDEN_MARGIN = 0.2
"""How far handwriting may reach beyond its box, as a share of its shorter side."""
_SAMPLE = 64


def paint_out(image: Image.Image, boxes: Iterable[Box]) -> None:
    """Paint parts of a photo over with the colour of its paper, in place.

    Args:
        image: An upright RGB photo, as `open_photo` gives it.
        boxes: The parts, in pixels of `image`; they may reach beyond it.
    """
    draw = None
    for x0, y0, x1, y1 in boxes:
        if draw is None:
            draw, paper = ImageDraw.Draw(image), _paper(image)
        if x0 < x1 and y0 < y1:
            draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill=paper)


def _paper(image: Image.Image) -> tuple[int, ...]:
    """Return the colour that most of a photo has."""
    small = image.resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
    return tuple(round(value) for value in ImageStat.Stat(small).median)


def grown(box: Box, margin: float) -> Box:
    """Return `box` with a margin on every side, as a share of its shorter side."""
    x0, y0, x1, y1 = box
    extra = round(margin * max(0, min(x1 - x0, y1 - y0)))
    return (x0 - extra, y0 - extra, x1 + extra, y1 + extra)


def uncovered(box: Box, over: Sequence[Box]) -> float:
    """Return which share of `box` (0..1) is left to be seen under the boxes that lie over it."""
    x0, y0, x1, y1 = box
    whole = (x1 - x0) * (y1 - y0)
    if x0 >= x1 or y0 >= y1:
        return 0.0
    inside = [
        (max(a, x0), max(b, y0), min(c, x1), min(d, y1))
        for a, b, c, d in over
        if a < x1 and c > x0 and b < y1 and d > y0
    ]
    across = sorted({x0, x1, *(v for b in inside for v in (b[0], b[2]))})
    down = sorted({y0, y1, *(v for b in inside for v in (b[1], b[3]))})
    left = sum(
        (right - here) * (low - high)
        for here, right in pairwise(across)
        for high, low in pairwise(down)
        if not any(a <= here and right <= c and b <= high and low <= d for a, b, c, d in inside)
    )
    return left / whole
