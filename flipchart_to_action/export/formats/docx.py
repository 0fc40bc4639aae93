"""The plan as a Word document, for those who have to adapt it."""

from io import BytesIO
from typing import Any
from unicodedata import bidirectional

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from flipchart_to_action.domain.plan import ActionPlan, Logo, Picture
from flipchart_to_action.export.branding.colours import accent
from flipchart_to_action.export.branding.pictures import is_whole
from flipchart_to_action.export.formats.docx_page import TEXT_WIDTH, new_document
from flipchart_to_action.export.formats.reproducible_zip import without_clock
from flipchart_to_action.export.words.blocks import (
    DecisionBlock,
    PointBlock,
    Section,
    Sentence,
    Span,
    Table,
)
from flipchart_to_action.export.words.plan import wording

_WIDEST, _HIGHEST = Mm(95), Mm(18)
_LOGO = (Mm(45), Mm(17))
_EMU_PER_PIXEL = 914_400 // 150
_MOST_OF_FOOT = 160


def render(plan: ActionPlan) -> bytes:
    """Return the plan as a .docx file; the same plan gives the same bytes."""
    words = wording(plan)
    foot = words.foot[:_MOST_OF_FOOT]
    colour = accent(plan.organisation)
    pages = _Pages(new_document(words.title, words.kind, foot, plan.held_on, colour))
    if plan.organisation.logo is not None:
        pages.logo(plan.organisation.logo, words.organisation)
    if words.organisation:
        name = Span(words.organisation, strong=True)
        pages.paragraph("", (name,), own_direction=True, with_next=True)
    pages.paragraph("Title", (Span(words.title),), own_direction=True)
    pages.paragraph("Subtitle", (Span(f"{words.kind} · {words.subtitle}".rstrip(" ·")),))
    if words.purpose:
        pages.paragraph("Caption", (Span(words.purpose_label),), with_next=True)
        pages.paragraph("IntenseQuote", (Span(words.purpose),), own_direction=True)
    if words.thanks:
        pages.paragraph("", (Span(words.thanks),))
    for section in words.sections:
        _section(pages, section)
    return without_clock(pages.saved())


def _section(pages: "_Pages", section: Section) -> None:
    pages.paragraph("Heading1", (Span(section.heading),))
    for words in section.paragraphs:
        pages.paragraph("", words)
    for table in section.tables:
        pages.table(table)
    for block in section.blocks:
        if isinstance(block, DecisionBlock):
            _decision(pages, block)
        elif section.short:
            pages.paragraph("ListBullet", (Span(block.text),), own_direction=True)
        else:
            _point(pages, block)


def _decision(pages: "_Pages", block: DecisionBlock) -> None:
    pages.paragraph("Heading2", (Span(f"{block.number}. {block.what}"),))
    if block.so_that:
        pages.paragraph("", (Span(block.so_that),), with_next=True)
    if block.picture:
        pages.picture(block.picture, block.picture_words, block.picture_label)
    for line in block.lines:
        pages.paragraph("ListBullet", line.words, with_next=line is not block.lines[-1])


def _point(pages: "_Pages", block: PointBlock) -> None:
    if block.picture:
        label = f"sheet {block.picture.sheet_number}"
        pages.picture(block.picture, "Handwriting", label)
    text = Span(block.text, strong=bool(block.words))
    pages.paragraph("ListBullet", (text,), own_direction=True, with_next=bool(block.words))
    if block.words:
        pages.paragraph("ListContinue", block.words)


class _Pages:
    """A document that is written from top to bottom.

    python-docx looks through the whole document for each paragraph's style and each picture; here
    both are put in place directly, so that time grows with the length alone.
    """

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._end = document.element.body.sectPr
        self._pictures = 0

    def paragraph(
        self, style: str, words: Sentence, *, own_direction: bool = False, with_next: bool = False
    ) -> None:
        """Add a paragraph; `own_direction`: it runs the way of its first letter."""
        paragraph = self._added(style)
        if with_next:
            paragraph.paragraph_format.keep_with_next = True
        leftwards = own_direction and _runs_leftwards("".join(s.text for s in words))
        if leftwards:
            paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for span in words:
            run = paragraph.add_run(span.text)
            if span.strong:
                run.bold = True
            if leftwards:
                run.font.rtl = True

    def picture(self, picture: Picture, words: str, label: str) -> None:
        """Add a picture with words for who can't see it, and its label below."""
        if not is_whole(picture):
            self.paragraph("", (Span(f"The picture of {label} is damaged and left out."),))
            return
        scale = min(_WIDEST / picture.width, _HIGHEST / picture.height, _EMU_PER_PIXEL)
        size = (picture.width * scale, picture.height * scale)
        paragraph = self._drawn((picture.jpeg, "jpg", CONTENT_TYPE.JPEG), size, words)
        paragraph.paragraph_format.space_after = Pt(0)
        self.paragraph("Caption", (Span(label),), with_next=True)

    def table(self, table: Table) -> None:
        """Add a table whose head is repeated on each page, and whose rows are never broken."""
        made: Any = self._document.add_table(0, len(table.columns))
        made.style, made.autofit = "Table Grid", False
        widths = [int(TEXT_WIDTH * part / sum(table.widths)) for part in table.widths]
        for number, cells in enumerate((table.columns, *table.rows)):
            line = made.add_row()
            rules = line._tr.get_or_add_trPr()  # noqa: SLF001 (python-docx has no word for it)
            rules.append(OxmlElement("w:cantSplit"))
            if number == 0:
                rules.append(OxmlElement("w:tblHeader"))
            for place, (cell, text) in enumerate(zip(line._tr.tc_lst, cells, strict=True)):  # noqa: SLF001
                cell.width = Emu(widths[place])
                paragraph = Paragraph(cell.p_lst[0], made)  # `line.cells` looks through the table
                paragraph.paragraph_format.space_after = Pt(2)
                run = paragraph.add_run(text)
                run.bold = number == 0 or place == table.row_head
        self.paragraph("", ())

    def logo(self, logo: Logo, name: str) -> None:
        """Add the logo of an organisation."""
        scale = min(_LOGO[0] / logo.width, _LOGO[1] / logo.height, _EMU_PER_PIXEL)
        words = f"Logo of {name or 'the organisation'}"
        size = (logo.width * scale, logo.height * scale)
        self._drawn((logo.png, "png", CONTENT_TYPE.PNG), size, words)

    def _drawn(
        self, file: tuple[bytes, str, str], size: tuple[float, float], words: str
    ) -> Paragraph:
        """Add a picture (bytes, suffix, content type) of a size in EMU, on the next one's page."""
        self._pictures += 1
        data, suffix, content_type = file
        name = f"picture-{self._pictures}.{suffix}"
        part = ImagePart(PackURI(f"/word/media/{name}"), content_type, data)
        relation = f"rIdPicture{self._pictures}"
        self._document.part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, relation)
        sides = [Emu(max(1, int(side))) for side in size]
        inline: Any = CT_Inline.new_pic_inline(self._pictures, relation, name, *sides)
        inline.docPr.set("descr", words)
        for side in ("distT", "distB", "distL", "distR"):  # not said, LibreOffice leaves a margin
            inline.set(side, "0")
        paragraph = self._added("")
        paragraph.paragraph_format.keep_with_next = True
        drawing = OxmlElement("w:drawing")
        drawing.append(inline)
        paragraph.add_run().element.append(drawing)
        return paragraph

    def saved(self) -> bytes:
        """Return the file."""
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _added(self, style: str) -> Paragraph:
        element: Any = OxmlElement("w:p")
        if style:
            element.style = style
        self._end.addprevious(element)
        return Paragraph(element, self._document.element.body)


def _runs_leftwards(text: str) -> bool:
    """Return whether the first letter that has a direction runs from right to left."""
    strong = (d for d in map(bidirectional, text) if d in ("L", "R", "AL"))
    return next(strong, "L") != "L"
