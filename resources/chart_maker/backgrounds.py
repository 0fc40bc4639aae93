"""What stands behind the sheets: walls, boards and tables, in nominal photo pixels."""

from collections.abc import Callable

import cv2
import numpy as np

from chart_maker.arrays import Mask, Picture, floats, soft_noise

Size = tuple[int, int]
Dice = np.random.Generator


def _plain(shape: Size, colour: tuple[float, float, float]) -> Picture:
    return np.broadcast_to(floats(colour), (*shape, 3)).copy()


def _wall(shape: Size, rng: Dice, colour: tuple[float, float, float]) -> Picture:
    """A painted wall with the grain of a roller, and a skirting board where it ends."""
    high = shape[0]
    scale = max(shape) / 3200
    wall = _plain(shape, colour)
    rolled = 0.018 * soft_noise(shape, 7 * scale, rng) + 0.02 * soft_noise(shape, 420 * scale, rng)
    relief = soft_noise(shape, 13 * scale, rng)
    wall *= (1 + rolled + 0.02 * np.roll(relief, 1, axis=0) - 0.02 * relief)[..., None]
    board = round(high * 0.962)
    wall[board:] = (
        floats((0.86, 0.85, 0.82)) * (1 + 0.01 * soft_noise(shape, 90, rng))[board:, :, None]
    )
    rim = max(2, round(9 * scale))
    wall[board - rim : board] *= 0.62
    wall[board : board + rim] *= 1.06
    return wall


def _cream_wall(shape: Size, rng: Dice) -> Picture:
    return _wall(shape, rng, (0.74, 0.70, 0.62))


def _grey_wall(shape: Size, rng: Dice) -> Picture:
    return _wall(shape, rng, (0.55, 0.57, 0.58))


def _stretched(shape: Size, cells: tuple[float, float], rng: Dice) -> Mask:
    """Return noise of `cells` down and across, as long-drawn as the grain of wood."""
    coarse = rng.standard_normal((max(4, round(cells[0])), round(cells[1])))
    return floats(cv2.resize(floats(coarse), shape[::-1], interpolation=cv2.INTER_CUBIC))


def _wood(shape: Size, rng: Dice) -> Picture:
    """A table of planks, grain along the photo's width."""
    high = shape[0]
    scale = max(shape) / 3200
    table = _plain(shape, (0.55, 0.44, 0.33))
    fine = _stretched(shape, (high / (2.6 * scale), 24), rng)
    veins = _stretched(shape, (high / (30 * scale), 9), rng)
    grain = 0.045 * fine + 0.06 * veins + 0.05 * soft_noise(shape, 500 * scale, rng)
    plank = round(high / 5.3)
    for index, top in enumerate(range(-plank // 3, high, plank)):
        rows = slice(max(0, top), max(0, top + plank))
        grain[rows] += rng.normal(0, 0.08) * (1 if index else 0.5)
        grain[max(0, top) : max(0, top) + max(2, round(7 * scale))] -= 0.45
    return floats(table * np.clip(1 + grain, 0.25, 1.6)[..., None])


def _cork(shape: Size, rng: Dice) -> Picture:
    """A pin board of cork, specks and all."""
    scale = max(shape) / 3200
    specks = soft_noise(shape, 8 * scale, rng) + 0.8 * soft_noise(shape, 19 * scale, rng)
    dark = np.clip(specks - 1.5, 0, 1) * 0.3
    board = _plain(shape, (0.60, 0.46, 0.33))
    return floats(board * np.clip(1 + 0.07 * specks - dark, 0.3, 1.5)[..., None])


def _felt(shape: Size, rng: Dice) -> Picture:
    """A pin board covered with blue-grey felt."""
    scale = max(shape) / 3200
    fuzz = 0.06 * soft_noise(shape, 3 * scale, rng) + 0.03 * soft_noise(shape, 26 * scale, rng)
    return floats(_plain(shape, (0.29, 0.34, 0.42)) * (1 + fuzz)[..., None])


def _easel(shape: Size, rng: Dice) -> Picture:
    """A flip-chart easel: a pale board in a dark frame, a room out of focus behind it."""
    high, wide = shape
    scale = max(shape) / 3200
    room = _plain(shape, (0.36, 0.33, 0.30))
    blots = soft_noise(shape, 700 * scale, rng)
    room *= (1 + 0.25 * blots)[..., None]
    window = np.zeros(shape, np.float32)
    window[: round(high * 0.30), round(wide * 0.93) :] = 1
    room += 0.45 * cv2.GaussianBlur(window, (0, 0), 45 * scale)[..., None]
    room = floats(cv2.GaussianBlur(room, (0, 0), 14 * scale))
    left, right = round(wide * 0.045), round(wide * 0.955)
    top, bottom = round(high * 0.03), round(high * 0.965)
    frame = max(3, round(26 * scale))
    room[top - frame : bottom + frame, left - frame : right + frame] = (0.14, 0.14, 0.15)
    sheen = 1 + 0.02 * soft_noise((bottom - top, right - left), 300 * scale, rng)
    room[top:bottom, left:right] = floats((0.72, 0.73, 0.73)) * sheen[..., None]
    return room


def close_clamp(photo: Picture) -> None:
    """Draw the easel's clamp over the upper edge of the sheet that hangs there."""
    high, wide = photo.shape[:2]
    top, bottom = round(high * 0.015), round(high * 0.054)
    columns = slice(round(wide * 0.034), round(wide * 0.966))
    below = round(high * 0.008)
    fade = np.linspace(0.62, 1, below)[:, None, None]
    photo[bottom : bottom + below, columns] *= fade
    shine = np.interp(np.linspace(0, 1, bottom - top), (0, 0.25, 0.4, 1), (0.3, 0.5, 0.4, 0.17))
    photo[top:bottom, columns] = floats(shine)[:, None, None] * floats((1, 1, 1.04))


BACKGROUNDS: dict[str, Callable[[Size, Dice], Picture]] = {
    "cream wall": _cream_wall,
    "grey wall": _grey_wall,
    "wood": _wood,
    "cork": _cork,
    "felt": _felt,
    "easel": _easel,
}
