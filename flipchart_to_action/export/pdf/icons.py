"""Line icons (Phosphor, MIT) as outlines: no text for copying and reading aloud."""

from functools import cache

from flipchart_to_action.assets import ICONS
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.pdf.fonts.outlines import Outlines, Stroke
from flipchart_to_action.export.words.blocks import Mark

_CODES = {
    Mark.PURPOSE: 0xF308,
    Mark.DECISION: 0xF1C0,
    Mark.OWNER: 0xF347,
    Mark.MEASURE: 0xF15B,
    Mark.CHECK: 0xF0AE,
    Mark.PARKED: 0xF28D,
    Mark.NOT_TAKEN: 0xF21B,
    Mark.ANSWERED: 0xF0DE,
    Mark.UNDECIDED: 0xF0ED,
}


@cache
def _outlines() -> Outlines:
    return Outlines(ICONS.needed(ExportError))


def outline(mark: Mark) -> tuple[Stroke, ...]:
    """Return the outline of an icon, to be filled; its baseline is that of the text.

    Raises:
        ExportError: The icons are not installed.
    """
    return _outlines().of_character(_CODES[mark])
