"""Something that is written on: a sheet, a sticky note, a board or a wall, seen straight on."""

import random
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from .chart import Point, WrittenGroup
from .writing import Colour, Ink, Style, render, width

Quad = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a surface, in its pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def wide(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def high(self) -> float:
        """Its height."""
        return self.bottom - self.top

    def shrunk(self, by: float) -> "Area":
        """Return it without a rim of `by` pixels."""
        return Area(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def meets(self, other: "Area", air: float = 0) -> bool:
        """Return whether it comes nearer than `air` to `other`."""
        return not (
            self.right + air < other.left
            or other.right + air < self.left
            or self.bottom + air < other.top
            or other.bottom + air < self.top
        )


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A line and the corners of its ink on this surface."""

    text: str
    quad: Quad
    group: int

    def box(self) -> Area:
        """Return the upright box round it."""
        left, top = self.quad.min(axis=0)
        right, bottom = self.quad.max(axis=0)
        return Area(float(left), float(top), float(right), float(bottom))


class Surface:
    """Paper of one colour, with the ink put on it and what was written.

    Args:
        size: Width and height in pixels.
        colour: Of the bare surface.
        rng: The dice.
        groups: Where groups are numbered; what is stuck on something shares its list.

    `board` tells that it is a whiteboard, which fills the photo.
    """

    def __init__(
        self,
        size: tuple[float, float],
        colour: Colour,
        rng: random.Random,
        groups: list[WrittenGroup],
    ) -> None:
        self.wide, self.high = max(8, round(size[0])), max(8, round(size[1]))
        self.picture = np.full((self.high, self.wide, 3), colour, np.uint8)
        self.rng = rng
        self.groups = groups
        self.lines: list[Placed] = []
        self.board = False

    @property
    def area(self) -> Area:
        """All of it."""
        return Area(0, 0, self.wide, self.high)

    def group(self, role: str, under: int | None = None) -> int:
        """Open a group of lines and return its number."""
        self.groups.append(WrittenGroup(len(self.groups), role, under))
        return len(self.groups) - 1

    def write(
        self, text: str, at: Point, style: Style, group: int | None, angle: float = 0.0
    ) -> float:
        """Write `text` from `at`, the start of its base line, turned by `angle` degrees.

        Nothing is noted as written where `group` is None. Returns where the ink ends (x).
        """
        mask, left, top = render(text, style, self.rng)
        turn = np.deg2rad(angle + style.tilt + self.rng.gauss(0, style.rise))
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        high, wide = mask.shape
        corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], float)
        corners += np.array([left, top])
        quad = corners @ spin.T + at
        low = np.floor(quad.min(axis=0)).astype(int) - 1
        size = np.ceil(quad.max(axis=0)).astype(int) + 1 - low
        matrix = np.column_stack([spin, spin @ (left, top) + at - low])
        ink = np.asarray(cv2.warpAffine(mask, matrix, (int(size[0]), int(size[1]))), np.uint8)
        self.stamp(ink, (int(low[0]), int(low[1])), style.ink, style.dense)
        if group is not None and text.strip():
            self.lines.append(Placed(text, quad, group))
        return float(quad[:, 0].max())

    def stamp(self, ink: Ink, at: tuple[int, int], colour: Colour, dense: float = 0.92) -> None:
        """Blend `ink` (0 to 255) in `colour` with what is there, its upper left corner on `at`."""
        left, top = max(0, at[0]), max(0, at[1])
        right, bottom = min(self.wide, at[0] + ink.shape[1]), min(self.high, at[1] + ink.shape[0])
        if left >= right or top >= bottom:
            return
        part = ink[top - at[1] : bottom - at[1], left - at[0] : right - at[0]]
        cover = part.astype(np.float32)[..., None] * np.float32(dense / 255)
        here = self.picture[top:bottom, left:right]
        here[...] = (here * (1 - cover) + np.array(colour, np.float32) * cover).astype(np.uint8)

    def path(
        self, points: list[Point], colour: Colour, pen: float, *, closed: bool = False
    ) -> None:
        """Draw through `points` by hand: wavering, `pen` pixels thick."""
        rng = self.rng
        ends = [*points, points[0]] if closed else points
        way: list[Point] = []
        for (x0, y0), (x1, y1) in pairwise(ends):
            steps = max(1, round(np.hypot(x1 - x0, y1 - y0) / (pen * 6 + 20)))
            bow = rng.gauss(0, 0.008) * (abs(x1 - x0) + abs(y1 - y0))
            for k in range(steps):
                t = k / steps
                b = bow * np.sin(np.pi * t) + rng.gauss(0, pen * 0.15)
                across = (b, 0.0) if abs(y1 - y0) > abs(x1 - x0) else (0.0, b)
                way.append((x0 + (x1 - x0) * t + across[0], y0 + (y1 - y0) * t + across[1]))
        way.append(ends[-1])
        line = np.array(way)
        low = np.floor(line.min(axis=0) - pen - 2).astype(int)
        size = np.ceil(line.max(axis=0) + pen + 2).astype(int) - low
        ink = np.zeros((int(size[1]), int(size[0])), np.uint8)
        drawn = ((line - low) * 8).round().astype(np.int32)
        cv2.polylines(ink, [drawn], False, 255, max(1, round(pen)), 16, 3)
        self.stamp(ink, (int(low[0]), int(low[1])), colour, rng.uniform(0.8, 0.97))

    def path_to(self, start: Point, end: Point, colour: Colour, pen: float) -> None:
        """Draw a line from `start` to `end` by hand."""
        self.path([start, end], colour, pen)

    def fill(self, points: list[Point], colour: Colour, dense: float = 1.0) -> None:
        """Fill the outline `points` with `colour`."""
        line = np.array(points)
        low = np.floor(line.min(axis=0) - 2).astype(int)
        size = np.ceil(line.max(axis=0) + 2).astype(int) - low
        ink = np.zeros((int(size[1]), int(size[0])), np.uint8)
        cv2.fillPoly(ink, [((line - low) * 8).round().astype(np.int32)], 255, 16, 3)
        self.stamp(ink, (int(low[0]), int(low[1])), colour, dense)

    def arrow(self, start: Point, end: Point, colour: Colour, pen: float) -> None:
        """Draw an arrow by hand."""
        self.path([start, end], colour, pen)
        away = np.array(start) - end
        away = away / max(1e-6, float(np.hypot(*away))) * pen * self.rng.uniform(4, 7)
        for turn in (0.5, -0.5):
            spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
            tip = np.array(end) + spin @ away
            self.path([end, (float(tip[0]), float(tip[1]))], colour, pen)

    def paste(self, child: "Surface", corners: Quad, shadow: float = 0.25) -> None:
        """Stick `child` on, its corners (from the top left, clockwise) on `corners`.

        Lines that it hides for the most part are no longer written.
        """
        flat = child.outline()
        reach = 12 if shadow else 2
        low = np.maximum(np.floor(corners.min(axis=0)).astype(int) - reach, 0)
        high = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + reach, (self.wide, self.high))
        if (high - low).min() < 2:
            return
        matrix = cv2.getPerspectiveTransform(
            flat.astype(np.float32), (corners - low).astype(np.float32)
        )
        size = (int(high[0] - low[0]), int(high[1] - low[1]))
        seen = cv2.warpPerspective(
            child.picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        cover = np.zeros((size[1], size[0]), np.float32)
        cv2.fillPoly(cover, [((corners - low) * 8).round().astype(np.int32)], 1.0, 16, 3)
        here = self.picture[low[1] : high[1], low[0] : high[0]]
        under = here.astype(np.float32)
        if shadow:
            moved = np.array([[1, 0, 4.0], [0, 1, 5.0]])
            shade = cv2.GaussianBlur(cv2.warpAffine(cover, moved, size), (0, 0), 3.0)
            under *= 1 - np.float32(shadow) * shade[..., None]
        here[...] = (under * (1 - cover[..., None]) + seen * cover[..., None]).astype(np.uint8)
        self.lines = [line for line in self.lines if hidden(line.quad, corners) < 0.45]
        whole = np.array(
            cv2.getPerspectiveTransform(flat.astype(np.float32), corners.astype(np.float32)),
            np.float64,
        )
        self.lines += [replace(line, quad=seen_at(line.quad, whole)) for line in child.lines]

    def outline(self) -> Quad:
        """Return its four corners."""
        return np.array([[0, 0], [self.wide, 0], [self.wide, self.high], [0, self.high]], float)


def seen_at(quad: Quad, matrix: NDArray[np.float64]) -> Quad:
    """Return where `matrix` takes the corners of `quad`."""
    return np.asarray(cv2.perspectiveTransform(quad[None], matrix)[0], np.float64)


def hidden(quad: Quad, by: Quad) -> float:
    """Return the share of `quad` that lies under `by`."""
    area = cv2.contourArea(quad.astype(np.float32))
    if area <= 0:
        return 0.0
    shared, _ = cv2.intersectConvexConvex(quad.astype(np.float32), by.astype(np.float32))
    return float(shared / area)


def block_width(lines: list[str], style: Style) -> float:
    """Return the width of the longest of `lines`."""
    return max(width(line, style) for line in lines)
