"""Kinds of charts that are drawn more than written: rings, sliders, graphic recordings."""

import random
from dataclasses import replace

from . import diagrams, texts
from .boards import board_or_sheet
from .chart import WrittenGroup
from .pages import Scene
from .surface import Area, Surface
from .writing import Colour, Style, any_ink, width


def few_words(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """A drawing with a handful of words: rings in each other, or arrows towards a middle."""
    page = board_or_sheet(rng, groups, 0.4, 0.6)
    sheet, area, style = page.sheet, page.area, page.style
    pen = max(3, style.size * 0.1)
    if rng.random() < 0.5:
        count = rng.randint(3, 5)
        x, low = (area.left + area.right) / 2, area.bottom
        for k in range(count, 0, -1):
            half = (min(area.wide, area.high) / 2 * k / count / 1.2,) * 2
            middle = (x, low - half[1] * 1.25)
            sheet.path(diagrams.outline("ellipse", middle, half), any_ink(rng), pen, closed=True)
            word = rng.choice(texts.TERSE)
            at = (x - width(word, style) / 2, middle[1] - half[1] * 1.18 + style.size * 1.3)
            sheet.write(word, at, style, sheet.group("note"))
        return Scene(sheet, filled=sheet.board)
    middle = (area.left + area.wide / 2, area.top + area.high / 2)
    words = diagrams.blob(rng, style, texts.note(rng, 25), style.size * 6)
    at = (middle[0] - words.wide / 2, middle[1] - words.high / 2)
    diagrams.write_blob(sheet, words, at, sheet.group("note"))
    for side in (-1, 1):
        count = rng.randint(2, 6)
        head = rng.choice(texts.HEADINGS)
        under = sheet.group("heading")
        x = middle[0] + side * area.wide * 0.3
        sheet.write(head, (x - width(head, style) / 2, area.top + style.size), style, under)
        for k in range(count):
            y = area.top + style.size * 2.5 + k * (area.high - style.size * 3) / count
            ink = any_ink(rng)
            sheet.arrow((x + side * area.wide * 0.1, y), (x - side * area.wide * 0.1, y), ink, pen)
            if rng.random() < 0.7:
                word = rng.choice(texts.TERSE)
                sheet.write(word, (x - width(word, style) / 2, y - style.size * 0.3), style,
                            sheet.group("note", under))  # fmt: skip
    return Scene(sheet, filled=sheet.board)


def sliders(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Rows of words at the left, each with a line at the right and a card or cross on it."""
    page = board_or_sheet(rng, groups, 0.6, 0.7)
    sheet, area, style = page.sheet, page.area, page.style
    rows = rng.randint(4, 9)
    cut = area.left + area.wide * rng.uniform(0.3, 0.45)
    step, pen = area.high / rows, max(2, style.size * 0.06)
    for row in range(rows):
        y = area.top + (row + 0.5) * step
        words = diagrams.blob(rng, style, texts.note(rng, 26), cut - area.left - style.size)
        at = (area.left, y - words.high / 2)
        diagrams.write_blob(sheet, words, at, sheet.group("note"), centred=False)
        sheet.path([(cut, y), (area.right, y + rng.gauss(0, 4))], style.ink, pen)
        for x in (cut, area.right):
            sheet.path([(x, y - style.size * 0.3), (x, y + style.size * 0.3)], style.ink, pen)
        x, half = rng.uniform(cut, area.right - style.size), min(style.size, step * 0.35)
        card = [(x, y - half), (x + half * 2, y - half), (x + half * 2, y + half), (x, y + half)]
        sheet.fill(card, rng.choice([(200, 60, 40), (240, 210, 80), (120, 180, 220)]))
        if rng.random() < 0.5:
            small = replace(style, size=half * 1.2)
            at = (x + half * 0.6, y + half * 0.4)
            sheet.write(str(rng.randint(1, 9)), at, small, sheet.group("label"))
    return Scene(sheet, filled=sheet.board)


def graphic_recording(rng: random.Random, groups: list[WrittenGroup]) -> Scene:
    """Drawn minutes: clusters of words in several sizes and inks, doodles, dotted ways."""
    page = board_or_sheet(rng, groups, 0.2, 0.8)
    sheet, area, style = page.sheet, page.area, page.style
    style = replace(style, size=style.size * 0.8)
    inks = [any_ink(rng) for _ in range(3)]
    taken = [line.box() for line in sheet.lines]
    for _ in range(rng.randint(8, 40)):
        _cluster(sheet, area, replace(style, ink=rng.choice(inks)), inks, taken)
    for _ in range(rng.randint(0, 5)):
        _doodle(sheet, area, style, rng.choice(inks), taken)
    return Scene(sheet, filled=rng.random() < 0.5)


def _cluster(
    sheet: Surface, area: Area, style: Style, inks: list[Colour], taken: list[Area]
) -> None:
    """Write a note whose first words are larger than the rest, and at times a name below."""
    rng = sheet.rng
    big = replace(style, size=style.size * rng.uniform(1.1, 1.7), capitals=rng.random() < 0.7,
                  ink=rng.choice(inks))  # fmt: skip
    head = diagrams.blob(rng, big, rng.choice(texts.TERSE), big.size * 6)
    body = diagrams.blob(rng, style, texts.note(rng, 50), style.size * rng.uniform(5, 9))
    alone = rng.random() < 0.3
    gap = style.size * rng.uniform(0.1, 0.4)
    wide = head.wide if alone else max(head.wide, body.wide)
    high = head.high if alone else head.high + gap + body.high
    named = rng.random() < 0.2
    place = free_place(sheet, area, (wide, high + style.size * (1.2 if named else 0)), taken,
                       style.size * 0.5)  # fmt: skip
    if place is None:
        return
    taken.append(place)
    group, centred = sheet.group("note"), rng.random() < 0.6
    left = place.left + ((wide - head.wide) / 2 if centred else 0)
    diagrams.write_blob(sheet, head, (left, place.top), group, centred=centred)
    if not alone:
        left = place.left + ((wide - body.wide) / 2 if centred else 0)
        at = (left, place.top + head.high + gap)
        diagrams.write_blob(sheet, body, at, group, centred=centred)
    if named:
        at = (place.left, place.top + high + style.size * 1.0)
        sheet.write(rng.choice(texts.NAMES), at, style, sheet.group("label"))


def free_place(
    sheet: Surface, area: Area, size: tuple[float, float], taken: list[Area], air: float
) -> Area | None:
    """Return a place of `size` in `area` that keeps `air` from all `taken`, if one is found."""
    if size[0] > area.wide or size[1] > area.high:
        return None
    for _ in range(20):
        left = sheet.rng.uniform(area.left, area.right - size[0])
        top = sheet.rng.uniform(area.top, area.bottom - size[1])
        place = Area(left, top, left + size[0], top + size[1])
        if not any(place.meets(other, air) for other in taken):
            return place
    return None


def _doodle(sheet: Surface, area: Area, style: Style, ink: Colour, taken: list[Area]) -> None:
    """Draw a face, a house, a ring or a row of dots where there is room."""
    rng, size = sheet.rng, style.size * sheet.rng.uniform(2, 5)
    place = free_place(sheet, area, (size, size), taken, style.size * 0.3)
    if place is None:
        return
    taken.append(place)
    x, y, pen = place.left, place.top, max(2, style.size * 0.07)
    middle = (x + size / 2, y + size / 2)
    kind = rng.choice(["face", "house", "dots", "cloud"])
    if kind == "dots":
        for k in range(8):
            dot = diagrams.outline(
                "ellipse", (x + size * k / 8, y + size * (k % 3) / 9), (pen, pen)
            )
            sheet.fill(dot, ink)
    elif kind == "house":
        sheet.path([(x, y + size * 0.4), (x, y + size), (x + size, y + size),
                    (x + size, y + size * 0.4), middle, (x, y + size * 0.4)], ink, pen)  # fmt: skip
    else:
        form = "ellipse" if kind == "face" else "cloud"
        sheet.path(diagrams.outline(form, middle, (size * 0.35,) * 2), ink, pen, closed=True)
        if kind == "face":
            for side in (-1, 1):
                eye = diagrams.outline("ellipse", (middle[0] + side * size * 0.15, y + size * 0.4),
                                       (pen, pen))  # fmt: skip
                sheet.fill(eye, ink)
            smile = [(middle[0] - size * 0.2, y + size * 0.6), (middle[0], y + size * 0.7),
                     (middle[0] + size * 0.2, y + size * 0.6)]  # fmt: skip
            sheet.path(smile, ink, pen)
