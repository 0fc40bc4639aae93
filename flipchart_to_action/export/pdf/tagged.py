"""A canvas that also writes the structure of what it draws, for those who read by ear or keyboard.

Everything drawn belongs either to an element (a heading, a paragraph, a figure) or to no reading
at all (rules, icons, the foot of a page). Elements join the tree when they are first drawn, so the
order of reading is the order of drawing, and nothing in the tree is empty.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO, Any, TypeAlias
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

LANGUAGE = "en-GB"
CREATOR = "Flipchart to Action"


class Artifact(StrEnum):
    """What is drawn but not read aloud, as the page's own language says it."""

    DECORATION = "/Artifact << /Type /Layout >> BDC"
    FOOT = "/Artifact << /Type /Pagination /Subtype /Footer /Attached [/Bottom] >> BDC"
    HEAD = "/Artifact << /Type /Pagination /Subtype /Header /Attached [/Top] >> BDC"


@dataclass(slots=True, eq=False)
class Element:
    """A part of the structure.

    `alt` says what a figure shows, `spoken` stands in for letters that would be read wrongly
    alone, `bookmark` is its line in the list of bookmarks, one step in where it is `nested`.
    `scope` says of the heading of a table whether it heads its "Column" or its "Row".
    """

    role: str
    parent: "Element | None" = None
    alt: str = ""
    spoken: str = ""
    bookmark: str = ""
    nested: bool = False
    box: tuple[float, float, float, float] | None = None
    scope: str = ""
    kids: "list[Element | _Marked]" = field(default_factory=list)
    placed: bool = False


@dataclass(frozen=True, slots=True)
class _Marked:
    """Some content: the page that it is on (from 0), and its number there."""

    page: int
    number: int


Tag: TypeAlias = Element | Artifact


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas for one tagged A4 document.

    Args:
        file: Where the PDF is written.
        title: Shown in the title bar of a reader, and read first.
        subject: What kind of document it is.
        face: The name of an embedded face.
    """

    def __init__(self, file: IO[bytes], title: str, subject: str, face: str) -> None:
        self._top = Element("Document", placed=True)
        self._pages: list[list[Element]] = [[]]
        self._open: Tag | None = None
        super().__init__(
            file,
            pagesize=A4,
            invariant=1,
            pageCompression=1,
            initialFontName=face,
            lang=LANGUAGE,
            pdfVersion=(1, 7),
        )
        self.setTitle(title)
        self.setAuthor("")
        self.setSubject(subject)
        self.setCreator(CREATOR)
        self.setViewerPreference("DisplayDocTitle", "true")

    def enter(self, tag: Tag, top: float = A4[1]) -> None:
        """Let what is drawn from now on belong to `tag`; `top` is where its bookmark leads to."""
        if tag is self._open:
            return
        self._leave()
        self._open = tag
        if isinstance(tag, Artifact):
            self._code.append(tag.value)
            return
        self._place(tag, top)
        marked = _Marked(len(self._pages) - 1, len(self._pages[-1]))
        tag.kids.append(marked)
        self._pages[-1].append(tag)
        self._code.append(f"/{tag.role} << /MCID {marked.number} >> BDC")

    def _leave(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _place(self, element: Element, top: float) -> None:
        """Hang an element into the tree, with those over it."""
        if element.placed:
            return
        parent = element.parent or self._top
        self._place(parent, top)
        parent.kids.append(element)
        element.placed = True
        if element.bookmark:
            key = f"b{len(self._pages)}-{len(self._pages[-1])}"
            self.bookmarkPage(key, fit="XYZ", top=top, left=0, zoom=0)
            self.addOutlineEntry(element.bookmark, key, level=int(element.nested))

    @override
    def showPage(self) -> None:
        self._leave()
        name = self._doc.thisPageName()
        super().showPage()
        page = self._doc.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._pages.append([])

    @override
    def save(self) -> None:
        """Write the file; each page has been shown."""
        catalog = self._doc.Catalog
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
        catalog.StructTreeRoot = self._tree()
        packet = _metadata(self._doc.info.title, self._doc.info.subject)
        kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        catalog.Metadata = pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), packet)
        self._doc.info.__class__ = _InfoWithoutDates
        super().save()

    def _tree(self) -> Any:
        """Return the root of the structure, its elements and the way from content to element."""
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        root_reference = self._doc.Reference(root, "StructTreeRoot")
        references: dict[Element, Any] = {}
        self._write(self._top, root_reference, references)
        rows: list[Any] = []
        for number, elements in enumerate(self._pages):
            if elements:
                row = pdfdoc.PDFArray([references[element] for element in elements])
                rows += [number, self._doc.Reference(row, f"Row{number}")]
        root.dict["K"] = references[self._top]
        root.dict["ParentTree"] = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(rows)})
        root.dict["ParentTreeNextKey"] = len(self._pages)
        return root

    def _write(self, element: Element, parent: Any, references: dict[Element, Any]) -> None:
        dictionary = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName(element.role), "P": parent})
        entries = dictionary.dict
        own = self._doc.Reference(dictionary, f"Element{len(references)}")
        references[element] = own
        first = next((kid.page for kid in element.kids if isinstance(kid, _Marked)), None)
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(kid, own, references)
                kids.append(references[kid])
            elif kid.page == first:
                kids.append(kid.number)
            else:  # it goes on on another page
                kids.append(_elsewhere(kid))
        entries["K"] = pdfdoc.PDFArray(kids)
        if first is not None:
            entries["Pg"] = _page_reference(first)
        if element.alt:
            entries["Alt"] = pdfdoc.PDFString(element.alt)
        if element.spoken:
            entries["ActualText"] = pdfdoc.PDFString(element.spoken)
        if element.box:
            entries["A"] = _layout(element.box)
        if element.scope:
            entries["A"] = _heading_of(element.scope)


def _page_reference(page: int) -> Any:
    return pdfdoc.PDFObjectReference(f"Page{page + 1}")


def _elsewhere(marked: _Marked) -> Any:
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("MCR"),
            "Pg": _page_reference(marked.page),
            "MCID": marked.number,
        }
    )


def _layout(box: tuple[float, float, float, float]) -> Any:
    return pdfdoc.PDFDictionary(
        {
            "O": pdfdoc.PDFName("Layout"),
            "Placement": pdfdoc.PDFName("Block"),
            "BBox": pdfdoc.PDFArray(list(box)),
        }
    )


def _heading_of(scope: str) -> Any:
    return pdfdoc.PDFDictionary({"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(scope)})


class _InfoWithoutDates(pdfdoc.PDFInfo):  # type: ignore[misc]
    """What the file says of itself: no date, as the same plan gives the same bytes."""

    @override
    def format(self, document: Any) -> Any:
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Subject": pdfdoc.PDFString(self.subject),
            "Creator": pdfdoc.PDFString(self.creator),
            "Producer": pdfdoc.PDFString(self.producer),
        }
        return pdfdoc.PDFDictionary(entries).format(document)


def _metadata(title: str, subject: str) -> bytes:
    """Return what the file says of itself once more, as XMP.

    Its `pdfuaid:part` tells programs by which rules (ISO 14289-1) the structure is made and can be
    checked. To people we say "tagged PDF" only: whether a picture's words are good, they judge.
    """

    def said(text: str) -> str:
        return escape("".join(c for c in text if c not in "\ufffe\uffff"))  # XML has no such signs

    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{said(title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{said(subject)}</rdf:li></rdf:Alt>
</dc:description>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
""".encode()
