"""Tables, with and without drawn lines: of words, of figures and ticks, and time plans."""

import random
from dataclasses import dataclass, replace

from . import texts
from .surface import Area, Surface, block_width
from .writing import Style, any_ink, width, wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a table is set: its columns' edges and lines, and what its cells hold."""

    edges: tuple[float, ...]
    rows: int
    figures: bool
    headed: bool
    labelled: bool
    down: bool
    across: bool
    frame: bool
    listed: float
    empty: float
    longest: int
    pad: float


def any_form(rng: random.Random, area: Area, size: float) -> Form:
    """Return a form of table for `area`, written `size` pixels high."""
    columns = rng.choice([2, 2, 3, 3, 4, 5, 6])
    shares = [rng.uniform(0.6, 1.6) for _ in range(columns)]
    if columns == 2 and rng.random() < 0.5:
        shares = [0.35, 1.4]
    edges = [area.left]
    for share in shares:
        edges.append(edges[-1] + share / sum(shares) * area.wide)
    ruled = rng.choice(["all", "all", "down", "across", "none"])
    return Form(
        edges=tuple(edges),
        rows=rng.randint(3, 9),
        figures=columns > 2 and rng.random() < 0.45,
        headed=rng.random() < 0.75,
        labelled=rng.random() < 0.5,
        down=ruled in {"all", "down"},
        across=ruled in {"all", "across"},
        frame=rng.random() < 0.5,
        listed=rng.choice([0, 0, 0.3]),
        empty=rng.choice([0, 0.05, 0.2]),
        longest=rng.choice([14, 28, 50]),
        pad=size * rng.uniform(0.15, 0.6),
    )


def write_table(sheet: Surface, area: Area, style: Style, under: int | None = None) -> float:
    """Write a table from the top of `area` down; return where (y) it ends."""
    rng = sheet.rng
    form = any_form(rng, area, style.size)
    heads: list[int | None] = [under] * (len(form.edges) - 1)
    y, levels = area.top, [area.top]
    if form.headed:
        heads, y = _write_heads(sheet, form, style, y, under)
        levels.append(y)
    for _ in range(form.rows):
        low = y
        for column, left in enumerate(form.edges[:-1]):
            cell = Area(
                left + form.pad, y + form.pad, form.edges[column + 1] - form.pad, area.bottom
            )
            if column and rng.random() < form.empty:
                continue
            low = max(low, _write_cell(sheet, cell, style, form, column, heads[column]))
        y = low + form.pad
        levels.append(y)
        if y > area.bottom - style.size * 2:
            break
    _rule(sheet, form, levels, style)
    return y


def _write_heads(
    sheet: Surface, form: Form, style: Style, y: float, under: int | None
) -> tuple[list[int | None], float]:
    rng = sheet.rng
    own = replace(style, ink=any_ink(rng)) if rng.random() < 0.3 else style
    heads: list[int | None] = []
    low = y + form.pad + style.size
    for column, left in enumerate(form.edges[:-1]):
        if not column and form.labelled and rng.random() < 0.6:
            heads.append(under)
            continue
        cell = Area(left + form.pad, y + form.pad, form.edges[column + 1] - form.pad, 1e9)
        group = sheet.group("heading", under)
        heads.append(group)
        low = max(low, write_block(sheet, cell, own, rng.choice(texts.COLUMNS), group))
    return heads, low + form.pad * 0.5


def write_block(sheet: Surface, area: Area, style: Style, text: str, group: int) -> float:
    """Write `text` wrapped into `area` from its top; return where (y) it ends."""
    lines = wrap(text, style, area.wide)
    wide = block_width(lines, style)
    if wide > area.wide:
        style = replace(style, size=style.size * max(0.5, area.wide / wide))
    y = area.top + style.size * 0.75
    for line in lines:
        sheet.write(line, (area.left + sheet.rng.gauss(0, 2), y), style, group)
        y += style.size * 1.08
    return y - style.size * 0.75


def _write_cell(
    sheet: Surface, cell: Area, style: Style, form: Form, column: int, under: int | None
) -> float:
    rng = sheet.rng
    if form.figures and column:
        text = texts.figure(rng)
        free = max(0.0, cell.wide - width(text, style))
        ink = any_ink(rng) if rng.random() < 0.1 else style.ink
        here = replace(cell, left=cell.left + free * rng.uniform(0.2, 0.6))
        return write_block(sheet, here, replace(style, ink=ink), text, sheet.group("note", under))
    if not column and form.labelled:
        text = rng.choice([rng.choice(texts.NAMES), texts.note(rng, 22)])
        return write_block(sheet, cell, style, text, sheet.group("note", under))
    parts = [texts.note(rng, form.longest)]
    if rng.random() < form.listed:
        parts = ["- " + texts.note(rng, 22) for _ in range(rng.randint(2, 3))]
    y = cell.top
    for part in parts:
        y = write_block(sheet, replace(cell, top=y), style, part, sheet.group("note", under))
    return y


def _rule(sheet: Surface, form: Form, levels: list[float], style: Style) -> None:
    ink = any_ink(sheet.rng) if sheet.rng.random() < 0.4 else style.ink
    pen = max(2.0, style.size * 0.07)
    left, right = form.edges[0], form.edges[-1]
    inner = levels if form.frame else levels[1:-1]
    if form.across:
        for y in inner:
            sheet.path([(left - 5, y), (right + 5, y + sheet.rng.gauss(0, 3))], ink, pen)
    if form.down:
        edges = form.edges if form.frame else form.edges[1:-1]
        for x in edges:
            sheet.path([(x, levels[0]), (x + sheet.rng.gauss(0, 3), levels[-1])], ink, pen)


def write_times(sheet: Surface, area: Area, style: Style, under: int | None = None) -> float:
    """Write a plan of a day: times at the left, what happens at the right."""
    rng = sheet.rng
    minute = rng.choice([8, 9, 10, 13]) * 60
    sign, dash = rng.choice([":", ".", "h"]), rng.random() < 0.3
    gutter = width("00:00 - 00:00 " if dash else "00:00 ", style) + style.size * rng.uniform(0.3, 2)
    apart = rng.random() < 0.5
    y = area.top
    if rng.random() < 0.5:
        x = area.left + gutter - style.size * 0.3
        sheet.path([(x, area.top), (x, area.bottom)], style.ink, max(2.0, style.size * 0.06))
    gap = style.size * rng.choice([0, 0.2, 0.6, 1.2])
    while y < area.bottom - style.size * 2:
        time = f"{minute // 60 % 24}{sign}{minute % 60:02}"
        step = rng.choice([10, 15, 30, 45, 60])
        minute += step
        if dash:
            time += f" - {minute // 60 % 24}{sign}{minute % 60:02}"
        group = sheet.group("note", under)
        sheet.write(time, (area.left, y + style.size * 0.75), style,
                    sheet.group("label") if apart else group)  # fmt: skip
        cell = Area(area.left + gutter, y, area.right, area.bottom)
        y = write_block(sheet, cell, style, texts.note(rng, 40), group) + gap
    return y
