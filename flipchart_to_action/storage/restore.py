"""A backup comes back in the place of the library, and the library as it was becomes a backup."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import (
    PART_SUFFIX,
    finish,
    is_plain,
    open_plain,
    patiently,
    sync_file,
    sync_folder,
    unfinished,
    write_whole,
)
from flipchart_to_action.storage.backups import Backup, Occasion, back_up
from flipchart_to_action.storage.connecting import connect
from flipchart_to_action.storage.database import BESIDE, REVISIONS, new_database, prepare
from flipchart_to_action.storage.faults import plain_errors
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE, LOCK
from flipchart_to_action.storage.lineage import forget, go_on_from
from flipchart_to_action.storage.lock import FolderLock


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
        go_on_from(folder, wanted)
        wanted.backup(present)  # one transaction


def restore_damaged(folder: Path, backup: Backup) -> Path:
    """Put `backup` in the place of a damaged library, and return where the damaged one is kept.

    Raises:
        LibraryError: The backup is damaged or newer, somebody has the library open, or the disk
            failed; then nothing was changed.
    """
    with (
        _alone(folder, "The backup can't be restored"),
        _brought_up_to_date(folder, backup.file) as file,
    ):
        with contextlib.closing(connect(file)) as wanted:
            go_on_from(folder, wanted)
            wanted.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return put_in_place(folder, file)


def begin_anew(folder: Path) -> Path:
    """Put an empty library in the place of a damaged one, and return where that is kept.

    Photos and backups stay where they are, for whoever finds a way to read the damaged one.

    Raises:
        LibraryError: Somebody has the library open, or the disk failed; then nothing was changed.
    """
    with _alone(folder, "A new library can't be made"), new_database(folder) as file:
        prepare(file, None)
        with contextlib.closing(connect(file)) as fresh:
            go_on_from(folder, fresh, anew=True)
            fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return put_in_place(folder, file)


def keep_as_it_is(folder: Path) -> None:
    """Let the sound library in `folder` be what it is by now, whatever its backups say.

    A copy of the file is kept: while there is one, no photo is swept that the file of before named.

    Raises:
        LibraryError: It is damaged, somebody has it open, or the disk failed.
    """
    with _alone(folder, "The library can't be opened"):
        keep_damaged(folder)
        prepare(folder / DATABASE, folder, knowingly=True)
        with contextlib.closing(connect(folder / DATABASE)) as present:
            go_on_from(folder, present)


@contextlib.contextmanager
def _alone(folder: Path, what: str) -> Iterator[None]:
    """Keep everybody else out of the library, and tell in a sentence why `what` is."""
    try:
        lock = FolderLock(folder / LOCK)
        try:
            with plain_errors():
                yield
        finally:
            lock.release()
    except OSError as error:
        why, hint = plain_reason(error)
        raise LibraryError(f"{what}: {why}.", hint) from error


def put_in_place(folder: Path, file: Path) -> Path:
    """Put the closed database `file` in the place of a damaged one, which is kept.

    Killed at any moment, the folder holds the damaged library with all of its log, or the new one.

    Returns:
        The damaged database, in the folder of backups.

    Raises:
        OSError: The disk failed; then the damaged library is as it was.
    """
    kept = keep_damaged(folder)
    forget(folder)
    sync_file(file)
    _fold_log(folder)
    if not is_plain(folder / DATABASE):
        _put_away(folder, DATABASE)
    with _logs_aside(folder):
        file.replace(folder / DATABASE)
        sync_folder(folder)
    return kept


def keep_damaged(folder: Path) -> Path:
    """Copy the damaged database in `folder` and what stands beside it; return the copy.

    It is an empty file where the database is gone: while one is kept, no photo is swept.

    Raises:
        OSError: It can't be copied.
    """
    backups = folder / BACKUPS
    backups.mkdir(mode=0o700, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    kept = backups / f"damaged-{moment}.sqlite"
    for name in reversed(BESIDE):  # the database last: what is kept is whole, or has no name
        beside = folder / f"{DATABASE}{name}"
        if is_plain(beside):
            _copy(beside, kept.with_name(kept.name + name))
    if not kept.exists():
        write_whole(kept, b"", private=True)
    return kept


def _copy(source: Path, target: Path) -> None:
    with open_plain(source) as whole, unfinished(target.parent, private=True) as (file, part):
        shutil.copyfileobj(whole, file)
        finish(file, part, target)


def _fold_log(folder: Path) -> None:
    """Have in the database what stands in its log alone, so that the log can go.

    It is done in a copy. That takes the place of the database in one step, and means the same with
    the log beside it as without. A database that can't be read with its log stays as it is.
    """
    database, log = folder / DATABASE, folder / f"{DATABASE}-wal"
    if not (is_plain(database) and is_plain(log) and log.stat().st_size):
        return
    with new_database(folder) as whole:
        _copy(database, whole)
        _copy(log, whole.with_name(f"{whole.name}-wal"))
        try:
            with contextlib.closing(connect(whole)) as connection:
                done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            return
        if done[0] == 0:
            sync_file(whole)
            patiently(lambda: whole.replace(database))
            sync_folder(folder)


@contextlib.contextmanager
def _logs_aside(folder: Path) -> Iterator[None]:
    """Take away the logs, which would be folded into another database; a fault brings them back."""
    aside = folder / f".{uuid4().hex}{PART_SUFFIX}"
    moved = []
    try:
        for name in BESIDE[1:]:
            if not is_plain(folder / f"{DATABASE}{name}"):
                _put_away(folder, f"{DATABASE}{name}")
            with contextlib.suppress(FileNotFoundError):
                (folder / f"{DATABASE}{name}").rename(folder / f"{aside.name}{name}")
                moved.append(name)
        sync_folder(folder)
        yield
    except OSError:
        for name in moved:
            (folder / f"{aside.name}{name}").rename(folder / f"{DATABASE}{name}")
        raise
    for name in moved:
        with contextlib.suppress(OSError):  # the next start clears it
            (folder / f"{aside.name}{name}").unlink()


def _put_away(folder: Path, name: str) -> None:
    """Keep something odd, a folder or a link, that stands where a log would be made."""
    with contextlib.suppress(FileNotFoundError):
        (folder / name).rename(folder / BACKUPS / f"damaged-{uuid4().hex}-{name}")


@contextlib.contextmanager
def _brought_up_to_date(folder: Path, backup: Path) -> Iterator[Path]:
    """Give a copy of a backup, checked and of this version, in one file."""
    with new_database(folder) as file:
        _copy(backup, file)
        prepare(file, None)
        yield file
