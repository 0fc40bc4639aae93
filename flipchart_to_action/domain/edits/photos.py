"""Photos and what is read off them."""

import math
from collections.abc import Sequence
from dataclasses import replace

from flipchart_to_action.domain.edits.common import last, set_fields
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import (
    Box,
    Corners,
    Fate,
    Note,
    NoteLine,
    Photo,
    PhotoState,
)
from flipchart_to_action.domain.sheet_corners import is_sheet, turned_corners
from flipchart_to_action.domain.state import (
    Change,
    RowChange,
    WorkshopState,
    added,
    edited,
)


def add_photos(state: WorkshopState, files: Sequence[tuple[str, str]]) -> Change:
    """Return the change that adds photos, each given as (sha256, file name), to be read.

    A photo that is there already (the same bytes) is not added again.
    """
    there = {p.sha256 for p in state.photos}
    position = last(p.position for p in state.photos)
    photos = []
    for sha256, file_name in files:
        if sha256 in there:
            continue
        there.add(sha256)
        position += 1
        photos.append(
            Photo(
                workshop_id=state.workshop.id,
                position=position,
                sha256=sha256,
                file_name=file_name,
            )
        )
    return added(*photos)


def remove_photo(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that takes a photo out, with its notes that nothing was made of yet.

    Notes that somebody righted, that have a fate or are private stay, without a picture.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    rows = []
    position = last(n.position for n in state.notes if n.photo_id is None)
    for note in state.notes_of(photo_id):
        if note.righted or note.private or note.fate is not Fate.UNDECIDED:
            position += 1
            kept = replace(note, photo_id=None, box=None, as_picture=False, position=position)
            rows.append(RowChange(note, kept))
        else:
            rows.append(RowChange(note, None))
    return Change((*rows, RowChange(photo, None)))


def photo_read(state: WorkshopState, photo_id: str, reading: PhotoReading) -> Change:
    """Return the change that brings a photo's notes in.

    Where the photo was read before, notes that somebody righted, that have a fate or that are kept
    back stay as they are; the others give way. A draft that lies where such a note lies is left
    out, unless that is the picture of the whole photo; where that is private, so is the draft.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    after = replace(
        photo,
        state=PhotoState.READ,
        error="",
        recogniser=reading.recogniser,
        width=reading.size[0],
        height=reading.size[1],
        turn=reading.turn,
        sheet=photo.sheet if photo.sheet_by_hand else reading.sheet,
    )
    old = state.notes_of(photo_id)
    kept = [n for n in old if stays(n)]
    rows = [RowChange(photo, after)] if after != photo else []
    rows += [RowChange(n, None) for n in old if n not in kept]
    by = (reading.turn - photo.turn) % 360
    if by:  # the notes that stay turn with their photo
        width, height = reading.size if by == 180 else reversed(reading.size)
        turned = [_turned(n, by, replace(photo, width=width, height=height)) for n in kept]
        rows += [RowChange(n, t) for n, t in zip(kept, turned, strict=True) if n != t]
        kept = turned
    base = last(n.position for n in kept)
    parts = [n for n in kept if not _is_whole(n, reading.size)]
    for i, draft in enumerate(reading.notes, 1):
        if any(k.box and overlap(k.box, draft.box) > 0.5 for k in parts):
            continue
        over = [k for k in kept if k.box and overlap(k.box, draft.box) > 0.5]
        note = Note(
            workshop_id=photo.workshop_id,
            photo_id=photo.id,
            position=base + i,
            text=draft.text,
            kind=draft.kind,
            under=draft.under,
            box=draft.box,
            confidence=draft.confidence,
            doubtful=draft.doubtful,
            colour=draft.colour,
            lines=tuple(NoteLine(one.text, box_of(one.corners), one.patch) for one in draft.lines),
            private=any(k.private for k in over),
            picture_left_out=any(k.picture_left_out for k in over),
        )
        rows.append(RowChange(None, note))
    return Change(tuple(rows))


def stays(note: Note) -> bool:
    """Return whether somebody did something to a note, so that reading again leaves it alone."""
    kept_back = note.private or note.picture_left_out
    return note.righted or kept_back or note.fate is not Fate.UNDECIDED


def _is_whole(note: Note, size: tuple[int, int]) -> bool:
    """Return whether a note is the picture of a whole photo, so that all others lie within it."""
    if note.box is None or not note.as_picture:
        return False
    x0, y0, x1, y1 = note.box
    return (x1 - x0) * (y1 - y0) >= 0.9 * size[0] * size[1]


def photo_failed(state: WorkshopState, photo_id: str, sentence: str) -> Change:
    """Return the change that says why a photo could not be read."""
    return set_fields(state, photo_id, state=PhotoState.FAILED, error=sentence)


def read_again(state: WorkshopState, photo_id: str, turn: int | None = None) -> Change:
    """Return the change that puts a photo back to be read, turned to `turn` degrees if given.

    The boxes of its notes and the corners that somebody set turn with it.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    new_turn = photo.turn if turn is None else turn % 360
    by = (new_turn - photo.turn) % 360
    width, height = photo.width, photo.height
    swapped = by in (90, 270)
    sheet = photo.sheet
    if by and sheet:  # what the program found it finds again
        by_hand = photo.sheet_by_hand and width
        sheet = turned_corners(sheet, by, (width, height)) if by_hand else None
    after = replace(
        photo,
        state=PhotoState.WAITING,
        error="",
        turn=new_turn,
        width=height if swapped else width,
        height=width if swapped else height,
        sheet=sheet,
        sheet_by_hand=photo.sheet_by_hand and sheet is not None,
    )
    rows = [RowChange(photo, after)] if after != photo else []
    if by:
        rows += [RowChange(n, _turned(n, by, photo)) for n in state.notes_of(photo_id) if n.box]
    return Change(tuple(rows))


def set_corners(state: WorkshopState, photo_id: str, corners: Corners | None) -> Change:
    """Return the change that reads a photo again with the corners of its sheet set by hand.

    Notes stay until it is read; then what somebody righted and what has a fate stays on.

    Args:
        state: The workshop.
        photo_id: The photo.
        corners: In pixels of the upright photo; where they can't be those of a sheet nothing
            changes. None: as the program finds them.
    """
    photo = state.photo(photo_id)
    if photo is None:
        return Change()
    if corners is None and not photo.sheet_by_hand:
        return Change()
    size = (photo.width, photo.height) if photo.width else None
    if corners is not None and not is_sheet(corners, size):
        return Change()
    after = replace(
        photo,
        state=PhotoState.WAITING,
        error="",
        sheet=corners,
        sheet_by_hand=corners is not None,
    )
    return edited(photo, after)


def as_taken(state: WorkshopState, photo_id: str) -> Change:
    """Return the change that takes back the turn of a photo and the corners set by hand.

    It stands as the camera took it and is read again; nothing changes where it stands so already.
    """
    photo = state.photo(photo_id)
    if photo is None or not (photo.turn or photo.sheet_by_hand):
        return Change()
    change = read_again(state, photo_id, 0)
    return change + set_corners(state.with_change(change), photo_id, None)


def _turned(note: Note, by: int, photo: Photo) -> Note:
    """Return a note of `photo` (as it was before) after a turn by `by` degrees clockwise."""
    if note.box is None:
        return note
    size = photo.width, photo.height
    lines = tuple(replace(line, box=turned_box(line.box, by, *size)) for line in note.lines)
    return replace(note, box=turned_box(note.box, by, *size), lines=lines)


def box_of(corners: Corners) -> Box:
    """Return the upright box round four corners."""
    across, down = zip(*corners, strict=True)
    least, most = math.floor, math.ceil
    return (least(min(across)), least(min(down)), most(max(across)), most(max(down)))


def turned_box(box: Box, by: int, width: int, height: int) -> Box:
    """Return `box` after its photo (`width` x `height` before) was turned clockwise by `by`."""
    x0, y0, x1, y1 = box
    if by == 90:
        return (height - y1, x0, height - y0, x1)
    if by == 180:
        return (width - x1, height - y1, width - x0, height - y0)
    if by == 270:
        return (y0, width - x1, y1, width - x0)
    return box


def overlap(a: Box, b: Box) -> float:
    """Return the area that two boxes share, as a share of the smaller one (0..1)."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height / smaller if smaller else 0.0
