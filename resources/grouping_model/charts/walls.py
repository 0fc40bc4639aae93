"""Kinds of charts that cover a wall: sticky notes in groups, and several sheets at once."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from . import diagrams, lists, sheets, stickies, texts
from .chart import WrittenGroup
from .pages import Scene, any_board, any_sheet, any_wall, begin
from .stickies import Look
from .surface import Area, Quad, Surface
from .writing import Style, any_ink, any_style, width


def _ground(rng: random.Random, groups: list[WrittenGroup]) -> Surface:
    return rng.choice([any_wall, any_board, any_sheet])(rng, groups)


def clusters(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Sticky notes in heaps, each under a sticky note of another colour or written words."""
    page = begin(rng, groups, titled=0.3, sheet=_ground(rng, groups))
    sheet, area = page.sheet, page.area
    across, down = rng.randint(2, 4), rng.randint(1, 3)
    side = min(area.wide / across, area.high / down) / rng.uniform(2.2, 3.7)
    look = stickies.any_look(rng, max(60.0, side), side * rng.uniform(0.14, 0.24))
    look = replace(look, longest=min(look.longest, 60), aspect=rng.choice([1, 1, 1.3]))
    top = rng.choice([paper for paper in stickies.PAPERS if paper not in look.colours])
    heads = replace(look, colours=(top,), names=0, votes=0, blank=0, longest=20)
    written = rng.random() < 0.35
    for row in range(down):
        for column in range(across):
            left = area.left + column * area.wide / across
            high = area.top + row * area.high / down
            part = Area(left, high, left + area.wide / across, high + area.high / down)
            _heap(sheet, part, look, None if written else heads, page.style)
    if rng.random() < 0.3:
        for _ in range(rng.randint(1, 6)):
            ends = [(rng.uniform(area.left, area.right), rng.uniform(area.top, area.bottom))
                    for _ in range(2)]  # fmt: skip
            sheet.path(ends, page.style.ink, 3)
    return Scene(sheet, filled=True)


def _heap(sheet: Surface, part: Area, look: Look, heads: Look | None, style: Style) -> None:
    """Stick a heading note, or write one, with its notes below it."""
    rng, side = sheet.rng, look.side
    wide = side * look.aspect
    x, y = part.left + wide * rng.uniform(0.55, 0.8), part.top + side * rng.uniform(0.52, 0.7)
    if heads:
        at = (x + rng.choice([0, 0, part.wide / 2 - wide]), y)
        under = stickies.stick(sheet, at, heads, role="heading", text=texts.heading(rng))
        y += side * rng.uniform(0.75, 1.05)
    else:
        own = replace(style, size=side * rng.uniform(0.22, 0.34))
        place = Area(part.left, part.top, part.right - side * 0.2, part.bottom)
        under, low = lists.write_heading(sheet, place, own)
        y = low + side * 0.6
    left, step = x, rng.uniform(0.8, 1.12)
    for _ in range(rng.randint(1, 12)):
        if x + wide * 0.45 > part.right:
            x, y = left, y + side * step * rng.uniform(0.9, 1.05)
        if y + side * 0.45 > part.bottom:
            break
        loose = side * rng.choice([0.02, 0.08])
        at = (x + rng.gauss(0, loose), y + rng.gauss(0, loose))
        stickies.stick(sheet, at, look, under=under)
        x += wide * step


def kanban(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Columns with written headings and sticky notes below, parted by lines."""
    page = begin(rng, groups, titled=0.35, sheet=_ground(rng, groups))
    sheet, area, style = page.sheet, page.area, page.style
    count = rng.randint(2, 5)
    wide = area.wide / count
    side = min(wide * rng.uniform(0.35, 0.75), area.high * 0.35)
    look = stickies.any_look(rng, side, side * rng.uniform(0.14, 0.24))
    look = replace(look, aspect=rng.choice([1, 1, 1.2]))
    boxed, low = rng.random() < 0.7, area.top
    for k in range(count):
        left = area.left + k * wide
        own = replace(style, size=min(side * rng.uniform(0.16, 0.34), wide / 5))
        cell = Area(left + own.size * 0.4, area.top, left + wide - own.size * 0.3, area.bottom)
        under, low = lists.write_heading(sheet, cell, own)
        field = replace(cell, top=low + side * 0.1)
        stickies.cover(sheet, field, look, under, most=rng.choice([1, 2, 3, 4, 6, 9]))
        if boxed and k:
            sheet.path([(left, area.top), (left, area.bottom)], style.ink, max(2, own.size * 0.07))
    return Scene(sheet, filled=rng.random() < 0.6)


def numbered_rows(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Rows of notes, each row with a large number or word before it."""
    page = begin(rng, groups, titled=0.3, sheet=_ground(rng, groups))
    sheet, area = page.sheet, page.area
    rows = rng.randint(2, 6)
    side = area.high / rows * rng.uniform(0.7, 1.0)
    look = stickies.any_look(rng, side, side * rng.uniform(0.13, 0.22))
    look = replace(look, aspect=rng.choice([1, 1.3, 1.5]))
    words, first = rng.random() < 0.4, rng.randint(1, 25)
    gutter = side * (1.3 if words else 0.8)
    for row in range(rows):
        y = area.top + (row + 0.5) * area.high / rows
        own = replace(page.style, size=side * (rng.uniform(0.2, 0.3) if words else 0.45))
        under = None
        if words:
            said = diagrams.blob(rng, own, texts.heading(rng), gutter * 0.95)
            under = sheet.group("heading")
            diagrams.write_blob(sheet, said, (area.left, y - said.high / 2), under, centred=False)
        else:
            at = (area.left, y + own.size * 0.3)
            sheet.write(str(first + row), at, own, sheet.group("label"))
        x = area.left + gutter + side * look.aspect / 2
        for _ in range(rng.randint(1, 8)):
            if x + side * look.aspect / 2 > area.right:
                break
            stickies.stick(sheet, (x, y + rng.gauss(0, side * 0.03)), look, under=under)
            x += side * look.aspect * rng.uniform(0.9, 1.15)
        if rng.random() < 0.3:
            low = y + area.high / rows / 2
            sheet.path([(area.left, low), (area.right, low)], page.style.ink, 3)
    return Scene(sheet, filled=True)


def crowd(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A wall of up to a hundred small notes, over each other and half hidden."""
    page = begin(rng, groups, titled=0.2, sheet=_ground(rng, groups))
    sheet, area = page.sheet, page.area
    side = (area.wide * area.high / rng.randint(25, 110)) ** 0.5 * rng.uniform(0.85, 1.2)
    look = stickies.any_look(rng, side, side * rng.uniform(0.15, 0.25))
    look = replace(look, longest=rng.choice([12, 25, 45]), aspect=1, votes=0)
    for _ in range(rng.randint(25, 100)):
        at = (rng.uniform(area.left, area.right), rng.uniform(area.top, area.bottom))
        stickies.stick(sheet, at, look)
    return Scene(sheet, filled=True)


def cards_in_list(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A numbered list whose words go on in sticky notes on the line."""
    page = begin(rng, groups)
    sheet, area, style = page.sheet, page.area, page.style
    look = stickies.any_look(rng, style.size * rng.uniform(1.6, 2.4), style.size * 0.55)
    look = replace(look, blank=0, names=0, votes=0, listed=0, brand=False, spin=3,
                   aspect=rng.choice([1, 1.5, 2]))  # fmt: skip
    pitch, number = style.size * rng.uniform(1.7, 2.6), 0
    y = area.top + style.size * 1.5
    mark = rng.choice([".", ")", "", "-"])
    while y < area.bottom:
        number += 1
        group = sheet.group("note")
        prefix = "- " if mark == "-" else f"{number}{mark} "
        said = rng.choice([texts.note(rng, 20), rng.choice(texts.TERSE), "add", "fill these"])
        x = sheet.write(prefix + said, (area.left, y), style, group)
        for _ in range(rng.choice([0, 1, 1, 1, 2])):
            x += style.size * 0.3 + look.side * look.aspect / 2
            if x + look.side * look.aspect / 2 > area.right:
                break
            _card(sheet, (x, y - style.size * 0.3), look, group)
            x += look.side * look.aspect / 2 + style.size * 0.3
            if rng.random() < 0.3 and x + style.size * 4 < area.right:
                joined = rng.choice(["&", "+", "and", rng.choice(texts.TERSE)])
                x = sheet.write(joined, (x, y), style, group)
        y += pitch
    return Scene(sheet)


def _card(sheet: Surface, at: tuple[float, float], look: Look, group: int) -> None:
    """Stick a note on whose words belong to `group`."""
    before = len(sheet.groups)
    own = stickies.stick(sheet, at, look, text=sheet.rng.choice(texts.TERSE))
    sheet.lines = [
        replace(line, group=group) if line.group == own else line for line in sheet.lines
    ]
    del sheet.groups[before:]


def cards_by_times(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A plan of a day: times at the left, cards or words at the right."""
    page = begin(rng, groups)
    sheet, area, style = page.sheet, page.area, page.style
    rows = rng.randint(3, 8)
    step = area.high / rows
    gutter = width("00:00 - 00:00", style) + style.size * 0.5
    look = stickies.any_look(rng, step * rng.uniform(0.7, 0.95), style.size * rng.uniform(0.6, 0.9))
    look = replace(look, aspect=rng.uniform(1.2, 2.6), blank=0, spin=rng.choice([0.5, 2]))
    minute = rng.choice([9, 10, 13]) * 60
    if rng.random() < 0.6:
        x = area.left + gutter - style.size * 0.2
        sheet.path([(x, area.top), (x, area.bottom)], style.ink, max(2, style.size * 0.07))
    for row in range(rows):
        y = area.top + (row + 0.5) * step
        sheet.write(f"{minute // 60}:{minute % 60:02}", (area.left, y), style, sheet.group("label"))
        minute += rng.choice([15, 30, 45, 60])
        x = area.left + gutter + look.side * look.aspect / 2
        if rng.random() < 0.75:
            stickies.stick(sheet, (x, y), look)
        else:
            words = diagrams.blob(rng, style, texts.note(rng, 40), area.right - x)
            at = (area.left + gutter, y - words.high / 2)
            diagrams.write_blob(sheet, words, at, sheet.group("note"), centred=False)
    return Scene(sheet)


SheetKind = Callable[[random.Random, list[WrittenGroup]], Scene]

_ON_SHEETS: tuple[SheetKind, ...] = (
    sheets.plain_list, sheets.plain_list, sheets.tight_list, sheets.open_list, sheets.nested_list,
    sheets.columns, sheets.table, sheets.sticky_sheet, sheets.scattered, sheets.scattered,
    sheets.matrix, sheets.mixed,
)  # fmt: skip


def several_sheets(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Two to six sheets side by side or under each other; others' edges at the photo's edge."""
    across, down = rng.choice([(2, 1), (2, 1), (1, 2), (3, 1), (2, 2), (3, 2)])
    same = rng.choice(_ON_SHEETS) if rng.random() < 0.6 else None
    drawn = [_whole(rng, groups, same or rng.choice(_ON_SHEETS)) for _ in range(across * down)]
    wide, high = drawn[0].wide, drawn[0].high
    scale = min(1.0, 1850 / max(wide * across, high * down))
    gap = rng.choice([0.0, 0.02, 0.08]) * wide * scale
    rim = rng.uniform(0.02, 0.12) * wide * scale
    cell = (wide * scale + gap, high * scale + gap)
    wall = any_wall(rng, groups, (cell[0] * across - gap + 2 * rim, cell[1] * down - gap + 2 * rim))
    for k, sheet in enumerate(drawn):
        left, top = rim + k % across * cell[0], rim + k // across * cell[1]
        wall.paste(sheet, _hung(rng, (left, top), (wide * scale, high * scale)))
    if rng.random() < 0.4:
        other = _whole(rng, groups, sheets.plain_list)
        shown = rim * 0.85
        at = rng.choice([(wall.wide - shown, rim), (shown - wide * scale, rim),
                         (rim, wall.high - shown)])  # fmt: skip
        wall.paste(other, _hung(rng, at, (wide * scale, high * scale)))
        made_junk(wall, {line.group for line in other.lines})
    return Scene(wall, filled=True)


def _hung(rng: random.Random, at: tuple[float, float], size: tuple[float, float]) -> Quad:
    """Return the corners of a sheet of `size` that hangs with its upper left corner on `at`."""
    flat = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], float)
    flat += np.array([[rng.gauss(0, size[0] * 0.008) for _ in range(2)] for _ in range(4)])
    return np.asarray(flat + np.array(at), np.float64)


def _whole(rng: random.Random, groups: list[WrittenGroup], kind: SheetKind) -> Surface:
    """Draw a sheet of its own; what stands on it belongs under its title."""
    first = len(groups)
    sheet = kind(rng, groups).surface
    titles = [g.number for g in groups[first:] if g.role == "title"]
    for g in groups[first:]:
        if titles and g.role == "title":
            groups[g.number] = replace(g, role="heading")
        elif titles and g.under is None and g.role in {"note", "heading"}:
            groups[g.number] = replace(g, under=titles[0])
    return sheet


def made_junk(sheet: Surface, numbers: set[int]) -> None:
    """Make the groups `numbers` what is no note."""
    for number in numbers:
        sheet.groups[number] = WrittenGroup(number, "junk", None)


def stickies_and_lists(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A list with sticky notes stuck beside its lines, some of them on the writing."""
    page = begin(rng, groups)
    sheet, area, style = page.sheet, page.area, page.style
    narrow = replace(area, right=area.left + area.wide * rng.uniform(0.5, 0.75))
    lists.fill_lists(sheet, narrow, style)
    look = stickies.any_look(rng, style.size * rng.uniform(3, 6), style.size * 0.7)
    for _ in range(rng.randint(1, 6)):
        x = rng.uniform(narrow.right - style.size, area.right)
        stickies.stick(sheet, (x, rng.uniform(area.top, area.bottom)), look)
    if rng.random() < 0.4:
        own = replace(any_style(rng, style.size), ink=any_ink(rng))
        place = Area(narrow.right, area.top, area.right, area.bottom)
        diagrams.scatter(sheet, place, own, shape="none", air=0.5, most=3, tilt=8)
    return Scene(sheet)
