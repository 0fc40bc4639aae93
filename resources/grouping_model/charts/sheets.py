"""Kinds of charts on one sheet: lists, columns, tables, drawings and what is stuck on it."""

import random
from dataclasses import replace

from . import diagrams, lists, stickies, tables
from .chart import WrittenGroup
from .pages import Page, Scene, begin, beside, beyond
from .surface import Area


def finish(page: Page) -> None:
    """Add by chance what comes last: remarks aside, and the writing on a board next to it."""
    rng = page.sheet.rng
    if rng.random() < 0.2:
        beside(page)
    if page.sheet.board and rng.random() < 0.35:
        beyond(page.sheet)


def plain_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list, or several under headings, down the sheet."""
    page = begin(rng, groups, board=0.3)
    lists.fill_lists(page.sheet, page.area, page.style)
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def tight_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list without bullets, its items no farther apart than their lines."""
    page = begin(rng, groups, board=0.3)
    plan = replace(lists.any_plan(rng), mark="", gap=rng.choice([0, 0, 0.1]), nested=0, parts=0,
                   longest=rng.choice([25, 45, 70, 90]))  # fmt: skip
    lists.fill_lists(page.sheet, page.area, page.style, plan, headed=0.3)
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def open_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Paragraphs with wide lines: the pitch within an item is large, the gap larger."""
    page = begin(rng, groups, board=0.3)
    plan = replace(lists.any_plan(rng), pitch=rng.uniform(1.4, 2.1), gap=rng.uniform(0.6, 2),
                   longest=rng.choice([60, 90, 130]), parts=rng.choice([0, 0.5]))  # fmt: skip
    lists.fill_lists(page.sheet, page.area, page.style, plan, headed=0.2)
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def nested_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list with lists in it, after dashes, arrows and hooked arrows."""
    page = begin(rng, groups, board=0.3)
    plan = replace(lists.any_plan(rng), nested=rng.uniform(0.4, 0.9), centred=False,
                   mark=rng.choice(["-", "•", "1", "", "ring", "→"]))  # fmt: skip
    lists.fill_lists(page.sheet, page.area, page.style, plan)
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def columns(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Two to five columns under headings, parted by a line or not."""
    page = begin(rng, groups, titled=0.5, board=0.3)
    sheet, area, style = page.sheet, page.area, page.style
    count = rng.choice([2, 2, 2, 3, 3, 4, 5])
    if count > 2:
        style = replace(style, size=style.size * (0.85 if count == 3 else 0.7))
    gap = style.size * rng.uniform(0.3, 2.2)
    wide = (area.wide - gap * (count - 1)) / count
    style = replace(style, size=min(style.size, wide / 7))
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
    finish(page)
    return Scene(sheet, filled=sheet.board)


def table(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A table of words or figures, and at times a list below it."""
    page = begin(rng, groups, board=0.3)
    style = replace(page.style, size=page.style.size * rng.uniform(0.7, 0.95))
    low = tables.write_table(page.sheet, page.area, style)
    if low < page.area.bottom - 5 * style.size and rng.random() < 0.4:
        lists.fill_lists(page.sheet, replace(page.area, top=low + style.size), style)
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def sticky_sheet(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Sticky notes in rows, loose or overlapping, on a sheet or all over a wall."""
    page = begin(rng, groups, titled=0.4)
    size = page.style.size * rng.uniform(0.6, 1)
    look = stickies.any_look(rng, size * rng.uniform(4, 9), size)
    stickies.cover(page.sheet, page.area, look)
    return Scene(page.sheet, filled=rng.random() < 0.6)


def scattered(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Words all over the sheet, bare or each in its own drawing."""
    page = begin(rng, groups, board=0.3)
    shape = rng.choice([*diagrams.SHAPES, "mix"])
    places = diagrams.scatter(
        page.sheet, page.area, page.style, shape=shape, air=rng.choice([-0.05, 0.1, 0.3, 0.7]),
        most=rng.randint(6, 60), tilt=rng.choice([0.5, 2, 5]),
    )  # fmt: skip
    if rng.random() < 0.3:
        _link(page, places)
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def _follows(one: Area, two: Area) -> bool:
    """Return whether `two` stands right of `one` or below it, and near."""
    right = 0 < two.left - one.right < one.wide and abs(two.top - one.top) < one.high
    below = 0 < two.top - one.bottom < one.high * 2 and abs(two.left - one.left) < one.wide
    return right or below


def _link(page: Page, places: list[Area]) -> None:
    """Join some words with what stands right of or below them."""
    rng, pen = page.sheet.rng, max(2.0, page.style.size * 0.06)
    for one in places:
        near = [two for two in places if _follows(one, two) and rng.random() < 0.5]
        for two in near[:1]:
            if two.left > one.right:
                start = (one.right, (one.top + one.bottom) / 2)
                end = (two.left, (two.top + two.bottom) / 2)
            else:
                start = ((one.left + one.right) / 2, one.bottom)
                end = ((two.left + two.right) / 2, two.top)
            draw = page.sheet.arrow if rng.random() < 0.5 else page.sheet.path_to
            draw(start, end, page.style.ink, pen)


def mind_map(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A word in the middle with branches."""
    page = begin(rng, groups, titled=0.1, board=0.3)
    diagrams.mind_map(page.sheet, page.area, page.style)
    return Scene(page.sheet, filled=page.sheet.board)


def matrix(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A 2 × 2 with words, lists or sticky notes in its fields."""
    page = begin(rng, groups, titled=0.5, board=0.3)
    size = page.style.size
    inner = Area(page.area.left + size * rng.uniform(0, 2), page.area.top + size * 1.2,
                 page.area.right, page.area.bottom - size * 1.3)  # fmt: skip
    look = stickies.any_look(rng, size * rng.uniform(3, 5), size * 0.6)
    small = replace(page.style, size=size * rng.uniform(0.6, 1))
    stuck = rng.random() < 0.45
    for field in diagrams.matrix_axes(page.sheet, inner, page.style):
        if stuck:
            stickies.cover(page.sheet, field, look, most=rng.randint(0, 8), spread=True)
        elif rng.random() < 0.5:
            lists.fill_lists(page.sheet, field, small, headed=0.5)
        else:
            diagrams.scatter(
                page.sheet, field, small, shape="none", air=0.4, most=rng.randint(1, 7)
            )
    return Scene(page.sheet, filled=page.sheet.board)


def mixed(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Two or three of list, sticky notes, drawing and table on one sheet."""
    page = begin(rng, groups, board=0.3)
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
        style = lists.other_hand(rng, replace(page.style, size=size * rng.uniform(0.8, 1.1)))
        if kind == "list":
            lists.fill_lists(page.sheet, half, style)
        elif kind == "stick":
            look = stickies.any_look(rng, size * rng.uniform(4, 7), size * 0.7)
            stickies.cover(page.sheet, half, look, most=20)
        elif kind == "scatter":
            diagrams.scatter(page.sheet, half, style, shape="mix", air=0.3, most=15)
        else:
            tables.write_table(page.sheet, half, replace(style, size=style.size * 0.8))
    finish(page)
    return Scene(page.sheet, filled=page.sheet.board)


def time_plan(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Times at the left, what happens at the right."""
    page = begin(rng, groups)
    tables.write_times(page.sheet, page.area, page.style)
    return Scene(page.sheet)
