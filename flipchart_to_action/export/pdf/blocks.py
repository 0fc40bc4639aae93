"""The parts of the plan as strips: paragraphs, headings, decisions, points."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from flipchart_to_action.domain.plan import Picture
from flipchart_to_action.export.pdf import theme
from flipchart_to_action.export.pdf.face import Weight
from flipchart_to_action.export.pdf.faces import Faces
from flipchart_to_action.export.pdf.page import Painter, Strip, gap, is_drawable
from flipchart_to_action.export.pdf.text import SetLine, Style, set_lines
from flipchart_to_action.export.wording import (
    DecisionBlock,
    Line,
    PointBlock,
    Sentence,
    Span,
)

_TEXT_LEFT = theme.LEFT + 38.5
_LINE_LEFT = _TEXT_LEFT + 21.8
_POINT_LEFT = theme.LEFT + 26
_PICTURE_WIDTH = 270.0
_PICTURE_HEIGHT = 72.0
_PICTURE_AREA = 10_800.0
_POINTS_PER_PIXEL = 0.75
_ICON_DROP = 2.6
_Beside = Callable[[Painter, float], None]


def paragraph(
    words: Sentence,
    style: Style,
    faces: Faces,
    *,
    left: float = theme.LEFT,
    right: float = theme.RIGHT,
    own_direction: bool = False,
) -> list[Strip]:
    """Return a paragraph, a strip for each line; strong words are bold."""
    spans = [(s.text, Weight.BOLD if s.strong else style.weight) for s in words]
    lines = set_lines(spans, style.size, right - left, faces, own_direction=own_direction)
    return [_line(line, style, left, right) for line in lines]


def _line(line: SetLine, style: Style, left: float, right: float) -> Strip:
    def draw(painter: Painter, top: float) -> None:
        painter.text(line, style, left, top + _baseline(style), right)

    return Strip(style.leading, draw)


def _baseline(style: Style) -> float:
    """Return how far the baseline is under the top of a line."""
    return style.leading / 2 + style.size * 0.33


def heading(text: str, faces: Faces, *rules: Strip) -> list[Strip]:
    """Return a section's heading with the rule (if any) under it, tied to what follows."""
    lines = [replace(line, tied=True) for line in paragraph((Span(text),), theme.HEADING, faces)]
    return [*lines, gap(8.5), *rules] if rules else lines


def rule(*, light: bool = False) -> Strip:
    """Return a rule over the whole width, tied to what follows."""
    thickness = 0.5 if light else 1.0
    colour = theme.HAIRLINE if light else theme.RULE
    return Strip(thickness, lambda painter, top: painter.rule(top, colour, thickness), tied=True)


def beside(strip: Strip, draw_also: _Beside) -> Strip:
    """Return the strip with something drawn beside it."""

    def draw(painter: Painter, top: float) -> None:
        draw_also(painter, top)
        strip.draw(painter, top)

    return replace(strip, draw=draw)


def purpose(label: str, text: str, faces: Faces, *, still_open: bool) -> list[Strip]:
    """Return the purpose with the bar at its left."""
    left = theme.LEFT + 18
    style = theme.PURPOSE_OPEN if still_open else theme.PURPOSE
    strips = [
        gap(1.5),
        *paragraph((Span(label),), theme.PURPOSE_LABEL, faces, left=left),
        *paragraph((Span(text),), style, faces, left=left, own_direction=True),
        gap(3.5),
    ]
    return [_barred(strip) for strip in strips]


def _barred(strip: Strip) -> Strip:
    def bar(painter: Painter, top: float) -> None:
        painter.bar(theme.LEFT, top, 4.5, strip.height, theme.MARKER)

    return beside(strip, bar)


def decision(block: DecisionBlock, faces: Faces) -> list[Strip]:
    """Return a decision: its number, the handwriting, the sentence, who, how and when."""
    strips = list(_pictured(block, faces))
    what = paragraph((Span(block.what),), theme.DECISION, faces, left=_TEXT_LEFT)
    strips += [replace(line, tied=i in (0, len(what) - 2)) for i, line in enumerate(what)]
    if block.so_that:
        strips += paragraph((Span(block.so_that),), theme.BODY, faces, left=_TEXT_LEFT)
    for line in block.lines:
        strips += marked(line, faces)
    first_baseline = 26.0 if block.picture is not None else _baseline(theme.DECISION)
    strips[0] = beside(strips[0], _numbered(block.number, first_baseline, faces))
    return [*strips, gap(11)]


def _numbered(number: int, baseline: float, faces: Faces) -> _Beside:
    size = 26.0 if number < 100 else 18.0  # three figures in the same column
    style = replace(theme.NUMBER, size=size)
    (line,) = set_lines([(str(number), style.weight)], size, 60, faces)

    def draw(painter: Painter, top: float) -> None:
        painter.text(line, style, theme.LEFT, top + baseline, theme.RIGHT)

    return draw


def _pictured(block: DecisionBlock, faces: Faces) -> Iterator[Strip]:
    if block.picture is None:
        return
    if is_drawable(block.picture):
        yield pictured(block.picture, block.picture_label, faces, _TEXT_LEFT)
        yield gap(5.5)
    else:
        words = (Span(f"The picture of {block.picture_label} is damaged and left out."),)
        strips = paragraph(words, theme.SMALL, faces, left=_TEXT_LEFT)
        yield from (replace(strip, tied=True) for strip in strips)


def pictured(picture: Picture, label: str, faces: Faces, left: float) -> Strip:
    """Return a picture with its label at the right, tied to what follows."""
    scale = min(_PICTURE_WIDTH / picture.width, _PICTURE_HEIGHT / picture.height, _POINTS_PER_PIXEL)
    width, height = picture.width * scale, max(picture.height * scale, 1)
    lines = set_lines([(label, Weight.REGULAR)], theme.SMALL.size, 120, faces)

    def draw(painter: Painter, top: float) -> None:
        painter.picture(picture, left, top, (width, height))
        for line in lines:
            baseline = top + height / 2 + theme.SMALL.size * 0.33
            painter.text(line, theme.SMALL, left + width + 9, baseline, theme.RIGHT)

    return Strip(height, draw, tied=True)


def marked(line: Line, faces: Faces) -> list[Strip]:
    """Return a sentence of a decision with its icon."""
    strips = paragraph(line.words, theme.BODY, faces, left=_LINE_LEFT)

    def icon(painter: Painter, top: float) -> None:
        baseline = top + _baseline(theme.BODY) + _ICON_DROP
        painter.icon(line.mark, _TEXT_LEFT, baseline, 14, theme.MARKER_INK)

    strips[0] = beside(strips[0], icon)
    return [gap(3), *strips]


def point(block: PointBlock, faces: Faces) -> list[Strip]:
    """Return a note that became no decision, with what becomes of it."""
    strips: list[Strip] = []
    if block.picture is not None and is_drawable(block.picture):
        strips += [pictured(block.picture, "", faces, _POINT_LEFT), gap(3)]
    style = theme.POINT if block.words else theme.BODY
    strips += paragraph((Span(block.text),), style, faces, left=_POINT_LEFT, own_direction=True)
    strips[-1] = replace(strips[-1], tied=bool(block.words))
    strips += paragraph(block.words, theme.BODY, faces, left=_POINT_LEFT) if block.words else []

    def icon(painter: Painter, top: float) -> None:
        painter.icon(
            block.mark, theme.LEFT, top + _baseline(theme.BODY) + _ICON_DROP, 15, theme.INK2
        )

    strips[0] = beside(strips[0], icon)
    return [*strips, gap(9)]
