"""Kinds of charts: each draws a scene of its kind, by chance in all else."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from . import diagrams, lists, stickies, tables, texts
from .chart import WrittenGroup
from .surface import Area, Surface
from .writing import Colour, Style, any_ink, any_style

_WHITE: tuple[Colour, ...] = (
    (244, 243, 238), (250, 250, 250), (235, 230, 215), (228, 230, 232), (247, 246, 240),
)  # fmt: skip
_COLOURED: tuple[Colour, ...] = (
    (240, 228, 130), (235, 205, 150), (200, 225, 200), (205, 180, 140), (210, 225, 240),
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


def begin(
    rng: random.Random, groups: list[WrittenGroup], *, titled: float = 0.65,
    sheet: Surface | None = None, size: float = 0,
) -> Page:  # fmt: skip
    """Return a sheet with its title, if it has one, and strays."""
    sheet = sheet or any_sheet(rng, groups)
    size = size or (sheet.wide * sheet.high) ** 0.5 / rng.uniform(17, 42)
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
    return Page(sheet, area, style)


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
    for _ in range(rng.choice([0, 0, 0, 1, 3])):
        x, y = rng.uniform(0, sheet.wide), rng.uniform(0, sheet.high)
        end = (x + rng.gauss(0, sheet.wide * 0.05), y + rng.gauss(0, sheet.wide * 0.05))
        sheet.path([(x, y), end], any_ink(rng), max(2.0, style.size * 0.08))


def plain_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list, or several under headings, down the sheet."""
    page = begin(rng, groups)
    lists.fill_lists(page.sheet, page.area, page.style)
    return Scene(page.sheet)


def tight_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list without bullets, its items no farther apart than their lines."""
    page = begin(rng, groups)
    plan = replace(lists.any_plan(rng), mark="", gap=rng.choice([0, 0, 0.1]), nested=0, parts=0,
                   longest=rng.choice([25, 45, 70]))  # fmt: skip
    narrow = replace(page.area, right=page.area.left + page.area.wide * rng.uniform(0.55, 1))
    lists.fill_lists(page.sheet, narrow, page.style, plan, headed=0.3)
    return Scene(page.sheet)


def open_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Paragraphs with wide lines: the pitch within an item is large, the gap larger."""
    page = begin(rng, groups)
    plan = replace(lists.any_plan(rng), pitch=rng.uniform(1.4, 2.1), gap=rng.uniform(0.6, 2),
                   longest=rng.choice([60, 90, 130]), parts=rng.choice([0, 0.5]))  # fmt: skip
    lists.fill_lists(page.sheet, page.area, page.style, plan, headed=0.2)
    return Scene(page.sheet)


def nested_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list with lists in it, after dashes, arrows and hooked arrows."""
    page = begin(rng, groups)
    plan = replace(lists.any_plan(rng), nested=rng.uniform(0.4, 0.9), centred=False,
                   mark=rng.choice(["-", "•", "1", "", "ring", "→"]))  # fmt: skip
    lists.fill_lists(page.sheet, page.area, page.style, plan)
    return Scene(page.sheet)


def columns(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Two to five columns under headings, parted by a line or not."""
    page = begin(rng, groups, titled=0.5)
    sheet, area, style = page.sheet, page.area, page.style
    count = rng.choice([2, 2, 2, 3, 3, 4, 5])
    if count > 2:
        style = replace(style, size=style.size * (0.85 if count == 3 else 0.7))
    gap = style.size * rng.uniform(0.3, 2.2)
    wide = (area.wide - gap * (count - 1)) / count
    plan = lists.any_plan(rng) if rng.random() < 0.7 else None
    ruled = rng.random() < 0.4
    for k in range(count):
        left = area.left + k * (wide + gap)
        column = Area(left, area.top + rng.gauss(0, style.size * 0.3), left + wide, area.bottom)
        lists.fill_lists(sheet, column, lists.other_hand(rng, style, 0.2), plan, headed=0.8)
        if ruled and k:
            x = left - gap / 2
            ends = [(x, area.top), (x + rng.gauss(0, 5), area.bottom * rng.uniform(0.8, 1))]
            sheet.path(ends, style.ink, max(2.0, style.size * 0.08))
    return Scene(sheet)


def table(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A table of words or figures, and at times a list below it."""
    page = begin(rng, groups)
    style = replace(page.style, size=page.style.size * rng.uniform(0.7, 0.95))
    low = tables.write_table(page.sheet, page.area, style)
    if low < page.area.bottom - 5 * style.size and rng.random() < 0.4:
        lists.fill_lists(page.sheet, replace(page.area, top=low + style.size), style)
    return Scene(page.sheet)


def sticky_sheet(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Sticky notes in rows, loose or overlapping, on a sheet or all over a wall."""
    page = begin(rng, groups, titled=0.4)
    size = page.style.size * rng.uniform(0.6, 1)
    look = stickies.any_look(rng, size * rng.uniform(4, 9), size)
    stickies.cover(page.sheet, page.area, look)
    return Scene(page.sheet, filled=rng.random() < 0.6)


def scattered(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Words all over the sheet, bare or each in its own drawing."""
    page = begin(rng, groups)
    shape = rng.choice([*diagrams.SHAPES, "mix"])
    places = diagrams.scatter(
        page.sheet, page.area, page.style, shape=shape, air=rng.choice([-0.05, 0.1, 0.3, 0.7]),
        most=rng.randint(6, 60), tilt=rng.choice([0.5, 2, 5]),
    )  # fmt: skip
    for _ in range(rng.choice([0, 0, 3, 8]) if len(places) > 2 else 0):
        one, two = rng.sample(places, 2)
        start, end = (one.right, (one.top + one.bottom) / 2), (two.left, (two.top + two.bottom) / 2)
        page.sheet.path_to(start, end, page.style.ink, max(2.0, page.style.size * 0.06))
    return Scene(page.sheet)


def mind_map(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A word in the middle with branches."""
    page = begin(rng, groups, titled=0.1)
    diagrams.mind_map(page.sheet, page.area, page.style)
    return Scene(page.sheet)


def matrix(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A 2 × 2 with words, lists or sticky notes in its fields."""
    page = begin(rng, groups, titled=0.5)
    size = page.style.size
    inner = Area(page.area.left + size * rng.uniform(0, 2), page.area.top + size * 1.2,
                 page.area.right, page.area.bottom - size * 1.3)  # fmt: skip
    look = stickies.any_look(rng, size * rng.uniform(3, 5), size * 0.6)
    small = replace(page.style, size=size * rng.uniform(0.6, 1))
    stuck = rng.random() < 0.45
    for field in diagrams.matrix_axes(page.sheet, inner, page.style):
        if stuck:
            stickies.cover(page.sheet, field, look, most=rng.randint(0, 8))
        elif rng.random() < 0.5:
            lists.fill_lists(page.sheet, field, small, headed=0.5)
        else:
            diagrams.scatter(
                page.sheet, field, small, shape="none", air=0.4, most=rng.randint(1, 7)
            )
    return Scene(page.sheet)


def mixed(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Two or three of list, sticky notes, drawing and table on one sheet."""
    page = begin(rng, groups)
    area, size = page.area, page.style.size
    beside, cut = rng.random() < 0.5, rng.uniform(0.35, 0.65)
    if beside:
        x = area.left + area.wide * cut
        halves = [replace(area, right=x - size / 2), replace(area, left=x + size / 2)]
    else:
        y = area.top + area.high * cut
        halves = [replace(area, bottom=y - size / 2), replace(area, top=y + size / 2)]
    for half, kind in zip(
        halves, rng.sample(["list", "stick", "scatter", "table"], 2), strict=True
    ):
        style = lists.other_hand(rng, replace(page.style, size=size * rng.uniform(0.7, 1)))
        if kind == "list":
            lists.fill_lists(page.sheet, half, style)
        elif kind == "stick":
            look = stickies.any_look(rng, size * rng.uniform(4, 7), size * 0.7)
            stickies.cover(page.sheet, half, look, most=20)
        elif kind == "scatter":
            diagrams.scatter(page.sheet, half, style, shape="mix", air=0.3, most=15)
        else:
            tables.write_table(page.sheet, half, replace(style, size=style.size * 0.8))
    return Scene(page.sheet)


def time_plan(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Times at the left, what happens at the right."""
    page = begin(rng, groups)
    tables.write_times(page.sheet, page.area, page.style)
    return Scene(page.sheet)


Draw = Callable[[random.Random, list[WrittenGroup]], Scene]

KINDS: dict[str, tuple[float, Draw]] = {
    "list": (12, plain_list),
    "tight list": (7, tight_list),
    "open list": (5, open_list),
    "nested list": (6, nested_list),
    "columns": (9, columns),
    "table": (8, table),
    "sticky notes": (10, sticky_sheet),
    "scattered": (8, scattered),
    "mind map": (4, mind_map),
    "matrix": (5, matrix),
    "mixed": (8, mixed),
    "time plan": (3, time_plan),
}
"""Each kind of chart with its weight."""
