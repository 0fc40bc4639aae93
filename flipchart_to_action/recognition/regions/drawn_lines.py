"""Lines drawn with a ruler or by hand that keep pieces of writing apart: tables, underlines."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.types import Picture

_SIDE = 960
_INK = 22
_TILT = 12.0
_ALONG = 0.07
_SOLID = 0.88


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, in pixels of the picture, from its left or upper end."""

    start: tuple[float, float]
    end: tuple[float, float]
    level: bool

    @property
    def length(self) -> float:
        """How long it is, in pixels."""
        return float(np.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1]))


def find_rules(picture: Picture) -> list[Rule]:
    """Return the drawn lines in `picture` that run nearly level or nearly upright."""
    tall, wide = picture.shape[:2]
    scale = min(1.0, _SIDE / max(tall, wide))
    size = (max(1, round(wide * scale)), max(1, round(tall * scale)))
    ink = ink_of(cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8))
    return [*_runs(ink, 1 / scale, level=True), *_runs(ink, 1 / scale, level=False)]


def ink_of(picture: Picture) -> NDArray[np.uint8]:
    """Return where the picture is darker, in any of its colours, than the paper around."""
    around = cv2.blur(picture, (41, 41)).astype(np.int16)
    dark = (around - picture.astype(np.int16)).max(axis=2)
    ink: NDArray[np.uint8] = (dark > _INK).astype(np.uint8)
    return ink


def _runs(ink: NDArray[np.uint8], scale: float, *, level: bool) -> list[Rule]:
    """Find long thin runs by opening along one direction, hand-drawn waver allowed for."""
    long = max(25, round(_ALONG * max(ink.shape)))
    across, along = (1, 3), (long // 3, 1)
    if not level:
        across, along = (3, 1), (1, long // 3)
    thick = cv2.dilate(ink, np.ones(across[::1], np.uint8) if level else np.ones(across, np.uint8))
    mask = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(along[::-1], np.uint8))
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones(along[::-1], np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined.astype(np.uint8))
    rules = []
    for i in range(1, count):
        x, y, wide, tall, area = stats[i]
        run, thin = (wide, tall) if level else (tall, wide)
        if run < long or area > 0.25 * run * run or thin > run * 0.3 + 4:
            continue
        part = mask[y : y + tall, x : x + wide]
        if part.max(axis=0 if level else 1).mean() < _SOLID:
            continue
        rules.append(_rule(labels[y : y + tall, x : x + wide] == i, (x, y), scale, level=level))
    return rules


def _rule(mask: NDArray[np.bool_], corner: tuple[Any, Any], scale: float, *, level: bool) -> Rule:
    ys, xs = np.nonzero(mask)
    if level:
        slope, base = np.polyfit(xs, ys, 1)
        ends = [(0.0, base), (float(mask.shape[1]), base + slope * mask.shape[1])]
    else:
        slope, base = np.polyfit(ys, xs, 1)
        ends = [(base, 0.0), (base + slope * mask.shape[0], float(mask.shape[0]))]
    x, y = float(corner[0]), float(corner[1])
    start, end = (((a + x) * scale, (b + y) * scale) for a, b in ends)
    return Rule(start, end, level)
