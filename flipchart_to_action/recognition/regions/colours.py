"""What colour a patch of paper has, whatever light the photo was taken in."""

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_BRIGHT = 0.85
_WARMEST, _COOLEST = 28.0, 14.0
_NO_COLOUR = 11.0
_LIGHT_ENOUGH = 0.6
_PALE = 140.0
_CANARY, _PALE_YELLOW = 115.0, 34.0

# Hue angles in the a/b plane of Lab, in degrees, where each name ends.
_COLOURS = (
    (25.0, "pink"),
    (45.0, "red"),
    (76.0, "orange"),
    (109.0, "yellow"),
    (170.0, "green"),
    (285.0, "blue"),
    (325.0, "lilac"),
    (361.0, "pink"),
)


class Light:
    """The light that a photo was taken in, as the whitest things in it show.

    Args:
        picture: Red, green, blue.
    """

    def __init__(self, picture: NDArray[np.uint8]) -> None:
        lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB).astype(np.float32)
        light = lab[:, :, 0]
        self.brightest = float(np.percentile(light, 99))
        """How light the lightest is, 0..255."""
        white = picture[light > _BRIGHT * self.brightest].astype(np.float32)
        tint = lab[light > _BRIGHT * self.brightest][:, 1:] - 128.0
        # Lamps and the sky make white things yellowish or bluish, never pink or green.
        warm = (tint[:, 1] > 0) & (np.abs(tint[:, 0]) < 0.5 * tint[:, 1])
        plain = np.hypot(tint[:, 0], tint[:, 1]) < np.where(warm, _WARMEST, _COOLEST)
        self._gain = np.ones(3, np.float32)
        if plain.size and plain.mean() > 0.15:
            usual = np.median(white[plain], axis=0)
            self._gain = (usual.mean() / np.maximum(usual, 1.0)).astype(np.float32)

    def in_daylight(self, colours: Floats) -> Floats:
        """Return `colours` (n x 3, red green blue) as Lab with a and b about 0, by white light."""
        evened = np.clip(colours * self._gain, 0, 255).astype(np.uint8)
        lab: Floats = cv2.cvtColor(evened[None], cv2.COLOR_RGB2LAB)[0].astype(np.float32)
        lab[:, 1:] -= 128.0
        return lab

    def name(self, colour: Floats) -> str:
        """Return the name of the colour of a patch, given as it looks in the photo."""
        light, a, b = self.in_daylight(colour[None])[0]
        if np.hypot(a, b) < _NO_COLOUR and light > _LIGHT_ENOUGH * self.brightest:
            return "white"
        hue = float(np.degrees(np.arctan2(b, a))) % 360
        name = colour_name(hue)
        if name == "green" and hue < _CANARY and np.hypot(a, b) < _PALE_YELLOW:
            return "yellow"  # lime is lively, canary yellow is pale
        return "pink" if name == "red" and light > _PALE else name


def colour_name(hue: float) -> str:
    """Return the name of the colour at `hue` degrees in the a/b plane of Lab."""
    return next(name for end, name in _COLOURS if hue % 360 < end)
