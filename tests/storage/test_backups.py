import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Person
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage import backups
from flipchart_to_action.storage.database import DamagedLibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE, PHOTOS
from flipchart_to_action.storage.restore import restore_damaged
from tests.storage.made import NOW, new_workshop, photo_bytes, shown_workshop

TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture
def source(library: Library) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(library.folder / DATABASE)) as connection:
        yield connection


def test_one_backup_a_day(library: Library) -> None:
    new_workshop(library, "Ward 4")
    for _ in range(2):
        library.tend(TODAY)
    (backup,) = library.backups()
    assert (backup.workshops, backup.notes, backup.titles) == (1, 0, ("Ward 4",))
    library.tend(TODAY + timedelta(days=1))  # what was made today does not count for tomorrow
    assert len(library.backups()) == 2


def test_the_last_ten_are_kept_even_when_the_clock_goes_back(
    library: Library, source: sqlite3.Connection
) -> None:
    folder = library.folder / BACKUPS
    for day in range(12):
        backups.back_up(source, folder, "0002", NOW - timedelta(days=day))
    kept = library.backups()
    assert [b.number for b in kept] == list(range(12, 2, -1))
    assert kept[0].made_at == NOW - timedelta(days=11)
    assert not backups.is_due(folder, (NOW - timedelta(days=11)).astimezone().date())
    assert backups.is_due(folder, (NOW + timedelta(days=40)).date())


def test_restoring_brings_back_what_was_and_can_be_undone(library: Library) -> None:
    library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    before = library.state(library.workshop_id(1))
    library.tend(TODAY)
    library.apply(edits.remove_workshop(before))
    new_workshop(library, "Another day")
    with closing(sqlite3.connect(library.folder / DATABASE)) as other:  # somebody looks on
        other.execute("SELECT count(*) FROM notes").fetchone()
        library.restore(library.backups()[0])
        assert [s.workshop.title for s in library.workshops()] == [before.workshop.title]
        assert other.execute("SELECT count(*) FROM notes").fetchone() == (1,)
    assert library.state(before.workshop.id) == before
    library.restore(library.backups()[0])
    assert [s.workshop.title for s in library.workshops()] == ["Another day"]
    assert len(library.backups()) == 3


def test_a_photo_that_a_backup_names_is_not_swept(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
        state = library.state(library.workshop_id(1))
        library.tend(TODAY)
        library.apply(edits.remove_workshop(state))
    with Library.open(tmp_path) as library:
        library.tend(TODAY)
        library.restore(library.backups()[0])
        assert library.photo_file(state.photos[0].sha256).read_bytes() == photo_bytes()


def test_what_was_taken_out_now_is_not_swept_before_the_end(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    with Library.open(tmp_path) as library:
        state = library.state(library.workshop_id(1))
        change = library.apply(edits.remove_workshop(state))
        library.tend(TODAY)
        library.apply(change.inverse())
        assert library.photo_file(state.photos[0].sha256).is_file()


@pytest.mark.parametrize("harm", ["damaged", "newer"])
def test_a_backup_that_is_no_good_changes_nothing(library: Library, harm: str) -> None:
    state = new_workshop(library, "Ward 4")
    library.tend(TODAY)
    (backup,) = library.backups()
    if harm == "damaged":
        backup.file.write_bytes(backup.file.read_bytes()[:9000])
    else:
        with closing(sqlite3.connect(backup.file)) as other:
            other.execute("UPDATE alembic_version SET version_num = '9999'")
            other.commit()
    with pytest.raises(LibraryError, match="damaged" if harm == "damaged" else "newer"):
        library.restore(backup)
    assert library.state(state.workshop.id) == state
    assert [p.name for p in library.folder.iterdir() if p.name.startswith(".")] == []


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    released = Path(__file__).parent.parent / "databases" / "library-0001.sqlite"
    with Library.open(tmp_path) as library:
        (tmp_path / BACKUPS).mkdir()
        shutil.copyfile(released, tmp_path / BACKUPS / "library-0001-20260101T000000000000.sqlite")
        library.restore(library.backups()[0])
        assert len(library.state(library.workshop_id(1)).notes) == 1


def test_a_damaged_library_gives_way_to_a_backup_and_is_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        state = new_workshop(library, "Ward 4")
        library.tend(TODAY)
    harmed = b"no database at all" * 1000
    (tmp_path / DATABASE).write_bytes(harmed)
    with pytest.raises(DamagedLibraryError):
        Library.open(tmp_path)
    kept = restore_damaged(tmp_path, backups.find(tmp_path / BACKUPS, "latest"))
    assert kept.read_bytes() == harmed
    with Library.open(tmp_path) as library:
        assert library.state(state.workshop.id) == state


def test_nothing_is_swept_while_a_damaged_library_is_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        sha256 = library.keep_photo(photo_bytes())
    (tmp_path / BACKUPS).mkdir()
    (tmp_path / BACKUPS / "damaged-1.sqlite").touch()
    with Library.open(tmp_path) as library:
        library.tend(TODAY)
    assert (tmp_path / PHOTOS / sha256).exists()


def test_a_disk_without_room_for_the_backup_is_said_to_be(library: Library) -> None:
    (library.folder / BACKUPS).write_text("a file where the folder should be")
    with pytest.raises(LibraryError, match="Today's backup can't be made"):
        library.tend(TODAY)


def test_much_waste_is_packed(library: Library) -> None:
    state = new_workshop(library)
    people = (
        Person(workshop_id=state.workshop.id, position=i, name=f"{i} {'long ' * 3000}")
        for i in range(700)
    )
    change = library.apply(added(*people))
    library.apply(change.inverse())
    before = (library.folder / DATABASE).stat().st_size
    library.tend(TODAY)
    library.close()
    assert (library.folder / DATABASE).stat().st_size < before / 4
    with Library.open(library.folder) as again:
        assert again.state(state.workshop.id) == state


def test_restoring_and_backups_by_hand_push_out_no_day(library: Library) -> None:
    state = new_workshop(library, "Ward 4")
    for day in range(10):
        library.tend(TODAY + timedelta(days=day))
    days = {b.file for b in library.backups()}
    assert len(days) == 10
    for _ in range(12):
        library.back_up()
    for backup in library.backups()[:3] + library.backups()[-2:]:
        library.restore(backup)
        assert backup.file.exists()
    assert days <= {b.file for b in library.backups()}
    by_hand = [b for b in library.backups() if b.occasion is backups.Occasion.BY_HAND]
    assert len(by_hand) == 10
    assert library.state(state.workshop.id) == state


def test_the_backup_that_comes_back_is_never_pushed_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(backups.KEPT, backups.Occasion.BEFORE, 2)
    new_workshop(library, "Ward 4")
    library.tend(TODAY)
    for _ in range(3):
        library.restore(library.backups()[0])
    wanted = library.backups()[-2]
    assert wanted.occasion is backups.Occasion.BEFORE
    for _ in range(2):
        library.restore(wanted)
        assert wanted.file.exists()


def test_an_emptied_library_never_pushes_the_last_work_out(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(backups.KEPT, backups.Occasion.DAY, 3)
    states = [new_workshop(library, f"Ward {i}") for i in range(5)]
    library.tend(TODAY)
    for state in states:
        library.apply(edits.remove_workshop(state))
    for day in range(1, 6):
        library.tend(TODAY + timedelta(days=day))
    held = [b.workshops for b in library.backups()]
    assert held == [0] * 3 + [5]
    new_workshop(library, "Another")  # one is no match for five
    for day in range(6, 12):
        library.tend(TODAY + timedelta(days=day))
    assert 5 in [b.workshops for b in library.backups()]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of Unix")
def test_odd_files_among_the_backups_stop_nothing(tmp_path: Path, library: Library) -> None:
    new_workshop(library, "Ward 4")
    library.tend(TODAY)
    folder = library.folder / BACKUPS
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("keep me")
    os.mkfifo(folder / "library-0003-000002-20260101T000000000000.sqlite")
    (folder / "library-0003-000003-20260101T000000000000.sqlite").mkdir()
    (folder / "library-0003-000004-20260101T000000000000.sqlite").symlink_to(elsewhere / "mine")
    (folder / "library-0003-000005-99999999T999999999999.sqlite").touch()
    (folder / "library-0003-000006-20260101T000000000000.sqlite").write_text("no database")
    assert [b.workshops for b in library.backups()] == [0, 1]
    library.tend(TODAY + timedelta(days=1))
    (folder / ".x.part").symlink_to(elsewhere)
    library.close()
    with Library.open(library.folder) as again:
        again.tend(TODAY)
    assert (elsewhere / "mine").read_text() == "keep me"


@pytest.mark.skipif(os.name != "posix", reason="links of Unix")
def test_backups_are_not_written_through_a_link(tmp_path: Path, library: Library) -> None:
    (tmp_path / "elsewhere").mkdir()
    (library.folder / BACKUPS).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LibraryError, match="Today's backup can't be made"):
        library.tend(TODAY)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_work_of_a_while_is_kept_within_the_day(
    library: Library,
) -> None:
    library.tend(TODAY)  # as the first start does: there is nothing in it yet
    new_workshop(library, "Ward 4")
    library.back_up_work()
    assert [b.workshops for b in library.backups()] == [0]  # the day's copy is of just now
    library.back_up_work(timedelta(0))
    library.back_up_work(timedelta(0))  # nothing was done since
    assert [b.workshops for b in library.backups()] == [1, 0]
    for day in range(1, 8):
        new_workshop(library, "more")
        library.back_up_work(timedelta(0))
        library.tend(TODAY + timedelta(days=day))
    occasions = [b.occasion for b in library.backups()]
    assert occasions.count(backups.Occasion.WITHIN_DAY) == 5
    assert not backups.is_due(library.folder / BACKUPS, library.backups()[-1].made_at.date())
