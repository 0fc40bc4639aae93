"""Copies of the database inside the library's folder: one a day, the last ten, and back again.

A copy holds no photos: these are never changed, and a photo that a copy names is not swept. Copies
of other kinds, and those without any work in them, never take the place of the days' copies.
"""

import contextlib
import errno
import os
import re
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from flipchart_to_action.errors import LibraryError
from flipchart_to_action.files import PART_SUFFIX, is_own_folder, is_plain, patiently, sync_folder
from flipchart_to_action.storage.column_types import restored
from flipchart_to_action.storage.connecting import looking_into, real_tables


class Occasion(StrEnum):
    """Why a copy was made; each kind has a rotation of its own."""

    DAY = ""
    WITHIN_DAY = "-within-day"
    """After a while of work: the first one of a first day has nothing in it yet."""
    BY_HAND = "-by-hand"
    BEFORE = "-before"
    """Before the library was replaced, or brought up to date."""


KEPT = {Occasion.DAY: 10, Occasion.WITHIN_DAY: 5, Occasion.BY_HAND: 10, Occasion.BEFORE: 30}
"""How many copies stay."""

_NAME = re.compile(
    r"library-(?P<revision>\d{4})-(?:(?P<number>\d{6,9})-)?(?P<moment>\d{8}T\d{12})"
    r"(?P<occasion>-within-day|-by-hand|-before)?",
    re.ASCII,
)
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
    occasion: Occasion = Occasion.DAY


def copies(folder: Path) -> list[Backup]:
    """Return the copies in the folder of backups, the latest first, without looking into them."""
    if not is_own_folder(folder):
        return []
    found = []
    for file in folder.glob("library-*.sqlite"):
        name = _NAME.fullmatch(file.stem)
        if name is None or not is_plain(file):
            continue
        try:
            made_at = datetime.strptime(name["moment"], _MOMENT).replace(tzinfo=UTC)
        except ValueError:  # no moment: not a name of ours
            continue
        occasion = Occasion(name["occasion"] or "")
        found.append(Backup(file, int(name["number"] or 0), made_at, occasion=occasion))
    return sorted(found, key=lambda b: (b.number, b.made_at), reverse=True)


def described(backup: Backup) -> Backup:
    """Return `backup` with what is in it; one that can't be read has nothing."""
    try:
        with looking_into(backup.file) as connection:
            if not {"workshops", "notes"} <= real_tables(connection):
                return backup
            (workshops,) = connection.execute("SELECT count(*) FROM workshops").fetchone()
            (notes,) = connection.execute(
                "SELECT count(*) FROM notes WHERE kind = 'note'"
            ).fetchone()
            last = connection.execute(
                "SELECT title FROM workshops ORDER BY changed_at DESC LIMIT ?", (_TITLES,)
            )
            titles = tuple(restored(str(row[0])) for row in last)
    except (sqlite3.Error, OSError):
        return backup
    return replace(backup, workshops=workshops, notes=notes, titles=titles)


def back_up(
    source: sqlite3.Connection,
    folder: Path,
    revision: str,
    now: datetime | None = None,
    *,
    occasion: Occasion = Occasion.DAY,
    needed: Path | None = None,
) -> Path:
    """Copy a database, with all that is committed in it; the oldest copies of its kind give way.

    Args:
        source: A connection to it. A plain copy of the file would lack what still stands in the
            write-ahead log.
        folder: Where copies are; it is made, in a folder that is there.
        revision: Of the database.
        now: The moment; None: by the clock.
        occasion: Why it is made.
        needed: A copy that must stay.

    Raises:
        OSError, sqlite3.Error: It can't be copied; then nothing of the copy is left.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    if not is_own_folder(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    before = copies(folder)
    number = before[0].number + 1 if before else 1
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime(_MOMENT)
    copy = folder / f"library-{revision}-{number:06}-{moment}{occasion}.sqlite"
    copy_database(source, copy)
    for old in _superseded(copies(folder), occasion):
        if old.file not in (needed, copy):
            old.file.unlink(missing_ok=True)
    return copy


def _superseded(found: list[Backup], occasion: Occasion) -> list[Backup]:
    """Return the copies of a kind that give way, of all that are there.

    Days without any workshop push out none that holds some, and the last copy stays that holds more
    than twice as many workshops as any later one: a library may have shrunk without its user.
    """
    if sum(b.occasion is occasion for b in found) <= KEPT[occasion]:
        return []
    found = [described(b) for b in found]
    of_kind = [b for b in found if b.occasion is occasion]
    full = [b for b in of_kind if b.workshops]
    empty = [b for b in of_kind if not b.workshops]
    gone = full[KEPT[occasion] :] + empty[KEPT[occasion] :]
    most = max((b.workshops for b in found if b not in gone), default=0)
    last = max(gone, key=lambda b: (b.workshops, b.number), default=None)
    if last is not None and last.workshops > 2 * most:
        gone.remove(last)
    return gone


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
        patiently(lambda: part.replace(copy))  # SQLite has had it on the disk before
        sync_folder(copy.parent)
    finally:
        for name in (part.name, f"{part.name}-journal", f"{part.name}-wal", f"{part.name}-shm"):
            (part.parent / name).unlink(missing_ok=True)


def is_due(folder: Path, today: date) -> bool:
    """Return whether the copy of the day is still to be made, by the clock of this computer."""
    days = (b for b in copies(folder) if b.occasion is Occasion.DAY)
    return all(b.made_at.astimezone().date() != today for b in days)


def kept_of_damaged(folder: Path) -> list[Path]:
    """Return what is kept of damaged libraries that were replaced, in the folder of backups."""
    return sorted(folder.glob("damaged-*.sqlite"))


def named_files(folder: Path) -> set[str] | None:
    """Return the SHA-256 of every file that a copy names; None where that can't be told."""
    if kept_of_damaged(folder):
        return None  # whatever was lost with the database may be all that there is
    names: set[str] = set()
    for backup in copies(folder):
        try:
            with looking_into(backup.file) as connection:
                for table in real_tables(connection) & {"photos", "evidence", "sharings"}:
                    found = connection.execute(f"SELECT sha256 FROM {table}")  # noqa: S608
                    names.update(row[0] for row in found)
        except (sqlite3.Error, OSError):
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
