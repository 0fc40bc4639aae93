"""Damaged databases: pages overwritten at random places, and what is saved of them."""

import random
from pathlib import Path

import pytest

from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.database import DamagedLibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE
from flipchart_to_action.storage.salvage import salvage
from tests.storage.made import photo_bytes, shown_workshop

PAGE = 4096
WORKSHOPS = 12
NOTES = 120


def _library(folder: Path) -> dict[str, str]:
    """Make a library and return the text of each note by its id."""
    texts = {}
    with Library.open(folder) as library:
        sha256 = library.keep_photo(photo_bytes())
        for number in range(WORKSHOPS):
            records = shown_workshop(sha256)
            notes = [
                Note(workshop_id=records[0].id, position=float(i), text=f"{number}.{i} " * 9)
                for i in range(NOTES)
            ]
            library.apply(added(*records, *notes))
            texts.update({n.id: n.text for n in notes})
    return texts


def _harm(file: Path, pages: int, chance: random.Random) -> None:
    whole = bytearray(file.read_bytes())
    for page in chance.sample(range(1, len(whole) // PAGE), pages):  # the first one says all
        whole[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    file.write_bytes(bytes(whole))


@pytest.mark.parametrize("seed", range(6))
def test_most_of_a_damaged_library_is_saved(tmp_path: Path, seed: int) -> None:
    texts = _library(tmp_path)
    file = tmp_path / DATABASE
    _harm(file, 1 + seed, random.Random(seed))  # noqa: S311 (which pages)
    harmed = file.read_bytes()
    try:
        Library.open(tmp_path).close()
    except DamagedLibraryError:
        saved = salvage(tmp_path)
    else:
        pytest.skip("only pages that hold nothing were harmed")
    assert saved.kept.read_bytes() == harmed
    with Library.open(tmp_path) as library:  # which checks it
        states = [library.state(s.workshop.id) for s in library.workshops()]
        found = {n.id: n.text for s in states for n in s.notes if n.id in texts}
    assert all(texts[note_id] == text for note_id, text in found.items())
    assert len(found) > 0.5 * len(texts)
    assert (saved.workshops, saved.notes) == (len(states), sum(len(s.notes) for s in states))


@pytest.mark.parametrize("share", [0.95, 0.6])
def test_what_is_left_of_a_cut_file_is_saved(tmp_path: Path, share: float) -> None:
    texts = _library(tmp_path)
    whole = (tmp_path / DATABASE).read_bytes()
    (tmp_path / DATABASE).write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(DamagedLibraryError):
        Library.open(tmp_path)
    saved = salvage(tmp_path)
    assert saved.notes > 0.3 * share * len(texts)
    with Library.open(tmp_path) as library:
        assert len(library.workshops()) == saved.workshops


def test_a_sound_library_is_saved_whole(tmp_path: Path) -> None:
    texts = _library(tmp_path)
    with Library.open(tmp_path) as library:
        before = [library.state(s.workshop.id) for s in library.workshops()]
    saved = salvage(tmp_path)
    assert (saved.workshops, saved.notes, saved.lost) == (WORKSHOPS, len(texts) + WORKSHOPS, 0)
    with Library.open(tmp_path) as library:
        assert [library.state(s.workshop.id) for s in before] == before


def test_photos_whose_rows_are_lost_are_found_again(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        records = shown_workshop(library.keep_photo(photo_bytes()))
        library.apply(added(*records))
        lost = library.keep_photo(photo_bytes("blue"))
        library.keep_photo(b"%PDF-1.7 is no picture")
    saved = salvage(tmp_path)
    assert saved.found_again == 1
    assert "1 more photo" in saved.words()
    with Library.open(tmp_path) as library:
        (again,) = (
            library.state(s.workshop.id)
            for s in library.workshops()
            if s.workshop.title == "Photos found again"
        )
        assert [p.sha256 for p in again.photos] == [lost]


def test_where_nothing_can_be_read_nothing_is_changed(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    (tmp_path / DATABASE).write_bytes(b"no database at all" * 1000)
    before = {p: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    with pytest.raises(LibraryError, match=r"Nothing can be read|damaged"):
        salvage(tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == before
    assert not (tmp_path / BACKUPS).exists()


def test_what_a_broken_off_salvage_left_is_cleared(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    left = tmp_path / ".abc.part"
    left.mkdir()
    (left / DATABASE).touch()
    (tmp_path / ".def.part-wal").touch()
    Library.open(tmp_path).close()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_library_that_is_open_is_left_alone(tmp_path: Path) -> None:
    with Library.open(tmp_path), pytest.raises(LibraryError, match="open in another window"):
        salvage(tmp_path)
