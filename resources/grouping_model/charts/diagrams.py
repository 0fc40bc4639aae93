"""Drawings with words: clouds and boxes, mind maps, matrices, labelled arrows."""

import math
import random
from dataclasses import dataclass, replace

import numpy as np

from . import texts
from .chart import Point
from .surface import Area, Surface, block_width
from .writing import Style, any_ink, width, wrap


@dataclass(frozen=True, slots=True, eq=False)
class Blob:
    """A few words set as a block, not placed yet."""

    lines: list[str]
    style: Style
    pitch: float
    wide: float
    high: float


def blob(rng: random.Random, style: Style, text: str, across: float) -> Blob:
    """Return `text` wrapped to about `across` pixels."""
    lines = wrap(text, style, across)
    pitch = rng.uniform(0.9, 1.25)
    high = (0.8 + pitch * (len(lines) - 1)) * style.size
    return Blob(lines, style, pitch, block_width(lines, style), high)


def write_blob(
    sheet: Surface, words: Blob, at: Point, group: int, angle: float = 0, *, centred: bool = True
) -> None:
    """Write `words` with their upper left corner on `at`, turned about it."""
    turn = math.radians(angle)
    for index, line in enumerate(words.lines):
        right = (words.wide - width(line, words.style)) / 2 if centred else 0.0
        down = (0.7 + index * words.pitch) * words.style.size
        x = at[0] + right * math.cos(turn) - down * math.sin(turn)
        y = at[1] + right * math.sin(turn) + down * math.cos(turn)
        sheet.write(line, (x, y), words.style, group, angle)


def outline(shape: str, middle: Point, half: Point, turn: float = 0) -> list[Point]:
    """Return the outline of a "box", "ellipse", "cloud" or "diamond" round `middle`."""
    if shape == "box":
        points = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
    elif shape == "diamond":
        points = [(0.0, -1.5), (1.4, 0.0), (0.0, 1.5), (-1.4, 0.0)]
    else:
        bumps = max(6, round((half[0] + half[1]) / 22)) if shape == "cloud" else 0
        points = []
        for k in range(72 if bumps else 24):
            t = k * 2 * math.pi / (72 if bumps else 24)
            far = 1.18 + (0.09 * abs(math.sin(t * bumps / 2)) if bumps else 0)
            c, s = math.cos(t), math.sin(t)
            # Between an ellipse and a box, as people draw round words.
            square = (abs(c) ** 3 + abs(s) ** 3) ** (-1 / 3)
            points.append((far * c * square, far * s * square))
    angle = math.radians(turn)
    return [
        (middle[0] + px * half[0] * math.cos(angle) - py * half[1] * math.sin(angle),
         middle[1] + px * half[0] * math.sin(angle) + py * half[1] * math.cos(angle))
        for px, py in points
    ]  # fmt: skip


SHAPES = ("none", "none", "ellipse", "box", "cloud", "cloud")


def scatter(
    sheet: Surface, area: Area, style: Style, *, shape: str, air: float, most: int,
    under: int | None = None, tilt: float = 2.0, kept: list[Area] | None = None,
) -> list[Area]:  # fmt: skip
    """Write notes all over `area`, each in its own drawn `shape`; return where they stand.

    Args:
        sheet: What is written on.
        area: Where.
        style: Whose hand.
        shape: One of `SHAPES` or "mix".
        air: What is left free between two, in sizes of writing; negative lets shapes touch.
        most: How many are tried.
        under: The heading they stand under.
        tilt: The spread of their angles in degrees.
        kept: Places to keep free.
    """
    rng = sheet.rng
    taken = list(kept or [])
    given = len(taken)
    longest, narrow = rng.choice([14, 30, 50, 80]), rng.uniform(4, 11)
    slope, colours = rng.choice([0, 0, rng.gauss(0, 5)]), rng.random() < 0.3
    for _ in range(most):
        own = replace(style, size=style.size * rng.choice([1, 1, 1, rng.uniform(0.8, 1.3)]))
        if colours:
            own = replace(own, ink=any_ink(rng))
        words = blob(rng, own, texts.note(rng, longest), own.size * narrow)
        form = rng.choice(SHAPES) if shape == "mix" else shape
        grown = 0.0 if form == "none" else own.size * 0.45
        place = _place(rng, area, words, grown, air * own.size, taken)
        if place is None:
            continue
        taken.append(place)
        angle = slope + rng.gauss(0, tilt)
        write_blob(sheet, words, (place.left + grown, place.top + grown),
                   sheet.group("note", under), angle, centred=rng.random() < 0.7)  # fmt: skip
        if form != "none":
            middle = _turned(place, grown, words, angle)
            half = (words.wide / 2 + grown, words.high / 2 + grown)
            sheet.path(outline(form, middle, half, angle), own.ink if rng.random() < 0.7 else
                       style.ink, max(1.5, own.size * 0.06), closed=True)  # fmt: skip
    return taken[given:]


def _turned(place: Area, grown: float, words: Blob, angle: float) -> Point:
    """Return the middle of words that were turned about their upper left corner."""
    turn = math.radians(angle)
    x, y = words.wide / 2, words.high / 2
    return (place.left + grown + x * math.cos(turn) - y * math.sin(turn),
            place.top + grown + x * math.sin(turn) + y * math.cos(turn))  # fmt: skip


def _place(
    rng: random.Random, area: Area, words: Blob, grown: float, air: float, taken: list[Area]
) -> Area | None:
    wide, high = words.wide + 2 * grown, words.high + 2 * grown
    if wide > area.wide or high > area.high:
        return None
    for _ in range(25):
        left = rng.uniform(area.left, area.right - wide)
        top = rng.uniform(area.top, area.bottom - high)
        here = Area(left, top, left + wide, top + high)
        if not any(here.meets(other, air) for other in taken):
            return here
    return None


def mind_map(sheet: Surface, area: Area, style: Style) -> None:
    """Draw a word in the middle, branches round it, and twigs at their ends."""
    rng = sheet.rng
    big = replace(style, size=style.size * rng.uniform(1.2, 1.8))
    middle = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    root = blob(rng, big, texts.title(rng), area.wide * 0.22)
    group = sheet.group("title")
    at = (middle[0] - root.wide / 2, middle[1] - root.high / 2)
    write_blob(sheet, root, at, group)
    half = (root.wide / 2 + big.size * 0.5, root.high / 2 + big.size * 0.5)
    pen = max(2.0, style.size * 0.07)
    sheet.path(outline(rng.choice(["ellipse", "cloud", "box"]), middle, half), big.ink, pen,
               closed=True)  # fmt: skip
    taken = [
        Area(middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
    ]
    branches, turned = rng.randint(3, 7), rng.uniform(0, 6)
    form = rng.choice(["none", "box", "ellipse"])
    for k in range(branches):
        angle = turned + k * 2 * math.pi / branches + rng.gauss(0, 0.15)
        _branch(sheet, area, replace(style, ink=any_ink(rng) if rng.random() < 0.4 else style.ink),
                middle, angle, form, taken)  # fmt: skip


def _branch(
    sheet: Surface, area: Area, style: Style, middle: Point, angle: float, form: str,
    taken: list[Area],
) -> None:  # fmt: skip
    rng = sheet.rng
    far = np.array([math.cos(angle) * area.wide * 0.3, math.sin(angle) * area.high * 0.32])
    at = (middle[0] + float(far[0]), middle[1] + float(far[1]))
    named = rng.random() < 0.6
    words = blob(rng, style, texts.heading(rng) if named else texts.note(rng, 30), style.size * 7)
    here = _near(area, words, at, taken, style.size * 0.5)
    if here is None:
        return
    taken.append(here)
    twigs = rng.randint(0, 4)
    group = sheet.group("heading" if named and twigs else "note")
    write_blob(sheet, words, (here.left, here.top), group)
    centre = ((here.left + here.right) / 2, (here.top + here.bottom) / 2)
    pen = max(1.5, style.size * 0.06)
    if form != "none":
        half = (words.wide / 2 + style.size * 0.3, words.high / 2 + style.size * 0.3)
        sheet.path(outline(form, centre, half), style.ink, pen, closed=True)
    start = (middle[0] + float(far[0]) * 0.4, middle[1] + float(far[1]) * 0.4)
    end = (middle[0] + float(far[0]) * 0.75, middle[1] + float(far[1]) * 0.75)
    (sheet.arrow if rng.random() < 0.4 else sheet.path_to)(start, end, style.ink, pen)
    small = replace(style, size=style.size * 0.85)
    for _ in range(twigs):
        out = angle + rng.gauss(0, 0.6)
        tip = (
            centre[0] + math.cos(out) * area.wide * 0.16,
            centre[1] + math.sin(out) * area.high * 0.16,
        )
        twig = blob(rng, small, texts.note(rng, 35), small.size * 7)
        spot = _near(area, twig, tip, taken, small.size * 0.4)
        if spot is not None:
            taken.append(spot)
            under = group if named and twigs else None
            write_blob(sheet, twig, (spot.left, spot.top), sheet.group("note", under))
            to = ((spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2)
            way = [(centre[0] + (to[0] - centre[0]) * s, centre[1] + (to[1] - centre[1]) * s)
                   for s in (0.4, 0.7)]  # fmt: skip
            sheet.path(way, style.ink, pen * 0.8)


def _near(area: Area, words: Blob, at: Point, taken: list[Area], air: float) -> Area | None:
    """Return a free place for `words` about `at`, within `area`."""
    left = min(max(area.left, at[0] - words.wide / 2), area.right - words.wide)
    top = min(max(area.top, at[1] - words.high / 2), area.bottom - words.high)
    for step in range(12):
        down = top + (step // 2 + step % 2) * (1 if step % 2 else -1) * words.style.size * 0.8
        here = Area(left, down, left + words.wide, down + words.high)
        inside = here.top >= area.top and here.bottom <= area.bottom
        if inside and not any(here.meets(other, air) for other in taken):
            return here
    return None


def matrix_axes(sheet: Surface, area: Area, style: Style) -> list[Area]:
    """Draw the cross of a 2 × 2 with the words at its axes; return its four fields."""
    rng = sheet.rng
    x = area.left + area.wide * rng.uniform(0.45, 0.55)
    y = area.top + area.high * rng.uniform(0.45, 0.55)
    pen = max(3.0, style.size * 0.09)
    high, low, up, along = rng.choice(texts.AXES)
    sheet_edge = rng.random() < 0.5
    if sheet_edge:  # axes with arrows at the left and below, a thin cross within
        sheet.arrow((area.left, area.bottom), (area.left, area.top), style.ink, pen)
        sheet.arrow((area.left, area.bottom), (area.right, area.bottom), style.ink, pen)
    sheet.path([(x, area.top), (x, area.bottom)], style.ink, pen * 0.8)
    sheet.path([(area.left, y), (area.right, y)], style.ink, pen * 0.8)
    size = style.size
    spots = [(up, (area.left + size * 0.3, area.top - size * 0.3)),
             (along, (area.right - width(along, style), area.bottom + size * 1.1)),
             (low, (area.left, area.bottom + size * 1.1)),
             (high, (x + size * 0.2, area.top - size * 0.3))]  # fmt: skip
    for text, at in spots:
        if rng.random() < 0.85:
            sheet.write(text, at, style, sheet.group("label"))
    return [
        Area(left, top, right, bottom).shrunk(size * 0.4)
        for left, right in ((area.left, x), (x, area.right))
        for top, bottom in ((area.top, y), (y, area.bottom))
    ]
