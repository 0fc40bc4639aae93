"""Takes the photo: sheets hung before a background, lit unevenly, seen askew by a small camera."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from chart_maker.arrays import Mask, Picture, floats, soft_noise
from chart_maker.backgrounds import BACKGROUNDS, close_clamp
from chart_maker.content import Chart, Scene, Sheet
from chart_maker.layout import RIM, Drawn
from chart_maker.paper import Paper

Floats = NDArray[np.float64]


class Bend:
    """How one sheet is bent and seen: takes points of its drawing to points of the photo.

    Args:
        sheet: Its corners in the photo and how much it curls.
        scale: Photo pixels per nominal pixel.
        rng: The dice, for which way it bows.
    """

    def __init__(self, sheet: Sheet, scale: float, rng: np.random.Generator) -> None:
        wide, high = sheet.size
        flat = floats([[0, 0], [wide, 0], [wide, high], [0, high]]) + RIM
        seen = floats(sheet.corners) * scale
        self.matrix = cv2.getPerspectiveTransform(flat, seen)
        self._size = np.array([wide, high], float)
        self._bow = sheet.curl * rng.uniform(0.003, 0.007, 2) * rng.choice([-1, 1], 2)
        self._lift = sheet.curl * rng.uniform(0.012, 0.03)
        self._lifted_right = bool(rng.integers(0, 2))

    def shift(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return how far the drawing is pulled at flat points (`x`, `y`), in drawing pixels."""
        u = np.clip((x - RIM) / self._size[0], -0.1, 1.1)
        v = np.clip((y - RIM) / self._size[1], -0.1, 1.1)
        corner = np.clip(u if self._lifted_right else 1 - u, 0, 1.1) * np.clip(v, 0, 1.1)
        lift = self._lift * corner**7
        side = 0.6 if self._lifted_right else -0.6
        across = self._size[0] * (self._bow[0] * np.sin(np.pi * v) + side * lift)
        down = self._size[1] * (self._bow[1] * np.sin(np.pi * u) + lift)
        return across, down

    def see(self, points: list[tuple[float, float]]) -> Floats:
        """Return where `points` of the drawing are seen in the photo (n × 2)."""
        drawn = np.array(points, float)
        flat = drawn.copy()
        # `shift` says where a flat point looks in the drawing; the way back is found by going on.
        for _ in range(6):
            flat = drawn - np.column_stack(self.shift(flat[:, 0], flat[:, 1]))
        return np.asarray(cv2.perspectiveTransform(flat[None], self.matrix)[0], np.float64)

    def shading(self, shape: tuple[int, int]) -> Mask:
        """Return how light each point of the drawing is because of the bending, about 1."""
        u = np.clip((np.arange(shape[1], dtype=np.float32) - RIM) / self._size[0], 0, 1)
        v = np.clip((np.arange(shape[0], dtype=np.float32) - RIM) / self._size[1], 0, 1)[:, None]
        bow = 6 * self._bow[0] * np.cos(np.pi * v) + 5 * self._bow[1] * np.cos(np.pi * u)
        side = u if self._lifted_right else 1 - u
        # Powers of side times v, taken apart so that they cost a row and a column only.
        turn = side**9 * v**9 - 1.6 * (side**4 * v**4 - side**5 * v**5)
        return floats(1 + bow + 3 * self._lift * turn)


def take(
    chart: Chart, sheets: list[Drawn], bends: list[Bend], scale: float, rng: np.random.Generator
) -> Image.Image:
    """Return the upright photo of `sheets`, `scale` times its nominal size."""
    wide, high = (round(side * scale) for side in chart.size)
    photo = BACKGROUNDS[chart.scene.behind]((high, wide), rng)
    for sheet, drawn, bend in zip(chart.sheets, sheets, bends, strict=True):
        photo = _hang(photo, sheet, drawn.paper, bend, scale, rng)
        if sheet.fixing == "clamp":
            close_clamp(photo)
    photo *= _light(chart.scene, (high, wide), scale, rng)
    photo = floats(cv2.GaussianBlur(photo, (0, 0), max(0.3, chart.scene.blur * scale)))
    photo = _shaken(photo, chart.scene.shake * scale)
    return _sensor(photo, chart.scene, rng)


def _hang(
    photo: Picture, sheet: Sheet, paper: Paper, bend: Bend, scale: float, rng: np.random.Generator
) -> Picture:
    """Put one sheet before what is there, with its shadow and what holds it."""
    picture = paper.picture * (bend.shading(paper.shape) * _creases(paper, rng))[..., None]
    cover = paper.cover.copy()
    if sheet.fixing == "tape":
        _tape(picture, cover, paper, rng)
    elif sheet.fixing == "pins":
        _pins(picture, paper, rng)
    high, wide = photo.shape[:2]
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    back = np.linalg.inv(bend.matrix)
    depth = back[2, 0] * right + back[2, 1] * down + back[2, 2]
    x = (back[0, 0] * right + back[0, 1] * down + back[0, 2]) / depth
    y = (back[1, 0] * right + back[1, 1] * down + back[1, 2]) / depth
    across, sunk = bend.shift(x, y)
    x, y = (x + across).astype(np.float32), (y + sunk).astype(np.float32)
    seen = cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    over = floats(cv2.remap(cover, x, y, cv2.INTER_LINEAR))
    shadow = _moved(over, (12 * scale, 20 * scale))
    near = cv2.GaussianBlur(shadow, (0, 0), 9 * scale)
    far = cv2.GaussianBlur(_moved(over, (26 * scale, 44 * scale)), (0, 0), 34 * scale)
    photo = photo * (1 - 0.30 * near - 0.16 * far)[..., None]
    return photo * (1 - over[..., None]) + seen * over[..., None]


def _shaken(photo: Picture, far: float) -> Picture:
    """Smear the photo `far` pixels along a slanted line, as a hand does in poor light."""
    if far < 1:
        return photo
    side = 2 * round(far) + 1
    trail = np.zeros((side, side), np.float32)
    reach = np.array([0.94, 0.34]) * far / 2
    ends = [tuple(int(v) for v in np.round((side // 2 + way * reach) * 16)) for way in (-1, 1)]
    cv2.line(trail, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, 4)
    return floats(cv2.filter2D(photo, -1, trail / trail.sum()))


def _moved(mask: Mask, by: tuple[float, float]) -> Mask:
    matrix = floats([[1, 0, by[0]], [0, 1, by[1]]])
    return floats(cv2.warpAffine(mask, matrix, (mask.shape[1], mask.shape[0])))


def _creases(paper: Paper, rng: np.random.Generator) -> Mask:
    """Return the faint light and dark of paper that was rolled, folded and carried."""
    relief = soft_noise(paper.shape, 260, rng)
    shade = 1 + 0.018 * (np.roll(relief, 40, axis=1) - relief)
    rows = np.arange(paper.shape[0], dtype=np.float32)
    for share in rng.uniform(0.2, 0.9, 2):
        at = paper.rim + share * paper.size[1]
        shade += (0.02 * np.exp(-(((rows - at) / 10) ** 2)))[:, None]
        shade -= (0.025 * np.exp(-(((rows - at - 16) / 14) ** 2)))[:, None]
    return shade.astype(np.float32)


def _tape(picture: Picture, cover: Mask, paper: Paper, rng: np.random.Generator) -> None:
    """Hold the upper corners with strips of masking tape that reach over the edge."""
    for x in (paper.rim + 70, paper.rim + paper.size[0] - 70):
        turn = rng.uniform(-0.35, 0.35) + (-0.75 if x < paper.shape[1] / 2 else 0.75)
        along = np.array([np.cos(turn), np.sin(turn)]) * rng.uniform(105, 125)
        over = np.array([-np.sin(turn), np.cos(turn)]) * 42
        middle = np.array([x, paper.rim + 25.0]) + rng.normal(0, 10, 2)
        ends = [middle - along - over, middle + along - over, middle + along + over,
                middle - along + over]  # fmt: skip
        left, top = (max(0, int(v)) for v in np.min(ends, axis=0) - 4)
        right, bottom = (int(v) for v in np.max(ends, axis=0) + 4)
        here = (slice(top, bottom), slice(left, right))
        strip = np.zeros_like(cover[here])
        cv2.fillPoly(strip, [np.round(np.array(ends) - (left, top)).astype(np.int32)], 1.0)
        strip = floats(cv2.GaussianBlur(strip, (0, 0), 1.0))
        look = floats((0.86, 0.80, 0.62)) * (1 + 0.03 * soft_noise(strip.shape, 12, rng))[..., None]
        over = 0.85 * strip[..., None]
        picture[here] = picture[here] * (1 - over) + look * over
        cover[here] = np.maximum(cover[here], strip * 0.92)


def _pins(picture: Picture, paper: Paper, rng: np.random.Generator) -> None:
    """Hold the upper corners with coloured pins, each with its small shadow."""
    heads = [(0.80, 0.16, 0.14), (0.14, 0.35, 0.72), (0.92, 0.75, 0.15)]
    for x in (paper.rim + 75, paper.rim + paper.size[0] - 75):
        at = (round(x + rng.normal(0, 8)), round(paper.rim + 62 + rng.normal(0, 8)))
        shade = np.zeros(paper.shape, np.float32)
        cv2.circle(shade, (at[0] + 16, at[1] + 22), 26, 1.0, -1, cv2.LINE_AA)
        picture *= (1 - 0.4 * cv2.GaussianBlur(shade, (0, 0), 9))[..., None]
        head = heads[int(rng.integers(0, len(heads)))]
        cv2.circle(picture, at, 27, head, -1, cv2.LINE_AA)
        shine = tuple(min(1.0, part + 0.35) for part in head)
        cv2.circle(picture, (at[0] - 8, at[1] - 9), 8, shine, -1, cv2.LINE_AA)


def _light(scene: Scene, shape: tuple[int, int], scale: float, rng: np.random.Generator) -> Picture:
    """Return how much light of each colour falls where: lamp, shadow, corners of the lens."""
    small = (max(8, shape[0] // 8), max(8, shape[1] // 8))
    step = scale * small[0] / shape[0]
    down, right = np.mgrid[0 : small[0], 0 : small[1]].astype(np.float32)
    reach = 0.62 * max(small)
    far = ((right - scene.lamp[0] * step) ** 2 + (down - scene.lamp[1] * step) ** 2) / reach**2
    lamp = np.exp(-far)
    light = (0.97 - scene.dim) * (1 - scene.glow * 0.62 + scene.glow * 0.86 * lamp)
    if scene.shade:
        shade = np.zeros(small, np.float32)
        outline = np.round(np.array(scene.shade) * step).astype(np.int32)
        cv2.fillPoly(shade, [outline], 1.0)
        light *= 1 - scene.shade_depth * cv2.GaussianBlur(shade, (0, 0), 0.028 * max(small))
    middle = ((right / small[1] - 0.5) ** 2 + (down / small[0] - 0.5) ** 2) * 2
    light *= 1 - 0.14 * middle**1.5
    light *= 1 + 0.012 * soft_noise(small, 60, rng)
    warm = scene.warmth * (0.5 + lamp)
    tinted = np.stack([light * (1 + warm), light, light * (1 - 1.5 * warm)], axis=2)
    return floats(cv2.resize(floats(tinted), shape[::-1], interpolation=cv2.INTER_LINEAR))


def _sensor(photo: Picture, scene: Scene, rng: np.random.Generator) -> Image.Image:
    """Return the photo as a small sensor keeps it: noise, more in the dark, and a gentle curve."""
    shape = photo.shape[:2]
    bright = np.clip(photo.mean(axis=2), 0.02, 1)
    noise = cv2.GaussianBlur(rng.standard_normal(shape).astype(np.float32), (0, 0), 0.7) * 2.2
    level = scene.grain * (0.5 + 0.7 * np.sqrt(1 - 0.8 * bright))
    photo = photo + (level * noise)[..., None]
    for channel in (0, 2):
        blotch = cv2.resize(
            rng.standard_normal((shape[0] // 3, shape[1] // 3)).astype(np.float32),
            (shape[1], shape[0]),
            interpolation=cv2.INTER_LINEAR,
        )
        photo[..., channel] += 0.5 * scene.grain * blotch
    clipped = np.clip(photo, 0, 1)
    curved = clipped + 0.02 * np.sin(2 * np.pi * (clipped - 0.5))
    grey = curved.mean(axis=2, keepdims=True)
    curved = grey + 0.9 * (curved - grey)
    return Image.fromarray(np.round(np.clip(curved, 0, 1) * 255).astype(np.uint8))
