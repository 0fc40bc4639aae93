"""A backup comes back in the place of the library, and the library as it was becomes a backup."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import PART_SUFFIX
from flipchart_to_action.storage.backups import Backup, Occasion, back_up
from flipchart_to_action.storage.database import REVISIONS, connect, plain_errors, prepare
from flipchart_to_action.storage.lock import FolderLock
from flipchart_to_action.storage.place import BACKUPS, DATABASE, LOCK

_BESIDE = ("", "-wal", "-shm", "-journal")


def restore(folder: Path, backup: Backup) -> None:
    """Put `backup` in the place of the sound library in `folder`; nobody else may write to it.

    Whoever has it open sees the restored one from then on.

    Raises:
        LibraryError: The backup is damaged or newer; then nothing was changed.
        OSError, sqlite3.Error: The disk failed; then nothing was changed.
    """
    with (
        _brought_up_to_date(folder, backup.file) as file,
        contextlib.closing(connect(folder / DATABASE)) as present,
        contextlib.closing(connect(file)) as wanted,
    ):
        back_up(
            present,
            folder / BACKUPS,
            REVISIONS[-1],
            occasion=Occasion.BEFORE,
            needed=backup.file,
        )
        wanted.backup(present)  # one transaction


def restore_damaged(folder: Path, backup: Backup) -> Path:
    """Put `backup` in the place of a damaged library, and return where the damaged one is kept.

    Raises:
        LibraryError: The backup is damaged or newer, somebody has the library open, or the disk
            failed; then nothing was changed.
    """
    try:
        lock = FolderLock(folder / LOCK)
        try:
            with plain_errors(), _brought_up_to_date(folder, backup.file) as file:
                return put_in_place(folder, file)
        finally:
            lock.release()
    except OSError as error:
        why, hint = plain_reason(error)
        raise LibraryError(f"The backup can't be restored: {why}.", hint) from error


def put_in_place(folder: Path, file: Path) -> Path:
    """Put the closed database `file` in the place of a damaged one, which is kept.

    Returns:
        The damaged database, in the folder of backups.

    Raises:
        OSError: The disk failed; then the damaged library is as it was.
    """
    kept = keep_damaged(folder)
    # A log that is left beside would be folded into the new database.
    for name in _BESIDE[1:]:
        (folder / f"{DATABASE}{name}").unlink(missing_ok=True)
    file.replace(folder / DATABASE)
    return kept


def keep_damaged(folder: Path) -> Path:
    """Copy the damaged database in `folder` and what stands beside it; return the copy.

    Raises:
        OSError: It can't be copied.
    """
    backups = folder / BACKUPS
    backups.mkdir(mode=0o700, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    kept = backups / f"damaged-{moment}.sqlite"
    for name in _BESIDE:
        beside = folder / f"{DATABASE}{name}"
        if beside.exists():
            shutil.copy2(beside, kept.with_name(kept.name + name))
    return kept


@contextlib.contextmanager
def new_database(folder: Path) -> Iterator[Path]:
    """Give the path of a database that is being made; whatever is left of it at the end goes."""
    part = folder / f".{uuid4().hex}{PART_SUFFIX}"
    try:
        yield part
    finally:
        for name in _BESIDE:
            (folder / f"{part.name}{name}").unlink(missing_ok=True)


@contextlib.contextmanager
def _brought_up_to_date(folder: Path, backup: Path) -> Iterator[Path]:
    """Give a copy of a backup, checked and of this version, in one file."""
    with new_database(folder) as file:
        shutil.copyfile(backup, file)
        file.chmod(0o600)
        prepare(file, None)
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        yield file
