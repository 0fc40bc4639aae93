"""What can still be read of a damaged library goes into a new one; the damaged file is kept."""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import SQLAlchemyError

from flipchart_to_action.domain.edits import new_workshop
from flipchart_to_action.domain.records import Decision, Note, Photo, Record, Workshop
from flipchart_to_action.domain.state import WorkshopState, added, rebased
from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import PART_SUFFIX, is_own_folder, is_plain, open_plain
from flipchart_to_action.storage import lineage, row_mapping
from flipchart_to_action.storage.connecting import connect, limited, real_tables
from flipchart_to_action.storage.database import make_engine, new_database, prepare
from flipchart_to_action.storage.faults import plain_errors
from flipchart_to_action.storage.json_codec import NotPlainError, check_types, check_value
from flipchart_to_action.storage.library_layout import DATABASE, LOCK, PHOTOS
from flipchart_to_action.storage.lock import FolderLock
from flipchart_to_action.storage.restore import put_in_place
from flipchart_to_action.storage.row_sums import SUM, raw, sum_of
from flipchart_to_action.storage.tables import TABLES

_HIGHEST_ROW = 1 << 22
_ENDS = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_INTERRUPT)
"""Faults that every further look would meet as well."""
_MOST_FAILURES = 50_000
"""So many looks at rows of one table that can't be read are enough."""
_NO_VALUE = (
    NotPlainError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    RecursionError,
    SQLAlchemyError,
)
_PAGE = 4096
_HEAD = {
    0: b"SQLite format 3\0" + _PAGE.to_bytes(2, "big") + b"\2\2\0\x40\x20\x20",
    44: b"\0\0\0\4",
    56: b"\0\0\0\1",
}
"""Bytes at places of the file: its kind, the size of a page, log, format, letters."""
_STAND_INS: dict[str, Any] = {
    "position": 0.0,
    "text": "",
    "file_name": "",
    "created_at": datetime.fromtimestamp(0, UTC),
    "changed_at": datetime.fromtimestamp(0, UTC),
}
"""For fields that every record needs, where what stood there can't be read."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"II*\0", b"MM\0*", b"GIF8", b"BM")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, and where the damaged database is kept. `lost`: rows that are not saved.

    `altered`: rows in which something was damaged, and that are saved with what can be read;
    `titles`: of the workshops that they are in. `found_again`: photos whose rows were lost; they
    are in a workshop of their own.
    """

    kept: Path
    workshops: int
    photos: int
    notes: int
    decisions: int
    lost: int
    found_again: int
    altered: int = 0
    titles: tuple[str, ...] = ()

    def words(self) -> str:
        """Return it in plain sentences."""
        text = (
            f"Saved {self.workshops} workshops, {self.photos} photos, {self.notes} notes and"
            f" {self.decisions} decisions. The damaged file is kept as “{self.kept.name}” in the"
            " folder “backups”."
        )
        if self.altered:
            named = ", ".join(f"“{title or 'Untitled workshop'}”" for title in self.titles)
            text += f" Something in {named} was damaged (records: {self.altered}); look through it."
        if self.lost:
            text += f" Records that could not be saved: {self.lost}."
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
    found = _read(folder)
    states = _mended(found.records)
    again = _found_again(folder / PHOTOS, states)
    if not states and not again:
        raise LibraryError(
            "Nothing can be read of this library; it was left as it is.", "Restore a backup."
        )
    with new_database(folder) as file:
        prepare(file, None)
        _write(folder, file, [*states, *([again] if again else [])])
        kept = put_in_place(folder, file)
    saved = {r.id: r for state in states for r in state.by_id.values()}
    altered = found.altered & saved.keys()
    return Salvaged(
        kept,
        workshops=sum(isinstance(r, Workshop) for r in saved.values()),
        photos=sum(isinstance(r, Photo) for r in saved.values()),
        notes=sum(isinstance(r, Note) for r in saved.values()),
        decisions=sum(isinstance(r, Decision) for r in saved.values()),
        lost=max(0, found.count - len(saved)),
        found_again=len(again.photos) if again else 0,
        altered=len(altered),
        titles=tuple(s.workshop.title for s in states if altered & s.by_id.keys()),
    )


@dataclass
class _Found:
    """What can be read: the records, the ids of those that were damaged, how many there were."""

    records: list[Record] = field(default_factory=list)
    altered: set[str] = field(default_factory=set)
    count: int = 0


def _read(folder: Path) -> _Found:
    """Return every record that can be read. Works on a copy, as reading may write to the log."""
    found = _Found()
    if not is_plain(folder / DATABASE):
        return found
    with tempfile.TemporaryDirectory(PART_SUFFIX, ".", folder) as place:
        copy = Path(place) / DATABASE
        for end in ("", "-wal"):
            beside = folder / f"{DATABASE}{end}"
            if is_plain(beside):
                shutil.copyfile(beside, copy.with_name(copy.name + end))
        _mend_head(copy)
        with (
            contextlib.suppress(sqlite3.Error),  # what was found until then is found
            contextlib.closing(connect(copy)) as connection,
            limited(connection, copy),
        ):
            connection.isolation_level = None
            # Or a file that was cut off would not be read at all.
            connection.execute("PRAGMA writable_schema = ON")
            tables = real_tables(connection)
            with raw(connection):
                for kind, table in TABLES.items():
                    if table.name in tables:
                        _read_table(connection, kind, table, found)
                if lineage.TABLE in tables:
                    found.count = max(found.count, _row_count(connection))
    return found


def _mend_head(copy: Path) -> None:
    """Write anew what stands at the head of each of our databases, so that one bit does no harm."""
    with copy.open("rb+") as file:
        if len(file.read(_PAGE)) < _PAGE:
            return
        for place, always in _HEAD.items():
            file.seek(place)
            file.write(always)


def _row_count(connection: sqlite3.Connection) -> int:
    """Return how many rows there should be, 0 where nobody knows any more."""
    with contextlib.suppress(sqlite3.Error):
        row = connection.execute("SELECT row_count FROM lineage").fetchone()
        if row is not None and isinstance(row[0], int) and row[0] < _HIGHEST_ROW:
            return int(row[0])
    return 0


def _read_table(
    connection: sqlite3.Connection, kind: type[Record], table: Table, found: _Found
) -> None:
    for row in _rows_of(connection, table.name):
        found.count += 1
        kept = row.pop(SUM, None)
        record, is_whole = _record(kind, table, row)
        if record is None:
            continue
        found.records.append(record)
        if not is_whole or (kept is not None and kept != sum_of(tuple(row.values()))):
            found.altered.add(record.id)


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
        except (sqlite3.Error, OverflowError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _ENDS:
                return
            failures += 1
            if failures > _MOST_FAILURES:
                return
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]
            continue
        yield from (dict(zip(names, row, strict=True)) for row in rows_read)


def _record(kind: type[Record], table: Table, row: dict[str, Any]) -> tuple[Record | None, bool]:
    """Return the record in a row, and whether all of it could be read; None where it is none.

    A value that is none of its field's kind becomes what the field is when nothing is said.
    """
    values: dict[str, Any] = {}
    is_whole = True
    for known in fields(kind):
        name = known.name
        if name not in row:
            continue
        try:
            values[name] = _value(table.c[name], row[name])
            check_value(kind, name, values[name])
        except _NO_VALUE:
            is_whole = False
            values.pop(name, None)
            if known.default is MISSING and known.default_factory is MISSING:
                if name not in _STAND_INS:
                    return None, False
                values[name] = _STAND_INS[name]
        is_whole = is_whole and (not isinstance(row[name], bytes) or _is_utf8(row[name]))
    try:
        record = kind(**values)
        check_types(record)
    except (NotPlainError, TypeError, ValueError, AttributeError):
        return None, False
    return record, is_whole


def _value(column: Column[Any], stored: Any) -> Any:
    """Return what a stored value means for a field; letters that are none are marked as such."""
    if isinstance(stored, bytes):
        stored = stored.decode("utf-8", "replace")
    sqlite = dialect()
    read = column.type.dialect_impl(sqlite).result_processor(sqlite, None)
    return read(stored) if read is not None else stored


def _is_utf8(stored: bytes) -> bool:
    try:
        stored.decode()
    except UnicodeDecodeError:
        return False
    return True


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
    if not is_own_folder(photos):
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
    try:
        with open_plain(path) as file:
            begins = file.read(12)
    except OSError:
        return False
    return begins.startswith(_PICTURES) or begins[4:8] == b"ftyp"


def _write(folder: Path, file: Path, states: list[WorkshopState]) -> None:
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
            row_mapping.write(connection, added(workshop, *others))
    with contextlib.closing(connect(file)) as connection:
        lineage.go_on_from(folder, connection, anew=True)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
