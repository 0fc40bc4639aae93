"""A face that can't be embedded, such as the big ones for Chinese: its letters are drawn.

reportlab embeds TrueType alone. So the outlines are filled, and the text lies invisibly over them,
carried by another face, to be copied out and found.
"""

from pathlib import Path

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr

from flipchart_to_action.export.pdf.fonts.face import Face, Shaped, Weight
from flipchart_to_action.export.pdf.fonts.outlines import Outlines


class DrawnFace:
    """A font file of any kind that HarfBuzz reads.

    Args:
        name: A name of its own.
        path: The font file; of a collection the first face.
        carrier: The embedded face that carries the text.
    """

    weight = Weight.REGULAR
    is_drawn = True

    def __init__(self, name: str, path: Path, carrier: Face) -> None:
        self.name = name
        self.carrier = carrier
        self.outlines = Outlines(path)

    def __contains__(self, char: str) -> bool:
        return bool(self.outlines.font.get_nominal_glyph(ord(char)))

    def shape(self, text: str, *, right_to_left: bool = False) -> Shaped:
        """Return `text`, all of one script and direction, as marks over invisible glyphs."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self.outlines.font, buffer)
        em = self.outlines.em
        marks, pen, places = [], 0, []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x = pen + position.x_offset
            marks.append((info.codepoint, x / em, position.y_offset / em))
            pen += position.x_advance
            places.append((info.cluster, position.x_advance / em))
        return Shaped(self._carried(text, places), pen / em, tuple(marks))

    def _carried(self, text: str, places: list[tuple[int, float]]) -> ShapedStr:
        """Return each cluster's text as a box of the carrier, as wide as it is drawn."""
        starts = sorted({start for start, _ in places})
        texts = {a: text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)}
        chars, data = [], []
        for start, advance in places:
            char, width = self.carrier.box(texts.pop(start, ""))
            chars.append(char)
            data.append(ShapeData(0, advance * 1000, 0, 0, 0, width))
        return ShapedStr("".join(chars), data)
