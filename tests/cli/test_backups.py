from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE
from tests.cli.conftest import Run

TODAY = datetime.now(UTC).astimezone().date()


def _backed_up_then_emptied(folder: Path) -> None:
    with Library.open(folder) as library:
        library.tend(TODAY)
        library.apply(edits.remove_workshop(library.state(library.workshop_id(1))))


def test_a_backup_is_listed_restored_and_taken_back(run: Run, library_folder: Path) -> None:
    assert run("--library", library_folder, "backups").stdout.startswith("There are no backups yet")
    _backed_up_then_emptied(library_folder)
    listed = run("--library", library_folder, "backups")
    assert listed.stdout.startswith("  1  ")
    assert listed.stdout.endswith("1 workshop, 1 note (Ward 4 after the move)\n")
    told = run("--library", library_folder, "restore", "1")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Restored the backup of " in told.stdout
    assert "Ward 4 after the move" in run("--library", library_folder, "list").stdout
    assert run("--library", library_folder, "restore", "latest").returncode == 0
    assert run("--library", library_folder, "list").stderr == "There are no workshops yet.\n"
    assert run("--library", library_folder, "backups").stdout.count("\n") == 3


def test_a_backup_that_is_not_there(run: Run, library_folder: Path) -> None:
    told = run("--library", library_folder, "restore", "7")
    assert told.returncode == 1
    assert told.stderr.startswith("There is no backup “7” of this library. ")


def test_nothing_is_restored_under_an_open_window(run: Run, library_folder: Path) -> None:
    _backed_up_then_emptied(library_folder)
    with Library.open(library_folder):
        told = run("--library", library_folder, "restore", "1")
    assert told.returncode == 1
    assert "open in another window" in told.stderr


def test_a_damaged_library_is_mended_or_replaced(run: Run, library_folder: Path) -> None:
    _backed_up_then_emptied(library_folder)
    file = library_folder / DATABASE
    whole = file.read_bytes()
    file.write_bytes(whole[:-4096])
    told = run("--library", library_folder, "list")
    assert told.returncode == 1
    assert told.stderr.startswith("The library is damaged")
    mended = run("--library", library_folder, "mend")
    assert (mended.returncode, mended.stderr) == (0, "")
    assert mended.stdout.startswith("Saved ")
    assert run("--library", library_folder, "list").returncode == 0
    assert "sound" in run("--library", library_folder, "mend").stdout
    file.write_bytes(whole[:-4096])
    told = run("--library", library_folder, "restore", "1")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Ward 4 after the move" in run("--library", library_folder, "list").stdout
    assert len(list((library_folder / BACKUPS).glob("damaged-*.sqlite"))) == 2


def _gone(folder: Path) -> None:
    (folder / DATABASE).unlink()


def _put_back(folder: Path) -> None:
    with Library.open(folder) as library:
        early = (folder / DATABASE).read_bytes()
        library.apply(added(edits.new_workshop(library.moment(), "Later")))
        library.back_up()
    (folder / DATABASE).write_bytes(early)


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [(_gone, "The library's database is gone"), (_put_back, "The library is older than")],
)
def test_a_library_that_is_not_what_it_was_is_told_by_every_word(
    run: Run, library_folder: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    with Library.open(library_folder) as library:
        library.tend(TODAY)
    harm(library_folder)
    before = {p: p.read_bytes() for p in library_folder.rglob("*") if p.is_file()}
    for words in (["list"], ["due"], ["backups"], ["export", "1", "out.pdf"]):
        told = run("--library", library_folder, *words)
        assert told.returncode == 1, words
        assert told.stderr.startswith(sentence)
        assert "The newest backup with work in it is of " in told.stderr
    after = {p: p.read_bytes() for p in library_folder.rglob("*") if p.is_file()}
    assert {p: after[p] for p in before if not p.name.endswith(("-shm", "-wal"))} == {
        p: before[p] for p in before if not p.name.endswith(("-shm", "-wal"))
    }
    assert run("--library", library_folder, "restore", "latest").returncode == 0
    assert "Ward 4" in run("--library", library_folder, "list").stdout
    assert "Kept of a library" in run("--library", library_folder, "backups").stdout


def test_mending_a_library_that_is_only_older_is_refused(run: Run, library_folder: Path) -> None:
    _put_back(library_folder)
    told = run("--library", library_folder, "mend")
    assert (told.returncode, told.stdout) == (1, "")
    assert "older than its backups" in told.stderr
