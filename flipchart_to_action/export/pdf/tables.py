"""Tables on pages: heads with their scope, drawn again on each new page."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from flipchart_to_action.export.pdf import blocks, theme
from flipchart_to_action.export.pdf.blocks import Look, baseline, paragraph
from flipchart_to_action.export.pdf.fonts.face import Weight
from flipchart_to_action.export.pdf.page import Flow, Painter, Strip, gap
from flipchart_to_action.export.pdf.tagged import Artifact, Element, Tag
from flipchart_to_action.export.pdf.text.line_breaking import Style, set_lines
from flipchart_to_action.export.words.blocks import Span, Table

_BETWEEN = 8.0


def put_table(
    flow: Flow, table: Table, look: Look, part: Element, before: Sequence[Strip], top: list[Strip]
) -> None:
    """Put a table on the pages; where nothing stands side by side, its rows become a list.

    Args:
        flow: The pages.
        table: What is in it.
        look: How it looks.
        part: The section that it belongs to.
        before: What stands between it and what is above.
        top: What stands above it where it begins or goes on on a new page.
    """
    if not look.theme.columns:
        _listed(flow, table, look, part, before, top)
        return
    style = replace(look.theme.small, size=10.5, leading=13.5, colour=theme.INK)
    strong = replace(style, weight=Weight.SEMIBOLD)
    edges = _edges(table)
    element = Element("Table", part)
    head_row = Element("TR", element)
    heads: list[Tag] = [Element("TH", head_row, scope="Column") for _ in table.columns]
    styles = [strong] * len(heads)
    head = [*_row(table.columns, styles, look, heads, edges), gap(3), blocks.rule(light=True)]
    hidden: list[Tag] = [Artifact.HEAD for _ in heads]
    again = [*_row(table.columns, styles, look, hidden, edges), gap(3), blocks.rule(light=True)]
    above: Sequence[Strip] = [*before, gap(6), *head]
    for number, cells in enumerate(table.rows):
        line = Element("TR", element)
        tags: list[Tag] = [
            Element("TH", line, scope="Row") if i == table.row_head else Element("TD", line)
            for i in range(len(cells))
        ]
        looks = [strong if i == table.row_head else style for i in range(len(cells))]
        strips = [gap(2), *_row(cells, looks, look, tags, edges), gap(2)]
        first = [*top, gap(6), *head] if number == 0 else [*top, gap(6), *again]
        flow.block(strips, above, on_new_page=first)
        above = [blocks.rule(light=True)]


def _edges(table: Table) -> list[tuple[float, float]]:
    """Return the left and the right edge of each column."""
    width = theme.RIGHT - theme.LEFT
    ends = [theme.LEFT + width * part / sum(table.widths) for part in accumulate(table.widths)]
    return [
        (left, right - _BETWEEN)
        for left, right in zip(
            [theme.LEFT, *ends], [*ends[:-1], theme.RIGHT + _BETWEEN], strict=False
        )
    ]


def _row(
    texts: Sequence[str],
    styles: Sequence[Style],
    look: Look,
    tags: Sequence[Tag],
    edges: Sequence[tuple[float, float]],
) -> list[Strip]:
    cells = [
        set_lines([(text, style.weight)], style.size, right - left, look.faces)
        for text, style, (left, right) in zip(texts, styles, edges, strict=True)
    ]
    height = max(len(lines) for lines in cells) * styles[0].leading

    def draw(painter: Painter, top: float) -> None:
        for lines, style, tag, (left, right) in zip(cells, styles, tags, edges, strict=True):
            for number, line in enumerate(lines):
                y = top + number * style.leading + baseline(style)
                painter.text(line, style, (left, y, right), tag)

    return [Strip(height, draw, tied=True)]


def _listed(
    flow: Flow, table: Table, look: Look, part: Element, before: Sequence[Strip], top: list[Strip]
) -> None:
    items = Element("L", part)
    for row in table.rows:
        tag = Element("LBody", Element("LI", items))
        strips = paragraph((Span(table.told(row)),), look.theme.body, look, tag)
        flow.block([look.space(6), *strips], before, on_new_page=top, on_break=top)
        before = []
    flow.place(look.space(6))
