"""Line icons (Phosphor, MIT) as paths, so that they are no text for copying and reading aloud."""

from functools import cache
from typing import TypeAlias

import uharfbuzz  # type: ignore[import-untyped]

from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.pdf.faces import package_file
from flipchart_to_action.export.wording import Mark

_FILE = "fonts/phosphor-1.3.0.ttf"
_CODES = {
    Mark.OWNER: 0xF347,
    Mark.MEASURE: 0xF15B,
    Mark.CHECK: 0xF0AE,
    Mark.PARKED: 0xF28D,
    Mark.NOT_TAKEN: 0xF21B,
    Mark.ANSWERED: 0xF0DE,
    Mark.UNDECIDED: 0xF0ED,
}
Stroke: TypeAlias = tuple[str, tuple[float, ...]]
"""A step of an outline: moveTo, lineTo, curveTo or close, with its points for a size of 1."""


@cache
def _font() -> tuple[uharfbuzz.Font, int]:
    path = package_file("qtawesome", _FILE)
    if path is None:
        raise ExportError("The icons of the program are not installed.", "Install it again.")
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return uharfbuzz.Font(face), face.upem


@cache
def outline(mark: Mark) -> tuple[Stroke, ...]:
    """Return the outline of an icon, to be filled; its baseline is that of the text."""
    font, em = _font()
    glyph = font.get_nominal_glyph(_CODES[mark])
    strokes: list[Stroke] = []
    font.draw_glyph_with_pen(glyph, _Pen(strokes, em))
    return tuple(strokes)


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
