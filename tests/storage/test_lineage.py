"""A library that is not what it was is told of before anything is written, with the ways on."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.backups import find
from flipchart_to_action.storage.faults import ChangedLibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE, LOCK, PHOTOS
from flipchart_to_action.storage.restore import begin_anew, keep_as_it_is, restore_damaged
from flipchart_to_action.storage.salvage import salvage
from tests.storage.made import new_workshop, photo_bytes, shown_workshop

TODAY = datetime.now(UTC).astimezone().date()
RELEASED = Path(__file__).parent.parent / "databases"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
        library.tend(TODAY)
    return tmp_path / "library"


def _all(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.name not in (LOCK, f"{DATABASE}-shm", f"{DATABASE}-wal")  # SQLite's own to read
    }


def _told(folder: Path, sentence: str) -> ChangedLibraryError:
    before = _all(folder)
    for way in (Library.look, Library.open):
        with pytest.raises(ChangedLibraryError, match=sentence) as caught:
            way(folder)
    assert _all(folder) == before
    assert caught.value.hint
    return caught.value


def _titles(folder: Path) -> list[str]:
    with Library.open(folder) as library:
        return sorted(s.workshop.title for s in library.workshops())


def _gone(file: Path) -> None:
    file.unlink()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _no_tables(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode = WAL")


LOST: list[Callable[[Path], None]] = [_gone, _empty, _no_tables]


@pytest.mark.parametrize("harm", LOST)
@pytest.mark.parametrize("left", ["all", "photos", "backups"])
def test_a_database_that_is_gone_or_empty(
    folder: Path, harm: Callable[[Path], None], left: str
) -> None:
    if left == "photos":
        shutil.rmtree(folder / BACKUPS)
    elif left == "backups":
        shutil.rmtree(folder / PHOTOS)
    harm(folder / DATABASE)
    error = _told(folder, "gone or empty")
    assert not error.is_there
    assert ("holds 1 workshop." in error.hint) == (left != "photos")


def test_a_log_alone_is_no_new_library(tmp_path: Path) -> None:
    (tmp_path / f"{DATABASE}-wal").write_bytes(b"somebody's work")
    _told(tmp_path, "gone or empty")


def test_a_lost_library_comes_back_from_a_backup(folder: Path) -> None:
    (folder / DATABASE).unlink()
    kept = restore_damaged(folder, find(folder / BACKUPS, "latest"))
    assert kept.read_bytes() == b""
    assert _titles(folder) == ["Ward 4 after the move"]


def test_beginning_anew_keeps_photos_and_backups(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")
    photos = {path.name for path in (folder / PHOTOS).iterdir()}
    begin_anew(folder)
    for day in range(1, 4):
        with Library.open(folder) as library:
            assert library.workshops() == []
            library.tend(TODAY + timedelta(days=day))
            assert [b.workshops for b in library.backups()][-1] == 1
    assert {path.name for path in (folder / PHOTOS).iterdir()} == photos


def test_photos_alone_are_found_again(folder: Path) -> None:
    shutil.rmtree(folder / BACKUPS)
    (folder / DATABASE).unlink()
    assert salvage(folder).found_again == 1
    assert _titles(folder) == ["Photos found again"]


def test_last_week_s_file_is_told_and_can_be_opened_all_the_same(folder: Path) -> None:
    last_week = (folder / DATABASE).read_bytes()
    with Library.open(folder) as library:
        new_workshop(library, "this week's work")
        library.tend(TODAY + timedelta(days=1))
    (folder / DATABASE).write_bytes(last_week)
    error = _told(folder, "older than its backups")
    assert error.is_there
    assert "holds 2 workshops." in error.hint
    keep_as_it_is(folder)
    for day in (2, 3):
        with Library.open(folder) as library:
            assert len(library.workshops()) == 1
            new_workshop(library, "goes on")
            library.apply(edits.remove_workshop(library.state(library.workshop_id(day))))
            library.tend(TODAY + timedelta(days=day))


def test_last_week_s_file_gives_way_to_the_newest_backup(folder: Path) -> None:
    last_week = (folder / DATABASE).read_bytes()
    with Library.open(folder) as library:
        new_workshop(library, "this week's work")
        library.back_up()
    (folder / DATABASE).write_bytes(last_week)
    kept = restore_damaged(folder, find(folder / BACKUPS, "latest"))
    assert kept.read_bytes() == last_week
    assert _titles(folder) == ["Ward 4 after the move", "this week's work"]
    (folder / DATABASE).write_bytes(last_week)  # the sync program does it again
    _told(folder, "older than its backups")


def test_a_file_from_between_two_backups_is_told(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.tend(TODAY)  # as on a first day: there is nothing in it
        new_workshop(library, "the morning")
    morning = (tmp_path / DATABASE).read_bytes()
    with Library.open(tmp_path) as library:
        state = library.state(library.workshop_id(1))
        library.apply(edits.add_photos(state, [(library.keep_photo(photo_bytes()), "a.jpg")]))
    afternoon = (tmp_path / DATABASE).read_bytes()
    (tmp_path / DATABASE).write_bytes(morning)
    error = _told(tmp_path, "older than it was when it was open last")
    assert error.is_there
    assert "open the library as it is" in error.hint
    keep_as_it_is(tmp_path)
    for day in (1, 200):
        with Library.open(tmp_path) as library:
            library.tend(TODAY + timedelta(days=day))
    (tmp_path / DATABASE).write_bytes(afternoon)
    keep_as_it_is(tmp_path)
    with Library.open(tmp_path) as library:
        (photo,) = library.state(library.workshop_id(1)).photos
        assert library.photo_file(photo.sha256).read_bytes() == photo_bytes()


def test_another_file_without_any_backup_is_told(tmp_path: Path) -> None:
    for name in ("one", "other"):
        with Library.open(tmp_path / name) as library:
            new_workshop(library, name)
    shutil.copyfile(tmp_path / "other" / DATABASE, tmp_path / "one" / DATABASE)
    _told(tmp_path / "one", "not the one that was here")


def test_the_file_of_another_library_is_told(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as library:
        for i in range(30):
            new_workshop(library, f"another's {i}")
    shutil.copyfile(tmp_path / "other" / DATABASE, folder / DATABASE)
    assert _told(folder, "not the one that its backups are of").is_there
    (unsaved := folder / PHOTOS / ("a" * 64)).touch()  # came after the last backup
    keep_as_it_is(folder)
    assert len(_titles(folder)) == 30
    with Library.open(folder) as library:
        library.tend(TODAY + timedelta(days=1))
    assert unsaved.exists()


def test_what_is_done_on_purpose_is_no_alarm(folder: Path) -> None:
    with Library.open(folder) as library:
        library.apply(edits.remove_workshop(library.state(library.workshop_id(1))))
    with Library.open(folder) as library:
        assert library.workshops() == []
        new_workshop(library, "afterwards")
        library.back_up()
        library.restore(library.backups()[-1])
    for _ in range(2):
        with Library.open(folder) as library:
            assert len(library.workshops()) == 1
            library.restore(library.backups()[0])
    Library.look(folder).close()


def test_a_file_of_before_a_restoration_is_told(folder: Path) -> None:
    with Library.open(folder) as library:
        for i in range(5):
            new_workshop(library, f"{i}")
    before = (folder / DATABASE).read_bytes()
    with Library.open(folder) as library:
        library.restore(library.backups()[-1])
        library.tend(TODAY + timedelta(days=1))
    (folder / DATABASE).write_bytes(before)
    _told(folder, "older than its backups")


def test_looking_on_while_somebody_writes_and_restores_is_no_alarm(folder: Path) -> None:
    with Library.open(folder) as library:
        for i in range(3):
            new_workshop(library, f"{i}")
            library.back_up()
            Library.look(folder).close()
            library.restore(library.backups()[-1])
            Library.look(folder).close()


def test_a_copy_elsewhere_is_a_library_that_answers_for_its_own_backups(
    folder: Path, tmp_path: Path
) -> None:
    with Library.open(folder) as library:
        library.restore(library.backups()[0])
        copy = library.save_copy(tmp_path, TODAY).folder
    early = (copy / DATABASE).read_bytes()
    with Library.open(copy) as library:
        new_workshop(library)
        library.back_up()
    (copy / DATABASE).write_bytes(early)
    _told(copy, "older than its backups")


def _of_0003(folder: Path) -> None:
    """Put the library of an earlier version in, which did not count its changes."""
    (folder / BACKUPS).mkdir(parents=True)
    shutil.copyfile(RELEASED / "library-0003.sqlite", folder / DATABASE)


def _uncounted_backup(folder: Path, *changes: str) -> None:
    file = folder / BACKUPS / "library-0003-000001-20260101T000000000000.sqlite"
    shutil.copyfile(RELEASED / "library-0003.sqlite", file)
    with closing(sqlite3.connect(file)) as other:
        for change in changes:
            other.execute(change)
        other.commit()


def test_backups_of_before_the_counting_tell_by_their_workshops(tmp_path: Path) -> None:
    _of_0003(tmp_path)
    _uncounted_backup(tmp_path)
    with Library.open(tmp_path) as library:
        library.apply(edits.remove_workshop(library.state(library.workshop_id(1))))
    Library.open(tmp_path).close()  # it was removed on purpose


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE sqlite_sequence SET seq = 7", "older than its backups"),
        ("UPDATE workshops SET id = 'b'", "not the one that its backups are of"),
    ],
)
def test_another_or_older_library_of_before_the_counting(
    tmp_path: Path, change: str, sentence: str
) -> None:
    _of_0003(tmp_path)
    _uncounted_backup(tmp_path, change)
    _told(tmp_path, sentence)
    keep_as_it_is(tmp_path)
    for _ in range(2):
        with Library.open(tmp_path) as library:
            library.back_up()


def test_the_file_of_an_earlier_version_put_back_is_told(tmp_path: Path) -> None:
    _of_0003(tmp_path)
    with Library.open(tmp_path) as library:
        library.back_up()
    for end in ("-wal", "-shm"):
        (tmp_path / f"{DATABASE}{end}").unlink(missing_ok=True)
    shutil.copyfile(RELEASED / "library-0003.sqlite", tmp_path / DATABASE)
    _told(tmp_path, "older than its backups")


def test_a_file_of_something_else_where_backups_are_can_be_replaced(folder: Path) -> None:
    (folder / DATABASE).unlink()
    with closing(sqlite3.connect(folder / DATABASE)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(LibraryError, match="not a library of this program"):
        Library.open(folder)
    restore_damaged(folder, find(folder / BACKUPS, "latest"))
    assert _titles(folder) == ["Ward 4 after the move"]
