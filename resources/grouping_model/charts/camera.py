"""The photo of a surface: seen askew before a background, unevenly lit, by a small camera."""

import random

import cv2
import numpy as np
from chart_maker.arrays import Mask, floats, soft_noise
from chart_maker.backgrounds import BACKGROUNDS
from numpy.typing import NDArray

from .chart import WrittenLine
from .surface import Quad, Surface, seen_at

Photo = NDArray[np.float32]
Matrix = NDArray[np.float64]
WHOLE = 0.6
"""A line of which less is seen counts as cut off."""


def take(
    scene: Surface, *, filled: bool, scale: float, rng: random.Random
) -> tuple[NDArray[np.uint8], tuple[WrittenLine, ...], set[int]]:
    """Return the photo of `scene`, its lines, and the groups that the photo's edge cuts.

    Args:
        scene: What hangs or stands there.
        filled: Whether it reaches beyond the photo's edges, as a wall or a board does.
        scale: Pixels of the photo for a pixel of the scene.
        rng: The dice.
    """
    noise = np.random.default_rng(rng.getrandbits(32))
    rim = rng.uniform(-0.015, 0.01) if filled else rng.uniform(0.02, 0.09)
    whole = (scene.wide * (1 + 2 * rim), scene.high * (1 + 2 * rim))
    corners = _corners(scene, whole, rim, rng, filled=filled) * scale
    size = (round(whole[0] * scale), round(whole[1] * scale))
    matrix = np.array(
        cv2.getPerspectiveTransform(floats(scene.outline()), floats(corners)), np.float64
    )
    photo = _seen(scene, matrix, size, noise, rng)
    photo *= _light((size[1], size[0]), noise, rng)
    photo = floats(cv2.GaussianBlur(photo, (0, 0), rng.uniform(0.35, 1.15)))
    photo = _grain(photo, noise, rng)
    ends = np.array([size[0] - 1, size[1] - 1], float)
    lines, cut = [], set()
    for line in scene.lines:
        quad = seen_at(line.quad, matrix)
        inside = np.clip(quad, 0, ends)
        share = _area(inside) / max(1.0, _area(quad))
        if share < WHOLE:
            cut.add(line.group)
        if share > 0.15:
            corners_in = tuple((float(x), float(y)) for x, y in inside)
            text = _left_of(line.text, quad, inside, share)
            lines.append(WrittenLine(text, corners_in, line.group))
    return _compressed(photo, rng), tuple(lines), cut


def _area(quad: NDArray[np.float64]) -> float:
    return float(cv2.contourArea(floats(quad)))


def _left_of(text: str, quad: Quad, inside: Quad, share: float) -> str:
    """Return what can be seen of `text` where the photo's edge cuts it."""
    along = quad[1] - quad[0]
    wide = float(np.hypot(*(inside[1] - inside[0]))) / max(1e-6, float(np.hypot(*along)))
    if share >= WHOLE or wide >= WHOLE:
        return text
    letters = max(1, round(len(text) * wide))
    begins = float((inside.mean(axis=0) - quad.mean(axis=0)) @ along) < 0
    return text[:letters].strip() or text if begins else text[-letters:].strip() or text


def _corners(
    scene: Surface, size: tuple[float, float], rim: float, rng: random.Random, *, filled: bool
) -> NDArray[np.float64]:
    """Return where the scene's corners come to lie in the photo."""
    spread = rng.choice([0.003, 0.01, 0.022]) * max(size) * (0.5 if filled else 1)
    left, top = scene.wide * rim, scene.high * rim
    corners = scene.outline() + np.array([left, top])
    corners += np.array([[rng.gauss(0, spread) for _ in range(2)] for _ in range(4)])
    turn = np.deg2rad(rng.gauss(0, 0.5 if filled else 1.2))
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    middle = np.array(size) / 2
    return np.asarray((corners - middle) @ spin.T + middle)


def _seen(
    scene: Surface, matrix: Matrix, size: tuple[int, int], noise: np.random.Generator,
    rng: random.Random,
) -> Photo:  # fmt: skip
    """Return the scene before a background, its ink pulled about a little."""
    shape = (size[1], size[0])
    behind = _background(shape, noise, rng)
    x, y = _looked_at(matrix, shape)
    edge = np.minimum(np.minimum(x, scene.wide - x), np.minimum(y, scene.high - y))
    pull = rng.uniform(0.2, 0.9)
    x += floats(pull * soft_noise(shape, 18, noise))
    y += floats(pull * soft_noise(shape, 18, noise))
    seen = floats(cv2.remap(scene.picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))
    cover = np.clip(edge, 0, 1)[..., None]
    if float(cover.min()) >= 1:
        return seen / np.float32(255)
    shade = cv2.GaussianBlur(floats(cover[..., 0]), (0, 0), 9)
    behind *= (1 - 0.35 * shade)[..., None]
    return floats(behind * (1 - cover) + seen / np.float32(255) * cover)


def _looked_at(matrix: Matrix, shape: tuple[int, int]) -> tuple[Mask, Mask]:
    """Return where on the scene each pixel looks; made small and drawn out, since it is smooth."""
    back = np.linalg.inv(matrix)
    small = (shape[0] // 4, shape[1] // 4)
    down = ((np.arange(small[0]) + 0.5) * shape[0] / small[0] - 0.5)[:, None]
    right = ((np.arange(small[1]) + 0.5) * shape[1] / small[1] - 0.5)[None]
    depth = back[2, 0] * right + back[2, 1] * down + back[2, 2]
    x = (back[0, 0] * right + back[0, 1] * down + back[0, 2]) / depth
    y = (back[1, 0] * right + back[1, 1] * down + back[1, 2]) / depth
    wide, high = shape[::-1]
    return floats(cv2.resize(floats(x), (wide, high))), floats(cv2.resize(floats(y), (wide, high)))


def _background(shape: tuple[int, int], noise: np.random.Generator, rng: random.Random) -> Photo:
    small = (max(40, shape[0] // 4), max(40, shape[1] // 4))
    if rng.random() < 0.7:
        picture = BACKGROUNDS[rng.choice(sorted(BACKGROUNDS))](small, noise)
    else:
        picture = np.full((*small, 3), _tint(rng), np.float32)
        for _ in range(rng.randint(0, 5)):
            left, top = rng.randrange(small[1]), rng.randrange(small[0])
            wide, high = rng.randint(9, small[1] // 2), rng.randint(9, small[0] // 2)
            picture[top : top + high, left : left + wide] = _tint(rng)
    return floats(cv2.resize(floats(picture), shape[::-1], interpolation=cv2.INTER_LINEAR))


def _tint(rng: random.Random) -> list[float]:
    """Return some dull colour, as most things in a room have."""
    grey, strength = rng.uniform(0.12, 0.92), rng.choice([0.1, 0.3])
    return [grey + strength * (rng.random() - 0.5) for _ in range(3)]


def _light(shape: tuple[int, int], noise: np.random.Generator, rng: random.Random) -> Photo:
    """Return how much light of each colour falls where."""
    small = (max(8, shape[0] // 16), max(8, shape[1] // 16))
    down, right = np.mgrid[-1 : 1 : small[0] * 1j, -1 : 1 : small[1] * 1j].astype(np.float32)
    light = 1 + rng.gauss(0, 0.1) * right + rng.gauss(0, 0.1) * down
    light -= rng.uniform(0, 0.14) * (right**2 + down**2)
    if rng.random() < 0.3:
        lamp = (right - rng.uniform(-1, 1)) ** 2 + (down - rng.uniform(-1, 1)) ** 2
        light += rng.uniform(0.1, 0.5) * np.exp(-lamp / rng.uniform(0.02, 0.5))
    if rng.random() < 0.2:
        side = right * rng.gauss(0, 1) + down * rng.gauss(0, 1) + rng.gauss(0, 0.5)
        edge = 1 + np.tanh(floats(side) * rng.uniform(3, 20))
        light *= 1 - rng.uniform(0.05, 0.18) * edge
    light += 0.015 * soft_noise(small, 12, noise)
    warm = rng.gauss(0, 0.06)
    level = rng.uniform(0.7, 1.05)
    tinted = np.stack([light * (1 + warm), light * (1 + rng.gauss(0, 0.012)),
                       light * (1 - 1.6 * warm)], axis=2)  # fmt: skip
    return floats(cv2.resize(floats(tinted * level), shape[::-1], interpolation=cv2.INTER_LINEAR))


def _grain(photo: Photo, noise: np.random.Generator, rng: random.Random) -> Photo:
    shape = photo.shape[:2]
    level = rng.choice([0.004, 0.01, 0.02])
    photo += (level * noise.standard_normal(shape, np.float32))[..., None]
    for channel in (0, 2):
        coarse = noise.standard_normal((shape[0] // 3, shape[1] // 3), np.float32)
        photo[..., channel] += level * 0.5 * floats(cv2.resize(coarse, shape[::-1]))
    if rng.random() < 0.12:  # what scanner apps do: the paper made white, the ink darker
        photo = floats(np.clip((photo - 0.3) * 1.9, 0, 1))
    return photo


def _compressed(photo: Photo, rng: random.Random) -> NDArray[np.uint8]:
    """Return the photo after a JPEG."""
    whole = np.clip(photo * 255, 0, 255).astype(np.uint8)
    quality = [cv2.IMWRITE_JPEG_QUALITY, rng.randint(70, 94)]
    _, data = cv2.imencode(".jpg", whole[..., ::-1], quality)
    seen = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return np.ascontiguousarray(seen[..., ::-1])
