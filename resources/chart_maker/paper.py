"""Paper with marker ink on it: flat, evenly lit, as if scanned."""

from collections import defaultdict

import cv2
import numpy as np

from chart_maker.arrays import Mask, Picture, floats, soft_noise

INKS = {
    "black": (0.10, 0.10, 0.12),
    "blue": (0.10, 0.20, 0.55),
    "green": (0.05, 0.38, 0.22),
    "red": (0.74, 0.12, 0.14),
    "purple": (0.36, 0.16, 0.50),
    "dot": (0.80, 0.10, 0.12),
}
STICKY_COLOURS = {
    "yellow": (0.93, 0.85, 0.47),
    "pink": (0.92, 0.64, 0.71),
    "blue": (0.57, 0.76, 0.87),
    "green": (0.69, 0.82, 0.51),
    "orange": (0.93, 0.68, 0.42),
}


class Paper:
    """A piece of paper with a rim of nothing round it, and the ink that is put on.

    `picture` (RGB, 0 to 1) and `cover` (0 nothing, 1 paper) have the size of paper plus rim.
    """

    def __init__(
        self,
        size: tuple[int, int],
        colour: tuple[float, float, float],
        rng: np.random.Generator,
        rim: int = 0,
    ) -> None:
        self.size = size
        self.rim = rim
        self.rng = rng
        wide, high = size[0] + 2 * rim, size[1] + 2 * rim
        self.shape = (high, wide)
        self.cover: Mask = np.zeros(self.shape, np.float32)
        self.cover[rim : high - rim, rim : wide - rim] = 1
        fibre = 0.006 * soft_noise(self.shape, 3, rng) + 0.008 * soft_noise(self.shape, 160, rng)
        self.picture: Picture = floats(colour) * (1 + fibre)[..., None]
        self._ink: dict[str, Mask] = defaultdict(lambda: np.zeros(self.shape, np.float32))

    def ink(self, name: str) -> Mask:
        """Return the mask that marker `name` writes on."""
        return self._ink[name]

    def rule_squares(self, pitch: int) -> None:
        """Print the pale squares of a flip-chart pad, `pitch` pixels wide."""
        high, wide = self.shape
        pale = floats((0.72, 0.80, 0.88))
        for x in range(self.rim + pitch // 2, wide - self.rim, pitch):
            self.picture[:, x : x + 3] = self.picture[:, x : x + 3] * 0.55 + pale * 0.45
        for y in range(self.rim + pitch // 2, high - self.rim, pitch):
            self.picture[y : y + 3] = self.picture[y : y + 3] * 0.55 + pale * 0.45

    def stroke(
        self, name: str, start: tuple[float, float], end: tuple[float, float], pen: float
    ) -> None:
        """Draw a line by hand, `pen` pixels thick: it bows, wavers and thins out."""
        rng = self.rng
        length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
        steps = max(3, round(length / 7))
        along = np.linspace(0, 1, steps)
        across = np.array([-(end[1] - start[1]), end[0] - start[0]]) / max(length, 1)
        bow = rng.normal(0, 0.006) * length * np.sin(np.pi * along)
        waver = np.interp(along, np.linspace(0, 1, 9), rng.normal(0, pen * 0.15, 9))
        points = np.outer(1 - along, start) + np.outer(along, end) + np.outer(bow + waver, across)
        mask = self.ink(name)
        thick = pen * np.interp(along, np.linspace(0, 1, 7), rng.uniform(0.85, 1.12, 7))
        for index in range(steps - 1):
            ends = [tuple(int(v) for v in np.round(points[index + k] * 16)) for k in (0, 1)]
            cv2.line(mask, ends[0], ends[1], 0.94, max(1, round(thick[index])), cv2.LINE_AA, 4)

    def blob(self, name: str, at: tuple[float, float], radius: float, hollow: float = 0) -> None:
        """Draw a spot by hand; `hollow` pixels of pen make it a ring."""
        turn = np.linspace(0, 2 * np.pi, 28, endpoint=False)
        wave = 1 + 0.10 * np.sin(turn * 2 + self.rng.uniform(0, 6)) * self.rng.uniform(0.3, 1)
        shape = np.column_stack([np.cos(turn), np.sin(turn)]) * (radius * wave)[:, None] + at
        points = [np.round(shape * 16).astype(np.int32)]
        if hollow:
            cv2.polylines(self.ink(name), points, True, 0.95, round(hollow), cv2.LINE_AA, 4)
        else:
            cv2.fillPoly(self.ink(name), points, 0.95, cv2.LINE_AA, 4)

    def dry(self) -> None:
        """Let the ink sink in: what was put on so far becomes part of the picture."""
        for name, mask in self._ink.items():
            shaken = self._shaken(mask)
            blotch = 0.06 * soft_noise(self.shape, 38, self.rng)
            fine = self.rng.standard_normal((self.shape[0] // 2, self.shape[1] // 12))
            streak = 0.05 * floats(cv2.resize(floats(fine), self.shape[::-1]))
            full = 0.97 if name == "dot" else 0.88
            dense = np.clip(shaken * (full + blotch + streak), 0, 0.99)[..., None]
            self.picture *= 1 - dense
            self.picture += floats(INKS[name]) * dense
        self._ink.clear()

    def _shaken(self, mask: Mask) -> Mask:
        """Return `mask` pulled about a little, so that no two letters are alike."""
        high, wide = self.shape
        down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
        right += 2.7 * soft_noise(self.shape, 38, self.rng)
        down += 2.7 * soft_noise(self.shape, 38, self.rng)
        moved = cv2.remap(mask, right, down, cv2.INTER_LINEAR)
        return floats(cv2.GaussianBlur(moved, (0, 0), 0.8))
