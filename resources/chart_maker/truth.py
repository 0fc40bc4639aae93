"""The truth of a made chart: its words, and where in the upright photo they stand."""

from typing import Any

import numpy as np

from chart_maker.camera import Bend
from chart_maker.content import Chart, Point
from chart_maker.layout import RIM, Drawn

# Stored pixels lie turned where EXIF orientation is one of these.
_ON_ITS_SIDE = (5, 6, 7, 8)


def _box(outline: list[Point], bend: Bend, size: tuple[int, int]) -> list[int]:
    seen = bend.see(outline)
    low, high = np.floor(seen.min(axis=0)), np.ceil(seen.max(axis=0))
    low, high = np.clip(low, 0, size), np.clip(high, 0, size)
    return [int(v) for v in (*low, *high)]


def tell(chart: Chart, sheets: list[Drawn], bends: list[Bend], scale: float) -> dict[str, Any]:
    """Return the truth of `chart`, ready for JSON.

    `width` and `height` are the file's stored pixels; `upright`, `sheets` and the notes' `box` are
    pixels of the photo after its EXIF turn.
    """
    upright = (round(chart.size[0] * scale), round(chart.size[1] * scale))
    stored = upright[::-1] if chart.turn in _ON_ITS_SIDE else upright
    notes = []
    for drawn, bend in zip(sheets, bends, strict=True):
        for written in drawn.notes:
            note: dict[str, Any] = {"text": written.text}
            if written.under:
                note["under"] = written.under
            note["box"] = _box(written.outline, bend, upright)
            if written.colour:
                note["colour"] = written.colour
            if written.votes:
                note["votes"] = written.votes
            notes.append(note)
    return {
        "source": "resources/make_samples.py",
        "licence": "MIT",
        "kind": chart.kind,
        "title": chart.title,
        "width": stored[0],
        "height": stored[1],
        "upright": list(upright),
        "exif_orientation": chart.turn,
        "sheets": [_corners(s.size, b, upright) for s, b in zip(chart.sheets, bends, strict=True)],
        "lines": [{"text": li.text, "role": li.role} for drawn in sheets for li in drawn.lines],
        "notes": notes,
        "left_out": [text for drawn in sheets for text in drawn.left_out],
    }


def _corners(size: tuple[int, int], bend: Bend, upright: tuple[int, int]) -> list[list[int]]:
    wide, high = size
    flat = [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)]
    seen = np.round(bend.see([(x + RIM, y + RIM) for x, y in flat]))
    return [[int(v) for v in point] for point in np.clip(seen, 0, upright)]
