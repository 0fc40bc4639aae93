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
        photo, lines, cut = take(scene.surface, filled=scene.filled, scale=scale, rng=rng)
        if len({line.group for line in lines} - cut) >= 3:
            break
    seen = {line.group for line in lines}
    return Chart(seed, layout, photo, lines, _shown(groups, seen, cut))


def _shown(groups: list[WrittenGroup], seen: set[int], cut: set[int]) -> tuple[WrittenGroup, ...]:
    """Return the groups that are seen; what is cut off is no note and no heading of any."""
    over = {g.number for g in groups if g.role == "heading"} & seen - cut
    return tuple(
        WrittenGroup(
            g.number,
            "junk" if g.number in cut else g.role,
            g.under if g.under in over and g.number not in cut else None,
        )
        for g in groups
        if g.number in seen
    )
