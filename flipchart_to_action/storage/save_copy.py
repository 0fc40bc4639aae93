"""A copy of a whole library, somewhere else: the way on when its own folder fails."""

import contextlib
import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import PART_SUFFIX, finish, patiently, sync_folder, unfinished
from flipchart_to_action.storage.backups import copy_database
from flipchart_to_action.storage.connecting import connect
from flipchart_to_action.storage.faults import plain_errors
from flipchart_to_action.storage.library_layout import DATABASE, PHOTOS
from flipchart_to_action.storage.lineage import go_on_from
from flipchart_to_action.storage.photo_files import PhotoFiles

_CHUNK = 1 << 20
_NAMING = ("photos", "evidence", "sharings")


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """Where a copy is, how many files of photos are in it, and how many could not be had."""

    folder: Path
    files: int
    missing: int

    def words(self) -> str:
        """Return what was saved, in one sentence."""
        if not self.missing:
            return f"The copy is in “{self.folder}”, with all photos."
        of_all = self.files + self.missing
        return (
            f"The copy is in “{self.folder}”; {self.missing} of {of_all} files of photos"
            " could not be read."
        )


def save_copy(
    source: sqlite3.Connection,
    photos: PhotoFiles,
    place: Path,
    today: date,
    progress: Callable[[float], None] | None = None,
) -> SavedCopy:
    """Copy a library into a new folder in `place`; the copy is a library of its own.

    Args:
        source: An open connection to its database, which works even where the folder is gone.
        photos: Its photos; those that can't be had are left out and counted.
        place: A folder that is there.
        today: For the name of the new folder.
        progress: Called with 0..1.

    Raises:
        LibraryError: The database can't be read, or the copy not written; then nothing is left of
            it.
    """
    part = place / f".{uuid4().hex}{PART_SUFFIX}"
    try:
        part.mkdir(mode=0o700)
        try:
            missing, files = _fill(part, source, photos, progress)
            folder = _named_anew(part, f"Flipchart to Action library {today.isoformat()}")
        finally:
            shutil.rmtree(part, ignore_errors=True)  # gone by now, or half of a copy
    except OSError as error:
        why, hint = plain_reason(error)
        raise LibraryError(f"The copy can't be written to “{place}”: {why}.", hint) from error
    return SavedCopy(folder, files, missing)


def _fill(
    folder: Path,
    source: sqlite3.Connection,
    photos: PhotoFiles,
    progress: Callable[[float], None] | None,
) -> tuple[int, int]:
    """Copy database and photos; return how many photos could not be had, and how many are there."""
    (folder / PHOTOS).mkdir(mode=0o700)
    with plain_errors():
        copy_database(source, folder / DATABASE)  # first: it is small, and holds the words
        with contextlib.closing(connect(folder / DATABASE)) as copy:
            go_on_from(folder, copy)  # it answers for its own backups, which are to come
    names = _named(folder / DATABASE)
    had = 0
    for done, name in enumerate(names):
        had += _copied(photos, name, folder / PHOTOS)
        if progress is not None:
            progress((done + 1) / len(names))
    return len(names) - had, had


def _named_anew(part: Path, name: str) -> Path:
    """Give a whole folder that name beside it, or one with a number after it; return it."""
    number = 1
    folder = part.with_name(name)
    while folder.exists():
        number += 1
        folder = part.with_name(f"{name} ({number})")
    sync_folder(part)
    patiently(lambda: part.rename(folder))
    sync_folder(folder.parent)
    return folder


def _named(file: Path) -> list[str]:
    with contextlib.closing(connect(file)) as copy:
        found = {
            row[0]
            for table in _NAMING
            for row in copy.execute(f"SELECT sha256 FROM {table}")  # noqa: S608
        }
    return sorted(found)


def _copied(photos: PhotoFiles, sha256: str, folder: Path) -> bool:
    """Copy one file; return whether it was there and whole. A full disk is another matter."""
    try:
        source = photos.open(sha256)
    except OSError:
        return False
    with source, unfinished(folder, private=True) as (file, part):
        try:
            digest = hashlib.sha256()
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
            source.seek(0)
        except OSError:  # the disk that it is on fails
            return False
        if digest.hexdigest() != sha256:
            return False
        shutil.copyfileobj(source, file)
        finish(file, part, folder / sha256)
    return True
