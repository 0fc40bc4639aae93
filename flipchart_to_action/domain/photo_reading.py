"""What a recogniser hands to the rest of the house: one photo's writing as note drafts."""

from dataclasses import dataclass

from flipchart_to_action.domain.records import Box, Corners, DoubtfulWord, NoteKind


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A piece of writing as it was read: its four corners from the top left, as the writing runs.

    `confidence` is 0..1; corners are pixels of the upright photo; `patch` is the number of the
    sticky note that it is written on (-1: on none).
    """

    text: str
    corners: Corners
    confidence: float
    patch: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note as it was read. `under` is the heading over it, `colour` that of its sticky note.

    `lines`: what it was put together of, in reading order.
    """

    text: str
    kind: NoteKind = NoteKind.NOTE
    under: str = ""
    box: Box
    confidence: float = 1.0
    doubtful: tuple[DoubtfulWord, ...] = ()
    colour: str | None = None
    lines: tuple[ReadLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoReading:
    """What was read off one photo.

    `size` is (width, height) of the upright photo in pixels; boxes and `sheet` are in those pixels.
    `turn`: degrees clockwise added to the EXIF turn to set it upright. `seconds`: wall time.
    """

    recogniser: str
    seconds: float
    size: tuple[int, int]
    turn: int = 0
    sheet: Corners | None = None
    notes: tuple[NoteDraft, ...] = ()
