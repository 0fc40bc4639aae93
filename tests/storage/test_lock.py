"""One library, one writer: who has it, who may look on, and what a crash leaves behind."""

import contextlib
import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.library import (
    DATABASE,
    LOCK,
    PHOTOS,
    Library,
    OlderLibraryError,
)
from flipchart_to_action.storage.library_layout import last_open, remember_open, was_warned
from flipchart_to_action.storage.lock import LockedLibraryError, read_holder
from tests.storage.made import new_workshop

RELEASED = Path(__file__).parent.parent / "databases"


def test_a_second_opener_is_told_who_has_it(tmp_path: Path) -> None:
    with Library.open(tmp_path), pytest.raises(LockedLibraryError) as caught:
        Library.open(tmp_path)
    holder = caught.value.holder
    assert holder.computer == platform.node()
    assert holder.user
    assert holder.who() in caught.value.message
    assert ", since " in caught.value.message
    assert read_holder(tmp_path / LOCK).user == ""  # it says so when it lets go


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
def test_a_lock_left_by_a_crash_clears_itself(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from flipchart_to_action.storage.library import Library;"
        "library = Library.open(Path(sys.argv[1])); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(LockedLibraryError):
            Library.open(tmp_path)
        other.send_signal(signal.SIGKILL)
        other.wait()
    with Library.open(tmp_path) as library:
        assert library.perhaps_open_by is None


def test_a_lock_of_another_computer_is_told_of(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    left = {"user": "anna", "computer": "desk-3", "since": "2026-11-23T09:12:00+00:00"}
    (tmp_path / LOCK).write_text(json.dumps(left))
    with Library.open(tmp_path) as library:
        assert library.perhaps_open_by is not None
        assert library.perhaps_open_by.who() == "anna on desk-3"
    with Library.open(tmp_path) as library:
        assert library.perhaps_open_by is None


@pytest.mark.parametrize("left", ["", "{", "[]", '{"user": 1}', "\udcff", "null"])
def test_a_lock_that_says_nothing_sensible_is_taken_all_the_same(tmp_path: Path, left: str) -> None:
    Library.open(tmp_path).close()
    (tmp_path / LOCK).write_bytes(left.encode("utf-8", "surrogatepass"))
    with Library.open(tmp_path) as library:
        assert library.perhaps_open_by is None


def test_looking_on_sees_what_the_other_one_does_and_changes_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Library.look(tmp_path) as looking:
        assert looking.read_only
        before = looking.version()
        state = new_workshop(library, "Ward 4")
        assert looking.version() != before
        assert looking.state(state.workshop.id) == state
        for act in (
            lambda: looking.apply(edits.remove_workshop(state)),
            lambda: looking.keep_photo(b"x"),
            lambda: looking.tend(state.workshop.created_at.date()),
        ):
            with pytest.raises(LibraryError, match="only looks on"):
                act()
        assert library.state(state.workshop.id) == state


def test_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Library.look(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_an_older_library_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes((RELEASED / "library-0001.sqlite").read_bytes())
    with pytest.raises(OlderLibraryError):
        Library.look(tmp_path)


ODD: list[Callable[[Path, Path], object]] = [
    lambda file, _elsewhere: file.mkdir(),
    lambda file, _elsewhere: os.mkfifo(file),
    lambda file, elsewhere: file.symlink_to(elsewhere),
]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of Unix")
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", [LOCK, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", PHOTOS])
def test_what_is_no_plain_file_in_the_folder_ends_in_a_sentence(
    tmp_path: Path, name: str, odd: Callable[[Path, Path], object]
) -> None:
    folder, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    Library.open(folder).close()
    elsewhere.write_text("mine")
    if (folder / name).is_dir():
        (folder / name).rmdir()
    else:
        (folder / name).unlink(missing_ok=True)
    odd(folder / name, elsewhere)
    if name == PHOTOS and (folder / name).is_dir():
        return  # as it should be
    with pytest.raises(LibraryError) as caught:
        Library.open(folder)
    assert caught.value.hint
    assert elsewhere.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of Unix")
@pytest.mark.parametrize("odd", ODD)
def test_odd_notes_of_the_window_stop_nothing(
    tmp_path: Path, odd: Callable[[Path, Path], object]
) -> None:
    folder, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    Library.open(folder).close()
    elsewhere.write_text("mine")
    odd(folder / "open-workshop", elsewhere)
    odd(folder / "warned-of-folder", elsewhere)
    assert (last_open(folder), was_warned(folder, "mine")) == ("", False)
    Library.open(folder).close()
    with contextlib.suppress(OSError):  # a folder
        remember_open(folder, "an id")
        assert last_open(folder) == "an id"
    assert elsewhere.read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="links of Unix")
def test_photos_that_lead_elsewhere_are_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ("a" * 64)).write_text("mine")
    Library.open(folder).close()
    (folder / PHOTOS).rmdir()
    (folder / PHOTOS).symlink_to(elsewhere)
    for way in (Library.open, Library.look):
        with pytest.raises(LibraryError, match="leads elsewhere"):
            way(folder)
    assert (elsewhere / ("a" * 64)).read_text() == "mine"


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    for name in (LOCK, "open-workshop"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1 << 33)  # nothing of it is on the disk
    assert last_open(tmp_path) == ""
    Library.open(tmp_path).close()
