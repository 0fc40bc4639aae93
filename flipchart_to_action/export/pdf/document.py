"""Strips become a file: pages with their feet, what could not be drawn, one document at a time."""

from io import BytesIO
from threading import Lock
from unicodedata import name

from flipchart_to_action.export.pdf import theme
from flipchart_to_action.export.pdf.blocks import Look, paragraph
from flipchart_to_action.export.pdf.fonts.face import Weight
from flipchart_to_action.export.pdf.fonts.fallback import Faces
from flipchart_to_action.export.pdf.page import Flow, Painter
from flipchart_to_action.export.pdf.tagged import Artifact, Element, TaggedCanvas
from flipchart_to_action.export.pdf.text.line_breaking import SetLine, set_lines
from flipchart_to_action.export.words.blocks import Span

ONE_AT_A_TIME = Lock()
"""Faces are loaded once and shared; any thread may make a document, while it holds this."""

_MOST_NAMED = 12


def finished(flow: Flow, look: Look, title: str, kind: str, foot: str) -> bytes:
    """Return the file of all that was put on pages.

    Args:
        flow: The pages.
        look: How they look; it knows which characters no face has.
        title: What the document is called.
        kind: What sort of document it is.
        foot: What stands at the foot of each page, beside its number.
    """
    if look.faces.missing:
        lacking = paragraph((_lacking(look.faces),), look.theme.small, look, Element("P"))
        flow.block(lacking, before=[look.space(16)])
    file = BytesIO()
    regular = look.faces.of("a", Weight.REGULAR)
    canvas = TaggedCanvas(file, title, kind, regular.carrier.name)
    painter = Painter(canvas)
    last = len(flow.pages)
    left = _one_line(foot, look, _page_width(last, look))
    for number, page in enumerate(flow.pages, 1):
        for strip, top in page:
            strip.draw(painter, top)
        _foot(painter, left, f"Page {number} of {last}", look)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


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


def _foot(painter: Painter, left: SetLine, right: str, look: Look) -> None:
    sizes = look.theme
    painter.rule(sizes.foot_rule, theme.HAIRLINE, 0.5)
    (page,) = _small(right, look, theme.RIGHT - theme.LEFT)
    x = theme.RIGHT - page.width
    y = sizes.foot_baseline
    painter.text(left, sizes.small, (theme.LEFT, y, x), Artifact.FOOT)
    painter.text(page, sizes.small, (x, y, theme.RIGHT), Artifact.FOOT)


def _page_width(pages: int, look: Look) -> float:
    """Return how wide the longest page number is."""
    (page,) = _small(f"Page {pages} of {pages}", look, theme.RIGHT - theme.LEFT)
    return page.width


def _small(text: str, look: Look, width: float) -> list[SetLine]:
    small = look.theme.small
    return set_lines([(text, small.weight)], small.size, width, look.faces)


def _one_line(text: str, look: Look, beside: float) -> SetLine:
    """Return a text as one line that leaves room beside it, with dots where it had to be cut."""
    width = theme.RIGHT - theme.LEFT - beside - 28
    lines, length = _small(text, look, width), min(len(text), 160)
    while len(lines) > 1:
        length -= 1
        lines = _small(text[:length].rstrip(" ·,.-") + "…", look, width)
    return lines[0]
