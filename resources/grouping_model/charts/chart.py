"""What a synthetic chart is: a photo, its lines of writing, and which of them belong together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line as it is written, its mark or number included.

    `quad` are the corners of its ink in pixels of the photo: top left, top right, bottom right and
    bottom left, as the writing runs. `group` is the number of what it belongs to.
    """

    text: str
    quad: tuple[Point, ...]
    group: int


@dataclass(frozen=True, slots=True)
class WrittenGroup:
    """Lines that should come out as one.

    `role` is "title", "heading", "note", "label" or "junk" (no note: a brand, a signature, the
    edge of another sheet, struck-out words). `under` is the number of the heading over it.
    """

    number: int
    role: str
    under: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A photo with its truth; `layout` names the kind of chart."""

    seed: int
    layout: str
    photo: NDArray[np.uint8]
    lines: tuple[WrittenLine, ...]
    groups: tuple[WrittenGroup, ...]
