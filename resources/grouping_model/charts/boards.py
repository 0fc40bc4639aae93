"""Kinds of charts on whiteboards and loose sheets: boxes and arrows, statements, names."""

import random
from dataclasses import replace

from . import diagrams, lists, tables, texts
from .chart import WrittenGroup
from .pages import Page, Scene, any_board, begin, beyond
from .surface import Area, Surface
from .writing import Style, any_ink, any_style, width


def board_or_sheet(
    rng: random.Random, groups: list[WrittenGroup], board: float, titled: float
) -> Page:
    """Return a page begun; `board` and `titled` are how likely it is a board, has a title."""
    sheet = any_board(rng, groups) if rng.random() < board else None
    return begin(rng, groups, titled=titled, sheet=sheet)


def boxes_and_arrows(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Boxes in a rough grid, joined by arrows with words on them; often a list beside."""
    page = board_or_sheet(rng, groups, 0.7, 0.5)
    area, style = page.area, page.style
    if rng.random() < 0.55:
        cut = area.left + area.wide * rng.uniform(0.3, 0.6)
        beside = replace(area, right=cut - style.size)
        area = replace(area, left=cut + style.size)
        lists.fill_lists(page.sheet, beside, style)
    small = replace(style, size=min(style.size * rng.uniform(0.7, 1.6), area.wide / 12))
    draw_boxes(page.sheet, area, small)
    if page.sheet.board and rng.random() < 0.35:
        beyond(page.sheet)
    return Scene(page.sheet, filled=page.sheet.board)


def draw_boxes(sheet: Surface, area: Area, style: Style) -> None:
    """Draw a diagram of boxes with a few words each, and arrows between neighbours."""
    rng = sheet.rng
    across = max(1, min(rng.randint(2, 4), int(area.wide / (style.size * 6))))
    down = max(1, min(rng.randint(1, 5), int(area.high / (style.size * 4))))
    form = rng.choice(["box", "box", "ellipse", "diamond", "none"])
    step = (area.wide / across, area.high / down)
    boxes: dict[tuple[int, int], Area] = {}
    for row in range(down):
        for column in range(across):
            if rng.random() < 0.15:
                continue
            words = diagrams.blob(rng, style, texts.note(rng, rng.choice([14, 14, 28])),
                                  step[0] * 0.55)  # fmt: skip
            x = area.left + (column + 0.5) * step[0] + rng.gauss(0, step[0] * 0.04)
            y = area.top + (row + 0.5) * step[1] + rng.gauss(0, step[1] * 0.06)
            if words.wide > step[0] * 0.75 or words.high > step[1] * 0.8:
                continue
            at = (x - words.wide / 2, y - words.high / 2)
            diagrams.write_blob(sheet, words, at, sheet.group("note"))
            half = (words.wide / 2 + style.size * 0.35, words.high / 2 + style.size * 0.3)
            if form != "none":
                around = diagrams.outline(form, (x, y), half)
                sheet.path(around, style.ink, max(2, style.size * 0.07), closed=True)
            boxes[row, column] = Area(x - half[0], y - half[1], x + half[0], y + half[1])
    for (row, column), box in boxes.items():
        for other in ((row, column + 1), (row + 1, column)):
            if other in boxes and rng.random() < 0.65:
                _join(sheet, box, boxes[other], style, down=other[0] > row)


def _join(sheet: Surface, one: Area, two: Area, style: Style, *, down: bool) -> None:
    """Draw an arrow between two boxes, and at times a word on it."""
    rng = sheet.rng
    if down:
        start, end = ((one.left + one.right) / 2, one.bottom), ((two.left + two.right) / 2, two.top)
    else:
        start, end = (one.right, (one.top + one.bottom) / 2), (two.left, (two.top + two.bottom) / 2)
    if rng.random() < 0.2:
        start, end = end, start
    sheet.arrow(start, end, style.ink, max(2, style.size * 0.06))
    small = replace(style, size=style.size * 0.65)
    word = rng.choice(texts.VERBS)
    long = abs(end[0] - start[0]) if not down else style.size * 6
    if rng.random() < 0.5 and width(word, small) < long:
        x = (start[0] + end[0]) / 2 + (style.size * 0.2 if down else -width(word, small) / 2)
        y = (start[1] + end[1]) / 2 - (0 if down else style.size * 0.25)
        sheet.write(word, (x, y), small, sheet.group("label"))


def statements(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Free statements in several inks in two columns, with slanted additions between them."""
    page = board_or_sheet(rng, groups, 0.5, 0.6)
    sheet, area, style = page.sheet, page.area, page.style
    cut = area.left + area.wide * rng.uniform(0.4, 0.6)
    room = rng.choice([0.0, style.size * 3])
    for column in (replace(area, right=cut - room), replace(area, left=cut + room)):
        y = column.top + rng.uniform(0, style.size * 2)
        while y < column.bottom - style.size * 2:
            own = replace(lists.other_hand(rng, style, 0.2), ink=any_ink(rng))
            across = column.wide * rng.uniform(0.5, 0.9)
            words = diagrams.blob(rng, own, texts.note(rng, 70), across)
            if y + words.high > column.bottom:
                break
            left = column.left + rng.uniform(0, max(0.0, column.wide - words.wide) * 0.5)
            group = sheet.group("note")
            diagrams.write_blob(sheet, words, (left, y), group, rng.gauss(0, 1.5),
                                centred=rng.random() < 0.2)  # fmt: skip
            if rng.random() < 0.2:
                _underline(sheet, own, left, y + words.high, words.wide)
            y += words.high + style.size * rng.uniform(0.3, 2.2)
    for _ in range(rng.randint(0, 4)):
        own = replace(any_style(rng, style.size * rng.uniform(0.6, 0.9)), ink=any_ink(rng))
        words = diagrams.blob(rng, own, texts.note(rng, 28), own.size * 6)
        at = (cut - words.wide / 2, rng.uniform(area.top, area.bottom - words.high))
        place = Area(at[0], at[1], at[0] + words.wide, at[1] + words.high)
        if not any(place.meets(line.box(), own.size * 0.1) for line in sheet.lines):
            diagrams.write_blob(sheet, words, at, sheet.group("note"), rng.gauss(0, 14))
    if sheet.board and rng.random() < 0.35:
        beyond(sheet)
    return Scene(sheet, filled=sheet.board)


def _underline(sheet: Surface, style: Style, left: float, y: float, wide: float) -> None:
    sheet.path([(left, y), (left + wide, y)], style.ink, max(2, style.size * 0.05))


def round_a_heading(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A heading in the middle, words of all sizes loosely round it, names among them."""
    page = board_or_sheet(rng, groups, 0.3, 0.0)
    sheet, area, style = page.sheet, page.area, page.style
    big = replace(any_style(rng, style.size), size=style.size * rng.uniform(1.4, 2.4))
    head = diagrams.blob(rng, big, texts.title(rng), area.wide * 0.35)
    x = area.left + (area.wide - head.wide) * rng.uniform(0.25, 0.75)
    y = area.top + (area.high - head.high) * rng.uniform(0.2, 0.7)
    group = sheet.group(rng.choice(["title", "heading"]))
    diagrams.write_blob(sheet, head, (x, y), group)
    keep = [Area(x, y, x + head.wide, y + head.high).shrunk(-big.size * 0.4)]
    if rng.random() < 0.5:
        middle = (x + head.wide / 2, y + head.high / 2)
        half = (head.wide / 2 + big.size * 0.4, head.high / 2 + big.size * 0.4)
        around = diagrams.outline(rng.choice(["ellipse", "cloud", "box"]), middle, half)
        sheet.path(around, big.ink, max(2, big.size * 0.06), closed=True)
    under = group if sheet.groups[group].role == "heading" else None
    for scale in rng.sample([0.6, 0.8, 1.0, 1.3], 3):
        own = replace(any_style(rng, style.size * scale), ink=any_ink(rng))
        keep += diagrams.scatter(
            sheet, area, own, shape=rng.choice(["none", "none", "box", "cloud"]), under=under,
            air=0.5, most=rng.randint(3, 14), tilt=rng.choice([0.5, 3, 8]), kept=keep,
        )  # fmt: skip
    for _ in range(rng.randint(0, 5)):
        name = rng.choice(texts.NAMES)
        x = rng.uniform(area.left, area.right - style.size * 4)
        at = (x, rng.uniform(area.top, area.bottom))
        place = Area(at[0], at[1] - style.size, at[0] + width(name, style), at[1])
        if not any(place.meets(other, style.size * 0.3) for other in keep):
            sheet.write(name, at, style, sheet.group("label"))
            keep.append(place)
    return Scene(sheet, filled=sheet.board)


def names(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Loose columns of names or single words under headings, some in a second column."""
    page = board_or_sheet(rng, groups, 0.6, 0.6)
    sheet, area, style = page.sheet, page.area, page.style
    across = rng.randint(2, 4)
    wide, role = area.wide / across, "note"
    style = replace(style, size=min(style.size, wide / 7))
    pitch = style.size * rng.uniform(0.95, 1.5)
    pool = texts.NAMES if rng.random() < 0.7 else texts.TERSE
    number = 0
    for k in range(across):
        y = area.top + rng.uniform(0, style.size * 2)
        while y < area.bottom - style.size * 4:
            number += 1
            left = area.left + k * wide + rng.uniform(0, wide * 0.12)
            column = Area(left, y, area.left + (k + 1) * wide - style.size * 0.5, area.bottom)
            under, y = lists.write_heading(sheet, column, style)
            halves = rng.choice([1, 1, 2])
            count = rng.randint(1, 7)
            y += style.size
            for j in range(count):
                x = left + (j % halves) * wide * 0.45 + rng.uniform(0, style.size)
                name = rng.choice(pool)
                if rng.random() < 0.1:
                    name = f"({name})"
                if y < area.bottom and x + width(name, style) < column.right:
                    sheet.write(name, (x, y), style, sheet.group(role, under))
                y += pitch if j % halves == halves - 1 else 0
            y += style.size * rng.uniform(0.8, 3)
    if sheet.board and rng.random() < 0.35:
        beyond(sheet)
    return Scene(sheet, filled=sheet.board)


def braces(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Lists whose heading stands beside them, with a brace, a line or a box between."""
    page = board_or_sheet(rng, groups, 0.4, 0.6)
    sheet, area, style = page.sheet, page.area, page.style
    gutter, y = area.wide * rng.uniform(0.15, 0.32), area.top
    between = rng.choice(["brace", "line", "bracket", "none", "arrow"])
    while y < area.bottom - style.size * 3:
        plan = replace(lists.any_plan(rng), centred=False)
        under = sheet.group("heading")
        column = replace(area, left=area.left + gutter + style.size, top=y)
        low = lists.write_list(sheet, column, style, plan, under, rng.randint(1, 6))
        first, last = y + style.size * 0.2, low - style.size * max(0.4, plan.pitch + plan.gap - 0.5)
        own = lists.other_hand(rng, style, 0.3)
        words = diagrams.blob(rng, own, texts.heading(rng), gutter * 0.8)
        at = (area.left, max(y, (first + last - words.high) / 2))
        diagrams.write_blob(sheet, words, at, under, rng.gauss(0, 3), centred=False)
        _between(sheet, between, (area.left + gutter, first, last), style)
        y = max(low, at[1] + words.high) + style.size * rng.uniform(0, 1.5)
    if sheet.board and rng.random() < 0.35:
        beyond(sheet)
    return Scene(sheet, filled=sheet.board)


def _between(sheet: Surface, kind: str, at: tuple[float, float, float], style: Style) -> None:
    """Draw what joins a heading with the list beside it: x, top and bottom are in `at`."""
    x, top, low = at
    s, pen = style.size * 0.4, max(2, style.size * 0.07)
    middle = (top + low) / 2
    if kind == "brace":
        inner = x + s * 0.4
        way = [(x + s, top), (inner, top + s * 0.4), (inner, middle - s * 0.5), (x, middle),
               (inner, middle + s * 0.5), (inner, low - s * 0.4), (x + s, low)]  # fmt: skip
        sheet.path(way, style.ink, pen)
    elif kind == "line":
        sheet.path([(x, top), (x, low)], style.ink, pen)
    elif kind == "bracket":
        sheet.path([(x + s, top), (x, top), (x, low), (x + s, low)], style.ink, pen)
    elif kind == "arrow":
        sheet.arrow((x - s * 2, middle), (x + s, middle), style.ink, pen)


def pairs(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Rows of a word, a gap or an arrow, and what belongs to it: each row is a note."""
    page = board_or_sheet(rng, groups, 0.5, 0.6)
    sheet, area, style = page.sheet, page.area, page.style
    y = area.top + style.size
    sign = rng.choice(["→", "↦", "-", ":", "=", ""])
    gap = style.size * rng.uniform(0.2, 2)
    column = area.left + area.wide * rng.uniform(0.25, 0.4) if rng.random() < 0.5 else 0.0
    step = rng.uniform(1.2, 2.6)
    while y < area.bottom:
        group = sheet.group("note")
        first = rng.choice([rng.choice(texts.NAMES), rng.choice(texts.TERSE)])
        x = sheet.write(first, (area.left, y), style, group)
        if sign:
            x = sheet.write(sign, (x + gap, y), style, group)
        cell = Area(max(x + gap, column), y - style.size * 0.75, area.right, area.bottom)
        low = tables.write_block(sheet, cell, style, texts.note(rng, 45), group)
        y = low + style.size * step
    if sheet.board and rng.random() < 0.35:
        beyond(sheet)
    return Scene(sheet, filled=sheet.board)
