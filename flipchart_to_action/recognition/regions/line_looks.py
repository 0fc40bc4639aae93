"""How lines of writing look: their ink, the ground they stand on, and what lies between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.geometry import height_of, shrunk, width_of
from flipchart_to_action.recognition.types import Picture, Quad

Floats: TypeAlias = NDArray[np.float32]

_SIDE = 1600
"""Long side, in pixels, of the copy that is measured."""

_TALL = 32
"""Pixels that a line is high while its ink is measured."""

_SIGN_TALL, _SIGN_BEFORE, _SIGN_AFTER = 24, 1.5, 2.0
"""What is looked at for a sign before a line: its height in pixels, its reach in heights."""

_FAINT = 12.0
"""What is less darker than its ground, in steps of 255, is no ink."""

_STEPS, _WAYS = 13, 9
"""How many places are looked at on a way between two lines, and how many ways side by side."""


@dataclass(frozen=True, slots=True, eq=False)
class LineLook:
    """How one line looks. Colours are CIE L*a*b* as OpenCV scales it, 0..255 each.

    `ink` and `ground`: the colours of its strokes and of what is between them. `stroke`: how wide
    its strokes are, in pixels. `core`: where the bodies of its letters begin and end, 0..1 of its
    height. `before`: what stands before its first letter, see `_sign_before`.
    """

    ink: Floats
    ground: Floats
    stroke: float
    core: tuple[float, float]
    before: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Surface:
    """A small copy of a picture from which the look of the way between two places is taken.

    `lab` is its colours without the writing, `ink` where strokes are; `scale` is the copy's pixels
    a pixel of the picture, for `lab` half of it.
    """

    lab: NDArray[np.uint8]
    ink: NDArray[np.bool_]
    scale: float

    def colours(self, points: NDArray[np.float64]) -> Floats:
        """Return the colours at `points` (... x 2, in pixels of the picture), ... x 3."""
        places = self._places(points, self.scale / 2, self.lab.shape)
        return self.lab[places].astype(np.float32)

    def strokes(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return whether there are strokes at `points` (... x 2, in pixels of the picture)."""
        return self.ink[self._places(points, self.scale, self.ink.shape)]

    @cached_property
    def paper(self) -> Floats:
        """The commonest colour of the ground, 3."""
        return np.asarray(np.median(self.lab[::4, ::4].reshape(-1, 3), axis=0), np.float32)

    @staticmethod
    def _places(
        points: NDArray[np.float64], scale: float, shape: tuple[int, ...]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        at = (points * scale).astype(np.intp)
        return np.clip(at[..., 1], 0, shape[0] - 1), np.clip(at[..., 0], 0, shape[1] - 1)


def look_at(picture: Picture, boxes: Sequence[Quad]) -> tuple[list[LineLook], Surface]:
    """Return how the lines in `boxes` look, and the surface that they stand on."""
    scale = min(1.0, _SIDE / max(picture.shape[:2]))
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    small = shrunk(picture, size) if scale < 1 else picture
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    half = (max(1, size[0] // 2), max(1, size[1] // 2))
    ground = cv2.medianBlur(cv2.resize(lab, half, interpolation=cv2.INTER_AREA), 21)
    surface = Surface(np.asarray(ground, np.uint8), _strokes(lab[:, :, 0]), scale)
    return [_look(lab, box * np.float32(scale), scale) for box in boxes], surface


def _strokes(light: NDArray[Any]) -> NDArray[np.bool_]:
    around = cv2.blur(light, (41, 41)).astype(np.int16)
    darker: NDArray[np.bool_] = around - light > _FAINT
    return darker


def _look(lab: NDArray[Any], box: Quad, scale: float) -> LineLook:
    tall, wide = max(1.0, height_of(box)), width_of(box)
    piece = _level(lab, box, (int(np.clip(wide * _TALL / tall, 12, 640)), _TALL))
    light = piece[:, :, 0]
    around = cv2.GaussianBlur(cv2.dilate(light, np.ones((13, 13), np.uint8)), (0, 0), 5)
    darker = around - light
    ink = darker > max(_FAINT, float(np.percentile(darker, 96)) / 2)
    if ink.sum() < 10:
        ink = darker >= np.percentile(darker, 90)
    edge = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    stroke = 2 * float(ink.sum()) / max(1.0, float(edge.sum()) / 2)
    ground = piece[~ink] if (~ink).any() else piece[ink]
    return LineLook(
        np.median(piece[ink], axis=0).astype(np.float32),
        np.median(ground, axis=0).astype(np.float32),
        stroke / _TALL * tall / scale,
        _core(ink),
        _sign_before(lab, box),
    )


def _core(ink: NDArray[np.bool_]) -> tuple[float, float]:
    """Return where the rows with much ink begin and end, 0..1: what hangs and rises left out."""
    rows = cv2.GaussianBlur(ink.mean(axis=1, dtype=np.float32).reshape(-1, 1), (1, 5), 0)[:, 0]
    full = np.flatnonzero(rows > 0.55 * rows.max())
    return float(full[0]) / len(rows), float(full[-1] + 1) / len(rows)


def _sign_before(lab: NDArray[Any], box: Quad) -> tuple[float, ...]:
    """Return what stands at the beginning of a line, in numbers.

    How much ink there is left of it, and right at its start; how much above and below that; and of
    the first piece of ink within the line: where it begins, how wide it is, how wide the gap after
    it, in heights of the line, and how much of the height it fills.
    """
    along = (box[1] - box[0] + box[2] - box[3]) / 2
    along = along / max(1.0, float(np.linalg.norm(along))) * max(1.0, height_of(box))
    top, low = box[0], box[3]
    reach = [top - along * _SIGN_BEFORE, top + along * _SIGN_AFTER]
    reach += [low + along * _SIGN_AFTER, low - along * _SIGN_BEFORE]
    size = (round((_SIGN_BEFORE + _SIGN_AFTER) * _SIGN_TALL), _SIGN_TALL)
    light = _level(lab[:, :, 0], np.array(reach, np.float32), size)
    around = cv2.GaussianBlur(cv2.dilate(light, np.ones((9, 9), np.uint8)), (0, 0), 4)
    darker = around - light
    ink = darker > max(10.0, 0.45 * float(np.percentile(darker, 97)))
    body = ink[_SIGN_TALL // 5 : -_SIGN_TALL // 7]
    start = round(_SIGN_BEFORE * _SIGN_TALL) - 6  # a little before: boxes are not exact
    columns = np.append(body.max(axis=0)[start:], [False])
    first = int(columns.argmax()) if columns.any() else len(columns) - 1
    end = first + int((~columns[first:]).argmax())
    after = columns[end:]
    gap = int(after.argmax()) if after.any() else len(after)
    filled = float(body[:, start + first : start + end].max(axis=1).mean()) if end > first else 0.0
    edges = float(ink[:3, :start].mean() + ink[-3:, :start].mean())
    return (
        float(body[:, :start].mean()),
        float(body[:, start : start + 10].mean()),
        edges,
        first / _SIGN_TALL,
        (end - first) / _SIGN_TALL,
        gap / _SIGN_TALL,
        filled,
    )


def _level(lab: NDArray[Any], box: Quad, size: tuple[int, int]) -> Floats:
    goal = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(box.astype(np.float32), goal)
    piece = cv2.warpPerspective(
        lab, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(piece, np.float32)


def between(first: Quad, second: Quad, *, sideways: bool) -> NDArray[np.float64]:
    """Return places that lie between two lines: ways beside each other x steps x 2, in pixels.

    They lead from the lower edge of `first` to the upper edge of `second`, over what the two share
    of their width; where `sideways`, from the right end of `first` to the left end of `second`.
    """
    share = np.linspace(0.08, 0.92, _WAYS)[:, None, None]
    step = np.linspace(0.0, 1.0, _STEPS)[None, :, None]
    if sideways:
        start = first[1] + share * (first[2] - first[1])
        end = second[0] + share * (second[3] - second[0])
    else:
        start, end = _over_each_other(first, second, share)
    places: NDArray[np.float64] = start + step * (end - start)
    return places


def _over_each_other(
    upper: Quad, lower: Quad, share: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the ends of the ways from the lower edge of `upper` down to the edge of `lower`."""
    along = upper[2] - upper[3]
    length = max(1.0, float(along @ along))
    left = float((lower[0] - upper[3]) @ along) / length
    right = float((lower[1] - upper[3]) @ along) / length
    low, high = max(0.0, left), min(1.0, right)
    if high <= low:
        low, high = sorted((min(1.0, max(0.0, left)), min(1.0, max(0.0, right))))
    at = low + share * (high - low)
    span = max(right - left, 1e-3)
    return upper[3] + at * along, lower[0] + (at - left) / span * (lower[1] - lower[0])
