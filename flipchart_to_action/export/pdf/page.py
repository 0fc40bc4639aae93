"""Pages: strips stacked from the top, and the one place where anything is drawn.

All positions are in points from the left and from the top of the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeAlias

from PIL import Image
from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader

from flipchart_to_action.domain.plan import Picture
from flipchart_to_action.export.pdf import theme
from flipchart_to_action.export.pdf.fonts.outlines import Stroke
from flipchart_to_action.export.pdf.icons import outline
from flipchart_to_action.export.pdf.tagged import Artifact, Element, Tag, TaggedCanvas
from flipchart_to_action.export.pdf.text.line_breaking import Piece, SetLine, Style
from flipchart_to_action.export.words.blocks import Mark

rl_config.useA85 = 0  # pictures as they are: a fifth smaller than in letters

_RADIUS = 3.0


class Painter:
    """Draws text, pictures, icons and rules on a canvas, each with its place in the structure."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas

    def text(
        self, line: SetLine, style: Style, place: tuple[float, float, float], tag: Tag
    ) -> None:
        """Draw one line of text; `place` is its left edge, its baseline and its right edge."""
        left, baseline, right = place
        self._canvas.enter(tag, theme.PAGE_HEIGHT - baseline + style.leading)
        pieces, before = _with_space(line)
        start = right - line.width if line.right_aligned else left
        x = start - before * style.size
        text = self._canvas.beginText(x, theme.PAGE_HEIGHT - baseline)
        text.setFillColor(style.colour)
        for piece in pieces:
            text.setFont(piece.face.carrier.name, style.size)
            if piece.heavier:
                self._canvas.setLineWidth(style.size / 40)
                text.setStrokeColor(style.colour)
            drawn_over = piece.face.is_drawn
            text.setTextRenderMode(3 if drawn_over else 2 if piece.heavier else 0)
            text.textOut(piece.shaped.glyphs)
        text.setTextRenderMode(0)
        self._canvas.drawText(text)
        for piece in pieces:
            for glyph, dx, dy in piece.shaped.marks:
                at = (x + dx * style.size, theme.PAGE_HEIGHT - baseline + dy * style.size)
                strokes = piece.face.outlines.of_glyph(glyph)
                self._fill(strokes, at, style.size, style.colour, outlined=piece.heavier)
            x += piece.shaped.width * style.size

    def _fill(
        self,
        strokes: Sequence[Stroke],
        at: tuple[float, float],
        size: float,
        colour: Color,
        *,
        outlined: bool = False,
    ) -> None:
        """Fill an outline whose origin is `at` (from the bottom of the page)."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(*at)
        canvas.scale(size, size)
        canvas.setFillColor(colour)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(1 / 40)
        path = canvas.beginPath()
        for step, points in strokes:
            getattr(path, step)(*points)
        canvas.drawPath(path, stroke=int(outlined), fill=1, fillMode=1)
        canvas.restoreState()

    def picture(self, picture: Picture, box: tuple[float, float, float, float], tag: Tag) -> None:
        """Draw a picture with round corners and a hairline; `box`: left, top, width and height."""
        canvas, (left, top, width, height) = self._canvas, box
        bottom = theme.PAGE_HEIGHT - top - height
        if isinstance(tag, Element):
            tag.box = (left, bottom, left + width, bottom + height)
        canvas.enter(tag, bottom + height)
        canvas.saveState()
        corners = canvas.beginPath()
        corners.roundRect(left, bottom, width, height, _RADIUS)
        canvas.clipPath(corners, stroke=0, fill=0)
        canvas.drawImage(ImageReader(BytesIO(picture.jpeg)), left, bottom, width, height)
        canvas.restoreState()
        canvas.setStrokeColor(theme.HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.roundRect(left, bottom, width, height, _RADIUS, stroke=1, fill=0)

    def logo(self, png: bytes, box: tuple[float, float, float, float], tag: Element) -> None:
        """Draw a logo as it is; `box`: left, top, width and height."""
        left, top, width, height = box
        bottom = theme.PAGE_HEIGHT - top - height
        tag.box = (left, bottom, left + width, bottom + height)
        self._canvas.enter(tag, bottom + height)
        self._canvas.drawImage(ImageReader(BytesIO(png)), left, bottom, width, height)

    def icon(self, mark: Mark, left: float, baseline: float, size: float, colour: Color) -> None:
        """Draw an icon that is `size` wide and sits on the line of text at `baseline`."""
        canvas, name = self._canvas, f"{mark.name}-{colour.hexval()}"
        canvas.enter(Artifact.DECORATION)
        if not canvas.hasForm(name):  # once in the file, however often it is drawn
            canvas.beginForm(name, 0, -1, 2, 2)
            self._fill(outline(mark), (0, 0), 1, colour)
            canvas.endForm()
        canvas.saveState()
        canvas.translate(left, theme.PAGE_HEIGHT - baseline)
        canvas.scale(size, size)
        canvas.doForm(name)
        canvas.restoreState()

    def rule(self, top: float, colour: Color, thickness: float) -> None:
        """Draw a line over the whole width of the text."""
        self._canvas.enter(Artifact.DECORATION)
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thickness)
        y = theme.PAGE_HEIGHT - top - thickness / 2
        self._canvas.line(theme.LEFT, y, theme.RIGHT, y)

    def bar(self, left: float, top: float, width: float, height: float, colour: Color) -> None:
        """Draw a filled bar."""
        self._canvas.enter(Artifact.DECORATION)
        self._canvas.setFillColor(colour)
        self._canvas.rect(left, theme.PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)


def _with_space(line: SetLine) -> tuple[tuple[Piece, ...], float]:
    """Return the pieces of a line with the space to the next one, as listeners need it.

    The second is how far (for letters of size 1) it goes over the left edge.
    """
    if not (line.spaced and line.pieces):
        return line.pieces, 0.0
    face = line.pieces[0 if line.right_aligned else -1].face.carrier
    space = Piece(face, face.shape(" "), heavier=False)
    if line.right_aligned:
        return (space, *line.pieces), space.shaped.width
    return (*line.pieces, space), 0.0


def is_drawable(picture: Picture) -> bool:
    """Return whether the bytes of a picture can be drawn; a damaged one is left out."""
    try:
        with Image.open(BytesIO(picture.jpeg)) as image:
            image.verify()  # reads the frame alone: a hundred pictures cost next to nothing
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


Draw: TypeAlias = Callable[[Painter, float], None]
"""Draws something whose top is at the given height of the page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the full width that is never broken; `tied`: the next one is on the same page."""

    height: float
    draw: Draw
    tied: bool = False


def gap(height: float) -> Strip:
    """Return empty space."""
    return Strip(height, lambda _painter, _top: None, tied=True)


@dataclass(slots=True)
class Flow:
    """Strips put on pages, one under the other; `bottom` is where each page is full."""

    bottom: float = theme.STANDARD.bottom
    pages: list[list[tuple[Strip, float]]] = field(default_factory=lambda: [[]])
    top: float = theme.TOP

    @property
    def room(self) -> float:
        """How much height is left on this page."""
        return self.bottom - self.top

    @property
    def at_top(self) -> bool:
        """Whether nothing is on this page yet."""
        return not self.pages[-1]

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self.top = theme.TOP

    def place(self, strip: Strip) -> None:
        """Put a strip on this page, whether there is room or not."""
        self.pages[-1].append((strip, self.top))
        self.top += strip.height

    def block(
        self,
        strips: Sequence[Strip],
        before: Sequence[Strip] = (),
        on_new_page: Sequence[Strip] = (),
        on_break: Sequence[Strip] = (),
    ) -> None:
        """Put a block on this page, or on the next one if it would be broken here.

        Args:
            strips: The block. One that is higher than a page is broken between its strips.
            before: What stands between it and what is above it (a heading, a rule).
            on_new_page: What stands above it in place of that on the top of a page.
            on_break: What stands above the rest of it where it has to be broken.
        """
        height = height_of(strips)
        whole_page = self.bottom - theme.TOP - height_of(on_new_page)
        fits = height_of(before) + height <= self.room
        too_high = height > whole_page
        if not fits and not self.at_top and not (too_high and self.room > whole_page / 3):
            self.turn()
        rest_of_page = self.bottom - theme.TOP - height_of(on_break)
        for strip in on_new_page if self.at_top else before:
            self.place(strip)
        for i, strip in enumerate(strips):
            tied = _tied_height(strips, i)
            if (tied if tied <= rest_of_page else strip.height) > self.room:
                self.turn()
                for above in on_break:
                    self.place(above)
            self.place(strip)


def height_of(strips: Sequence[Strip]) -> float:
    """Return the height of strips one under the other."""
    return sum(strip.height for strip in strips)


def _tied_height(strips: Sequence[Strip], first: int) -> float:
    """Return the height of a strip with those that have to stay on its page."""
    height = strips[first].height
    while strips[first].tied and first + 1 < len(strips):
        first += 1
        height += strips[first].height
    return height
