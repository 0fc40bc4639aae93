"""An empty Word document in our looks: A4, one face, page numbers, no author."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from flipchart_to_action.export.branding.colours import OWN

TEXT_WIDTH = Mm(210 - 2 * 20)
_FACE = "Calibri"
_INK, _INK2 = (RGBColor.from_string(c) for c in ("1B2030", "4B5162"))
_LOOKS = {
    "Normal": (11.5, _INK, False, 0, 6),
    "Title": (27, _INK, True, 0, 2),
    "Subtitle": (11.5, _INK2, False, 0, 14),
    "Heading 1": (17, _INK, True, 20, 8),
    "Heading 2": (14, _INK, True, 14, 4),
    "Caption": (10, _INK2, False, 0, 4),
    "List Bullet": (11.5, _INK, False, 0, 3),
    "List Continue": (11.5, _INK, False, 0, 6),
    "Intense Quote": (14, None, True, 0, 12),
    "Footer": (10, _INK2, False, 0, 0),
}
"""For each style: size in points, colour (None: what stands out), bold, space before and after."""
_SPARE = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.CUSTOM_XML,
)


def new_document(
    title: str, kind: str, foot: str, held_on: date | None, colour: str = OWN
) -> WordDocument:
    """Return an empty document.

    Args:
        title: Its title, in the properties.
        kind: What it is, in the properties.
        foot: What stands at the foot of each page, before the page number.
        held_on: The day that counts as the one on which it was made.
        colour: Of what stands out, "#rrggbb".
    """
    document = Document()
    for rels in (document.part.rels, document.part.package.rels if document.part.package else {}):
        for name in [name for name, rel in rels.items() if rel.reltype in _SPARE]:
            del rels[name]
    _properties(document, title, kind, held_on)
    _styles(document, RGBColor.from_string(colour[1:].upper()))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    line = section.footer.paragraphs[0]
    line.add_run(foot)
    page = section.footer.add_paragraph(style="Footer")
    page.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _counted(page, ("Page ", "PAGE", " of ", "NUMPAGES"))
    return document


def _properties(document: WordDocument, title: str, kind: str, held_on: date | None) -> None:
    kept = document.core_properties
    kept.title = title[:255]  # the file format has room for no more
    kept.subject, kept.language = kind, "en-GB"
    kept.author = kept.last_modified_by = kept.comments = kept.keywords = ""
    day = held_on or date(1980, 1, 1)
    kept.created = kept.modified = datetime.combine(day, time(), UTC)


def _styles(document: WordDocument, accent: RGBColor) -> None:
    for name, (size, colour, bold, before, after) in _LOOKS.items():
        style: Any = document.styles[name]
        for element in style.element.findall(f"{qn('w:rPr')}/{qn('w:rFonts')}"):
            element.getparent().remove(element)  # it names the faces of a theme
        for element in style.element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
            element.getparent().remove(element)  # letters set apart are harder to read
        for element in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            element.getparent().remove(element)
        style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), bold
        style.font.color.rgb, style.font.italic = colour or accent, False
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.15
    quote: Any = document.styles["Intense Quote"]
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = 0
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def _counted(paragraph: Paragraph, parts: Iterable[str]) -> None:
    """Put words and fields, which are in capitals, into a paragraph."""
    for part in parts:
        if not part.isupper():
            paragraph.add_run(part)
            continue
        field = OxmlElement("w:fldSimple", {qn("w:instr"): part})
        run: Any = OxmlElement("w:r")
        run.text = "1"  # until the program that opens it has counted
        field.append(run)
        paragraph.paragraph_format.element.append(field)
