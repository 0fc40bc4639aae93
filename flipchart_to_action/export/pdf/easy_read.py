"""The Easy Read draft: large letters, a picture at the left, short sentences at the right."""

from collections.abc import Sequence
from dataclasses import replace

from flipchart_to_action.domain.plan import ActionPlan, Organisation, Picture
from flipchart_to_action.export.pdf import blocks, theme
from flipchart_to_action.export.pdf.blocks import Look, paragraph
from flipchart_to_action.export.pdf.document import ONE_AT_A_TIME, finished
from flipchart_to_action.export.pdf.fonts.fallback import Faces
from flipchart_to_action.export.pdf.head import head
from flipchart_to_action.export.pdf.page import Flow, Painter, Strip, gap, height_of, is_drawable
from flipchart_to_action.export.pdf.tagged import Artifact, Element
from flipchart_to_action.export.words.blocks import Mark, Sentence, Span
from flipchart_to_action.export.words.plan_easy import (
    DRAFT,
    EASY_READ,
    EasyPart,
    EasyPlan,
    EasyRow,
    EasySection,
    easy_plan,
    for_readers,
)

_WORDS_LEFT = theme.LEFT + 110
_ICON = 64.0
_ICON_RISE = 0.14
"""How much of an icon is under the line that it sits on."""


def render(plan: ActionPlan) -> bytes:
    """Return the Easy Read draft of the plan as a PDF file, with a word to its maker.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    return render_easy(easy_plan(plan), plan.organisation)


def render_for_readers(plan: ActionPlan) -> bytes:
    """Return the same as those get it who read it.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    return render_easy(for_readers(easy_plan(plan)), plan.organisation)


def render_easy(words: EasyPlan, organisation: Organisation) -> bytes:
    """Return words as an Easy Read draft: a PDF file, in the organisation's looks.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    sizes = theme.EASY_READ.worn_by(organisation)
    look, flow = Look(sizes, Faces()), Flow(sizes.bottom)
    with ONE_AT_A_TIME:
        flow.block(head(words.organisation, organisation, look))
        for strips in _opening(words, look):
            flow.block(strips)
        for section in words.sections:
            _section(flow, section, look)
        kind = DRAFT if words.notice else EASY_READ
        return finished(flow, look, words.title, kind, words.foot)


def _opening(words: EasyPlan, look: Look) -> list[list[Strip]]:
    sizes = look.theme
    title = Element("H1", bookmark=words.title)
    notice = _sentences(words.notice, look, None, theme.LEFT + 18)
    barred = [blocks.barred(strip, look) for strip in (gap(3), *notice, gap(3))]
    return [
        *([barred] if notice else []),
        [
            gap(14),
            *paragraph((Span(words.title),), sizes.title, look, title, own_direction=True),
        ],
        [gap(6), *_sentences(words.opening, look, None, theme.LEFT)],
    ]


def _sentences(
    sentences: Sequence[Sentence], look: Look, parent: Element | None, left: float
) -> list[Strip]:
    """Return each sentence as a paragraph of its own."""
    strips: list[Strip] = []
    for sentence in sentences:
        strips += [gap(4)] if strips else []
        strips += paragraph(sentence, look.theme.body, look, Element("P", parent), left=left)
    return strips


def _section(flow: Flow, section: EasySection, look: Look) -> None:
    """Put a section on its pages; where it is broken, its heading is repeated."""
    part = Element("Sect")
    head = Element("H2", part, bookmark=section.heading)
    top = blocks.heading(section.heading, look, head, blocks.rule())
    again = blocks.heading(f"{section.heading}, continued", look, Artifact.HEAD, blocks.rule())
    before, broken = [look.space(18), *top], [*again, gap(9)]
    for each in section.parts:
        flow.block(_part(each, look, part), before, on_new_page=top, on_break=broken)
        before, top = [blocks.rule(light=True)], again


def _part(part: EasyPart, look: Look, section: Element) -> list[Strip]:
    strips = [gap(12)]
    if part.heading:
        head = Element("H3", section, bookmark=part.heading, nested=True)
        lines = paragraph((Span(part.heading),), look.theme.number, look, head)
        strips += [*(replace(line, tied=True) for line in lines), gap(9)]
    for row in part.rows:
        strips += [*_row(row, look, section), gap(13)]
    return [*strips, gap(6)]


def _row(row: EasyRow, look: Look, section: Element) -> list[Strip]:
    """Return a picture with its sentences; the lines beside a picture stay on its page."""
    strips = _sentences(row.sentences, look, section, _WORDS_LEFT)
    height, beside = _ICON, _icon(row.mark, look)
    picture = row.picture if row.picture is not None and is_drawable(row.picture) else None
    if picture is not None:  # always over the words, at a size that can be read
        figure = Element("Figure", section, alt=row.picture_words)
        size = blocks.fitted(picture, look.theme.picture, look.theme.per_pixel)
        shown = _shown(picture, (_WORDS_LEFT, *size), figure)
        strips = [Strip(size[1], shown, tied=True), gap(6), *strips]
    spare = height - height_of(strips)
    if spare > 0:
        strips.append(gap(spare))
    used = 0.0
    for i, strip in enumerate(strips):
        used += strip.height
        strips[i] = replace(strip, tied=strip.tied or used < height)
    strips[0] = blocks.beside(strips[0], beside)
    return strips


def _shown(picture: Picture, place: tuple[float, float, float], figure: Element) -> blocks.Beside:
    """Return what draws a picture; `place` is its left edge, its width and its height."""
    left, width, height = place

    def draw(painter: Painter, top: float) -> None:
        painter.picture(picture, (left, top, width, height), figure)

    return draw


def _icon(mark: Mark, look: Look) -> blocks.Beside:
    left = theme.LEFT + 12

    def draw(painter: Painter, top: float) -> None:
        painter.icon(mark, left, top + _ICON * (1 - _ICON_RISE), _ICON, look.theme.marker_ink)

    return draw
