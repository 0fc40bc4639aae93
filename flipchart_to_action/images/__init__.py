"""Photos opened, set upright, made small and cut: the one place that knows image files.

Belongs here: limits, and the process in which photos from outside are tried first.
Does not: what is on a photo (`recognition`).
"""

from flipchart_to_action.images.decode import (
    FILE_PATTERN,
    MAX_BYTES,
    MAX_PIXELS,
    SUFFIXES,
    crop_jpeg,
    open_photo,
    painted_jpeg,
    photo_bytes,
    photo_size,
    thumbnail,
)
from flipchart_to_action.images.details import is_picture, without_details
from flipchart_to_action.images.hiding import HIDDEN_MARGIN, grown, paint_out, uncovered
from flipchart_to_action.images.judging import Fault, judge
from flipchart_to_action.images.same_sheet import SheetPrint, is_same_sheet, sheet_print
from flipchart_to_action.images.sandbox import (
    HarmfulPhotoError,
    UntriedPhotoError,
    end_trials,
    try_photo,
)

__all__ = [
    "FILE_PATTERN",
    "HIDDEN_MARGIN",
    "MAX_BYTES",
    "MAX_PIXELS",
    "SUFFIXES",
    "Fault",
    "HarmfulPhotoError",
    "SheetPrint",
    "UntriedPhotoError",
    "crop_jpeg",
    "end_trials",
    "grown",
    "is_picture",
    "is_same_sheet",
    "judge",
    "open_photo",
    "paint_out",
    "painted_jpeg",
    "photo_bytes",
    "photo_size",
    "sheet_print",
    "thumbnail",
    "try_photo",
    "uncovered",
    "without_details",
]
