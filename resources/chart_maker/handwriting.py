"""Letters set one by one, none quite like the other, with faces of people's handwriting."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from chart_maker.arrays import Mask, floats

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How one person writes with a marker; lengths are shares of the letter size.

    `pen` is added to the face's stroke on either side, `uneven` the spread of letter sizes, `tilt`
    the spread of their angles in degrees, `wobble` how far the baseline strays, `slope` how much
    lines rise or fall, `zoom` evens out that faces of one size look differently large.
    """

    package: str
    file: str
    zoom: float = 1.0
    weight: int | None = None
    pen: float = 0.02
    slant: float = 0.0
    spacing: float = 1.04
    uneven: float = 0.035
    tilt: float = 1.6
    wobble: float = 0.016
    slope: float = 0.008
    capitals: bool = False


HANDS = {
    "round": Hand(package="fontpkg_delius", file="Delius-Regular.ttf", pen=0.012, slant=0.12,
                  zoom=0.92, spacing=0.97, uneven=0.06, tilt=3.4, wobble=0.03),
    "quick": Hand(package="fontpkg_kalam", file="Kalam-Regular.ttf", pen=0.0, spacing=0.98,
                  uneven=0.05, tilt=3.0, wobble=0.03),
    "fine": Hand(package="fontpkg_kalam", file="Kalam-Light.ttf", pen=0.0, spacing=0.98,
                 uneven=0.06, tilt=3.0, wobble=0.03),
    "broad": Hand(package="fontpkg_kalam", file="Kalam-Bold.ttf", pen=0.004, slant=-0.06,
                  zoom=0.76, spacing=1.0, capitals=True),
    "airy": Hand(package="fontpkg_indie_flower", file="IndieFlower-Regular.ttf", pen=0.014,
                 zoom=1.06, spacing=1.0, uneven=0.05, tilt=2.6, wobble=0.026),
    "tall": Hand(package="fontpkg_shadows_into_light", file="ShadowsIntoLight.ttf", pen=0.016,
                 zoom=1.14, spacing=1.05, uneven=0.05, tilt=2.2, wobble=0.026),
    "capitals": Hand(package="fontpkg_shadows_into_light", file="ShadowsIntoLight.ttf", pen=0.018,
                     zoom=1.12, spacing=1.14, tilt=3.0, uneven=0.07, wobble=0.028, capitals=True),
    "slanted": Hand(package="fontpkg_caveat", file="Caveat[wght].ttf", weight=600, pen=0.008,
                    zoom=1.28, spacing=1.0, uneven=0.05, tilt=2.2, wobble=0.026),
}  # fmt: skip


def missing_faces() -> list[str]:
    """Return the packages of handwriting faces that are not installed here."""
    return sorted({h.package for h in HANDS.values() if find_spec(h.package) is None})


@lru_cache(maxsize=64)
def _face(hand: Hand, size: int) -> ImageFont.FreeTypeFont:
    path = files(hand.package).joinpath("files", hand.file)
    # The basic layout engine gives the same advances with and without libraqm.
    face = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    if hand.weight is not None:
        face.set_variation_by_axes([hand.weight])
    return face


def _said(hand: Hand, text: str) -> str:
    return text.upper() if hand.capitals else text


def width(text: str, hand: Hand, size: float) -> float:
    """Return how many pixels wide `text` is about, written at `size`."""
    face = _face(hand, round(size * hand.zoom))
    return face.getlength(_said(hand, text)) * hand.spacing


def wrap(text: str, hand: Hand, size: float, room: float) -> list[str]:
    """Return `text` as lines that fit into `room` pixels; a single long word may stick out."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, hand, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _letter(letter: str, hand: Hand, size: float, angle: float) -> Mask:
    """Return a square tile with `letter`, its start of baseline in the tile's middle."""
    big = round(size * hand.zoom * 2)
    side = big * 4
    tile = Image.new("L", (side, side))
    ImageDraw.Draw(tile).text(
        (side / 2, side / 2),
        letter,
        fill=255,
        font=_face(hand, big),
        anchor="ls",
        stroke_width=hand.pen * big,
    )
    turn = np.deg2rad(angle)
    shear = np.array([[1.0, -hand.slant], [0.0, 1.0]])
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    half = 0.5 * spin @ shear
    out = side // 2
    middle = np.array([side / 2, side / 2])
    shift = np.array([out / 2, out / 2]) - half @ middle
    matrix = np.column_stack([half, shift])
    turned = cv2.warpAffine(np.asarray(tile), matrix, (out, out), flags=cv2.INTER_LINEAR)
    return floats(turned) / np.float32(255)


def write(
    mask: Mask,
    text: str,
    at: tuple[float, float],
    hand: Hand,
    size: float,
    rng: np.random.Generator,
) -> Box:
    """Write `text` onto `mask` from `at` (left end of the baseline), heaviest ink wins.

    Returns:
        The box of the ink: left, top, right, bottom, in pixels of the mask.
    """
    text = _said(hand, text)
    face = _face(hand, round(size * hand.zoom))
    x, baseline = at
    start, slope = x, rng.normal(0, hand.slope)
    phase, sway = rng.uniform(0, 6.3), rng.uniform(0.006, 0.012)
    box = [np.inf, np.inf, -np.inf, -np.inf]
    for index, letter in enumerate(text):
        advance = face.getlength(text[: index + 1]) - face.getlength(text[:index])
        if letter != " ":
            y = baseline + slope * (x - start) + size * hand.wobble * np.sin(phase + sway * x)
            y += rng.normal(0, size * hand.wobble * 0.6)
            uneven = float(np.clip(rng.normal(1, hand.uneven), 0.88, 1.14))
            tile = _letter(letter, hand, size * uneven, rng.normal(0, hand.tilt))
            inked = _press(mask, tile * np.float32(rng.uniform(0.9, 1.0)), (x, float(y)))
            box = [*np.minimum(box[:2], inked[:2]), *np.maximum(box[2:], inked[2:])]
            x += advance * uneven * hand.spacing + rng.normal(0, 0.006 * size)
        else:
            x += max(advance, 0.27 * size) * rng.uniform(1.0, 1.3)
    return (float(box[0]), float(box[1]), float(box[2]), float(box[3]))


def _press(mask: Mask, tile: Mask, at: tuple[float, float]) -> Box:
    """Lay `tile` onto `mask` with its middle on `at`; return the box of its ink."""
    half = tile.shape[0] // 2
    left, top = round(at[0]) - half, round(at[1]) - half
    rows, columns = np.nonzero(tile.max(axis=1) > 0.2)[0], np.nonzero(tile.max(axis=0) > 0.2)[0]
    if not len(rows):
        return (at[0], at[1], at[0], at[1])
    x0, x1 = max(0, left + columns[0] - 2), min(mask.shape[1], left + columns[-1] + 3)
    y0, y1 = max(0, top + rows[0] - 2), min(mask.shape[0], top + rows[-1] + 3)
    if x0 < x1 and y0 < y1:
        here = mask[y0:y1, x0:x1]
        np.maximum(here, tile[y0 - top : y1 - top, x0 - left : x1 - left], out=here)
    return (float(x0), float(y0), float(x1), float(y1))
