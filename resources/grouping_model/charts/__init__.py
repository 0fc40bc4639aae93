"""Synthetic charts from which a network learns which lines belong to one note."""

import random

from .camera import take
from .chart import Chart, WrittenGroup, WrittenLine
from .kinds import KINDS

__all__ = ["LAYOUTS", "Chart", "WrittenGroup", "WrittenLine", "draw_chart"]

LAYOUTS: tuple[str, ...] = tuple(KINDS)
"""All kinds of charts."""


def draw_chart(seed: int, layout: str | None = None, scale: float = 1.0) -> Chart:
    """Return a chart; the same seed, layout and set of faces give the same one.

    Args:
        seed: Of the dice.
        layout: One of `LAYOUTS`; None draws one by weight.
        scale: Less than 1 makes a smaller photo of the same chart, for tests.

    Raises:
        FileNotFoundError: No handwriting face is installed.
        KeyError: There is no such layout.
    """
    if layout is None:
        weights = [weight for weight, _ in KINDS.values()]
        layout = random.Random(seed).choices(LAYOUTS, weights)[0]
    rng = random.Random(f"{layout} {seed}")
    while True:
        groups: list[WrittenGroup] = []
        scene = KINDS[layout][1](rng, groups)
        photo, lines = take(scene.surface, filled=scene.filled, scale=scale, rng=rng)
        if len(lines) >= 3:
            break
    seen = {line.group for line in lines}
    return Chart(
        seed=seed,
        layout=layout,
        photo=photo,
        lines=lines,
        groups=tuple(
            WrittenGroup(g.number, g.role, g.under if g.under in seen else None)
            for g in groups
            if g.number in seen
        ),
    )
