"""How a chart begins: a bare sheet or board, its title, and what strays on it."""

import random
from dataclasses import dataclass, replace

import numpy as np
from chart_maker.arrays import soft_noise

from . import lists, texts
from .chart import WrittenGroup
from .surface import Area, Surface, block_width
from .writing import Colour, Style, any_ink, any_style, width, wrap

_WHITE: tuple[Colour, ...] = (
    (244, 243, 238), (250, 250, 250), (235, 230, 215), (228, 230, 232), (247, 246, 240),
)  # fmt: skip
_COLOURED: tuple[Colour, ...] = (
    (240, 228, 130), (235, 205, 150), (200, 225, 200), (205, 180, 140), (210, 225, 240),
)  # fmt: skip
_MONTHS = ("Jan", "Feb", "March", "May", "Sept", "Nov.")
_WALLS: tuple[Colour, ...] = (
    (205, 205, 208), (225, 222, 214), (180, 184, 190), (214, 200, 175), (160, 130, 95),
    (120, 132, 140), (235, 236, 238), (190, 205, 200),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What the photo is taken of; a `filled` one reaches beyond the photo's edges."""

    surface: Surface
    filled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A sheet begun: where there is room on it, and who writes."""

    sheet: Surface
    area: Area
    style: Style


def any_sheet(
    rng: random.Random, groups: list[WrittenGroup], size: tuple[float, float] | None = None
) -> Surface:
    """Return a bare sheet, upright mostly, some with printed squares or lines."""
    if size is None:
        long, ratio = rng.uniform(950, 1750), rng.choice([0.7, 0.72, 0.75, 0.75, 0.8, 1.0])
        upright = rng.random() < 0.62
        size = (long * ratio, long) if upright else (long, long * ratio)
    colour = rng.choice(_WHITE if rng.random() < 0.88 else _COLOURED)
    sheet = Surface(size, colour, rng, groups)
    print_ = rng.random()
    step = max(size) / rng.choice([20, 28, 40])
    pale = (198, 208, 222)
    if print_ < 0.2:
        for k in range(1, round(sheet.high / step) + 1):
            sheet.picture[round(k * step) : round(k * step) + 1] = pale
    if print_ < 0.12:
        for k in range(1, round(sheet.wide / step) + 1):
            sheet.picture[:, round(k * step) : round(k * step) + 1] = pale
    return sheet


def any_wall(
    rng: random.Random, groups: list[WrittenGroup], size: tuple[float, float] | None = None
) -> Surface:
    """Return a bare wall: painted, of wood, glass or felt."""
    if size is None:
        long = rng.uniform(1500, 2000)
        size = (long, long * rng.choice([0.56, 0.67, 0.75])) if rng.random() < 0.75 else (
            long * 0.75, long)  # fmt: skip
    colour = rng.choice(_WALLS)
    wall = Surface(size, colour, rng, groups)
    noise = np.random.default_rng(rng.getrandbits(32))
    grain = 1 + rng.uniform(0.005, 0.03) * soft_noise((wall.high, wall.wide), 9, noise)
    if rng.random() < 0.15:
        grain *= 1 + 0.04 * soft_noise((wall.high, 4), 12, noise)[:, :1]
    wall.picture[...] = np.clip(wall.picture * grain[..., None], 0, 255).astype(np.uint8)
    return wall


def any_board(rng: random.Random, groups: list[WrittenGroup]) -> Surface:
    """Return a whiteboard, its frame and tray at the photo's edges, with what was wiped off."""
    long = rng.uniform(1100, 1900)
    size = (long, long * rng.choice([0.56, 0.67, 0.75])) if rng.random() < 0.75 else (
        long * 0.8, long)  # fmt: skip
    grey = rng.randint(212, 250)
    board = Surface(size, (grey, grey, min(255, grey + rng.randint(-6, 6))), rng, groups)
    board.board = True
    for _ in range(rng.choice([0, 0, 2, 6])):
        x, y = rng.uniform(0, board.wide), rng.uniform(0, board.high)
        end = (x + rng.gauss(0, board.wide * 0.2), y + rng.gauss(0, 20))
        board.path([(x, y), end], (grey - 14, grey - 10, grey - 8), rng.uniform(8, 40))
    edge = rng.randint(4, 14)
    if rng.random() < 0.5:
        board.picture[:edge] = board.picture[:, :edge] = (120, 122, 126)
    if rng.random() < 0.4:
        tray = board.high - rng.randint(20, 50)
        board.picture[tray:] = rng.choice([(150, 152, 155), (60, 60, 62)])
        for _ in range(rng.randint(0, 4)):
            x = rng.uniform(0, board.wide - 150)
            pen = [(x, tray + 6), (x + 130, tray + 6), (x + 130, tray + 18), (x, tray + 18)]
            board.fill([(float(a), float(b)) for a, b in pen], any_ink(rng))
    return board


def begin(
    rng: random.Random, groups: list[WrittenGroup], *, titled: float = 0.65,
    sheet: Surface | None = None, board: float = 0.0,
) -> Page:  # fmt: skip
    """Return a sheet with its title, if it has one, and strays.

    Args:
        rng: The dice.
        groups: Where groups are numbered.
        titled: How likely it has a title.
        sheet: What is written on; None takes a new one.
        board: How likely a new one is a whiteboard.
    """
    if sheet is None:
        sheet = any_board(rng, groups) if rng.random() < board else any_sheet(rng, groups)
    size = (sheet.wide * sheet.high) ** 0.5 / rng.uniform(15, 38)
    style = any_style(rng, size)
    rim = rng.uniform(0.03, 0.08)
    area = Area(sheet.wide * rim, sheet.high * rim, sheet.wide * (1 - rim), sheet.high * (1 - rim))
    _strays(sheet, style)
    if rng.random() < titled:
        big = replace(any_style(rng, size), size=size * rng.uniform(1.1, 1.9))
        if rng.random() < 0.5:
            big = replace(style, size=big.size)
        _, low = lists.write_heading(sheet, area, big, "title", text=texts.title(rng))
        area = replace(area, top=low + size * rng.uniform(0.2, 1))
        if rng.random() < 0.12:
            small = replace(style, size=size * rng.uniform(0.6, 0.9))
            said = rng.choice(
                [
                    f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.",
                    "Week 12",
                    "Group 3",
                    f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} - {rng.choice(texts.NAMES)}",
                ]
            )
            x = rng.choice([area.left, area.left + area.wide * 0.6])
            sheet.write(said, (x, area.top + small.size * 0.7), small, sheet.group("label"))
            area = replace(area, top=area.top + small.size * 1.5)
    return Page(sheet, area, style)


def beyond(sheet: Surface) -> None:
    """Write over the left or right edge, as on a board or sheet next to it that is cut off."""
    rng = sheet.rng
    style = any_style(rng, (sheet.wide * sheet.high) ** 0.5 / rng.uniform(22, 40))
    y, left = sheet.high * rng.uniform(0.1, 0.6), rng.random() < 0.5
    shown = style.size * rng.uniform(0.8, 3)
    for _ in range(rng.randint(2, 9)):
        text = texts.note(rng, 30)
        x = shown - width(text, style) if left else sheet.wide - shown
        place = Area(x, y - style.size, x + width(text, style), y + style.size * 0.3)
        if not any(line.box().meets(place) for line in sheet.lines):
            sheet.write(text, (x, y), style, sheet.group("junk"))
        y += style.size * rng.choice([1.1, 1.1, 1.8])


def beside(page: Page) -> None:
    """Write a slanted remark or two where the sheet is still free."""
    rng, area = page.sheet.rng, page.area
    for _ in range(rng.randint(1, 3)):
        style = replace(any_style(rng, page.style.size * rng.uniform(0.6, 1)), ink=any_ink(rng))
        words = wrap(texts.note(rng, 40), style, style.size * rng.uniform(4, 8))
        wide, high = block_width(words, style), len(words) * style.size * 1.1
        if wide > area.wide or high > area.high:
            continue
        x, y = rng.uniform(area.left, area.right - wide), rng.uniform(area.top, area.bottom - high)
        place, angle = Area(x, y, x + wide, y + high), rng.gauss(0, 9)
        if any(line.box().meets(place, style.size * 0.4) for line in page.sheet.lines):
            continue
        group = page.sheet.group("note")
        for k, line in enumerate(words):
            turn, down = np.deg2rad(angle), (k * 1.1 + 0.7) * style.size
            at = (x - down * float(np.sin(turn)), y + down * float(np.cos(turn)))
            page.sheet.write(line, at, style, group, angle)


def _strays(sheet: Surface, style: Style) -> None:
    """Put on what is no note: a brand, a page number, a signature, strokes."""
    rng = sheet.rng
    small = replace(style, size=max(9, style.size * 0.5), capitals=False)
    if rng.random() < 0.12:
        at = (sheet.wide * rng.uniform(0.05, 0.7), sheet.high * rng.choice([0.018, 0.992]))
        printed = replace(small, slant=0, wobble=0, uneven=0, rise=0, ink=any_ink(rng))
        sheet.write(rng.choice(texts.BRANDS), at, printed, sheet.group("junk"))
    if rng.random() < 0.08:
        at = (sheet.wide * rng.choice([0.01, 0.95]), sheet.high * rng.choice([0.03, 0.985]))
        sheet.write(str(rng.randint(1, 12)), at, small, sheet.group("junk"))
    if rng.random() < 0.08:
        at = (sheet.wide * rng.uniform(0.55, 0.8), sheet.high * 0.985)
        signed = replace(any_style(rng, style.size * 0.7), slant=0.3)
        sheet.write(rng.choice(texts.NAMES), at, signed, sheet.group("junk"))
    for _ in range(rng.choice([0, 0, 0, 0, 0, 0, 1, 3])):
        x, y = rng.uniform(0, sheet.wide), rng.uniform(0, sheet.high)
        end = (x + rng.gauss(0, sheet.wide * 0.05), y + rng.gauss(0, sheet.wide * 0.05))
        sheet.path([(x, y), end], any_ink(rng), max(2.0, style.size * 0.08))
