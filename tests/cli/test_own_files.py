"""What a user names to be written is never one of the library's own files."""

from pathlib import Path

import pytest

from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE, LOCK, PHOTOS
from tests.cli.conftest import Run

WORDS = (
    ("export", "--format", "csv", "1"),
    ("feedback", "--format", "html", "1"),
    ("years", "1"),
    ("bundle", "1"),
)


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0])
def test_nothing_is_written_over_the_library(
    run: Run, library_folder: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    with Library.open(library_folder) as library:
        library.back_up()
        (photo,) = library.state(library.workshop_id(1)).photos
    (backup,) = (library_folder / BACKUPS).iterdir()
    link = tmp_path / "link"
    link.symlink_to(library_folder / DATABASE)
    for own in (library_folder / DATABASE, backup, library_folder / PHOTOS / photo.sha256, link):
        before = own.read_bytes()
        told = run("--library", library_folder, *words, own)
        assert told.returncode == 1
        assert told.stderr.endswith("its folder belongs to a library. Choose another folder.\n")
        assert own.read_bytes() == before
    assert run("--library", library_folder, *words, library_folder / LOCK).returncode == 1
    assert run("--library", library_folder, "list").returncode == 0


def test_a_number_that_no_workshop_can_have(run: Run, library_folder: Path, tmp_path: Path) -> None:
    told = run("--library", library_folder, "export", str(2**63), tmp_path / "plan.pdf")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"There is no workshop {2**63} in this library.")


def test_photos_that_are_gone_are_told(run: Run, library_folder: Path) -> None:
    for file in (library_folder / PHOTOS).iterdir():
        file.unlink()
    assert "1 photo is gone from its folder." in run("--library", library_folder, "mend").stdout
    (library_folder / PHOTOS).rmdir()  # a copy that leaves out what is empty
    told = run("--library", library_folder, "list")
    assert (told.returncode, "Ward 4 after the move" in told.stdout) == (0, True)


def test_a_folder_in_the_place_of_the_database_gives_way(run: Run, library_folder: Path) -> None:
    with Library.open(library_folder) as library:
        library.back_up()
    (library_folder / DATABASE).rename(library_folder.parent / "away")
    (library_folder / DATABASE).mkdir()
    (library_folder / DATABASE / "mine.txt").write_text("keep me")
    assert run("--library", library_folder, "list").returncode == 1
    assert run("--library", library_folder, "restore", "latest").returncode == 0
    assert "Ward 4 after the move" in run("--library", library_folder, "list").stdout
    assert [f.read_text() for f in library_folder.rglob("mine.txt")] == ["keep me"]
