"""The head of the first page: whose plan it is, by name and logo."""

from dataclasses import replace
from functools import partial

from flipchart_to_action.domain.plan import Logo, Organisation
from flipchart_to_action.export.pdf import blocks, theme
from flipchart_to_action.export.pdf.blocks import Look, paragraph
from flipchart_to_action.export.pdf.page import Painter, Strip, gap, height_of
from flipchart_to_action.export.pdf.tagged import Element
from flipchart_to_action.export.words.blocks import Span

_PER_PIXEL = 0.5
_BETWEEN = 14.0


def head(name: str, organisation: Organisation, look: Look) -> list[Strip]:
    """Return the organisation's name with its logo at the left, or over it in one column.

    Args:
        name: What stands there; may be empty.
        organisation: Whose logo it is, if it has one.
        look: How everything looks.
    """
    logo = organisation.logo
    if logo is None:
        return [*_named(name, look, theme.LEFT), look.space(12)] if name else []
    width, height = _size(logo, look)
    shown = Element("Figure", alt=f"Logo of {organisation.name or 'the organisation'}")
    if not look.theme.columns:
        draw = partial(_drawn, logo, (width, height), shown)
        above = [Strip(height, draw, tied=True), look.space(6)]
        return [*above, *_named(name, look, theme.LEFT), look.space(12)]
    strips = _named(name, look, theme.LEFT + width + _BETWEEN)
    spare = height - height_of(strips)
    strips = [gap(max(spare / 2, 0)), *strips, gap(max(spare / 2, 0))]
    down = max(-spare / 2, 0)
    draw = partial(_drawn, logo, (width, height), shown)
    strips[0] = blocks.beside(strips[0], lambda painter, top: draw(painter, top + down))
    return [*strips, look.space(14)]


def _named(name: str, look: Look, left: float) -> list[Strip]:
    if not name:
        return []
    tag = Element("P")
    lines = paragraph(
        (Span(name),), look.theme.organisation, look, tag, left=left, own_direction=True
    )
    return [replace(line, tied=True) for line in lines]


def _size(logo: Logo, look: Look) -> tuple[float, float]:
    room = look.theme.logo
    scale = min(room[0] / logo.width, room[1] / logo.height, _PER_PIXEL)
    return max(logo.width * scale, 1), max(logo.height * scale, 1)


def _drawn(
    logo: Logo, size: tuple[float, float], figure: Element, painter: Painter, top: float
) -> None:
    painter.logo(logo.png, (theme.LEFT, top, *size), figure)
