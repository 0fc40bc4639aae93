"""What is kept in a folder with a library: the value by which before and after are compared."""

import contextlib
import hashlib
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from flipchart_to_action.domain.records import Evidence, Photo, Sharing
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.errors import UserError
from flipchart_to_action.files import PART_SUFFIX
from flipchart_to_action.storage.backups import copies
from flipchart_to_action.storage.bundle import is_called_bundle, open_bundle
from flipchart_to_action.storage.database import DamagedLibraryError
from flipchart_to_action.storage.library import BACKUPS, DATABASE, PHOTOS, Library
from flipchart_to_action.storage.salvage import salvage

LIBRARY, OUT = "library", "out"
Contents = dict[str, WorkshopState]
HALF = "half"
"""Stands for a file that goes out and is not whole."""


@dataclass(frozen=True)
class Picture:
    """What is kept. `damaged`: the library says so, and `contents` are what can be saved of it.

    `whole`: the files of photos that are; `backups`: how often each sound one is there, by what it
    holds; `out`: what went out, by its name. `complaints`: what is wrong whatever was there before.
    """

    contents: Contents
    damaged: bool
    whole: frozenset[str]
    backups: Counter[str]
    out: dict[str, object]
    complaints: tuple[str, ...]

    @property
    def named(self) -> set[str]:
        """The files that the contents name."""
        return {
            record.sha256
            for state in self.contents.values()
            for record in state.by_id.values()
            if isinstance(record, Photo | Evidence | Sharing)
        }


def contents(library: Library) -> Contents:
    """Return all that is kept in an open library."""
    ids = [s.workshop.id for s in (*library.workshops(), *library.templates())]
    return {workshop_id: library.state(workshop_id) for workshop_id in ids}


def picture(place: Path) -> Picture:
    """Take it. Opens the library in `place`, as the next start of the program does.

    Raises:
        UserError: It can't be opened, and it is not that it is damaged.
    """
    folder, complaints, damaged = place / LIBRARY, list[str](), False
    backups: Counter[str] = Counter()
    for backup in copies(folder / BACKUPS):
        found = _database(backup.file)
        if found is None:
            complaints.append("a backup is not sound")
        else:
            backups[found] += 1
    try:
        library = Library.open(folder)
    except DamagedLibraryError:
        damaged = True
        salvage(folder)
        library = Library.open(folder)
    with library:
        held = contents(library)
    if _database(folder / DATABASE) is None:
        complaints.append("the database opens but is not sound")
    return Picture(
        held, damaged, _whole(folder / PHOTOS, complaints), backups, _out(place), tuple(complaints)
    )


def left_over(place: Path) -> list[str]:
    """Return the names of unfinished files."""
    return [path.name for path in place.rglob(f".*{PART_SUFFIX}*")]


def _database(file: Path) -> str | None:
    """Return a value for all that a database holds; None where it is not sound."""
    if not file.exists():
        return None
    digest = hashlib.sha256()
    with contextlib.closing(sqlite3.connect(file)) as connection:
        try:
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            astray = connection.execute("PRAGMA foreign_key_check").fetchone()
            for table in ("workshops", "people", "notes", "decisions", "photos"):
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608
                    digest.update(repr(row).encode())
        except sqlite3.Error:
            return None
    return digest.hexdigest() if verdict == "ok" and astray is None else None


def _whole(photos: Path, complaints: list[str]) -> frozenset[str]:
    whole = set()
    for file in photos.iterdir():
        if hashlib.sha256(file.read_bytes()).hexdigest() == file.name:
            whole.add(file.name)
        elif not file.name.endswith(PART_SUFFIX):
            complaints.append("a photo is not whole")
    return frozenset(whole)


def _out(place: Path) -> dict[str, object]:
    """Return what is in the folder for what goes out, each by its name."""
    return {
        path.name: _what(path)
        for path in (place / OUT).iterdir()
        if not path.name.startswith(".")  # nobody takes an unfinished one for a whole one
    }


def _what(path: Path) -> object:
    """Return a value for what went out; one file of a kind equals another with the same in it."""
    if path.is_dir() and path.name.startswith("Flipchart to Action library"):
        found = _database(path / DATABASE)
        photos = path / PHOTOS
        return (found, _whole(photos, [])) if found and photos.is_dir() else HALF
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}
    if is_called_bundle(path):
        try:
            return open_bundle(path).state
        except UserError:
            return HALF
    return path.read_bytes()
