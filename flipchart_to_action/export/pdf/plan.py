"""The action plan as a PDF: A4, embedded faces, the same bytes for the same plan."""

from collections.abc import Iterator
from io import BytesIO
from threading import Lock
from unicodedata import name

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.pdf import blocks, theme
from flipchart_to_action.export.pdf.face import Weight
from flipchart_to_action.export.pdf.faces import Faces
from flipchart_to_action.export.pdf.page import Flow, Painter, Strip, gap
from flipchart_to_action.export.pdf.text import SetLine, set_lines
from flipchart_to_action.export.wording import (
    DecisionBlock,
    PlanWords,
    PointBlock,
    Section,
    Span,
    wording,
)

_MOST_NAMED = 12
_ONE_AT_A_TIME = Lock()  # faces are loaded once and shared; any thread may make a plan


def render(plan: ActionPlan) -> bytes:
    """Return the plan as a PDF file.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    words, faces, flow = wording(plan), Faces(), Flow()
    with _ONE_AT_A_TIME:
        for strips in _opening(words, faces):
            flow.block(strips)
        for section in words.sections:
            _section(flow, section, faces)
        if faces.missing:
            lacking = blocks.paragraph((_lacking(faces),), theme.SMALL, faces)
            flow.block(lacking, before=[gap(16)])
        return _drawn(flow, words, faces)


def _opening(words: PlanWords, faces: Faces) -> Iterator[list[Strip]]:
    yield blocks.paragraph((Span(words.kind),), theme.KIND, faces)
    yield [
        *blocks.paragraph((Span(words.title),), theme.TITLE, faces, own_direction=True),
        gap(3),
    ]
    if words.subtitle:
        yield blocks.paragraph((Span(words.subtitle),), theme.SUBTITLE, faces)
    yield [gap(15)]
    yield blocks.purpose(words.purpose_label, words.purpose, faces, still_open=words.purpose_open)
    yield [gap(12), *blocks.paragraph((Span(words.thanks),), theme.BODY, faces)]


def _section(flow: Flow, section: Section, faces: Faces) -> None:
    """Put a section on its pages; where it is broken, its heading is repeated."""
    light = not any(isinstance(block, DecisionBlock) for block in section.blocks)
    rules = [blocks.rule(light=light)] if section.blocks else []
    top = blocks.heading(section.heading, faces, *rules)
    again = blocks.heading(section.continued, faces, *rules)
    before, broken = [gap(19), *top], [*again, gap(9)]
    for words in section.paragraphs:
        strips = [gap(7), *blocks.paragraph(words, theme.BODY, faces)]
        flow.block(strips, before, on_new_page=top, on_break=broken)
        before, top = [gap(6)], again
    for block in section.blocks:
        flow.block(_block(block, faces), before, on_new_page=top, on_break=broken)
        before, top = rules, again


def _block(block: DecisionBlock | PointBlock, faces: Faces) -> list[Strip]:
    """Return a block with the space above it."""
    if isinstance(block, DecisionBlock):
        return [gap(12 if block.picture is not None else 16), *blocks.decision(block, faces)]
    return [gap(7), *blocks.point(block, faces)]


def _lacking(faces: Faces) -> Span:
    """Return the sentence that says which characters could not be drawn."""
    signs = [f"U+{ord(c):04X}{_called(c)}" for c in faces.missing]
    more = len(signs) - _MOST_NAMED
    listed = ", ".join(signs[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return Span(f"Boxes stand for signs that our letters lack: {listed}.")


def _called(sign: str) -> str:
    """Return the name of a sign in brackets, unless it only repeats its number."""
    called = name(sign, "").lower()
    return f" ({called})" if called and f"{ord(sign):x}" not in called else ""


def _drawn(flow: Flow, words: PlanWords, faces: Faces) -> bytes:
    file = BytesIO()
    regular = faces.of("a", Weight.REGULAR)
    canvas = Canvas(
        file,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        initialFontName=regular.carrier.name,
        lang="en-GB",
    )
    canvas.setTitle(words.title)
    canvas.setAuthor("")
    canvas.setSubject(words.kind)
    canvas.setCreator("Flipchart to Action")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    painter = Painter(canvas)
    foot = _one_line(words.foot, faces)
    for number, page in enumerate(flow.pages, 1):
        for strip, top in page:
            strip.draw(painter, top)
        _foot(painter, foot, f"Page {number} of {len(flow.pages)}", faces)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _foot(painter: Painter, left: SetLine, right: str, faces: Faces) -> None:
    painter.rule(theme.FOOT_RULE, theme.HAIRLINE, 0.5)
    (page,) = _small(right, faces)
    x = theme.RIGHT - page.width
    painter.text(left, theme.SMALL, theme.LEFT, theme.FOOT_BASELINE, x)
    painter.text(page, theme.SMALL, x, theme.FOOT_BASELINE, theme.RIGHT)


def _small(text: str, faces: Faces) -> list[SetLine]:
    """Return the lines of a small text that leaves room for the page number."""
    width = theme.RIGHT - theme.LEFT - 90
    return set_lines([(text, theme.SMALL.weight)], theme.SMALL.size, width, faces)


def _one_line(text: str, faces: Faces) -> SetLine:
    """Return a text as one line, with dots where it had to be cut."""
    lines, length = _small(text, faces), min(len(text), 160)
    while len(lines) > 1:
        length -= 1
        lines = _small(text[:length].rstrip(" ·,.-") + "…", faces)
    return lines[0]
