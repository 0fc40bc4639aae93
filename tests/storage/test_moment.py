"""What one workshop is dated does not date the others."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.storage.database import DamagedLibraryError
from flipchart_to_action.storage.library import DATABASE, Library
from flipchart_to_action.storage.row_sums import seal
from flipchart_to_action.storage.salvage import salvage
from tests.storage.made import new_workshop

HOUR = timedelta(hours=1)


def _date_others(folder: Path, moment: object) -> None:
    """Date a workshop as no program of ours would, in a library that is closed."""
    with Library.open(folder) as library:
        new_workshop(library, "another")
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        changed = connection.execute("UPDATE workshops SET changed_at = ?", (moment,))
        assert changed.rowcount == 1
        seal(connection, "workshops")  # as an earlier version would have left it


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59.999999+00:00", "2525-01-01T00:00:00.000000+00:00"]
)
def test_a_library_with_a_wrong_moment_works_and_goes_by_the_clock(
    tmp_path: Path, moment: str
) -> None:
    _date_others(tmp_path, moment)
    for _ in range(2):
        with Library.open(tmp_path) as library:
            mine = new_workshop(library, "mine")
            first, second = library.moment(), library.moment()
            assert first < second
            assert abs(first - datetime.now(UTC)) < HOUR
            library.apply(edits.set_fields(mine, mine.workshop.id, changed_at=second))
            assert library.state(mine.workshop.id).workshop.changed_at == second


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00.000000+14:00", "2026-11-23T09:00:00.000000", "soon", "", 7]
)
def test_what_is_no_moment_at_all_is_damage(tmp_path: Path, moment: object) -> None:
    _date_others(tmp_path, moment)
    with pytest.raises(DamagedLibraryError):
        Library.open(tmp_path)
    salvage(tmp_path)
    with Library.open(tmp_path) as library:
        assert [s.workshop.title for s in library.workshops()] == ["another"]


def test_a_clock_that_was_set_back_an_hour_dates_no_change_before_the_others(
    tmp_path: Path,
) -> None:
    ahead = datetime.now(UTC) + HOUR
    _date_others(tmp_path, ahead.isoformat(timespec="microseconds"))
    with Library.open(tmp_path) as library:
        assert ahead < library.moment() < library.moment() < ahead + HOUR
