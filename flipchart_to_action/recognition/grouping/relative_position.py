"""Where one quad lies as seen from another."""

from dataclasses import dataclass

import numpy as np

from flipchart_to_action.recognition.geometry import angle_of, height_of, width_of
from flipchart_to_action.recognition.types import Quad


@dataclass(frozen=True, slots=True)
class Offset:
    """Where one quad lies as seen along the writing of another, in heights of the writing.

    `gap` is the distance along the writing between the two (negative: they overlap), `indent` how
    far the second begins to the right of the first, `outdent` how far it ends to the right,
    `middle` how far its middle is to the right, `down` how far it is below, `shared` the part of
    the shorter one that lies over the other.
    """

    gap: float
    indent: float
    outdent: float
    middle: float
    down: float
    shared: float


def offset(first: Quad, second: Quad) -> Offset:
    """Return where `second` lies as seen from `first`."""
    longer = first if width_of(first) >= width_of(second) else second
    angle = np.radians(angle_of(longer))
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    unit = max(1.0, (height_of(first) + height_of(second)) / 2)
    a, b = first @ along, second @ along
    a0, a1 = (a[0] + a[3]) / 2, (a[1] + a[2]) / 2
    b0, b1 = (b[0] + b[3]) / 2, (b[1] + b[2]) / 2
    overlap = min(a1, b1) - max(a0, b0)
    down = float((second.mean(axis=0) - first.mean(axis=0)) @ across)
    return Offset(
        gap=float(-overlap / unit),
        indent=float((b0 - a0) / unit),
        outdent=float((b1 - a1) / unit),
        middle=float((b0 + b1 - a0 - a1) / 2 / unit),
        down=down / unit,
        shared=float(max(0.0, overlap) / max(1.0, min(a1 - a0, b1 - b0))),
    )


def is_figure(text: str) -> bool:
    """Say whether `text` has figures and no letters."""
    return not any(c.isalpha() for c in text) and any(c.isdigit() for c in text)
