"""Records to rows and back."""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, select, text
from sqlalchemy import update as updating

from flipchart_to_action.domain.records import (
    Fate,
    NoteKind,
    Photo,
    Record,
    Workshop,
)
from flipchart_to_action.domain.state import (
    Change,
    RowChange,
    WorkshopState,
    WorkshopSummary,
    arranged,
)
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.connecting import trusting
from flipchart_to_action.storage.lineage import count_change
from flipchart_to_action.storage.row_sums import seal
from flipchart_to_action.storage.tables import (
    TABLES,
    decisions,
    notes,
    people,
    photos,
    workshops,
)

_MOST_VALUES = 500


def write(connection: Connection, change: Change) -> None:
    """Write every row of `change` in its order, in the connection's transaction, with its sum.

    Raises:
        LibraryError: A row to update or to delete is not there.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101
    with trusting(driver):
        count_change(driver, _write(connection, driver, change))


def _write(connection: Connection, driver: sqlite3.Connection, change: Change) -> int:
    """Write every row; return how many came, less those that went."""
    more = 0
    for (kind, deed), group in groupby(change.rows, _deed):
        records = list(group)
        expected = len(records)
        if deed == "insert":
            _insert(connection, TABLES[kind], records)
            seal(driver, TABLES[kind].name, [r.after.id for r in records if r.after])
            more += expected
            continue
        changed = (_delete if deed == "delete" else _update)(connection, TABLES[kind], records)
        if changed != expected:
            raise LibraryError(
                "What was to be changed is not in the library any more; nothing was changed.",
                "Open the workshop again, then repeat the change.",
            )
        if deed == "update":
            seal(driver, TABLES[kind].name, [r.after.id for r in records if r.after])
        else:
            more -= expected
    return more


def _deed(row: RowChange) -> tuple[type[Record], str]:
    if row.before is None and row.after is not None:
        return type(row.after), "insert"
    if row.before is not None and row.after is None:
        return type(row.before), "delete"
    if row.before is not None and type(row.before) is type(row.after):
        return type(row.before), "update"
    msg = "a row changes into itself only: before and after must be of one kind"
    raise TypeError(msg)


def _values(record: Record | None) -> dict[str, Any]:
    assert record is not None  # noqa: S101
    return {f.name: getattr(record, f.name) for f in fields(record)}


def _insert(connection: Connection, table: Table, changes: list[RowChange]) -> None:
    connection.execute(insert(table), [_values(r.after) for r in changes])


def _update(connection: Connection, table: Table, changes: list[RowChange]) -> int:
    # A workshop's number is given once; its row may be older than that.
    columns: dict[str, Any] = {
        c.name: bindparam(c.name) for c in table.c if c.name not in ("id", "number")
    }
    statement = updating(table).where(table.c.id == bindparam("row_id")).values(columns)
    values = []
    for row in changes:
        of_row = _values(row.after)
        of_row["row_id"] = of_row.pop("id")
        of_row.pop("number", None)
        values.append(of_row)
    return connection.execute(statement, values).rowcount


def _delete(connection: Connection, table: Table, changes: list[RowChange]) -> int:
    statement = delete(table).where(table.c.id == bindparam("row_id"))
    ids = [{"row_id": r.before.id} for r in changes if r.before is not None]
    return connection.execute(statement, ids).rowcount


def last_number(connection: Connection) -> int:
    """Return the highest number that a workshop ever had here; 0 before the first."""
    statement = text("SELECT seq FROM sqlite_sequence WHERE name = 'workshops'")
    return int(connection.execute(statement).scalar_one_or_none() or 0)


def state(connection: Connection, workshop_id: str) -> WorkshopState | None:
    """Return all that is kept of a workshop, or None where there is none of that id."""
    records: list[Record] = []
    for kind, table in TABLES.items():
        column = table.c.id if kind is Workshop else table.c.workshop_id
        found = connection.execute(select(table).where(column == workshop_id))
        names = tuple(found.keys())  # a row's own mapping looks each of them up by itself
        records += [kind(**dict(zip(names, row, strict=True))) for row in found]
        if not records:
            return None
    return arranged(records)


def strangers(connection: Connection, workshop_id: str, ids: Collection[str]) -> set[str]:
    """Return those of `ids` that are here, but not of that workshop."""
    found: set[str] = set()
    for kind, table in TABLES.items():
        column = table.c.id if kind is Workshop else table.c.workshop_id
        for some in batched(sorted(ids)):
            chosen = select(table.c.id).where(table.c.id.in_(some), column != workshop_id)
            found.update(connection.execute(chosen).scalars())
    return found


def batched(ids: list[str]) -> Iterator[list[str]]:
    """Give as many at a time as a statement takes."""
    for first in range(0, len(ids), _MOST_VALUES):
        yield ids[first : first + _MOST_VALUES]


def summaries(
    connection: Connection, *, templates: bool = False, removed: bool = False
) -> list[WorkshopSummary]:
    """Return a summary of each workshop, or of each template, the last changed first.

    Args:
        connection: To the library.
        templates: The templates are meant, not the workshops.
        removed: Those are meant that were thrown away.
    """
    is_point = notes.c.kind == NoteKind.NOTE
    first = (
        select(photos.c.id)
        .where(photos.c.workshop_id == workshops.c.id)
        .order_by(photos.c.position, photos.c.id)
        .limit(1)
        .correlate(workshops)
        .scalar_subquery()
    )
    counts = {
        "people": _count(people),
        "photos": _count(photos),
        "notes": _count(notes, is_point),
        "undecided": _count(notes, and_(is_point, notes.c.fate == Fate.UNDECIDED)),
        "decisions": _count(decisions),
    }
    found = connection.execute(
        select(workshops, *(c.label(f"count_{name}") for name, c in counts.items()))
        .where(
            workshops.c.template.is_(templates),
            workshops.c.removed_at.is_not(None) if removed else workshops.c.removed_at.is_(None),
        )
        .order_by(workshops.c.changed_at.desc(), workshops.c.number.desc())
    )
    shown = connection.execute(select(photos).join(workshops, photos.c.id == first)).mappings()
    covers = {row["workshop_id"]: Photo(**row) for row in shown}
    return [
        WorkshopSummary(
            workshop=Workshop(**{f.name: row[f.name] for f in fields(Workshop)}),
            photo=covers.get(row["id"]),
            **{name: row[f"count_{name}"] for name in counts},
        )
        for row in found.mappings()
    ]


def _count(table: Table, condition: Any = None) -> Any:
    counting = select(func.count()).where(table.c.workshop_id == workshops.c.id)
    if condition is not None:
        counting = counting.where(condition)
    return counting.correlate(workshops).scalar_subquery()
