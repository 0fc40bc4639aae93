"""A user's library: workshops in a database, photos beside it, in one folder."""

import contextlib
import errno
import logging
import os
import platform
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select

from flipchart_to_action.domain.edits import remove_workshop
from flipchart_to_action.domain.records import Evidence, Photo, Record, Sharing, Workshop
from flipchart_to_action.domain.state import Change, RowChange
from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import PART_SUFFIX, is_own_folder, read_regular, unchanged
from flipchart_to_action.storage import restore, row_mapping, tables
from flipchart_to_action.storage.backups import (
    Backup,
    Occasion,
    back_up,
    copies,
    is_due,
    named_files,
)
from flipchart_to_action.storage.connecting import looking_into
from flipchart_to_action.storage.database import (
    REVISIONS,
    as_it_was,
    connect,
    make_engine,
    plain_errors,
    prepare,
)
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE, LOCK, PHOTOS
from flipchart_to_action.storage.library_reader import LibraryReader
from flipchart_to_action.storage.lineage import lineage_of, remember
from flipchart_to_action.storage.lock import FolderLock, Holder
from flipchart_to_action.storage.unnamed_files import still_spared

__all__ = ["BACKUPS", "DATABASE", "LOCK", "PHOTOS", "Library", "OlderLibraryError"]

_log = logging.getLogger(__name__)
_WASTE = 0.5
"""The share of the database that may lie idle before it is packed anew."""
_WASTED_PAGES = 2_000
WORK = timedelta(minutes=20)
"""So much work may be in no backup."""
KEPT_REMOVED = timedelta(days=30)
"""So long a workshop that was removed can be had back."""


class OlderLibraryError(LibraryError):
    """A library of an older version, which only opening it to write brings up to date."""


MOST_EVIDENCE = 50_000_000
"""The most bytes of a file that is kept as evidence."""


class Library(LibraryReader):
    """The library in one folder, open for this process alone; open it with `Library.open`.

    Every method can be called from any thread. After `close` each raises a LibraryError.
    """

    def __init__(self, folder: Path, lock: FolderLock | None) -> None:
        read_only = lock is None
        engine = make_engine(folder / DATABASE, read_only=read_only)
        super().__init__(folder, engine, read_only=read_only)
        self._lock = lock
        self._writing = Lock()
        self._remember()

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open the library in `folder`; the folder and the library are made where missing.

        Raises:
            LibraryError: It is damaged (`DamagedLibraryError`), open already
                (`LockedLibraryError`), of a newer version, or can't be written.
        """
        folder = folder.absolute()
        try:
            _make_folder(folder)
            lock = FolderLock(folder / LOCK)
        except OSError as error:
            raise _unusable(folder, error) from error
        try:
            prepare(folder / DATABASE, folder)
            (folder / PHOTOS).mkdir(mode=0o700, exist_ok=True)
            _check_photos(folder)
            _clear_left_over(folder)
            with plain_errors():
                return cls(folder, lock)
        except OSError as error:
            lock.release()
            raise _unusable(folder, error) from error
        except BaseException:
            lock.release()
            raise

    @classmethod
    def look(cls, folder: Path) -> "Library":
        """Open the library in `folder` to look on, whoever has it open to write.

        Raises:
            LibraryError: It is not there, damaged, or of another version.
        """
        folder = folder.absolute()
        try:
            with plain_errors():
                revision = as_it_was(folder)
                if revision is None:
                    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
                if revision != REVISIONS[-1]:
                    raise OlderLibraryError(
                        "This library is of an older version of Flipchart to Action.",
                        "Open it in the window first; that brings it up to date.",
                    )
                _check_photos(folder)
                return cls(folder, None)
        except OSError as error:
            raise _unusable(folder, error) from error

    def close(self) -> None:
        """Close the library and let others open it; a second call does nothing."""
        with self._writing:
            if self._is_open:
                self._remember()
                self._is_open = False
                self._close()
                if self._lock is not None:
                    self._lock.release()

    def _remember(self) -> None:
        """Note how far the library is; that it can't be noted is no reason not to use it."""
        if self.read_only:
            return
        try:
            with self._anchored:
                remember(self.folder, self._anchor)
        except (OSError, sqlite3.Error) as error:
            _log.warning("how far the library is could not be noted: %s", type(error).__name__)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def perhaps_open_by(self) -> Holder | None:
        """Who, on another computer, had it open and never closed it: a lock may not reach there."""
        before = self._lock.before if self._lock is not None else Holder()
        return before if before.user and before.computer != platform.node() else None

    def _check_writable(self) -> None:
        self._check_open()
        if self.read_only:
            raise LibraryError(
                "This window only looks on; nothing was changed.",
                "Close the other window of this library, then open it again here.",
            )

    def tend(self, today: date) -> None:
        """Do what is due and nobody waits for: the bin, the day's backup, sweeping, packing.

        Raises:
            LibraryError: The backup can't be written, or the library not read.
        """
        self._check_writable()
        self._empty_bin()
        try:
            self._sweep(today)
            if is_due(self.folder / BACKUPS, today):
                self._back_up(Occasion.DAY)
        except OSError as error:
            why, hint = plain_reason(error)
            raise LibraryError(f"Today's backup can't be made: {why}.", hint) from error
        self._pack()

    def back_up_work(self, least: timedelta = WORK) -> None:
        """Make a backup where work of some time is in none yet; that of the day may be empty.

        Args:
            least: How long ago the latest backup must be.

        Raises:
            LibraryError: It can't be made.
        """
        self._check_writable()
        latest = next(iter(copies(self.folder / BACKUPS)), None)
        if latest is None or datetime.now(UTC) - latest.made_at < least:
            return
        try:
            with self._plainly(), looking_into(latest.file) as backup, self._anchored:
                before, now = lineage_of(backup), lineage_of(self._anchor)
            if before.changes < now.changes:
                self._back_up(Occasion.WITHIN_DAY)
        except OSError as error:
            why, hint = plain_reason(error)
            raise LibraryError(f"The backup can't be made: {why}.", hint) from error

    def back_up(self) -> None:
        """Make a backup now, beside that of the day.

        Raises:
            LibraryError: It can't be made.
        """
        self._check_writable()
        try:
            self._back_up(Occasion.BY_HAND)
        except OSError as error:
            why, hint = plain_reason(error)
            raise LibraryError(f"The backup can't be made: {why}.", hint) from error

    def _back_up(self, occasion: Occasion) -> None:
        with self._plainly(), contextlib.closing(connect(self.folder / DATABASE)) as source:
            back_up(source, self.folder / BACKUPS, REVISIONS[-1], occasion=occasion)

    def _empty_bin(self) -> None:
        """Remove for good what was put into the bin long ago."""
        for summary in self.removed_workshops():
            removed_at = summary.workshop.removed_at
            if removed_at is not None and datetime.now(UTC) - removed_at > KEPT_REMOVED:
                self.apply(remove_workshop(self.state(summary.workshop.id)))

    def _sweep(self, today: date) -> None:
        """Remove files that nothing has named for a while: a fault or a deletion left them behind.

        Not at once: where the database was put back by somebody else, they may be named again.
        """
        in_backups = named_files(self.folder / BACKUPS)
        if in_backups is None:
            return
        with self._read() as connection:
            named = {
                sha256
                for table in (tables.photos, tables.evidence, tables.sharings)
                for sha256 in connection.execute(select(table.c.sha256).distinct()).scalars()
            }
        named |= in_backups
        self._photos.sweep(named | still_spared(self.folder, self._photos.names() - named, today))

    def _pack(self) -> None:
        with self._plainly(), contextlib.closing(connect(self.folder / DATABASE)) as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            (idle,) = connection.execute("PRAGMA freelist_count").fetchone()
            if idle > _WASTED_PAGES and idle > _WASTE * pages:
                connection.execute("VACUUM")

    def restore(self, backup: Backup) -> None:
        """Put a backup back in the library's place, which is backed up itself before.

        Raises:
            LibraryError: The backup is damaged or newer than this program, or the disk failed; then
                nothing was changed.
        """
        with self._writing:
            self._check_writable()
            try:
                with self._plainly():
                    restore.restore(self.folder, backup)
            except OSError as error:
                raise _unusable(self.folder, error) from error

    def apply(self, change: Change) -> Change:
        """Write a change as a whole or not at all, and return it as it was written.

        A new workshop that has no number yet (0) gets the next one; a number is never used twice.

        Raises:
            LibraryError: A row to change is gone, or the disk failed; then nothing was changed.
        """
        if not change:
            return change
        for record in (r for row in change.rows for r in (row.before, row.after)):
            if isinstance(record, Photo | Evidence | Sharing):
                self._photos.spare(record.sha256)
        with self._writing:
            self._check_writable()
            with self._plainly(), self._engine.begin() as connection:
                change = _numbered(connection, change)
                row_mapping.write(connection, change)
        return change

    def keep_photo(self, source: Path | bytes) -> str:
        """Keep the bytes of a photo and return their SHA-256; the same bytes twice are one file.

        Raises:
            PhotoError: The source can't be read.
            LibraryError: The photo can't be written. Then nothing is left of it.
        """
        self._check_writable()
        with self._plainly():
            return self._photos.keep(source)

    def keep_evidence(self, source: Path) -> tuple[str, int]:
        """Keep a file of any kind that shows what a check found; return its SHA-256 and its size.

        Raises:
            LibraryError: It can't be read, is larger than `MOST_EVIDENCE`, or can't be written.
        """
        self._check_writable()
        try:
            with unchanged(source):
                data = read_regular(source, MOST_EVIDENCE)
        except OSError as error:
            why, hint = plain_reason(error)
            raise LibraryError(f"“{source.name}” could not be opened: {why}.", hint) from error
        if len(data) > MOST_EVIDENCE:
            raise LibraryError(
                f"“{source.name}” is larger than 50 MB, so it was not added.",
                "Add a smaller copy or a part of it.",
            )
        with self._plainly():
            return self._photos.keep(data), len(data)


def _numbered(connection: Connection, change: Change) -> Change:
    """Return `change` with a number for each new workshop that has none."""
    numbers: dict[str, int] = {}
    for row in change.rows:
        if row.before is None and isinstance(row.after, Workshop) and row.after.number == 0:
            numbers[row.after.id] = row_mapping.last_number(connection) + len(numbers) + 1

    def named(record: Record | None) -> Record | None:
        if isinstance(record, Workshop) and record.number == 0 and record.id in numbers:
            return replace(record, number=numbers[record.id])
        return record

    if not numbers:
        return change
    return Change(tuple(RowChange(named(r.before), named(r.after)) for r in change.rows))


def _make_folder(folder: Path) -> None:
    """Make the folder, for the user's eyes alone; a strange folder keeps its rights."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    is_ours = not folder.exists() or (folder / DATABASE).exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_ours:
        folder.chmod(0o700)


def _check_photos(folder: Path) -> None:
    if os.path.lexists(folder / PHOTOS) and not is_own_folder(folder / PHOTOS):
        raise LibraryError(
            f"“{PHOTOS}” in the library's folder leads elsewhere; nothing was changed.",
            "Put the folder itself in the place of the link, then try again.",
        )


def _clear_left_over(folder: Path) -> None:
    """Remove what a fault left unfinished in the folder and among the backups."""
    places = [folder, *([folder / BACKUPS] if is_own_folder(folder / BACKUPS) else [])]
    for place in places:
        for part in place.glob(f".*{PART_SUFFIX}*"):
            try:
                if is_own_folder(part):
                    shutil.rmtree(part)
                else:
                    part.unlink(missing_ok=True)
            except OSError as error:  # it costs room, no more
                _log.warning("could not clear what was left over: %s", plain_reason(error)[0])


def _unusable(folder: Path, error: OSError) -> LibraryError:
    why, hint = plain_reason(error)
    return LibraryError(f"The library in “{folder}” can't be used: {why}.", hint)
