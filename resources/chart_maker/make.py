"""One chart made: drawn, photographed, kept as a JPEG with its truth beside it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from chart_maker.camera import Bend, take
from chart_maker.content import Chart
from chart_maker.layout import Drawn, draw_sheet
from chart_maker.truth import tell

_ORIENTATION, _DESCRIPTION, _SOFTWARE = 0x0112, 0x010E, 0x0131
# How stored pixels come from upright ones, so that a viewer who heeds EXIF turns them back.
_STORED = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


def make(chart: Chart, scale: float = 1.0) -> tuple[Image.Image, dict[str, Any]]:
    """Return the upright photo of `chart` and its truth; the same chart gives the same pixels.

    Args:
        chart: What to draw and how to take its photo.
        scale: Photo pixels per nominal pixel; less than 1 makes a small photo for tests.
    """
    rng = np.random.default_rng(chart.seed)
    sheets, bends = _hang(chart, scale, rng)
    return take(chart, sheets, bends, scale, rng), tell(chart, sheets, bends, scale)


def make_truth(chart: Chart) -> dict[str, Any]:
    """Return the truth that `make` gives for `chart`, without taking the photo."""
    sheets, bends = _hang(chart, 1.0, np.random.default_rng(chart.seed))
    return tell(chart, sheets, bends, 1.0)


def _hang(chart: Chart, scale: float, rng: np.random.Generator) -> tuple[list[Drawn], list[Bend]]:
    # Side by side in one photo, what stands on a sheet belongs under that sheet's title.
    several = len(chart.sheets) > 1
    sheets = [draw_sheet(sheet, rng, sheet.title if several else "") for sheet in chart.sheets]
    return sheets, [Bend(sheet, scale, rng) for sheet in chart.sheets]


def keep(chart: Chart, folder: Path, scale: float = 1.0) -> Path:
    """Make `chart`, write NAME.jpg and NAME.json into `folder`, return the photo's path."""
    photo, truth = make(chart, scale)
    turn = _STORED[chart.turn]
    stored = photo if turn is None else photo.transpose(turn)
    exif = Image.Exif()
    exif[_ORIENTATION] = chart.turn
    exif[_DESCRIPTION] = "Sample chart, drawn by a program; no photograph"
    exif[_SOFTWARE] = "Flipchart to Action"
    path = folder / f"{chart.name}.jpg"
    stored.save(path, quality=chart.quality, subsampling="4:2:0", optimize=True, exif=exif)
    path.with_suffix(".json").write_text(
        json.dumps(truth, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return path
