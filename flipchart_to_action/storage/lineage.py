"""Whether a library is the one that it was, as far as its backups and photos know."""

# ruff: noqa: S608 (what is put into the statements stands here)

import contextlib
import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.files import is_own_folder, is_plain
from flipchart_to_action.storage.backups import Backup, copies, described, kept_of_damaged
from flipchart_to_action.storage.connecting import connect, looking_into, real_tables
from flipchart_to_action.storage.faults import ChangedLibraryError
from flipchart_to_action.storage.library_layout import (
    BACKUPS,
    DATABASE,
    PHOTOS,
    last_open,
    read_own,
    write_own,
)
from flipchart_to_action.storage.row_sums import seal

TABLE = "lineage"
"""Of one row."""

MOST_CHANGES = 2**53
_SEEN = "last-seen"
_MOST_SEEN = 100
_PHOTO = re.compile(r"[0-9a-f]{64}")
_OR_ANEW = "Restore it, or begin anew: a start of the window offers both."
_AS_IT_IS = "Restore it, or open the library as it is: a start of the window offers both."


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a database comes from.

    `library_id`: of the library, empty before there were any; `changes`: how often it was written
    to; `since`: the number of the last backup that it does not answer for; `last_number`: the
    highest number that a workshop ever had; `ids`: of the workshops, by their numbers.
    """

    library_id: str = ""
    changes: int = 0
    since: int = -1
    last_number: int = 0
    ids: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What a backup says of its library."""

    backup: Backup
    lineage: Lineage


def lineage_of(connection: sqlite3.Connection) -> Lineage:
    """Return where an open database comes from.

    Raises:
        sqlite3.Error: It can't be read, or is no library.
    """
    tables = real_tables(connection)
    if TABLE in tables:
        found = connection.execute("SELECT library_id, changes, since FROM lineage").fetchone()
        if found is not None and type(found[1]) is int and 0 <= found[1] < MOST_CHANGES:
            return Lineage(str(found[0]), found[1], int(found[2]))
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'workshops'").fetchone()
    ids = connection.execute("SELECT number, id FROM workshops") if "workshops" in tables else ()
    return Lineage(last_number=int(last[0]) if last else 0, ids=dict(ids))


def count_change(connection: sqlite3.Connection, more_rows: int) -> None:
    """Note a change in the database, within its transaction.

    Args:
        connection: To it.
        more_rows: How many rows came, less those that went.
    """
    connection.execute(
        "UPDATE lineage SET changes = changes + 1, row_count = row_count + ?", (more_rows,)
    )
    seal(connection, TABLE)


def count_anew(connection: sqlite3.Connection, tables: list[str]) -> None:
    """Note how many rows there are in all tables, after a step that may have changed that."""
    counts = " + ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    connection.execute(f"UPDATE lineage SET row_count = {counts}")
    seal(connection, TABLE)


def remember(folder: Path, connection: sqlite3.Connection) -> None:
    """Note in a library's `folder` how far its database is, as backups may be of long ago.

    Raises:
        OSError: It can't be written.
        sqlite3.Error: The database can't be read.
    """
    here = lineage_of(connection)
    write_own(folder / _SEEN, f"{here.library_id} {here.changes}".encode())


def remembered(folder: Path) -> Lineage | None:
    """Return how far the database in `folder` was when it was seen last; None where none was."""
    found = re.fullmatch(rb"([0-9a-f]{32}) ([0-9]{1,15})", read_own(folder / _SEEN, _MOST_SEEN))
    return Lineage(found[1].decode(), int(found[2])) if found else None


def forget(folder: Path) -> None:
    """Expect nothing any more of the database in `folder`: another one is put there knowingly.

    Raises:
        OSError: It can't be forgotten.
    """
    (folder / _SEEN).unlink(missing_ok=True)


def known_of(folder: Path) -> list[Known]:
    """Return what the backups in a library's `folder` say, the latest first."""
    found = []
    for backup in copies(folder / BACKUPS):
        with (
            contextlib.suppress(sqlite3.Error, OSError, ValueError, TypeError),
            looking_into(backup.file) as connection,
        ):
            found.append(Known(backup, lineage_of(connection)))
    return found


def go_on_from(folder: Path, connection: sqlite3.Connection, *, anew: bool = False) -> None:
    """Let a database be the library in `folder` from now on, whatever its backups say.

    Args:
        folder: Of the library.
        connection: To the database.
        anew: It is another library than the one that was here.
    """
    forget(folder)
    known = known_of(folder)
    since = max((k.backup.number for k in known), default=-1)
    changes = 1 + max((k.lineage.changes for k in known), default=0)
    with connection:
        connection.execute(
            "UPDATE lineage SET since = ?, changes = max(changes + 1, ?)", (since, changes)
        )
        if anew:
            connection.execute("UPDATE lineage SET library_id = lower(hex(randomblob(16)))")
        seal(connection, TABLE)


def is_lost(folder: Path) -> bool:
    """Return whether there was a library in `folder` whose database is gone."""
    return not (folder / DATABASE).exists() and was_there(folder)


def was_there(folder: Path) -> bool:
    """Return whether anything in `folder` says that somebody worked in a library there."""
    log = folder / f"{DATABASE}-wal"
    return (
        bool(last_open(folder))
        or (is_plain(log) and log.stat().st_size > 0)
        or bool(copies(folder / BACKUPS))
        or bool(kept_of_damaged(folder / BACKUPS))
        or remembered(folder) is not None
        or (
            is_own_folder(folder / PHOTOS)
            and any(_PHOTO.fullmatch(path.name) for path in (folder / PHOTOS).iterdir())
        )
    )


def compare(folder: Path, known: list[Known], seen: Lineage | None, *, is_empty: bool) -> None:
    """Hold the library in `folder` to what was `known` of it before it was read.

    Args:
        folder: Of the library.
        known: From `known_of`, before the database was looked at: somebody may write to it.
        seen: From `remembered`, likewise.
        is_empty: Nothing at all is in its database, or there is none.

    Raises:
        ChangedLibraryError: It is not what it was.
    """
    if is_empty:
        if was_there(folder):
            raise lost(folder)
        return
    with contextlib.closing(connect(folder / DATABASE, read_only=True)) as connection:
        here = lineage_of(connection)
    known = [k for k in known if k.backup.number > here.since]
    counted = [k.lineage for k in known if k.lineage.library_id]
    of_ours = [k for k in counted if k.library_id == here.library_id]
    if counted and not of_ours:
        if here.library_id:
            raise _changed(folder, "The library is not the one that its backups are of")
        raise _changed(folder, "The library is older than its backups")
    if any(k.changes > here.changes for k in of_ours):
        raise _changed(folder, "The library is older than its backups")
    if known and not counted:
        _compare_uncounted(folder, here, known[0].lineage)
    if seen is not None and here.library_id not in ("", seen.library_id):
        raise _changed(folder, "The library is not the one that was here")
    if seen is not None and here.changes < seen.changes:
        raise _changed(folder, "The library is older than it was when it was open last")


def _compare_uncounted(folder: Path, here: Lineage, latest: Lineage) -> None:
    """Compare with a backup of a version that did not count changes: its workshops tell."""
    if here.library_id:
        with contextlib.closing(connect(folder / DATABASE, read_only=True)) as connection:
            row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'workshops'")
            last = row.fetchone()
            ids = dict(connection.execute("SELECT number, id FROM workshops"))
        here = Lineage(last_number=int(last[0]) if last else 0, ids=ids)
    if here.last_number < latest.last_number:
        raise _changed(folder, "The library is older than its backups")
    if any(here.ids.get(number, one) != one for number, one in latest.ids.items()):
        raise _changed(folder, "The library is not the one that its backups are of")


def lost(folder: Path) -> ChangedLibraryError:
    """Return the error for a library whose database is gone or empty."""
    newest = newest_with_work(folder)
    hint = "Save what can be read of it, or begin anew: a start of the window offers both."
    if newest is not None:
        hint = f"{words_of_newest(newest)} {_OR_ANEW}"
    return ChangedLibraryError(
        "The library's database is gone or empty; nothing was changed.", hint, is_there=False
    )


def _changed(folder: Path, what: str) -> ChangedLibraryError:
    newest = newest_with_work(folder)
    hint = "Put the right file back, or open the library as it is: a start of the window offers it."
    if newest is not None:
        hint = f"{words_of_newest(newest)} {_AS_IT_IS}"
    return ChangedLibraryError(
        f"{what}; another program has put another file there, perhaps. Nothing was changed.",
        hint,
        is_there=True,
    )


def newest_with_work(folder: Path) -> Backup | None:
    """Return the latest backup with a workshop in it, None where there is none."""
    return next((b for b in map(described, copies(folder / BACKUPS)) if b.workshops), None)


def words_of_newest(backup: Backup) -> str:
    """Return in a sentence what a backup holds."""
    day = full_date(backup.made_at.astimezone().date())
    many = f"{backup.workshops} workshop{'' if backup.workshops == 1 else 's'}"
    return f"The newest backup with work in it is of {day} and holds {many}."
