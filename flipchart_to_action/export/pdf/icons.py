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
    Mark.COUNT: 0xF1FD,
    Mark.ASK: 0xF0E0,
    Mark.SURVEY: 0xF0F8,
    Mark.PHOTO: 0xF0B1,
    Mark.DOCUMENT: 0xF170,
    Mark.FIGURES: 0xF0D2,
    Mark.MEETING: 0xF354,
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
