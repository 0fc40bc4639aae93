"""A type face for the PDF: shaped by HarfBuzz, embedded, its text can be copied out again."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import SUBSETN, ShapeData, ShapedStr, TTFont

from flipchart_to_action.export.pdf.fonts.outlines import Outlines

_FIRST_FREE = 0xF0000
"""Glyphs without a character of their own get one of this private range inside a face."""


_TURNED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


class Weight(StrEnum):
    """How heavy the letters are."""

    REGULAR = "Regular"
    SEMIBOLD = "Semibold"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs in the order in which they are drawn, and their width for a size of 1.

    `marks`: what sits on or under letters, as (glyph number, x, y). They are drawn as outlines: set
    as text, the moves back and forth would be taken for spaces when the text is copied out.
    """

    glyphs: ShapedStr
    width: float
    marks: tuple[tuple[int, float, float], ...] = ()


class Face(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType face that HarfBuzz shapes.

    Each glyph carries the text that it stands for, so that copying and searching give what people
    wrote, not what is drawn: ligatures, turned vowels, missing letters.
    """

    is_drawn = False

    def __init__(self, name: str, path: Path, weight: Weight) -> None:
        super().__init__(name, str(path))
        self.weight = weight
        self._texts: dict[int, str] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._known: dict[tuple[str, bool], Shaped] = {}
        self.outlines = Outlines(path)
        # For what it has no letter for: the box with the number 0 may stand in no tagged file.
        self._box: int = self.face.charToGlyph.get(0x2610) or self.face.charToGlyph[0x20]

    def __contains__(self, char: str) -> bool:
        return bool(self.face.charToGlyph.get(ord(char), 0))

    def shape(self, text: str, *, right_to_left: bool = False) -> Shaped:
        """Return `text`, all of one script and direction, as glyphs."""
        key = text, right_to_left
        if key not in self._known:
            if len(self._known) > 20_000:  # a long session with many workshops
                self._known.clear()
            self._known[key] = self._shape(text, right_to_left=right_to_left)
        return self._known[key]

    def _shape(self, text: str, *, right_to_left: bool) -> Shaped:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        # Joined letters such as "fi" are left apart: some readers copy them out as one sign.
        uharfbuzz.shape(self.outlines.font, buffer, {"liga": False} if text.isascii() else {})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        spoken = _spoken(text, infos, positions, right_to_left=right_to_left)
        em = self.face.unitsPerEm
        chars, data, marks, pen, before = [], [], [], 0, 0
        for i, (info, position) in enumerate(zip(infos, positions, strict=True)):
            x, y, advance = position.x_offset, position.y_offset, position.x_advance
            glyph = info.codepoint or self._box
            advance = advance if info.codepoint else self.face.hmetrics[glyph][0]
            if i not in spoken:
                marks.append((glyph, (pen + before + x) / em, y / em))
                before += advance  # the next letter makes room for it
                continue
            # Readers turn brackets round again where text runs from right to left.
            said = spoken[i].translate(_TURNED) if right_to_left else spoken[i]
            code = self._code(glyph, said)
            chars.append(chr(code))
            places = (before + advance, position.y_advance, before + x, y)
            thousandths = (v * 1000 / em for v in places)
            data.append(ShapeData(0, *thousandths, self.face.charWidths[code]))
            pen += before + advance
            before = 0
        return Shaped(ShapedStr("".join(chars), data), (pen + before) / em, tuple(marks))

    @property
    def name(self) -> str:
        """Its name in the document."""
        return str(self.fontName)

    @property
    def carrier(self) -> "Face":
        """The embedded face that carries its text: itself."""
        return self

    def box(self, text: str) -> tuple[str, float]:
        """Return the code of a sign that stands for `text` unseen, and its width (of 1000).

        It is nearly as wide as Chinese letters are: readers take what is left over for a space.
        """
        code = self._code(self.face.charToGlyph.get(0x2026) or self._box, text)
        return chr(code), self.face.charWidths[code]

    def text_of(self, code: int) -> str:
        """Return the text that the glyph with this code in the face stands for."""
        return self._texts.get(code, chr(code))

    def _code(self, glyph: int, text: str) -> int:
        """Return the character that stands for a glyph with this text in the face."""
        face = self.face
        if len(text) == 1 and face.charToGlyph.get(ord(text)) == glyph and text != "\xa0":
            return ord(text)
        key = glyph, text
        if key not in self._codes:
            code = _FIRST_FREE + len(self._codes)
            face.charToGlyph[code] = glyph
            face.charWidths[code] = face.hmetrics[glyph][0] * 1000 / face.unitsPerEm
            self._texts[code] = text
            self._codes[key] = code
        return self._codes[key]

    def addObjects(self, doc: Any) -> None:  # noqa: N802  (reportlab's name)
        """Embed the face, and say which text each of its glyphs stands for."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            stream = doc.idToObject["toUnicodeCMap:" + name.decode("pdfdoc")]
            stream.content = _to_unicode([self.text_of(code) for code in subset])


def _spoken(
    text: str, infos: Sequence[Any], positions: Sequence[Any], *, right_to_left: bool
) -> dict[int, str]:
    """Return which glyphs (by their place) stand for which text; all others are only drawn.

    A tagged file has no letter without a text, and readers take an empty place for a space: so the
    text of a cluster is shared out to its glyphs. Marks that take no room are drawn.
    """
    starts = sorted({info.cluster for info in infos})
    texts = {a: text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)}
    glyphs: dict[int, list[int]] = {}
    for i, info in enumerate(infos):
        glyphs.setdefault(info.cluster, []).append(i)
    spoken: dict[int, str] = {}
    for start, places in glyphs.items():
        said = texts[start]
        widest = sorted(places, key=lambda i: -positions[i].x_advance)
        wide = [i for i in widest if positions[i].x_advance] or widest[:1]
        if len(wide) > len(said):
            said = unicodedata.normalize("NFD", said)
        speakers = sorted(wide[: 1 if right_to_left else len(said)])
        for n, place in enumerate(speakers):
            spoken[place] = said[n:] if place == speakers[-1] else said[n]
    return spoken


def _sayable(text: str) -> str:
    """Return a text without what no PDF may give as a character."""
    return text.translate({0xFFFE: "\ufffd", 0xFEFF: "\ufffd", 0: "\ufffd"})


def _to_unicode(texts: list[str]) -> str:
    """Return the table (a CMap) from the codes of one subset of a face to their texts."""
    entries = [
        f"<{i:02X}> <{_sayable(text).encode('utf-16-be').hex().upper()}>"
        for i, text in enumerate(texts)
        if text != "\0"  # a place that no glyph has
    ]
    blocks = []
    for first in range(0, len(entries), 100):  # no block may hold more
        block = entries[first : first + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
