"""One photo read: opened, set upright, its lines found, read and put together to notes."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np

from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading, ReadLine
from flipchart_to_action.domain.records import Corners
from flipchart_to_action.images import open_photo
from flipchart_to_action.recognition.engines.orientation import turned
from flipchart_to_action.recognition.geometry import angle_of, box_around, corners_of, pyramid
from flipchart_to_action.recognition.grouping.grouper import Group, Grouper, Seen
from flipchart_to_action.recognition.grouping.learned import learned_grouper
from flipchart_to_action.recognition.grouping.pieces import pieces_of
from flipchart_to_action.recognition.regions.drawn_lines import find_rules
from flipchart_to_action.recognition.regions.flattening import Flattening
from flipchart_to_action.recognition.regions.line_looks import look_at
from flipchart_to_action.recognition.regions.sheet_finder import find_sheets
from flipchart_to_action.recognition.regions.sticky_notes import find_stickies
from flipchart_to_action.recognition.text.confidence import doubtful_words, sureness
from flipchart_to_action.recognition.text.lexicon import Lexicon
from flipchart_to_action.recognition.text.noise_filter import writing_only
from flipchart_to_action.recognition.text.struck_lines import is_struck
from flipchart_to_action.recognition.text.struck_words import without_struck_words
from flipchart_to_action.recognition.types import Picture, Quad, Recogniser, Tick

Place: TypeAlias = Callable[[Quad], Quad]

_LONGEST = 5000
_FILLS = 0.35
_ASKEW = 6.0


def read_photo(
    path: Path,
    recogniser: Recogniser,
    *,
    turn: int | None = None,
    sheet: Corners | None = None,
    words: Sequence[str] = (),
    language: str = "en",
    grouper: Grouper | None = None,
    content: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> PhotoReading:
    """Return what is written on the photo at `path`.

    Args:
        path: An image file.
        recogniser: What finds and reads its lines.
        turn: Degrees clockwise added to the EXIF turn; None: whatever reads best.
        sheet: Corners of the sheet in pixels of the upright photo, which alone is read; None:
            found here. A photo may then show several sheets, or none that is clear; all that is
            written is read, and only one lone sheet is told in the reading.
        words: Names and words of this workshop, likelier than others.
        language: Of the writing, as in `recogniser.LANGUAGES`. Words are put right in English
            only.
        grouper: What puts lines together to notes; None: the one that learned it.
        content: What is in the file, where this process may open none (`photo_bytes`).
        progress: Told how far we are, 0..1; whatever it raises stops the reading and is let
            through.

    Raises:
        PhotoError: The photo can't be opened.
        RecogniserError: The recogniser does not start.
    """
    tick = progress or _ignore
    started = time.perf_counter()
    tick(0.0)
    picture: Picture = np.asarray(open_photo(path, turn=turn or 0, content=content))
    done = 0.05
    tick(done)
    if turn is None:
        turn = recogniser.find_turn(picture, _from(done, 0.4, tick))
        done = 0.4  # the lines are found then
        picture = turned(picture, turn)
    size = (picture.shape[1], picture.shape[0])
    picture, place, sheets = _working_copy(picture, sheet)
    tick(done + 0.02)
    if len(sheets) == 1:
        sheet = corners_of(place(np.array(sheets[0], np.float32)))
    lexicon = Lexicon(words, language)
    seen = see(picture, recogniser, lexicon, sheets, _from(done + 0.02, 0.95, tick))
    patches = [sticky.quad for sticky in seen.stickies]
    notes = tuple(
        _draft(group, [place(line.box) for line in group.lines], size, patches)
        for group in (grouper or learned_grouper()).group(seen)
    )
    tick(1.0)
    return PhotoReading(
        recogniser=recogniser.name,
        seconds=time.perf_counter() - started,
        size=size,
        turn=turn,
        sheet=sheet,
        notes=notes,
    )


def _working_copy(picture: Picture, sheet: Corners | None) -> tuple[Picture, Place, list[Corners]]:
    """Return what is read, in a size that memory allows.

    And where a quad of it lies in the photo, and the sheets found in it. It is the flat sheet
    where somebody marked one, or where the only one is clearly askew.
    """
    scale = max(1.0, max(picture.shape[:2]) / _LONGEST)
    if scale > 1.0:
        size = (max(1, round(picture.shape[1] / scale)), max(1, round(picture.shape[0] / scale)))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    sheets = [] if sheet else find_sheets(picture)
    if sheet:
        flattening = Flattening(np.array(sheet, np.float32) / np.float32(scale))
    elif len(sheets) == 1 and _is_askew(np.array(sheets[0], np.float32), picture):
        flattening = Flattening(np.array(sheets[0], np.float32))
        sheets = [corners_of(flattening.whole)]
    else:
        return picture, lambda quad: quad * np.float32(scale), sheets
    flat = flattening.flatten(picture)
    return flat, lambda quad: flattening.quad(quad) * np.float32(scale), sheets


def _is_askew(sheet: Quad, picture: Picture) -> bool:
    """Say whether a sheet fills most of a picture and hangs so askew that it reads worse so."""
    fills = cv2.contourArea(sheet) > _FILLS * picture.shape[0] * picture.shape[1]
    return fills and abs(angle_of(sheet)) > _ASKEW


def see(
    picture: Picture,
    recogniser: Recogniser,
    lexicon: Lexicon,
    sheets: Sequence[Corners],
    tick: Tick,
) -> Seen:
    """Return what is written in a picture, its words looked up, and what it is written on.

    Args:
        picture: Upright; its pixels are those of all that is returned.
        recogniser: What finds and reads its lines.
        lexicon: What puts words right.
        sheets: The sheets of paper in the picture.
        tick: Told how far it is, 0..1; whatever it raises is let through.
    """
    stickies = find_stickies(picture)
    tick(0.05)
    rules = find_rules(picture)
    tick(0.1)
    quads = [sticky.quad for sticky in stickies]
    lines = recogniser.read_lines(picture, quads, lambda part: tick(0.1 + 0.75 * part))
    levels = pyramid(picture)
    lines = [line for line in lines if not is_struck(levels, line)]
    correct = lexicon.speaks(lines)
    looked_up = []
    for at, line in enumerate(lines):
        read = lexicon.look_up(line, correct=correct)
        looked_up.append(without_struck_words(levels, read))
        tick(0.85 + 0.1 * at / len(lines))
    pieces = pieces_of(writing_only(looked_up), rules)
    looks, surface = look_at(picture, [piece.box for piece in pieces])
    tick(1.0)
    corners = [np.array(sheet, np.float32) for sheet in sheets]
    return Seen(pieces, looks, surface, stickies, rules, corners)


def _from(start: float, end: float, tick: Tick) -> Tick:
    """Return what tells `tick` of a piece of the work that goes from `start` to `end` of it."""
    return lambda part: tick(start + (end - start) * part)


def _ignore(part: float) -> None:
    """Take no notice of how far we are."""


def _patch(line: Quad, patches: Sequence[Quad]) -> int:
    """Return the number of the patch that the middle of a line lies on, or -1."""
    middle = tuple(map(float, line.mean(axis=0)))
    return next(
        (i for i, q in enumerate(patches) if cv2.pointPolygonTest(q, middle, False) > 0), -1
    )


def _draft(
    group: Group, quads: list[Quad], size: tuple[int, int], patches: Sequence[Quad]
) -> NoteDraft:
    """Return a note; its lines lie at `quads` in the photo, which is of `size`."""
    lines = group.lines
    return NoteDraft(
        text=group.text,
        kind=group.kind,
        under=group.under,
        box=box_around(quads, size),
        confidence=sureness(lines),
        doubtful=doubtful_words(group.text, lines),
        colour=group.colour,
        lines=tuple(
            ReadLine(
                line.text.strip(), corners_of(quad), line.confidence, _patch(line.box, patches)
            )
            for line, quad in zip(lines, quads, strict=True)
        ),
    )
