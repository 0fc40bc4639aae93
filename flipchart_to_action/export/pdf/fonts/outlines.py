"""Outlines of single glyphs, to be filled: what is drawn and is no text."""

from pathlib import Path
from typing import TypeAlias

import uharfbuzz  # type: ignore[import-untyped]

Stroke: TypeAlias = tuple[str, tuple[float, ...]]
"""A step of an outline: moveTo, lineTo, curveTo or close, with its points for a size of 1."""


class Outlines:
    """The glyphs of one font file; `font` is HarfBuzz's, for shaping, `em` its units of a size."""

    def __init__(self, path: Path) -> None:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self.font = uharfbuzz.Font(face)
        self.em = face.upem
        self._known: dict[int, tuple[Stroke, ...]] = {}

    def of_glyph(self, glyph: int) -> tuple[Stroke, ...]:
        """Return the outline of the glyph with this number."""
        if glyph not in self._known:
            strokes: list[Stroke] = []
            self.font.draw_glyph_with_pen(glyph, _Pen(strokes, self.em))
            self._known[glyph] = tuple(strokes)
        return self._known[glyph]

    def of_character(self, code: int) -> tuple[Stroke, ...]:
        """Return the outline of the character with this code."""
        return self.of_glyph(self.font.get_nominal_glyph(code))


class _Pen:
    """Collects an outline; a PDF knows cubic curves only, so quadratic ones are raised."""

    def __init__(self, strokes: list[Stroke], em: int) -> None:
        self._strokes = strokes
        self._em = em
        self._at = (0.0, 0.0)

    def _add(self, name: str, *points: tuple[float, float]) -> None:
        if points:
            self._at = points[-1]
        flat = tuple(value / self._em for point in points for value in point)
        self._strokes.append((name, flat))

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (the pen protocol)
        self._add("moveTo", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("lineTo", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("curveTo", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        (x0, y0), (cx, cy), (x1, y1) = self._at, control, end
        first = (x0 + 2 / 3 * (cx - x0), y0 + 2 / 3 * (cy - y0))
        second = (x1 + 2 / 3 * (cx - x1), y1 + 2 / 3 * (cy - y1))
        self._add("curveTo", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self._add("close")
