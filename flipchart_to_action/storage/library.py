"""A user's library: workshops in a database, photos beside it, in one folder."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select

from flipchart_to_action.domain.follow_up import COMING_DAYS, Due
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.records import Record, Workshop
from flipchart_to_action.domain.state import Change, RowChange, WorkshopState, WorkshopSummary
from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.storage import rows, tables
from flipchart_to_action.storage.database import make_engine, plain_errors, prepare
from flipchart_to_action.storage.due import all_due
from flipchart_to_action.storage.lock import FolderLock
from flipchart_to_action.storage.photo_files import PhotoFiles
from flipchart_to_action.storage.plans import plan_of

DATABASE = "library.sqlite"
PHOTOS = "photos"
BACKUPS = "backups"
LOCK = "library.lock"


class Library:
    """The library in one folder, open for this process alone; open it with `Library.open`.

    Every method can be called from any thread. After `close` each raises a LibraryError.
    """

    folder: Path

    def __init__(self, folder: Path, lock: FolderLock, engine: Engine) -> None:
        self.folder = folder
        self._lock = lock
        self._engine = engine
        self._photos = PhotoFiles(folder / PHOTOS)
        self._writing = Lock()
        self._is_open = True
        # With no connection left SQLite would fold its log into the database after every change.
        self._anchor = sqlite3.connect(folder / DATABASE, check_same_thread=False)
        self._anchor.execute("SELECT count(*) FROM sqlite_master").fetchone()

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open the library in `folder`; the folder and the library are made where missing.

        Raises:
            LibraryError: It is open already, damaged, of a newer version, or can't be written.
        """
        folder = folder.absolute()
        try:
            _make_folders(folder)
            lock = FolderLock(folder / LOCK)
        except OSError as error:
            raise _unusable(folder, error) from error
        try:
            prepare(folder / DATABASE, folder / BACKUPS)
            with plain_errors():
                library = cls(folder, lock, make_engine(folder / DATABASE))
        except OSError as error:
            lock.release()
            raise _unusable(folder, error) from error
        except BaseException:
            lock.release()
            raise
        library._sweep()
        return library

    def close(self) -> None:
        """Close the library and let others open it; a second call does nothing."""
        with self._writing:
            if self._is_open:
                self._is_open = False
                self._anchor.close()
                self._engine.dispose()
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the library."""
        self._check_open()
        reading = self._engine.execution_options(begin="DEFERRED")
        with plain_errors(), reading.begin() as connection:
            yield connection

    def _check_open(self) -> None:
        if not self._is_open:
            raise LibraryError("The library is closed.", "Open it again.")

    def _sweep(self) -> None:
        """Remove files that nothing names: a fault or a deletion left them behind."""
        with self._read() as connection:
            named = {
                sha256
                for table in (tables.photos, tables.evidence, tables.sharings)
                for sha256 in connection.execute(select(table.c.sha256).distinct()).scalars()
            }
        self._photos.sweep(named)

    def workshops(self) -> list[WorkshopSummary]:
        """Return a summary of each workshop, the last changed first.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return rows.summaries(connection)

    def due(self, today: date, within: int = COMING_DAYS) -> tuple[Due, ...]:
        """Return what is due in all workshops, the oldest first.

        Args:
            today: The day.
            within: How many days ahead something is shown as coming.

        Raises:
            LibraryError: It can't be read.
        """
        with self._read() as connection:
            return all_due(connection, today, within)

    def state(self, workshop_id: str) -> WorkshopState:
        """Return all that is kept of a workshop.

        Raises:
            LibraryError: There is none of that id, or it can't be read.
        """
        with self._read() as connection:
            state = rows.state(connection, workshop_id)
        if state is None:
            raise LibraryError(
                "This workshop is not in the library any more.",
                "Choose another one from the list of workshops.",
            )
        return state

    def workshop_id(self, number: int) -> str:
        """Return the id of the workshop with that number.

        Raises:
            LibraryError: There is none, or it can't be read.
        """
        with self._read() as connection:
            found = connection.execute(
                select(tables.workshops.c.id).where(tables.workshops.c.number == number)
            ).scalar_one_or_none()
        if found is None:
            raise LibraryError(
                f"There is no workshop {number} in this library.",
                "Look the number up in the list of workshops.",
            )
        return str(found)

    def apply(self, change: Change) -> Change:
        """Write a change as a whole or not at all, and return it as it was written.

        A new workshop that has no number yet (0) gets the next one; a number is never used twice.

        Raises:
            LibraryError: A row to change is gone, or the disk failed; then nothing was changed.
        """
        if not change:
            return change
        with self._writing:
            self._check_open()
            with plain_errors(), self._engine.begin() as connection:
                change = _numbered(connection, change)
                rows.write(connection, change)
        return change

    def keep_photo(self, source: Path | bytes) -> str:
        """Keep the bytes of a photo and return their SHA-256; the same bytes twice are one file.

        Raises:
            PhotoError: The source can't be read.
            LibraryError: The photo can't be written. Then nothing is left of it.
        """
        self._check_open()
        return self._photos.keep(source)

    def photo_file(self, sha256: str) -> Path:
        """Return the file of a photo.

        Raises:
            LibraryError: It is gone.
        """
        return self._photos.file(sha256)

    def load_plan(self, workshop_id: str) -> ActionPlan:
        """Return the action plan of a workshop, with the pictures of its notes.

        A photo whose file is gone leaves its pictures out. Takes about a fifth of a second a photo.

        Raises:
            LibraryError: There is no such workshop, or it can't be read.
        """
        return plan_of(self.state(workshop_id), self.photo_file)


def _numbered(connection: Connection, change: Change) -> Change:
    """Return `change` with a number for each new workshop that has none."""
    numbers: dict[str, int] = {}
    for row in change.rows:
        if row.before is None and isinstance(row.after, Workshop) and row.after.number == 0:
            numbers[row.after.id] = rows.last_number(connection) + len(numbers) + 1

    def named(record: Record | None) -> Record | None:
        if isinstance(record, Workshop) and record.number == 0 and record.id in numbers:
            return replace(record, number=numbers[record.id])
        return record

    if not numbers:
        return change
    return Change(tuple(RowChange(named(r.before), named(r.after)) for r in change.rows))


def _make_folders(folder: Path) -> None:
    """Make the folders, for the user's eyes alone; a strange folder keeps its rights."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    is_ours = not folder.exists() or (folder / DATABASE).exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_ours:
        folder.chmod(0o700)
    (folder / PHOTOS).mkdir(mode=0o700, exist_ok=True)


def _unusable(folder: Path, error: OSError) -> LibraryError:
    why, hint = plain_reason(error)
    return LibraryError(f"The library in “{folder}” can't be used: {why}.", hint)
