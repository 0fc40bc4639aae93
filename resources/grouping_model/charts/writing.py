"""A line of writing as a mask of ink: letters set one by one, none quite on the line."""

import math
import random
from dataclasses import dataclass

import cv2
import numpy as np
from chart_maker.arrays import soft_noise
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from .faces import Face, advance, faces, sized

Colour = tuple[int, int, int]
Ink = NDArray[np.uint8]

INKS: dict[str, Colour] = {
    "black": (28, 28, 33),
    "grey": (70, 70, 76),
    "blue": (28, 42, 132),
    "bright blue": (30, 80, 190),
    "navy": (22, 30, 85),
    "green": (20, 105, 60),
    "pale green": (80, 160, 110),
    "red": (185, 32, 40),
    "orange": (225, 105, 35),
    "purple": (95, 42, 125),
    "brown": (95, 60, 35),
}
_COMMON = ("black",) * 6 + ("blue",) * 4 + ("navy", "green", "red", "bright blue", "grey")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How somebody writes. Lengths are shares of `size`, the height of a line without air.

    `slant` leans letters over, `wobble` moves them off the line, `uneven` changes their size,
    `tilt` and `rise` turn whole lines (degrees: mean and spread), `dense` is how well ink covers,
    `messy` how far strokes are pulled from where the face has them.
    """

    face: Face
    size: float
    ink: Colour
    capitals: bool = False
    pen: float = 0.0
    slant: float = 0.0
    spacing: float = 1.0
    space: float = 0.32
    wobble: float = 0.015
    uneven: float = 0.03
    rise: float = 0.5
    tilt: float = 0.0
    dense: float = 0.9
    messy: float = 0.0


def any_ink(rng: random.Random) -> Colour:
    """Return the colour of a pen, mostly black or blue."""
    name = rng.choice(_COMMON) if rng.random() < 0.8 else rng.choice(sorted(INKS))
    red, green, blue = INKS[name]
    return (_near(red, rng), _near(green, rng), _near(blue, rng))


def _near(value: int, rng: random.Random) -> int:
    return max(0, min(255, value + rng.randint(-12, 12)))


def any_style(rng: random.Random, size: float) -> Style:
    """Return the hand of some person, writing `size` pixels high."""
    face = rng.choice(faces())
    # Small writing is done with a pen that is thicker for its size.
    thinnest = 0.02 if size < 24 else 0.0
    pen = 0.0 if face.bold else thinnest + rng.choice([0, 0, 0.01, 0.02, 0.03])
    return Style(
        face=face,
        size=size,
        ink=any_ink(rng),
        capitals=rng.random() < 0.3,
        pen=pen,
        slant=rng.choice([0, rng.gauss(0, 0.1), rng.uniform(-0.1, 0.3)]),
        spacing=rng.uniform(0.92, 1.14),
        space=rng.uniform(0.22, 0.5),
        wobble=rng.uniform(0.004, 0.035),
        uneven=rng.uniform(0.0, 0.07),
        rise=rng.uniform(0.1, 1.0),
        tilt=rng.choice([0, 0, rng.gauss(0, 1.0)]),
        dense=rng.choice([rng.uniform(0.68, 1.0), rng.uniform(0.68, 1.0), rng.uniform(0.45, 0.8)]),
        messy=rng.choice([0.0, rng.uniform(0, 0.05), rng.uniform(0.03, 0.09)]),
    )


SYMBOLS = "→↳↦•–✓✗□○★▸"
"""Signs that are drawn with strokes, since few faces have them."""

_WIDTHS = {"→": 1.1, "↳": 0.8, "↦": 1.6, "•": 0.3, "–": 0.5, "✓": 0.6, "✗": 0.55, "□": 0.6,
           "○": 0.6, "★": 0.6, "▸": 0.45}  # fmt: skip


def said(text: str, style: Style) -> str:
    """Return `text` as this hand puts it."""
    return text.upper() if style.capitals else text


def width(text: str, style: Style) -> float:
    """Return how many pixels wide `text` is about."""
    size = round(style.size)
    total = 0.0
    for letter in said(text, style):
        if letter == " ":
            total += style.space * style.size
        elif letter in _WIDTHS:
            total += (_WIDTHS[letter] + 0.1) * style.size
        else:
            total += advance(style.face, size, letter) * style.spacing
    return total


def wrap(text: str, style: Style, room: float) -> list[str]:
    """Return `text` as lines that fit into `room` pixels; one long word may stick out."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, style) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def render(text: str, style: Style, rng: random.Random) -> tuple[Ink, float, float]:
    """Return the ink of `text` (0 to 255), cut to what is inked, leaning but not turned.

    Returns:
        The mask, and how far its upper left corner lies from the start of the base line.
    """
    text = said(text, style)
    size, pad = round(style.size), round(style.size * 1.5)
    high, base = round(style.size * 3.2), style.size * 2.0
    image = Image.new("L", (round(width(text, style) * 1.15) + 2 * pad, high))
    draw = ImageDraw.Draw(image)
    signs: list[tuple[str, float, float]] = []
    x, phase, sway = float(pad), rng.uniform(0, 6.3), rng.uniform(0.4, 1.2) / style.size
    for letter in text:
        y = base + style.wobble * style.size * (math.sin(phase + sway * x) + rng.gauss(0, 0.7))
        if letter == " ":
            x += style.space * style.size * rng.uniform(0.85, 1.2)
        elif letter in _WIDTHS:
            signs.append((letter, x, y))
            x += (_WIDTHS[letter] + 0.1) * style.size
        else:
            here = max(6, round(size * (1 + max(-0.12, min(0.12, rng.gauss(0, style.uneven))))))
            draw.text(
                (x, y), letter, fill=round(255 * rng.uniform(0.88, 1)), anchor="ls",
                font=sized(style.face, here), stroke_width=style.pen * size,
            )  # fmt: skip
            x += advance(style.face, size, letter) * style.spacing + rng.gauss(0, 0.008 * size)
    mask = np.array(image)
    for sign, at, y in signs:
        _draw_sign(mask, sign, (at, y), style.size, rng)
    if style.messy:
        mask = _pulled(mask, style, rng)
    if style.slant:
        lean = np.array([[1, -style.slant, style.slant * base], [0, 1, 0]], np.float64)
        mask = cv2.warpAffine(mask, lean, (mask.shape[1], mask.shape[0]))
    return _cut(mask, pad, base)


def _pulled(mask: Ink, style: Style, rng: random.Random) -> Ink:
    """Return `mask` pulled about, so that no letter is quite like another."""
    noise = np.random.default_rng(rng.getrandbits(32))
    high, wide = mask.shape
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = np.float32(style.messy * style.size)
    down += far * soft_noise(mask.shape, style.size * 0.45, noise)
    right += far * soft_noise(mask.shape, style.size * 0.45, noise)
    return np.asarray(cv2.remap(mask, right, down, cv2.INTER_LINEAR), np.uint8)


def _cut(mask: Ink, pad: float, base: float) -> tuple[Ink, float, float]:
    rows, columns = np.nonzero(mask.max(axis=1) > 60)[0], np.nonzero(mask.max(axis=0) > 60)[0]
    if not len(rows):
        return np.zeros((1, 1), np.uint8), 0.0, 0.0
    top, left = int(rows[0]), int(columns[0])
    return mask[top : rows[-1] + 1, left : columns[-1] + 1], left - pad, top - base


_SHAPES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "→": (((0, 0.3), (1.0, 0.3)), ((0.72, 0.5), (1.0, 0.3), (0.74, 0.08))),
    "↳": (((0.1, 0.75), (0.1, 0.28), (0.7, 0.28)), ((0.5, 0.45), (0.7, 0.28), (0.5, 0.1))),
    "↦": (((0, 0.3), (1.5, 0.3)), ((1.2, 0.5), (1.5, 0.3), (1.22, 0.08))),
    "–": (((0, 0.28), (0.42, 0.28)),),
    "✓": (((0, 0.3), (0.2, 0.05), (0.55, 0.65)),),
    "✗": (((0, 0.55), (0.45, 0.02)), ((0.45, 0.55), (0, 0))),
    "□": (((0, 0), (0, 0.5), (0.5, 0.5), (0.5, 0), (0, 0)),),
    "★": (((0.1, 0.0), (0.3, 0.6), (0.5, 0.0), (0, 0.4), (0.6, 0.4), (0.1, 0)),),
    "▸": (((0, 0.55), (0.35, 0.3), (0, 0.05)),),
}


def _draw_sign(
    mask: Ink, sign: str, at: tuple[float, float], size: float, rng: random.Random
) -> None:
    pen = max(1, round(size * rng.uniform(0.05, 0.09)))
    x, y = at
    if sign in "•○":
        radius = size * (rng.uniform(0.08, 0.14) if sign == "•" else 0.24)
        middle = (round((x + size * 0.2) * 8), round((y - size * 0.27) * 8))
        cv2.circle(mask, middle, round(radius * 8), 255, -1 if sign == "•" else pen, 16, 3)
        return
    for path in _SHAPES[sign]:
        points = [
            [(x + (px + rng.gauss(0, 0.03)) * size) * 8, (y - (py + rng.gauss(0, 0.03)) * size) * 8]
            for px, py in path
        ]
        cv2.polylines(mask, [np.array(points).round().astype(np.int32)], False, 255, pen, 16, 3)
