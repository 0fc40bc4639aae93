"""The action plan as a tagged PDF: A4, embedded faces, the same bytes for the same plan."""

from collections.abc import Iterator

from flipchart_to_action.domain.plan import ActionPlan, Organisation
from flipchart_to_action.export.pdf import blocks, theme
from flipchart_to_action.export.pdf.blocks import Look
from flipchart_to_action.export.pdf.document import ONE_AT_A_TIME, finished
from flipchart_to_action.export.pdf.fonts.fallback import Faces
from flipchart_to_action.export.pdf.head import head
from flipchart_to_action.export.pdf.page import Flow, Strip, gap
from flipchart_to_action.export.pdf.tables import put_table
from flipchart_to_action.export.pdf.tagged import Artifact, Element
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    PlanWords,
    PointBlock,
    Section,
    Span,
)
from flipchart_to_action.export.words.plan import wording


def render(plan: ActionPlan) -> bytes:
    """Return the plan as a PDF file.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    return render_in(theme.STANDARD, plan)


def render_in(sizes: theme.Theme, plan: ActionPlan) -> bytes:
    """Return the plan as a PDF file whose letters, gaps and pictures have these sizes.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    return render_words(sizes, wording(plan), plan.organisation)


def render_words(sizes: theme.Theme, words: PlanWords, organisation: Organisation) -> bytes:
    """Return words as a PDF file in these sizes and in the organisation's looks.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    look, flow = Look(sizes.worn_by(organisation), Faces()), Flow(sizes.bottom)
    with ONE_AT_A_TIME:
        flow.block(head(words.organisation, organisation, look))
        for strips in opening(words, look):
            flow.block(strips)
        for section in words.sections:
            _section(flow, section, look)
        return finished(flow, look, words.title, words.kind, words.foot)


def opening(words: PlanWords, look: Look) -> Iterator[list[Strip]]:
    """Yield the head of the plan: its title, its purpose, the thanks."""
    sizes = look.theme
    yield blocks.paragraph((Span(words.kind),), sizes.kind, look, Element("P"))
    title = Element("H1", bookmark=words.title)
    shown = (Span(words.title),)
    yield [*blocks.paragraph(shown, sizes.title, look, title, own_direction=True), gap(3)]
    if words.subtitle:
        yield blocks.paragraph((Span(words.subtitle),), sizes.subtitle, look, Element("P"))
    if words.purpose:
        yield [look.space(15)]
        said = (words.purpose_label, words.purpose)
        yield blocks.purpose(*said, look, still_open=words.purpose_open)
    if words.thanks:
        thanks = blocks.paragraph((Span(words.thanks),), sizes.body, look, Element("P"))
        yield [look.space(12), *thanks]


def _section(flow: Flow, section: Section, look: Look) -> None:
    """Put a section on its pages; where it is broken, its heading is repeated."""
    light = not any(isinstance(block, DecisionBlock) for block in section.blocks)
    rules = [blocks.rule(light=light)] if section.blocks else []
    part = Element("Sect")
    head = Element("H2", part, bookmark=section.heading)
    top = blocks.heading(section.heading, look, head, *rules)
    again = blocks.heading(section.continued, look, Artifact.HEAD, *rules)
    before, broken = [look.space(19), *top], [*again, gap(9)]
    for words in section.paragraphs:
        said = blocks.paragraph(words, look.theme.body, look, Element("P", part))
        flow.block([gap(7), *said], before, on_new_page=top, on_break=broken)
        before, top = [look.space(6)], again
    for table in section.tables:
        put_table(flow, table, look, part, before, top)
        before, top = [look.space(10)], again
    items = Element("L", part)
    if section.short and look.theme.columns:
        points = [block for block in section.blocks if isinstance(block, PointBlock)]
        for strips in blocks.points_in_columns(points, look, items):
            flow.block(strips, [*before, gap(5)] if before else [], top, broken)
            before, top = [], [*again, gap(5)]
        return
    for block in section.blocks:
        strips = _block(block, look, part, items)
        flow.block(strips, before, on_new_page=top, on_break=broken)
        before, top = rules, again


def _block(
    block: DecisionBlock | PointBlock, look: Look, part: Element, items: Element
) -> list[Strip]:
    """Return a block with the space above it."""
    if isinstance(block, DecisionBlock):
        above = 12 if block.picture is not None else 16
        return [look.space(above), *blocks.decision(block, look, part)]
    return [look.space(7), *blocks.point(block, look, items)]
