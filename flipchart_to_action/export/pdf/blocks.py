"""The parts of the plan as strips: paragraphs, headings, decisions, points."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from flipchart_to_action.domain.plan import Picture
from flipchart_to_action.export.pdf import theme
from flipchart_to_action.export.pdf.fonts.face import Weight
from flipchart_to_action.export.pdf.fonts.fallback import Faces
from flipchart_to_action.export.pdf.page import Painter, Strip, gap, height_of, is_drawable
from flipchart_to_action.export.pdf.tagged import Element, Tag
from flipchart_to_action.export.pdf.text.line_breaking import SetLine, Style, set_lines
from flipchart_to_action.export.pdf.theme import Theme
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    Line,
    PointBlock,
    Sentence,
    Span,
    plain,
)

_ICON_DROP = 2.6
_NUMBER_ROOM = 38.5
Beside: TypeAlias = Callable[[Painter, float], None]
"""Draws something beside a strip, whose top is at the given height of the page."""


@dataclass(frozen=True, slots=True)
class Look:
    """How everything in one document looks: its sizes and its letters."""

    theme: Theme
    faces: Faces

    @property
    def text_left(self) -> float:
        """Where the words of a decision begin: right of its number, if that is beside them."""
        return theme.LEFT + (_NUMBER_ROOM if self.theme.columns else 0)

    @property
    def line_left(self) -> float:
        """Where its sentences begin: right of their icons."""
        return self.text_left + (21.8 if self.theme.columns else 0)

    @property
    def point_left(self) -> float:
        """Where the words of a point begin."""
        return theme.LEFT + (26 if self.theme.columns else 0)

    def space(self, height: float) -> Strip:
        """Return empty space, wider where everything is."""
        return gap(height * self.theme.spacing)


def paragraph(
    words: Sentence,
    style: Style,
    look: Look,
    tag: Tag,
    *,
    left: float = theme.LEFT,
    right: float = theme.RIGHT,
    own_direction: bool = False,
) -> list[Strip]:
    """Return a paragraph, a strip for each line; strong words are bold."""
    spans = [(s.text, Weight.BOLD if s.strong else style.weight) for s in words]
    lines = set_lines(spans, style.size, right - left, look.faces, own_direction=own_direction)
    return [_line(line, style, (left, right), tag) for line in lines]


def _line(line: SetLine, style: Style, edges: tuple[float, float], tag: Tag) -> Strip:
    left, right = edges

    def draw(painter: Painter, top: float) -> None:
        painter.text(line, style, (left, top + baseline(style), right), tag)

    return Strip(style.leading, draw)


def baseline(style: Style) -> float:
    """Return how far the baseline is under the top of a line."""
    return style.leading / 2 + style.size * 0.33


def heading(text: str, look: Look, tag: Tag, *rules: Strip) -> list[Strip]:
    """Return a section's heading with the rule (if any) under it, tied to what follows."""
    lines = paragraph((Span(text),), look.theme.heading, look, tag)
    tied = [replace(line, tied=True) for line in lines]
    return [*tied, gap(8.5), *rules] if rules else tied


def rule(*, light: bool = False) -> Strip:
    """Return a rule over the whole width, tied to what follows."""
    thickness = 0.5 if light else 1.0
    colour = theme.HAIRLINE if light else theme.RULE
    return Strip(thickness, lambda painter, top: painter.rule(top, colour, thickness), tied=True)


def beside(strip: Strip, draw_also: Beside) -> Strip:
    """Return the strip with something drawn beside it, before it."""

    def draw(painter: Painter, top: float) -> None:
        draw_also(painter, top)
        strip.draw(painter, top)

    return replace(strip, draw=draw)


def purpose(label: str, text: str, look: Look, *, still_open: bool) -> list[Strip]:
    """Return the purpose with the bar at its left."""
    left, sizes = theme.LEFT + 18, look.theme
    style = sizes.purpose_open if still_open else sizes.purpose
    named, said = Element("P"), Element("P")
    strips = [
        gap(1.5),
        *paragraph((Span(label),), sizes.purpose_label, look, named, left=left),
        *paragraph((Span(text),), style, look, said, left=left, own_direction=True),
        gap(3.5),
    ]
    return [barred(strip, look) for strip in strips]


def barred(strip: Strip, look: Look) -> Strip:
    """Return the strip with the bar at its left."""

    def bar(painter: Painter, top: float) -> None:
        painter.bar(theme.LEFT, top, 4.5, strip.height, look.theme.marker)

    return beside(strip, bar)


def decision(block: DecisionBlock, look: Look, section: Element) -> list[Strip]:
    """Return a decision: its number, the handwriting, the sentence, who, how and when."""
    sizes, left = look.theme, look.text_left
    title = f"{block.number}. {block.what}"
    head = Element("H3", section, bookmark=title, nested=True)
    number = Element("Span", head, spoken=f"{block.number}. ")
    picture = list(_pictured(block, look, section))
    shown = (Span(block.what if sizes.columns else title),)
    what = paragraph(shown, sizes.decision, look, head, left=left)
    strips = [replace(line, tied=i in (0, len(what) - 2)) for i, line in enumerate(what)]
    if block.so_that:
        words = (Span(block.so_that),)
        strips += paragraph(words, sizes.body, look, Element("P", section), left=left)
    if sizes.columns:
        strips = [*picture, *strips]
    elif picture:  # the number is in the heading, so the heading is first
        strips = [*strips[:-1], replace(strips[-1], tied=True), *picture]
    items = Element("L", section)
    for line in block.lines:
        strips += marked(line, look, items)
    if sizes.columns:
        first_baseline = 26.0 if block.picture is not None else baseline(sizes.decision)
        strips[0] = beside(strips[0], _numbered(block.number, first_baseline, look, number))
    return [*strips, look.space(11)]


def _numbered(number: int, first_baseline: float, look: Look, tag: Tag) -> Beside:
    size = 26.0 if number < 100 else 18.0  # three figures in the same column
    style = replace(look.theme.number, size=size)
    (line,) = set_lines([(str(number), style.weight)], size, 60, look.faces)

    def draw(painter: Painter, top: float) -> None:
        painter.text(line, style, (theme.LEFT, top + first_baseline, theme.RIGHT), tag)

    return draw


def _pictured(block: DecisionBlock, look: Look, section: Element) -> Iterator[Strip]:
    if block.picture is None:
        return
    if is_drawable(block.picture):
        figure = Element("Figure", section, alt=block.picture_words)
        yield from pictured(block.picture, block.picture_label, look, figure, look.text_left)
        yield look.space(5.5)
    else:
        words = (Span(f"The picture of {block.picture_label} is damaged and left out."),)
        tag = Element("P", section)
        strips = paragraph(words, look.theme.small, look, tag, left=look.text_left)
        yield from (replace(strip, tied=True) for strip in strips)


def fitted(picture: Picture, room: tuple[float, float], per_pixel: float) -> tuple[float, float]:
    """Return the width and height at which a picture is drawn in some room."""
    scale = min(room[0] / picture.width, room[1] / picture.height, per_pixel)
    return max(picture.width * scale, 1), max(picture.height * scale, 1)


def pictured(
    picture: Picture, label: str, look: Look, figure: Element, left: float
) -> Iterator[Strip]:
    """Yield a picture with its label at the right or under it, tied to what follows."""
    width, height = fitted(picture, look.theme.picture, look.theme.per_pixel)
    small = look.theme.small
    words = Element("P", figure.parent)
    lines = set_lines([(label, Weight.REGULAR)], small.size, 120, look.faces)
    aside = lines if look.theme.columns else []

    def draw(painter: Painter, top: float) -> None:
        painter.picture(picture, (left, top, width, height), figure)
        for line in aside:
            middle = top + height / 2 + small.size * 0.33
            painter.text(line, small, (left + width + 9, middle, theme.RIGHT), words)

    yield Strip(height, draw, tied=True)
    if lines and not aside:
        under = paragraph((Span(label),), small, look, words, left=left)
        yield from (replace(strip, tied=True) for strip in under)


def marked(line: Line, look: Look, items: Element) -> list[Strip]:
    """Return a sentence of a decision as an item of its list, with its icon."""
    body, left = look.theme.body, look.text_left
    tag = Element("LBody", Element("LI", items))
    strips = paragraph(line.words, body, look, tag, left=look.line_left)

    def icon(painter: Painter, top: float) -> None:
        at = top + baseline(body) + _ICON_DROP
        painter.icon(line.mark, left, at, 14, look.theme.marker_ink)

    if look.theme.columns:
        strips[0] = beside(strips[0], icon)
    return [look.space(3), *strips]


def point(block: PointBlock, look: Look, items: Element) -> list[Strip]:
    """Return a note that became no decision, with what becomes of it, as an item of a list."""
    sizes, left = look.theme, look.point_left
    item = Element("LBody", Element("LI", items))
    strips: list[Strip] = []
    if block.picture is not None and is_drawable(block.picture):
        shown = f"Handwriting on sheet {block.picture.sheet_number}"
        figure = Element("Figure", item, alt=shown)
        strips += [*pictured(block.picture, "", look, figure, left), look.space(3)]
    style = sizes.point if block.words else sizes.body
    said = Element("P", item)
    strips += paragraph((Span(block.text),), style, look, said, left=left, own_direction=True)
    strips[-1] = replace(strips[-1], tied=bool(block.words))
    if block.words and plain(block.words):
        strips += paragraph(block.words, sizes.body, look, Element("P", item), left=left)

    def icon(painter: Painter, top: float) -> None:
        at = top + baseline(sizes.body) + _ICON_DROP
        painter.icon(block.mark, theme.LEFT, at, 15, theme.INK2)

    if sizes.columns:
        strips[0] = beside(strips[0], icon)
    return [*strips, look.space(9)]


def points_in_columns(
    points: Sequence[PointBlock], look: Look, items: Element
) -> Iterator[list[Strip]]:
    """Yield points of a word or a line each, two beside each other, read from left to right."""
    middle = (theme.LEFT + theme.RIGHT) / 2
    for place in range(0, len(points), 2):
        pair = [
            _short_point(block, look, items, left, right)
            for block, left, right in zip(
                points[place : place + 2],
                (theme.LEFT, middle + 8),
                (middle - 8, theme.RIGHT),
                strict=False,
            )
        ]

        def draw(painter: Painter, top: float, pair: Sequence[list[Strip]] = pair) -> None:
            for strips in pair:
                down = top
                for strip in strips:
                    strip.draw(painter, down)
                    down += strip.height

        yield [Strip(max(map(height_of, pair)), draw), gap(1)]


def _short_point(
    block: PointBlock, look: Look, items: Element, left: float, right: float
) -> list[Strip]:
    tag = Element("LBody", Element("LI", items))
    said = (Span(block.text),)
    body = look.theme.body
    strips = paragraph(said, body, look, tag, left=left + 14, right=right, own_direction=True)

    def bullet(painter: Painter, top: float) -> None:
        painter.bar(left + 2, top + baseline(body) - 5, 4, 4, theme.INK2)

    strips[0] = beside(strips[0], bullet)
    return strips
