"""No handwriting of a private note is in any picture that goes out."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.domain.plan import ActionPlan, Picture
from flipchart_to_action.domain.records import Box, Fate, Note, Photo, PhotoState, Workshop
from flipchart_to_action.domain.state import added, edited
from flipchart_to_action.storage.library import Library
from tests.storage.made import new_workshop

_PUBLIC: Box = (100, 100, 500, 140)
_PRIVATE: Box = (100, 144, 500, 184)


def _sheet(turn: int = 0, orientation: int = 1) -> bytes:
    """A sheet that is upright once it is turned: public writing black, private magenta."""
    image = Image.new("RGB", (800, 600), (240, 236, 225))
    draw = ImageDraw.Draw(image)
    draw.rectangle((*_PUBLIC[:2], _PUBLIC[2] - 1, _PUBLIC[3] - 1), fill="black")
    draw.rectangle((*_PRIVATE[:2], _PRIVATE[2] - 1, _PRIVATE[3] - 1), fill=(255, 0, 255))
    image = image.rotate(turn, expand=True)  # against the clock
    if orientation == 3:
        image = image.rotate(180)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "SECRETPHONE"
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, exif=exif, comment=b"SECRETPHONE")
    return out.getvalue()


def _private_pixels(picture: Picture | None) -> int:
    assert picture is not None
    values = np.asarray(Image.open(io.BytesIO(picture.jpeg))).astype(int)
    return int(((values[..., 0] - values[..., 1] > 60) & (values[..., 2] > 120)).sum())


def _public_pixels(picture: Picture | None) -> int:
    assert picture is not None
    return int((np.asarray(Image.open(io.BytesIO(picture.jpeg))).max(axis=2) < 60).sum())


def _kept(
    library: Library, *notes: Note, turn: int = 0, orientation: int = 1
) -> tuple[Workshop, ActionPlan]:
    sha256 = library.keep_photo(_sheet(turn, orientation))
    workshop = new_workshop(library).workshop
    photo = Photo(
        workshop_id=workshop.id,
        position=1.0,
        sha256=sha256,
        file_name="a.jpg",
        width=800,
        height=600,
        turn=turn,
        state=PhotoState.READ,
    )
    here = (replace(n, workshop_id=workshop.id, photo_id=photo.id) for n in notes)
    library.apply(added(photo, *here))
    return workshop, library.load_plan(workshop.id)


def _note(box: Box | None, position: float = 1.0, **fields: object) -> Note:
    made = Note(workshop_id="", position=position, text="a point", box=box, fate=Fate.PARKED)
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("turn", "orientation"), [(0, 1), (90, 1), (180, 1), (270, 3)])
def test_it_is_painted_out_of_the_picture_of_its_neighbour(
    library: Library, turn: int, orientation: int
) -> None:
    notes = (_note(_PUBLIC), _note(_PRIVATE, 2.0, private=True))
    workshop, plan = _kept(library, *notes, turn=turn, orientation=orientation)
    (parked,) = plan.parked
    assert _private_pixels(parked.picture) == 0
    assert _public_pixels(parked.picture) > 0.7 * 400 * 40
    report = library.load_report(workshop.id, date(2027, 1, 1))
    assert _private_pixels(report.parked[0].picture) == 0
    said = [note for theme in report.said for note in theme.notes]
    assert [_private_pixels(note.picture) for note in said] == [0] * len(said)
    state = library.state(workshop.id)
    for note in state.notes:
        library.apply(edited(note, replace(note, private=False)))
    assert _private_pixels(library.load_plan(workshop.id).parked[0].picture) > 400


def test_pictures_that_go_out_tell_nothing_beside_what_they_show(library: Library) -> None:
    _, plan = _kept(library, _note(_PUBLIC), _note((0, 0, 800, 600), 2.0))
    for parked in plan.parked:
        assert parked.picture is not None
        assert b"SECRETPHONE" not in parked.picture.jpeg
        assert not Image.open(io.BytesIO(parked.picture.jpeg)).getexif()


def test_so_is_that_of_a_note_that_goes_without_its_picture(library: Library) -> None:
    _, plan = _kept(library, _note(_PUBLIC), _note(_PRIVATE, 2.0, picture_left_out=True))
    assert _private_pixels(plan.parked[0].picture) == 0
    assert plan.parked[1].picture is None


def test_it_is_painted_out_of_the_picture_of_a_whole_sheet(library: Library) -> None:
    whole = _note((0, 0, 800, 600), as_picture=True)
    _, plan = _kept(library, whole, _note(_PRIVATE, 2.0, private=True))
    (parked,) = plan.parked
    assert _private_pixels(parked.picture) == 0
    assert _public_pixels(parked.picture) > 0.7 * 400 * 40


@pytest.mark.parametrize(
    "box", [_PRIVATE, (100, 140, 500, 184), (0, 0, 800, 600), (90, 130, 480, 200)]
)
def test_a_note_of_which_nothing_is_left_goes_without_a_picture(library: Library, box: Box) -> None:
    _, plan = _kept(library, _note(_PRIVATE), _note(box, 2.0, private=True))
    (parked,) = plan.parked
    assert parked.text == "a point"
    assert parked.picture is None


def test_of_a_note_that_is_covered_in_part_the_rest_is_shown(library: Library) -> None:
    both = (_PUBLIC[0], _PUBLIC[1], _PRIVATE[2], _PRIVATE[3])
    _, plan = _kept(library, _note(both), _note(_PRIVATE, 2.0, private=True))
    assert _private_pixels(plan.parked[0].picture) == 0
    assert _public_pixels(plan.parked[0].picture) > 0.6 * 400 * 40


def test_no_picture_goes_out_of_a_sheet_on_which_a_private_note_may_be_anywhere(
    library: Library,
) -> None:
    _, plan = _kept(library, _note(_PUBLIC), _note(None, 2.0, private=True))
    assert [p.picture for p in plan.parked] == [None]
