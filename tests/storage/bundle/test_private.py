"""What goes along with a workshop that is handed over, and what comes back."""

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.handing_over import goes_along, without_private
from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Evidence,
    Fate,
    Note,
    NoteKind,
    Outcome,
    Photo,
    PhotoState,
    SentDate,
    SharedKind,
    Sharing,
    Version,
)
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.images import open_photo
from flipchart_to_action.storage.bundle import Arrival, bring_in, hand_over, open_bundle
from flipchart_to_action.storage.library import Library
from tests.storage.made import NOW, new_workshop

WORDS = "SisterJoy shouts at the students"
_PRIVATE = (100, 144, 500, 184)


def _photo() -> bytes:
    """A photo that is upright after a quarter turn and tells who took it; private is magenta."""
    image = Image.new("RGB", (800, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 100, 499, 139), fill="black")
    draw.rectangle((100, 144, 499, 183), fill=(255, 0, 255))
    exif = Image.Exif()
    exif[0x010F] = "SECRETPHONE"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    out = io.BytesIO()
    image.rotate(90, expand=True).save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def _filled(library: Library, box: tuple[int, int, int, int] | None = _PRIVATE) -> WorkshopState:
    """A workshop with a private note whose words stand wherever they can."""
    workshop = new_workshop(library).workshop
    photo_file, pdf = library.keep_photo(_photo()), library.keep_photo(b"%PDF " + WORDS.encode())
    own: dict[str, Any] = {"workshop_id": workshop.id}
    photo = Photo(
        **own,
        position=1.0,
        sha256=photo_file,
        file_name="a.jpg",
        width=800,
        height=600,
        turn=90,
        state=PhotoState.READ,
    )
    at: dict[str, Any] = {**own, "photo_id": photo.id}
    head = Note(**at, position=1.0, text="SisterJoy", kind=NoteKind.HEADING, private=True)
    head = replace(head, box=(0, 0, 9, 9))
    secret = Note(**at, position=2.0, text=WORDS, private=True, box=box, fate=Fate.DECISION)
    public = Note(**at, position=3.0, text="Bread", under="SisterJoy", box=(100, 100, 500, 140))
    public = replace(public, fate=Fate.DECISION)
    joined = Note(**own, position=4.0, text="Tone", fate=Fate.JOINED, joined_to_id=secret.id)
    held = Decision(**own, position=1.0, note_id=secret.id, what=WORDS)
    kept = Decision(**own, position=2.0, note_id=public.id, what="buy bread")
    check = Check(
        **own,
        decision_id=kept.id,
        outcome=Outcome.CHANGED,
        checked_on=date(2027, 1, 1),
        made_at=NOW,
    )
    evidence = Evidence(
        **own, check_id=check.id, position=1.0, sha256=photo_file, file_name="b.jpg", size=9
    )
    versions = (
        Version(**own, decision_id=held.id, changed_at=NOW, what=WORDS),
        Version(**own, decision_id=kept.id, changed_at=NOW, what=WORDS),
        Version(**own, decision_id=kept.id, changed_at=NOW, what="buy rolls"),
    )
    sharing = Sharing(
        **own,
        kind=SharedKind.PLAN,
        shared_at=NOW,
        sha256=pdf,
        dates=(SentDate(f"{held.id}-due@x", date(2026, 12, 1), f"Due: {WORDS}"),),
    )
    records = (photo, head, secret, public, joined, held, kept, check, evidence, *versions, sharing)
    library.apply(added(*records))
    themed = edits.set_fields(library.state(workshop.id), workshop.id, themes=("SisterJoy", "Food"))
    library.apply(themed)
    return library.state(workshop.id)


def _all_bytes(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def _magenta(file: Path, turn: int = 90) -> int:
    values = np.asarray(open_photo(file, turn=turn)).astype(int)
    return int(((values[..., 0] - values[..., 1] > 60) & (values[..., 2] > 120)).sum())


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "w.flipchart"


def test_without_private_notes_nothing_of_them_is_in_it(
    library: Library, there: Path, tmp_path: Path
) -> None:
    state = _filled(library)
    along = goes_along(state)
    assert (along.private_notes, along.held_back, along.painted, along.placeless) == (2, 1, 1, 0)
    assert hand_over(library, state.workshop.id, there) == 0
    assert b"SisterJoy" not in _all_bytes(there)
    assert b"SECRETPHONE" not in _all_bytes(there)
    with Library.open(tmp_path / "other") as other:
        kept = bring_in(other, open_bundle(there))
        came = other.state(kept.workshop_id)
        assert [n.text for n in came.notes] == ["Bread", "Tone"]
        assert came.notes[1].fate is Fate.UNDECIDED
        assert [d.what for d in came.decisions] == ["buy bread"]
        assert [v.what for v in came.versions] == ["buy rolls"]
        assert came.workshop.themes == ("Food",)
        assert _magenta(other.photo_file(came.photos[0].sha256)) == 0
        image = open_photo(other.photo_file(came.photos[0].sha256), turn=90)
        assert image.getpixel((300, 120)) < (40, 40, 40)  # type: ignore[operator]


def test_everything_goes_along_but_what_photos_tell(
    library: Library, there: Path, tmp_path: Path
) -> None:
    state = _filled(library)
    hand_over(library, state.workshop.id, there, private=True)
    assert WORDS.encode() in _all_bytes(there)
    assert b"SECRETPHONE" not in _all_bytes(there)
    with Library.open(tmp_path / "other") as other:
        came = other.state(bring_in(other, open_bundle(there)).workshop_id)
        assert came.evidence[0].sha256 == came.photos[0].sha256
        for mine, theirs in zip(state.photos, came.photos, strict=True):
            file = other.photo_file(theirs.sha256)
            assert hashlib.sha256(file.read_bytes()).hexdigest() == theirs.sha256 != mine.sha256
            original = np.asarray(open_photo(library.photo_file(mine.sha256)))
            assert (np.asarray(open_photo(file)) == original).all()
    hand_over(library, state.workshop.id, there, private=True, details=True)
    assert b"SECRETPHONE" in _all_bytes(there)
    assert {r.sha256 for r in open_bundle(there).state.photos} == {state.photos[0].sha256}


def test_a_photo_on_which_a_private_note_may_be_anywhere_stays(
    library: Library, there: Path
) -> None:
    state = _filled(library, box=None)
    assert goes_along(state).placeless == 1
    assert hand_over(library, state.workshop.id, there) == 0
    bundle = open_bundle(there)
    assert len(bundle.state.photos) == len(bundle.state.evidence) == 1  # both of one file
    assert not bundle.sizes


@pytest.mark.parametrize("private", [True, False])
def test_it_comes_back_to_where_it_was_and_nothing_is_doubled_or_lost(
    library: Library, there: Path, tmp_path: Path, private: bool
) -> None:
    state = _filled(library)
    hand_over(library, state.workshop.id, there, private=private)
    files = {p.name for p in (library.folder / "photos").iterdir()}
    back = bring_in(library, open_bundle(there))
    assert (back.arrival, back.taken_in) == (Arrival.SAME, False)
    with Library.open(tmp_path / "other") as other:
        kept = bring_in(other, open_bundle(there))
        came = other.state(kept.workshop_id)
        later = came.workshop.changed_at + timedelta(days=1)
        bread = next(d for d in came.decisions if d.what == "buy bread")
        change = edits.set_fields(came, bread.id, what="bake bread")
        change += edits.set_fields(came, came.workshop.id, changed_at=later)
        change += added(replace(came.photos[0], id="9" * 32, position=2.0))
        other.apply(change)
        hand_over(other, kept.workshop_id, there, private=private)
    back = bring_in(library, open_bundle(there), replacing=True)
    assert (back.arrival, back.taken_in) == (Arrival.NEWER, True)
    now = library.state(state.workshop.id)
    assert now.photos[0] == state.photos[0]
    assert now.evidence == state.evidence
    assert now.notes == state.notes
    assert [d.what for d in now.decisions] == [WORDS, "bake bread"]
    assert now.versions == state.versions
    assert now.sharings == state.sharings
    assert len(now.photos) == 2
    assert files <= {p.name for p in (library.folder / "photos").iterdir()}


def test_without_private_notes_a_workshop_is_as_it_is(library: Library) -> None:
    state = new_workshop(library)
    assert without_private(state) is state


def test_what_is_private_here_stays_so_whatever_comes(
    library: Library, there: Path, tmp_path: Path
) -> None:
    state = _filled(library)
    hand_over(library, state.workshop.id, there)
    bread = next(n for n in state.notes if n.text == "Bread")
    library.apply(edits.set_fields(state, bread.id, private=True))
    mine = library.state(state.workshop.id)
    later = mine.workshop.changed_at + timedelta(days=1)
    with Library.open(tmp_path / "other") as other:
        came = other.state(bring_in(other, open_bundle(there)).workshop_id)
        change = edits.set_fields(came, came.workshop.id, title="Theirs", changed_at=later)
        other.apply(change)
        hand_over(other, came.workshop.id, there, private=True)
    assert bring_in(library, open_bundle(there), replacing=True).taken_in
    now = library.state(state.workshop.id)
    assert now.workshop.title == "Theirs"
    assert now.notes == mine.notes
    assert now.decisions == mine.decisions


@pytest.mark.parametrize("shape", ["gone", "damaged", "no picture", "film"])
def test_a_file_that_is_no_sound_picture(library: Library, there: Path, shape: str) -> None:
    state = _filled(library)
    made = {"no picture": b"%PDF SECRETPHONE", "film": b"\0\0\0\x18ftypmp42SECRETPHONE"}
    data = made.get(shape, b"\xff\xd8\xff\xe1SECRETPHONE")
    sha256 = library.keep_photo(data)
    library.apply(edits.set_fields(state, state.evidence[0].id, sha256=sha256))
    if shape == "gone":
        library.photo_file(sha256).unlink()
    missing = hand_over(library, state.workshop.id, there, private=True)
    assert missing == (shape in ("gone", "damaged"))
    assert (b"SECRETPHONE" in _all_bytes(there)) is (shape in made)
    assert open_bundle(there).state.evidence[0].sha256 == sha256
