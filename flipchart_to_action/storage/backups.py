"""Copies of the database inside the library's folder: one a day, the last ten, and back again.

A copy holds no photos: these are never changed, and a photo that a copy names is not swept.
"""

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from flipchart_to_action.errors import LibraryError
from flipchart_to_action.files import PART_SUFFIX
from flipchart_to_action.storage.column_types import restored

KEPT = 10
"""How many copies stay."""

_NAME = re.compile(r"library-(?P<revision>\d{4})-(?:(?P<number>\d{6})-)?(?P<moment>\d{8}T\d{12})")
_MOMENT = "%Y%m%dT%H%M%S%f"
_TITLES = 3


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database. `number`: the higher, the later, whatever the clock said.

    `workshops` and `notes`: how many are in it (0 where it can't be read); `titles`: those of the
    workshops that were changed last.
    """

    file: Path
    number: int
    made_at: datetime
    workshops: int = 0
    notes: int = 0
    titles: tuple[str, ...] = ()


def copies(folder: Path) -> list[Backup]:
    """Return the copies in the folder of backups, the latest first, without looking into them."""
    if not folder.is_dir():
        return []
    found = []
    for file in folder.glob("library-*.sqlite"):
        name = _NAME.fullmatch(file.stem)
        if name:
            made_at = datetime.strptime(name["moment"], _MOMENT).replace(tzinfo=UTC)
            found.append(Backup(file, int(name["number"] or 0), made_at))
    return sorted(found, key=lambda b: (b.number, b.made_at), reverse=True)


def described(backup: Backup) -> Backup:
    """Return `backup` with what is in it; one that can't be read has nothing."""
    try:
        with looking_into(backup.file) as connection:
            (workshops,) = connection.execute("SELECT count(*) FROM workshops").fetchone()
            (notes,) = connection.execute(
                "SELECT count(*) FROM notes WHERE kind = 'note'"
            ).fetchone()
            last = connection.execute(
                "SELECT title FROM workshops ORDER BY changed_at DESC LIMIT ?", (_TITLES,)
            )
            titles = tuple(restored(row[0]) for row in last)
    except sqlite3.Error:
        return backup
    return Backup(backup.file, backup.number, backup.made_at, workshops, notes, titles)


@contextlib.contextmanager
def looking_into(file: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads a copy and leaves nothing beside it."""
    uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


def back_up(
    source: sqlite3.Connection, folder: Path, revision: str, now: datetime | None = None
) -> Path:
    """Copy a database, with all that is committed in it; the oldest copies give way.

    Args:
        source: A connection to it. A plain copy of the file would lack what still stands in the
            write-ahead log.
        folder: Where copies are; it is made, in a folder that is there.
        revision: Of the database.
        now: The moment; None: by the clock.

    Raises:
        OSError, sqlite3.Error: It can't be copied; then nothing of the copy is left.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    before = copies(folder)
    number = before[0].number + 1 if before else 1
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime(_MOMENT)
    copy = folder / f"library-{revision}-{number:06}-{moment}.sqlite"
    copy_database(source, copy)
    for old in before[KEPT - 1 :]:
        old.file.unlink(missing_ok=True)
    return copy


def copy_database(source: sqlite3.Connection, copy: Path) -> None:
    """Write a copy of a database to a file, whole or not at all.

    Raises:
        OSError, sqlite3.Error: It can't be written; then there is no such file.
    """
    part = copy.parent / f".{uuid4().hex}{PART_SUFFIX}"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with contextlib.closing(sqlite3.connect(part)) as target:
            source.backup(target)
            # In one file, so that nothing has to be written beside it when it is looked into.
            target.execute("PRAGMA journal_mode = DELETE")
        part.replace(copy)
    finally:
        for name in (part.name, f"{part.name}-journal", f"{part.name}-wal", f"{part.name}-shm"):
            (part.parent / name).unlink(missing_ok=True)


def is_due(folder: Path, today: date) -> bool:
    """Return whether no copy was made today yet, by the clock of this computer."""
    return all(b.made_at.astimezone().date() != today for b in copies(folder))


def named_files(folder: Path) -> set[str] | None:
    """Return the SHA-256 of every file that a copy names; None where that can't be told."""
    if any(folder.glob("damaged-*")):
        return None  # whatever was lost with the database may be all that there is
    names: set[str] = set()
    for backup in copies(folder):
        try:
            with looking_into(backup.file) as connection:
                tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
                for table in tables & {"photos", "evidence", "sharings"}:
                    found = connection.execute(f"SELECT sha256 FROM {table}")  # noqa: S608
                    names.update(row[0] for row in found)
        except sqlite3.Error:
            return None
    return names


def find(folder: Path, name: str) -> Backup:
    """Return the copy of that file name, of that number, or the latest ("latest").

    Raises:
        LibraryError: There is none.
    """
    for backup in copies(folder):
        if name in ("latest", backup.file.name, str(backup.number)):
            return backup
    raise LibraryError(
        f"There is no backup “{name}” of this library.", "Look it up in the list of backups."
    )
