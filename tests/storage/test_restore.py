"""A new database takes the place of a damaged one: killed at any moment, one of them is whole."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest import mock

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE
from flipchart_to_action.storage.restore import put_in_place
from flipchart_to_action.storage.salvage import salvage
from tests.storage.made import NOW

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")
STEPS = ("rename", "replace", "unlink", "fsync")
_FSYNC = os.fsync


def _child(work: Callable[[], object]) -> int:
    """Do `work` in a child and return how it ended."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(pid, 0)[1]


def _with_a_log(folder: Path) -> None:
    """Make a library whose second workshop stands in the log alone."""

    def work() -> None:
        library = Library.open(folder)
        library.apply(added(edits.new_workshop(NOW, "in the database")))
        with closing(sqlite3.connect(folder / DATABASE)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        library.apply(added(edits.new_workshop(NOW, "in the log")))
        os._exit(0)

    _child(work)


def _titles(folder: Path) -> list[str]:
    with Library.open(folder) as library:
        return sorted(s.workshop.title for s in library.workshops())


class _Steps:
    """Counts what is done to the folder, and does `then` before the step of that number."""

    def __init__(self, number: int, then: Callable[[], None]) -> None:
        self.number, self.then, self.count = number, then, 0

    def __enter__(self) -> "_Steps":
        self._patches = [
            mock.patch.object(place, name, self._counted(getattr(place, name)))
            for place in (os, Path)
            for name in STEPS
            if hasattr(place, name)
        ]
        for patch in self._patches:
            patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        for patch in self._patches:
            patch.stop()

    def _counted(self, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **kwargs: object) -> object:
            self.count += 1
            if self.count == self.number:
                self.then()
            return None if real is _FSYNC else real(*args, **kwargs)  # nothing is pulled out here

        return step


def _die() -> None:
    os.kill(os.getpid(), 9)


def _fail() -> None:
    raise OSError(5, "Input/output error")


def _prepared(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder with a library that has a log, and a new database beside it."""
    folder = tmp_path / "library"
    _with_a_log(folder)
    with Library.open(tmp_path / "other") as library:
        library.apply(added(edits.new_workshop(NOW, "new")))
    return folder, (tmp_path / "other" / DATABASE).rename(folder / "new.sqlite")


def test_killed_at_any_step_the_old_one_has_its_log_or_the_new_one_is_there(tmp_path: Path) -> None:
    came = set()
    number = 0
    made, _ = _prepared(tmp_path / "made")
    while True:
        number += 1
        folder = tmp_path / str(number)
        shutil.copytree(made, folder)
        new = folder / "new.sqlite"

        def work(folder: Path = folder, new: Path = new, number: int = number) -> None:
            with _Steps(number, _die):
                put_in_place(folder, new)

        killed = _child(work) != 0
        with closing(sqlite3.connect(folder / DATABASE)) as found:
            titles = sorted(t for (t,) in found.execute("SELECT title FROM workshops"))
        assert titles in (["in the database", "in the log"], ["new"])
        came.add(tuple(titles))
        if not killed:
            break
    assert len(came) == 2
    assert number > 10


@pytest.mark.parametrize("number", [1, 4, 8, 12, 14])
def test_a_disk_that_fails_changes_nothing(tmp_path: Path, number: int) -> None:
    folder, new = _prepared(tmp_path)
    with _Steps(number, _fail), pytest.raises(OSError, match="Input/output"):
        put_in_place(folder, new)
    assert _titles(folder) == ["in the database", "in the log"]


def test_what_is_kept_is_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    _with_a_log(folder)
    before = {end: (folder / f"{DATABASE}{end}").read_bytes() for end in ("", "-wal")}
    kept = salvage(folder).kept
    for end, content in before.items():
        assert kept.with_name(kept.name + end).read_bytes() == content
    assert not (folder / f"{DATABASE}-wal").exists()
    assert _titles(folder) == ["in the database", "in the log"]


def test_a_salvage_that_fails_says_so_and_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    _with_a_log(folder)
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == DATABASE:
            _fail()
        return real(self, target)

    with mock.patch.object(Path, "replace", failing), pytest.raises(LibraryError, match="disk"):
        salvage(folder)
    assert _titles(folder) == ["in the database", "in the log"]
    assert (folder / BACKUPS).is_dir()


def test_all_is_on_the_disk_before_it_counts(tmp_path: Path) -> None:
    folder, new = _prepared(tmp_path)
    done: list[str] = []

    def noted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object) -> object:
            if name == "fsync":
                done.append(str(Path(f"/proc/self/fd/{args[0]}").readlink()))
            else:
                done.append(f"put {args[1]}")
            return real(*args)

        return step

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("names of open files")
    with (
        mock.patch.object(os, "fsync", noted("fsync", os.fsync)),
        mock.patch.object(Path, "replace", noted("replace", Path.replace)),
    ):
        put_in_place(folder, new)
    put = len(done) - 1 - done[::-1].index(f"put {folder / DATABASE}")
    assert str(new) in done[:put]
    assert done[put + 1] == str(folder)
    assert str(folder / BACKUPS) in done[:put]
