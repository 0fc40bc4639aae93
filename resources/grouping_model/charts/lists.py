"""Lists of all kinds: bulleted or not, tight or open, nested, numbered, with arrows."""

import math
import random
from dataclasses import dataclass, replace

from . import texts
from .chart import Point
from .surface import Area, Surface
from .writing import Style, any_ink, any_style, width, wrap

_MARKS = ("",) * 9 + ("•",) * 5 + ("-",) * 7 + ("1",) * 4 + ("□", "→", "▸", "○", "★", "a", "ring")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a list is set; lengths are shares of the size of writing.

    `pitch` is from line to line within an item, `gap` what comes to it between items, `hang` how
    far later lines of an item stand in, `nested`, `parts`, `inserted`, `struck` and
    `voted` are chances.
    """

    mark: str = ""
    pitch: float = 1.15
    gap: float = 0.2
    hang: float = 0.0
    air: float = 0.3
    longest: int = 60
    nested: float = 0.0
    child_mark: str = "-"
    two_inks: bool = False
    centred: bool = False
    parts: float = 0.0
    inserted: float = 0.0
    struck: float = 0.0
    voted: float = 0.0
    ruled: bool = False
    role: str = "note"


def any_plan(rng: random.Random) -> Plan:
    """Return a way to set a list."""
    mark = rng.choice(_MARKS)
    pitch = rng.choice([rng.uniform(0.82, 1.0), rng.uniform(0.95, 1.25), rng.uniform(1.2, 1.6)])
    gaps = [0, 0, 0, rng.uniform(0, 0.25), rng.uniform(0.2, 0.6), rng.uniform(0.5, 1.6)]
    return Plan(
        mark=mark,
        pitch=pitch,
        gap=rng.choice(gaps),
        hang=rng.choice([0, 0, rng.uniform(0.2, 0.6), rng.uniform(0.6, 1.2), rng.uniform(1, 3)]),
        air=rng.choice([0, 0.15, 0.3, 0.5, 0.9]),
        longest=rng.choice([18, 30, 45, 60, 90, 130]),
        nested=rng.choice([0, 0, 0, 0.15, 0.4]),
        child_mark=rng.choice("--•↳→↳○→-"),
        two_inks=rng.random() < 0.1,
        centred=not mark and rng.random() < 0.15,
        parts=rng.choice([0, 0, 0, 0, 0.3]),
        inserted=rng.choice([0, 0, 0.05]),
        struck=rng.choice([0, 0, 0, 0.06]),
        voted=rng.choice([0, 0, 0, 0, 0, 0.5]),
        ruled=rng.random() < 0.05,
    )


def write_list(
    sheet: Surface, area: Area, style: Style, plan: Plan, under: int | None = None,
    most: int = 20,
) -> float:  # fmt: skip
    """Write items of notes from the top of `area` down; return where (y) it ends."""
    rng = sheet.rng
    y = area.top + style.size
    for number in range(1, most + 1):
        ink = any_ink(rng) if plan.two_inks and rng.random() < 0.4 else style.ink
        here = replace(style, ink=ink)
        item = _item(rng, plan)
        end = _write_item(sheet, Area(area.left, y, area.right, area.bottom), here, plan, under,
                          _prefix(plan.mark, number), item)  # fmt: skip
        if end is None:
            break
        if rng.random() < plan.voted:
            _vote(sheet, (sheet.lines[-1].box().right, end - plan.pitch * style.size), style)
        y = end
        if rng.random() < plan.nested:
            y = _write_children(sheet, Area(area.left, y, area.right, area.bottom), here, plan,
                                under)  # fmt: skip
        if plan.ruled:
            low = y - style.size * 0.6
            sheet.path([(area.left, low), (area.right, low)], style.ink, max(2, style.size * 0.05))
            y += style.size * 0.4
        y += plan.gap * style.size * rng.uniform(0.7, 1.3)
    return y


def _prefix(mark: str, number: int) -> str:
    if mark == "1":
        return f"{number}."
    if mark == "ring":
        return str(number)
    if mark == "a":
        return f"{'abcdefghijklmnopqrstuvwxyz'[number % 26 - 1]})"
    return mark


def _item(rng: random.Random, plan: Plan) -> list[str]:
    """Return the parts of an item that begin on a line of their own."""
    parts = [texts.note(rng, plan.longest)]
    while rng.random() < plan.parts and len(parts) < 3:
        extra = texts.note(rng, plan.longest)
        parts.append(rng.choice([f"({extra})", extra, "= " + extra, "& " + extra]))
    return parts


def _write_item(
    sheet: Surface, area: Area, style: Style, plan: Plan, under: int | None, prefix: str,
    parts: list[str],
) -> float | None:  # fmt: skip
    """Write one item from base line `area.top`; None where it has no room."""
    rng, size = sheet.rng, style.size
    indent = (width(prefix, style) + plan.air * size + 0.1 * size) if prefix else 0.0
    hang = min(plan.hang * size, area.wide * 0.12)
    lines = [line for part in parts for line in wrap(part, style, area.wide - indent - hang)]
    if area.top + (len(lines) - 1) * plan.pitch * size > area.bottom:
        return None
    struck = rng.random() < plan.struck
    group = sheet.group("junk" if struck else plan.role, None if struck else under)
    y = area.top
    for index, line in enumerate(lines):
        x = area.left + rng.gauss(0, 0.06 * size)
        if plan.centred:
            x += (area.wide - width(line, style)) / 2
        if index:
            x += hang + (indent if plan.hang else 0)
            said = line
        else:
            said = _begin(sheet, (x, y), style, plan, prefix, line)
            x += indent if plan.mark == "ring" else 0
        end = sheet.write(said, (x, y), style, group)
        if struck:
            sheet.path([(x, y - size * 0.25), (end, y - size * 0.3)], style.ink, size * 0.08)
        elif rng.random() < plan.inserted:
            _insert(sheet, (x, y), style, line, group)
        y += plan.pitch * size * rng.uniform(0.96, 1.05)
    return y


def _begin(sheet: Surface, at: Point, style: Style, plan: Plan, prefix: str, line: str) -> str:
    """Return the first line with its mark; a ringed number is drawn apart from it."""
    if not prefix:
        return line
    if plan.mark != "ring":
        spaces = " " * max(1, round(plan.air / max(0.1, style.space)))
        return f"{prefix}{spaces}{line}"
    x, y = at
    sheet.write(prefix, (x, y), style, sheet.group("junk"))
    wide, size = width(prefix, style), style.size
    ring = _ring((x + wide / 2, y - size * 0.3), wide / 2 + size * 0.25, size * 0.5)
    sheet.path(ring, style.ink, max(2, size * 0.06), closed=True)
    return line


def _ring(middle: Point, wide: float, high: float) -> list[Point]:
    return [
        (
            middle[0] + wide * math.cos(k * math.pi / 10),
            middle[1] + high * math.sin(k * math.pi / 10),
        )
        for k in range(20)
    ]


def _insert(sheet: Surface, at: Point, style: Style, line: str, group: int) -> None:
    """Put a word in over the line, with a hook below it."""
    rng, size = sheet.rng, style.size
    small = replace(style, size=size * 0.6)
    x = at[0] + width(line, style) * rng.uniform(0.3, 0.8)
    sheet.write(rng.choice(texts.TERSE), (x, at[1] - size * 0.72), small, group)
    hook = [(x - size * 0.1, at[1] + size * 0.1), (x, at[1] - size * 0.6),
            (x + size * 0.15, at[1] + size * 0.1)]  # fmt: skip
    sheet.path(hook, style.ink, max(1, size * 0.05))


def _vote(sheet: Surface, at: Point, style: Style) -> None:
    """Put votes behind an item: dots, a tally, a tick or a number in a ring."""
    rng, size = sheet.rng, style.size
    x, y = at[0] + size * rng.uniform(0.3, 1.5), at[1] - size * 0.3
    kind = rng.choice(["dots", "dots", "tally", "tick", "number"])
    if kind == "tick":
        sheet.write("✓", (x, at[1]), replace(style, ink=any_ink(rng)), None)
    elif kind == "number":
        small = replace(style, size=size * 0.7, ink=any_ink(rng))
        sheet.write(str(rng.randint(1, 15)), (x, at[1]), small, sheet.group("junk"))
        ring = _ring((x + size * 0.3, y), size * 0.6, size * 0.55)
        sheet.path(ring, small.ink, max(2, size * 0.05), closed=True)
    else:
        ink = rng.choice([(200, 40, 50), (40, 70, 180), (30, 140, 70), any_ink(rng)])
        for _ in range(rng.randint(1, 7)):
            if kind == "dots":
                sheet.fill(_ring((x, y + rng.gauss(0, size * 0.1)), size * 0.2, size * 0.2), ink)
                x += size * rng.uniform(0.35, 0.7)
            else:
                sheet.path([(x, y - size * 0.35), (x, y + size * 0.3)], ink, max(2, size * 0.06))
                x += size * 0.2


def _write_children(
    sheet: Surface, area: Area, style: Style, plan: Plan, under: int | None
) -> float:
    """Write items under an item, or a row of short ones beside each other."""
    rng = sheet.rng
    small = replace(style, size=style.size * rng.choice([1, 1, 0.9, 0.75]))
    step = small.size * rng.uniform(0.8, 2.5)
    inner = Area(area.left + step, area.top, area.right, area.bottom)
    if rng.random() < 0.2:
        return _write_row(sheet, inner, small, plan, under)
    below = replace(plan, mark=plan.child_mark, nested=0, centred=False, gap=plan.gap * 0.4,
                    longest=min(plan.longest, 50), parts=0)  # fmt: skip
    y = area.top
    for _ in range(rng.randint(1, 4)):
        end = _write_item(sheet, replace(inner, top=y), small, below, under, below.mark,
                          [texts.note(rng, below.longest)])  # fmt: skip
        if end is None:
            break
        y = end
    return y


def _write_row(sheet: Surface, area: Area, style: Style, plan: Plan, under: int | None) -> float:
    rng, x = sheet.rng, area.left
    if area.top > area.bottom:
        return area.top
    for _ in range(rng.randint(2, 4)):
        text = f"- {rng.choice(texts.TERSE)}"
        if x + width(text, style) > area.right:
            break
        x = sheet.write(text, (x, area.top), style, sheet.group("note", under))
        x += style.size * rng.uniform(0.8, 2)
    return area.top + plan.pitch * style.size


def write_heading(
    sheet: Surface, area: Area, style: Style, role: str = "heading", under: int | None = None,
    text: str = "",
) -> tuple[int, float]:  # fmt: skip
    """Write a heading at the top of `area`; return its group and where (y) it ends."""
    rng = sheet.rng
    scale = rng.choice([1, 1, rng.uniform(1.1, 1.6)])
    ink = any_ink(rng) if rng.random() < 0.3 else style.ink
    own = replace(style, size=style.size * scale, ink=ink,
                  capitals=style.capitals or rng.random() < 0.3)  # fmt: skip
    centred = rng.random() < 0.25
    lines = wrap(text or texts.heading(rng), own, area.wide)
    group = sheet.group(role, under)
    y, right, left = area.top + own.size, 0.0, area.right
    for line in lines:
        x = area.left + ((area.wide - width(line, own)) / 2 if centred else 0)
        end = sheet.write(line, (x, y), own, group)
        left, right = min(left, x), max(right, end)
        y += own.size * 1.1
    y -= own.size * 0.9
    look = rng.random()
    pen = max(2, own.size * 0.06)
    if look < 0.45:
        for k in range(rng.choice([1, 1, 1, 2])):
            low = y + k * pen * 2.5
            sheet.path([(x - 4, low), (end + 6, low + rng.gauss(0, pen))], own.ink, pen)
        y += own.size * 0.1
    elif look < 0.55:
        left, right = left - own.size * 0.3, right + own.size * 0.3
        box = [(left, area.top), (right, area.top), (right, y), (left, y)]
        sheet.path(box, own.ink, pen, closed=True)
        y += own.size * 0.2
    return group, y + style.size * rng.choice([0.0, 0.15, 0.4, 0.9])


def fill_lists(
    sheet: Surface, area: Area, style: Style, plan: Plan | None = None, *, headed: float = 0.6
) -> float:
    """Fill `area` with lists under headings; return where (y) the last ends."""
    rng = sheet.rng
    y = area.top
    style = replace(style, size=min(style.size, area.wide / 8))
    fixed = plan or (any_plan(rng) if rng.random() < 0.7 else None)
    while y < area.bottom - 2 * style.size:
        under = None
        if rng.random() < headed:
            under, y = write_heading(sheet, replace(area, top=y), style)
        here = fixed or any_plan(rng)
        inner = replace(area, left=area.left + style.size * rng.choice([0, 0, 0.5, 1]), top=y)
        wide = max(inner.wide * rng.choice([0.4, 0.6, 0.8, 1]), min(inner.wide, 9 * style.size))
        narrow = replace(inner, right=inner.left + wide)
        y = write_list(sheet, narrow, style, here, under, rng.choice([3, 5, 8, 12, 20]))
        y += style.size * rng.uniform(0.2, 2)
        if rng.random() < 0.12:
            break
    return y


def other_hand(rng: random.Random, style: Style, chance: float = 0.3) -> Style:
    """Return the same hand, or by chance another of the same size."""
    return any_style(rng, style.size) if rng.random() < chance else style
