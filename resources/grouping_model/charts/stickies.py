"""Sticky notes: how one is written, and walls of them."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from . import texts
from .surface import Area, Surface, block_width
from .writing import Colour, Style, any_ink, any_style, width, wrap

PAPERS: tuple[Colour, ...] = (
    (248, 232, 110), (252, 214, 70), (240, 236, 150), (248, 150, 185), (235, 80, 150),
    (130, 200, 238), (70, 160, 215), (165, 222, 120), (200, 235, 80), (250, 165, 70),
    (245, 120, 60), (240, 240, 235), (195, 165, 220), (235, 205, 165),
)  # fmt: skip


_LEGIBLE = 13
"""Writing that is smaller (pixels) cannot be read in photos of this size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the notes of one wall have in common; `names`, `votes`, `blank`, `listed` are chances.

    `fill` is how much of a note its writing may take, `longest` the letters of its words.
    """

    colours: tuple[Colour, ...]
    hands: tuple[Style, ...]
    side: float
    longest: int
    spin: float
    aspect: float = 1.0
    names: float = 0.0
    votes: float = 0.0
    blank: float = 0.0
    listed: float = 0.0
    brand: bool = False
    shadow: float = 0.25


def any_look(rng: random.Random, side: float, size: float) -> Look:
    """Return a look for notes that are `side` pixels wide, written about `size` high."""
    colours = rng.sample(PAPERS, rng.choice([1, 1, 2, 3, 5]))
    hands = [any_style(rng, size * rng.uniform(0.8, 1.2)) for _ in range(rng.choice([1, 2, 3, 6]))]
    pens = rng.random()
    if pens < 0.4:
        ink = any_ink(rng)
        hands = [replace(hand, ink=ink) for hand in hands]
    return Look(
        colours=tuple(colours),
        hands=tuple(hands),
        side=side,
        longest=rng.choice([14, 25, 45, 60, 80, 110]),
        spin=rng.choice([0.7, 2, 4, 9]),
        aspect=rng.choice([1, 1, 1, 1.4, 1.7, 0.8]),
        names=rng.choice([0, 0, 0, 0.6]),
        votes=rng.choice([0, 0, 0, 0.3, 0.7]),
        blank=rng.choice([0, 0, 0.1]),
        listed=rng.choice([0, 0, 0, 0.15]),
        brand=rng.random() < 0.05,
        shadow=rng.choice([0.12, 0.25, 0.35]),
    )


def stick(
    wall: Surface, middle: tuple[float, float], look: Look, *, under: int | None = None,
    role: str = "note", text: str = "", colour: Colour | None = None,
) -> int | None:  # fmt: skip
    """Write a sticky note and stick it on `wall`; return its group, None for a blank one."""
    rng = wall.rng
    wide = look.side * rng.uniform(0.97, 1.03)
    note = Surface((wide * look.aspect, wide), _tint(colour or rng.choice(look.colours), rng), rng,
                   wall.groups)  # fmt: skip
    _shade(note)
    group = None
    if role != "note" or rng.random() >= look.blank:
        group = _fill(note, look, under, role, text)
    turn = math.radians(rng.gauss(0, look.spin))
    spin = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    corners = (note.outline() - (note.wide / 2, note.high / 2)) @ spin.T + middle
    corners += np.array([[rng.gauss(0, wide * 0.008) for _ in range(2)] for _ in range(4)])
    wall.paste(note, corners, look.shadow)
    return group


def _tint(colour: Colour, rng: random.Random) -> Colour:
    shift = rng.randint(-8, 8)
    red, green, blue = (max(0, min(255, part + shift + rng.randint(-4, 4))) for part in colour)
    return (red, green, blue)


def _shade(note: Surface) -> None:
    """Make the loose lower edge lighter or darker, as it curls."""
    curl = note.rng.uniform(-0.12, 0.06)
    light = 1 + curl * np.linspace(0, 1, note.high, dtype=np.float32)[:, None, None] ** 2
    note.picture[...] = np.clip(note.picture * light, 0, 255).astype(np.uint8)


def _fill(note: Surface, look: Look, under: int | None, role: str, text: str) -> int:
    """Write on a note: words, and what comes with them."""
    rng = note.rng
    style = rng.choice(look.hands)
    rim = note.high * 0.07
    area = note.area.shrunk(rim)
    if look.brand:
        small = replace(style, size=max(8, note.high * 0.07), capitals=False, dense=0.4)
        note.write(
            rng.choice(texts.BRANDS), (rim, note.high - rim * 0.6), small, note.group("junk")
        )
        area = replace(area, bottom=area.bottom - note.high * 0.08)
    if role == "note" and not text and rng.random() < look.listed:
        group = _write_list(note, area, style, under)
    else:
        group = _write_words(note, area, style, text or texts.note(rng, look.longest), under, role)
    if role == "note" and rng.random() < look.names:
        small = replace(style, size=max(9, style.size * rng.uniform(0.55, 0.8)))
        name = rng.choice(texts.NAMES)
        x = max(rim, note.wide - rim - width(name, small) * rng.choice([1, 1, 2]))
        note.write(name, (x, note.high - rim), small, note.group("label"))
    if role == "note" and rng.random() < look.votes:
        _vote(note, style)
    return group


def fit(text: str, style: Style, area: Area, pitch: float) -> tuple[Style, list[str]]:
    """Return `style`, made smaller until `text` fits into `area`, and the lines."""
    for _ in range(14):
        lines = wrap(text, style, area.wide)
        fits = block_width(lines, style) <= area.wide
        if fits and (0.75 + pitch * (len(lines) - 1)) * style.size <= area.high:
            break
        style = replace(style, size=style.size * 0.9)
    return style, lines


def _write_words(
    note: Surface, area: Area, style: Style, text: str, under: int | None, role: str
) -> int:
    rng = note.rng
    pitch = rng.uniform(0.85, 1.3)
    style = replace(style, size=style.size * rng.choice([1, 1, 1.3, 1.8]))
    written, lines = fit(text, style, area, pitch)
    if written.size < _LEGIBLE and role == "note":
        written, lines = fit(rng.choice(texts.TERSE), style, area, pitch)
    style = written
    tall = (len(lines) - 1) * pitch * style.size
    free = max(0.0, area.high - tall - style.size * 0.75)
    y = area.top + style.size * 0.7 + free * rng.choice([0, 0.1, 0.5, 0.5])
    centred, slope = rng.random() < 0.45, rng.gauss(0, 1.5)
    group = note.group(role, under)
    for line in lines:
        x = area.left + ((area.wide - width(line, style)) / 2 if centred else rng.gauss(0, 2))
        note.write(line, (x, y), style, group, slope)
        y += pitch * style.size
    return group


def _write_list(note: Surface, area: Area, style: Style, under: int | None) -> int:
    rng, mark = note.rng, note.rng.choice(["- ", "• ", "- "])
    items = [mark + rng.choice(texts.TERSE) for _ in range(rng.randint(2, 4))]
    pitch = rng.uniform(1.0, 1.3)
    size = min(style.size, area.high / (pitch * len(items)))
    while block_width(items, replace(style, size=size)) > area.wide and size > 8:
        size *= 0.92
    style = replace(style, size=size)
    y, group = area.top + size * 0.8, -1
    for item in items:
        group = note.group("note", under)
        note.write(item, (area.left, y), style, group)
        y += pitch * size
    return group


def _vote(note: Surface, style: Style) -> None:
    """Put dots, stickers or a number in a ring on a note, over its words or not."""
    rng = note.rng
    if rng.random() < 0.3:
        size = style.size * 0.8
        at = (note.wide * rng.uniform(0.75, 0.88), note.high * rng.choice([0.2, 0.88]))
        small = replace(style, size=size, ink=any_ink(rng))
        note.write(str(rng.randint(1, 19)), at, small, note.group("junk"))
        round_ = _circle((at[0] + size * 0.35, at[1] - size * 0.3), size * 0.65)
        note.path(round_, small.ink, max(1.5, size * 0.07), closed=True)
        return
    colour = rng.choice([(40, 60, 170), (200, 40, 50), (30, 130, 60), (240, 200, 40), (20, 20, 20)])
    radius = note.high * rng.choice([0.025, 0.04, 0.07])
    spread = rng.choice([(0.05, 0.95, 0.8, 0.95), (0.1, 0.9, 0.1, 0.9)])
    for _ in range(rng.randint(1, 9)):
        x, y = rng.uniform(*spread[:2]) * note.wide, rng.uniform(*spread[2:]) * note.high
        note.fill(_circle((x, y), radius), colour, 0.95)


def _circle(middle: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    turns = [k * math.pi / 10 for k in range(20)]
    return [(middle[0] + radius * math.cos(t), middle[1] + radius * math.sin(t)) for t in turns]


def grid(
    rng: random.Random, area: Area, step: tuple[float, float], loose: float
) -> Iterator[tuple[float, float]]:
    """Yield places for notes in rows, each moved by about `loose` of a step."""
    y = area.top + step[1] / 2
    while y + step[1] * 0.4 < area.bottom:
        x = area.left + step[0] / 2
        while x + step[0] * 0.4 < area.right:
            yield x + rng.gauss(0, loose * step[0]), y + rng.gauss(0, loose * step[1])
            x += step[0]
        y += step[1]


def cover(
    wall: Surface, area: Area, look: Look, under: int | None = None, most: int = 100,
    *, spread: bool = False,
) -> None:  # fmt: skip
    """Stick notes all over `area`, in rows that are straight or not, apart or overlapping.

    Where there are more than `most` places the first ones are filled, or any if `spread`.
    """
    rng = wall.rng
    over = rng.choice([0.82, 0.9, 1.0, 1.08, 1.2, 1.45])
    step = (look.side * look.aspect * over, look.side * over * rng.uniform(0.95, 1.1))
    places = list(grid(rng, area.shrunk(look.side * 0.05), step, rng.choice([0.01, 0.03, 0.12])))
    keep = rng.choice([1, 0.9, 0.7])
    places = [place for place in places if rng.random() < keep]
    if spread:
        rng.shuffle(places)
    places = places[:most]
    if rng.random() < 0.3:
        rng.shuffle(places)
    for place in places:
        stick(wall, place, look, under=under)
