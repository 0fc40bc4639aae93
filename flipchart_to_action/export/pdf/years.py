"""Over the years as a tagged PDF: sentences, one plain chart, and the same figures as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.years import Years
from flipchart_to_action.export.pdf import blocks, theme
from flipchart_to_action.export.pdf.blocks import Look, baseline, paragraph
from flipchart_to_action.export.pdf.document import ONE_AT_A_TIME, finished
from flipchart_to_action.export.pdf.fonts.face import Weight
from flipchart_to_action.export.pdf.fonts.fallback import Faces
from flipchart_to_action.export.pdf.head import head
from flipchart_to_action.export.pdf.page import Flow, Painter, Strip, gap
from flipchart_to_action.export.pdf.tagged import Artifact, Element, Tag
from flipchart_to_action.export.pdf.text.line_breaking import Style, set_lines
from flipchart_to_action.export.words.blocks import Mark, PointBlock, Span
from flipchart_to_action.export.words.years import (
    CHANGED,
    COLUMNS,
    DECIDED,
    KIND,
    YearRow,
    YearsWords,
    years_words,
)

_FIRST_COLUMN = 132.0
_BAR, _BETWEEN = 9.0, 3.0
_FIGURE_ROOM = 100.0


def render(years: Years, organisation: Organisation) -> bytes:
    """Return a group's report as a PDF file.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    words = years_words(years)
    sizes = theme.STANDARD.worn_by(organisation)
    look, flow = Look(sizes, Faces()), Flow(sizes.bottom)
    with ONE_AT_A_TIME:
        flow.block(head(organisation.name, organisation, look))
        for strips in _opening(words, look):
            flow.block(strips)
        if words.rows:
            _section(flow, "Made and changed", look, list(_chart(words, look)))
            _table(flow, words, look)
        if words.raised:
            _section(flow, "What keeps coming back", look, list(_raised(words, look)))
        return finished(flow, look, words.title, KIND, words.foot)


def _opening(words: YearsWords, look: Look) -> Iterator[list[Strip]]:
    sizes = look.theme
    yield paragraph((Span(KIND),), sizes.kind, look, Element("P"))
    title = Element("H1", bookmark=words.title)
    shown = (Span(words.title),)
    yield [*paragraph(shown, sizes.title, look, title, own_direction=True), gap(3)]
    yield paragraph((Span(words.subtitle),), sizes.subtitle, look, Element("P"))
    for sentence in words.summary:
        yield [look.space(10), *paragraph((Span(sentence),), sizes.body, look, Element("P"))]


def _section(flow: Flow, heading: str, look: Look, content: Sequence[list[Strip]]) -> None:
    part = Element("Sect")
    top = blocks.heading(heading, look, Element("H2", part, bookmark=heading), blocks.rule())
    before: list[Strip] = [look.space(19), *top]
    for strips in content:
        flow.block([gap(8), *strips], before)
        before = []


def _chart(words: YearsWords, look: Look) -> Iterator[list[Strip]]:
    """Yield two bars for each workshop, each with its figure: it can be read without colour."""
    figure = Element("Figure", alt=words.chart)
    most = max(max(row.figures[DECIDED], row.figures[CHANGED]) for row in words.rows) or 1
    small, width = look.theme.small, theme.RIGHT - theme.LEFT - _FIGURE_ROOM
    for row in words.rows:
        label = paragraph(
            (Span(f"{row.title}, {row.day}"),), small, look, figure, right=theme.RIGHT
        )
        tied = [replace(strip, tied=True) for strip in label]
        bars = [
            _bar(row.figures[place] / most * width, f"{row.figures[place]} {said}", look, figure)
            for place, said in ((DECIDED, "decided"), (CHANGED, "changed"))
        ]
        yield [*tied, gap(2), *bars]


def _bar(width: float, said: str, look: Look, figure: Tag) -> Strip:
    style = look.theme.small
    (line,) = set_lines([(said, style.weight)], style.size, _FIGURE_ROOM, look.faces)
    solid = said.endswith("changed")

    def draw(painter: Painter, top: float) -> None:
        # A full bar and a thin one: told apart on any printer.
        height = _BAR if solid else 4.0
        down = (style.leading - height) / 2
        colour = look.theme.marker if solid else theme.INK2
        painter.bar(theme.LEFT, top + down, max(width, 0.75), height, colour)
        left = theme.LEFT + max(width, 0.75) + 7
        painter.text(line, style, (left, top + baseline(style), theme.RIGHT), figure)

    return Strip(style.leading + _BETWEEN, draw, tied=not solid)


def _table(flow: Flow, words: YearsWords, look: Look) -> None:
    """Put the figures on the pages; on a new page the heads of the columns are drawn again."""
    table = Element("Table")
    head_row = Element("TR", table)
    names = ["Workshop", *COLUMNS.values()]
    cells: list[Tag] = [Element("TH", head_row, scope="Column") for _ in names]
    style = replace(look.theme.small, weight=Weight.SEMIBOLD, colour=theme.INK)
    first = _row(names, style, look, cells)
    again = _row(names, style, look, [Artifact.HEAD for _ in names])
    before: list[Strip] = [look.space(16), *first, gap(3), blocks.rule()]
    for row in (*words.rows, words.total):
        line = Element("TR", table)
        tags: list[Tag] = [Element("TH", line, scope="Row")]
        tags += [Element("TD", line) for _ in row.figures]
        strips = _row([_named(row), *map(str, row.figures)], look.theme.small, look, tags)
        flow.block([gap(4), *strips, gap(3)], before, on_new_page=[*again, gap(3), blocks.rule()])
        before = [blocks.rule(light=True)]


def _named(row: YearRow) -> str:
    return f"{row.title}, {row.day}" if row.day else row.title


def _row(texts: Sequence[str], style: Style, look: Look, tags: Sequence[Tag]) -> list[Strip]:
    """Return a row of the table as one strip: the first column is wide, figures stand right."""
    room = (theme.RIGHT - theme.LEFT - _FIRST_COLUMN) / (len(texts) - 1)
    columns = []
    for place, text in enumerate(texts):
        width = _FIRST_COLUMN - 10 if place == 0 else room - 6
        columns.append(set_lines([(text, style.weight)], style.size, width, look.faces))
    height = max(len(lines) for lines in columns) * style.leading

    def draw(painter: Painter, top: float) -> None:
        for place, (lines, tag) in enumerate(zip(columns, tags, strict=True)):
            for number, line in enumerate(lines):
                y = top + number * style.leading + baseline(style)
                if place == 0:
                    edges = (theme.LEFT, y, theme.LEFT + _FIRST_COLUMN)
                else:
                    right = theme.LEFT + _FIRST_COLUMN + place * room
                    edges = (right - line.width, y, right)
                painter.text(line, style, edges, tag)

    return [Strip(height, draw, tied=True)]


def _raised(words: YearsWords, look: Look) -> Iterator[list[Strip]]:
    items = Element("L")
    for said, what in words.raised:
        yield blocks.point(PointBlock(Mark.UNDECIDED, said, (Span(what),)), look, items)
