"""What can still be read of a damaged library goes into a new one; the damaged file is kept."""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import SQLAlchemyError

from flipchart_to_action.domain.edits import new_workshop
from flipchart_to_action.domain.records import Decision, Note, Photo, Record, Workshop
from flipchart_to_action.domain.state import WorkshopState, added, rebased
from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import PART_SUFFIX
from flipchart_to_action.storage import rows
from flipchart_to_action.storage.database import make_engine, plain_errors, prepare
from flipchart_to_action.storage.lock import FolderLock
from flipchart_to_action.storage.place import DATABASE, LOCK, PHOTOS
from flipchart_to_action.storage.plain import NotPlainError, check_types
from flipchart_to_action.storage.restoring import new_database, put_in_place
from flipchart_to_action.storage.tables import TABLES

_HIGHEST_ROW = 1 << 22
_MOST_FAILURES = 50_000
"""So many looks at rows of one table that can't be read are enough."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"II*\0", b"MM\0*", b"GIF8", b"BM")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, and where the damaged database is kept. `lost`: rows that no longer fit.

    `found_again`: photos whose rows were lost; they are in a workshop of their own.
    """

    kept: Path
    workshops: int
    photos: int
    notes: int
    decisions: int
    lost: int
    found_again: int

    def words(self) -> str:
        """Return it in plain sentences."""
        text = (
            f"Saved {self.workshops} workshops, {self.photos} photos, {self.notes} notes and"
            f" {self.decisions} decisions. The damaged file is kept as “{self.kept.name}” in the"
            " folder “backups”."
        )
        if self.found_again:
            text += f" {self.found_again} more photos are in the workshop “Photos found again”."
        return text


def salvage(folder: Path) -> Salvaged:
    """Put a new library in the place of the damaged one in `folder`, with what can be read of it.

    Raises:
        LibraryError: Somebody has it open, nothing at all can be read, or the disk failed; then
            the damaged library is as it was.
    """
    folder = folder.absolute()
    try:
        lock = FolderLock(folder / LOCK)
    except OSError as error:
        raise _failed(folder, error) from error
    try:
        with plain_errors():
            return _salvage(folder)
    except OSError as error:
        raise _failed(folder, error) from error
    finally:
        lock.release()


def _failed(folder: Path, error: OSError) -> LibraryError:
    why, hint = plain_reason(error)
    return LibraryError(f"Nothing can be saved in “{folder}”: {why}.", hint)


def _salvage(folder: Path) -> Salvaged:
    found = _read(folder / DATABASE)
    states = _mended(found)
    again = _found_again(folder / PHOTOS, states)
    if not states and not again:
        raise LibraryError(
            "Nothing can be read of this library; it was left as it is.", "Restore a backup."
        )
    if again:
        states.append(again)
    with new_database(folder) as file:
        prepare(file, None)
        _write(file, states)
        kept = put_in_place(folder, file)
    saved = [r for state in states for r in state.by_id.values()]
    return Salvaged(
        kept,
        workshops=sum(isinstance(r, Workshop) for r in saved) - bool(again),
        photos=sum(isinstance(r, Photo) for r in saved) - len(again.photos if again else ()),
        notes=sum(isinstance(r, Note) for r in saved),
        decisions=sum(isinstance(r, Decision) for r in saved),
        lost=len(found) - len(saved) if len(found) > len(saved) else 0,
        found_again=len(again.photos) if again else 0,
    )


def _read(damaged: Path) -> list[Record]:
    """Return every record that can be read. Works on a copy, as reading may write to the log."""
    found: list[Record] = []
    with tempfile.TemporaryDirectory(PART_SUFFIX, ".", damaged.parent) as place:
        copy = Path(place) / DATABASE
        for end in ("", "-wal"):
            beside = damaged.with_name(damaged.name + end)
            if beside.exists():
                shutil.copyfile(beside, copy.with_name(copy.name + end))
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            # Or a file that was cut off would not be read at all.
            connection.execute("PRAGMA writable_schema = ON")
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            for kind, table in TABLES.items():
                for row in _rows_of(connection, table.name):
                    record = _record(kind, table, row)
                    if record is not None:
                        found.append(record)
    return found


def _rows_of(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a table that can be read, going round those that can't."""
    ranges = [(1, _HIGHEST_ROW)]
    failures = 0
    while ranges:
        first, last = ranges.pop()
        try:
            cursor = connection.execute(
                f'SELECT * FROM "{table}" WHERE rowid BETWEEN ? AND ?',  # noqa: S608
                (first, last),
            )
            names = [column[0] for column in cursor.description]
            rows_read = cursor.fetchall()
        except (sqlite3.Error, OverflowError):
            failures += 1
            if failures > _MOST_FAILURES:
                return
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]
            continue
        yield from (dict(zip(names, row, strict=True)) for row in rows_read)


def _record(kind: type[Record], table: Table, row: dict[str, Any]) -> Record | None:
    """Return the record in a row, or None where what stands there is none."""
    known = {f.name for f in fields(kind)}
    sqlite = dialect()
    values: dict[str, Any] = {}
    try:
        for column in table.c:
            if column.name in row and column.name in known:
                read = column.type.dialect_impl(sqlite).result_processor(sqlite, None)
                value = row[column.name]
                values[column.name] = read(value) if read is not None else value
        record = kind(**values)
        check_types(record)
    except (NotPlainError, TypeError, ValueError, LookupError, AttributeError, SQLAlchemyError):
        return None
    return record


def _mended(found: list[Record]) -> list[WorkshopState]:
    """Return whole workshops: none without its own row, nothing that points nowhere."""
    records = {r.id: r for r in found}
    of: dict[str, list[Record]] = {}
    for record in records.values():
        of.setdefault(record.id if isinstance(record, Workshop) else record.workshop_id, [])
        if not isinstance(record, Workshop):
            of[record.workshop_id].append(record)
    numbers: set[int] = set()
    states = []
    for workshop_id, its in of.items():
        workshop = records.get(workshop_id)
        if not isinstance(workshop, Workshop):
            workshop = replace(
                new_workshop(datetime.now(UTC), "Saved from a damaged library"), id=workshop_id
            )
        if workshop.number < 1 or workshop.number in numbers:
            workshop = replace(workshop, number=0)
        numbers.add(workshop.number)
        states.append(_whole(workshop, its))
    return states


def _whole(workshop: Workshop, its: list[Record]) -> WorkshopState:
    state = WorkshopState(workshop)
    change = added(*(r for r in its if r.id != workshop.id))
    while True:  # what went may have been what another one belongs to
        fitted = rebased(change, state)
        if fitted == change:
            return state.with_change(change)
        change = fitted


def _found_again(photos: Path, states: list[WorkshopState]) -> WorkshopState | None:
    """Return a workshop with the photos that no record names any more, or None."""
    if not photos.is_dir():
        return None
    named = {getattr(r, "sha256", "") for state in states for r in state.by_id.values()}
    lost = sorted(
        path.name
        for path in photos.iterdir()
        if len(path.name) == 64 and path.name not in named and _is_picture(path)
    )
    if not lost:
        return None
    workshop = new_workshop(datetime.now(UTC), "Photos found again")
    return WorkshopState(workshop).with_change(
        added(
            *(
                Photo(
                    workshop_id=workshop.id,
                    position=float(i),
                    sha256=name,
                    file_name=f"photo {i}",
                )
                for i, name in enumerate(lost, 1)
            )
        )
    )


def _is_picture(path: Path) -> bool:
    with path.open("rb") as file:
        begins = file.read(12)
    return begins.startswith(_PICTURES) or begins[4:8] == b"ftyp"


def _write(file: Path, states: list[WorkshopState]) -> None:
    """Write workshops into a fresh database, in one transaction; numbers that are missing come."""
    engine = make_engine(file)
    with engine.begin() as connection:
        last = max((s.workshop.number for s in states), default=0)
        for state in states:
            workshop = state.workshop
            if not workshop.number:
                last += 1
                workshop = replace(workshop, number=last)
            others = (r for r in state.by_id.values() if r.id != workshop.id)
            rows.write(connection, added(workshop, *others))
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
