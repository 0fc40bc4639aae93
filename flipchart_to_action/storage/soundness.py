"""Whether a database is what this program writes: its tables, and every value in them."""

# ruff: noqa: S608 (what is put into the statements stands here)

import hashlib
import re
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Boolean, Column, Date, Float, Integer, Table
from sqlalchemy.dialects.sqlite import dialect

from flipchart_to_action.domain.records import Record
from flipchart_to_action.storage.column_types import BoxJson, Words
from flipchart_to_action.storage.faults import damaged
from flipchart_to_action.storage.json_codec import NotPlainError, check_value
from flipchart_to_action.storage.row_sums import SUM, columns, raw, sum_of
from flipchart_to_action.storage.tables import TABLES

_AT_ONCE = 2_000
_LARGEST = 2**53
_BOX = re.compile(r"\[-?\d{1,9}, -?\d{1,9}, -?\d{1,9}, -?\d{1,9}\]", re.ASCII)
_EMPTY = "[]"
_SIGNS = re.compile(r"[\s\"'`\[\]]+")
_OF_SQLITE = "name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"

SCHEMAS = {
    "0001": "046c631b21d1b527a7782203d80fccb11da156c0f6b1ea6c3bc49aef4a4084b5",
    "0002": "3bd56f59dc889a02ed3fc5e2c748e371694d8bc8b16825dc3c296953d87c885b",
    "0003": "4293290e2d9ffde408d17bf0817d796ea20c0202026402cd1e8aea4eb98a9628",
    "0004": "267ffa6add3ff392cdcba3204c7a15319d9a527af77c1d8932b91f4e19099786",
    "0005": "3fd3b9a211ecc9e665dc749c4fe8ba9681af47f628f900fcae32317e55a69a87",
    "0006": "2516e06d76328785f2189138f901754185dd56eae3f24ff5e4cf7f8cd1f9f21c",
    "0007": "689ad627c8e568b3bbf871e1ed8f5568b78208372da80cb76a43dfec0ed680f9",
}
"""What the steps up to each revision make, by the sum that `schema_sum` gives."""

INDEXED = {
    "workshops": ("title", "purpose", "place", "group"),
    "people": ("name", "email"),
    "notes": ("text", "under"),
    "decisions": ("what", "so_that", "measure"),
}
"""What the index of words holds of each table, as the steps have made it."""

Reader: TypeAlias = Callable[[Any], Any]


def schema_sum(connection: sqlite3.Connection) -> str | None:
    """Return a sum of all tables, indexes, triggers and views; None where there are none."""
    rows = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE {_OF_SQLITE}"
    ).fetchall()
    if not rows:
        return None
    # Versions of what writes these statements differ in blanks and quotes.
    plain = sorted([_SIGNS.sub("", str(value)) for value in row] for row in rows)
    return hashlib.sha256(repr(plain).encode(errors="replace")).hexdigest()


def check(connection: sqlite3.Connection) -> None:
    """Look through all that is in a database whose tables are ours.

    Raises:
        DamagedLibraryError: Something in it is not as this program wrote it.
        sqlite3.Error: It can't be read.
    """
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or astray is not None:
        raise damaged()
    has_sums = SUM in {row[1] for row in connection.execute("PRAGMA table_info(workshops)")}
    present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not _has_sound_numbers(connection):
        raise damaged()
    if "findable" in present and _has_stale_words(connection):
        raise damaged()
    with raw(connection):
        count = sum(
            _read_through(connection, kind, table, has_sums=has_sums)
            for kind, table in TABLES.items()
            if table.name in present
        )
        if has_sums:
            _check_lineage(connection, count)


def _has_sound_numbers(connection: sqlite3.Connection) -> bool:
    """Return whether the number of the next workshop is one that none has had."""
    rows = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'workshops'").fetchall()
    (highest,) = connection.execute("SELECT max(number) FROM workshops").fetchone()
    last = rows[0][0] if rows else 0
    return len(rows) <= 1 and type(last) is int and (highest or 0) <= last < _LARGEST


def _has_stale_words(connection: sqlite3.Connection) -> bool:
    """Return whether the index of words holds others than the records."""
    counts = []
    for table, names in INDEXED.items():
        words = " || char(10) || ".join(f't."{name}"' for name in names)
        found = connection.execute(
            f'SELECT count(*), count(c.id), sum(c.c0 IS NOT {words}) FROM "{table}" t'
            " LEFT JOIN findable f ON f.record_id = t.id"
            " LEFT JOIN word_index_content c ON c.id = f.number"
        ).fetchone()
        counts.append(found)
    (kept,) = connection.execute("SELECT count(*) FROM word_index_content").fetchone()
    whole = sum(count for count, _, _ in counts)
    return kept != whole or any(count != had or stale for count, had, stale in counts)


def _check_lineage(connection: sqlite3.Connection, count: int) -> None:
    names = columns(connection, "lineage")
    found = connection.execute(f"SELECT {', '.join(names)}, {SUM} FROM lineage").fetchall()
    if len(found) != 1 or sum_of(found[0][:-1]) != found[0][-1]:
        raise damaged()
    row = dict(zip(names, found[0], strict=False))
    numbers = (row["changes"], row["since"], row["id"])
    if row["row_count"] != count or not all(type(n) is int and -1 <= n < _LARGEST for n in numbers):
        raise damaged()


def _read_through(
    connection: sqlite3.Connection, kind: type[Record], table: Table, *, has_sums: bool
) -> int:
    """Hold every row of a table to its sum and to its record's types; return how many."""
    names = columns(connection, table.name)
    chosen = ", ".join(f'"{n}"' for n in names) + (f", {SUM}" if has_sums else ", NULL")
    cursor = connection.execute(f'SELECT {chosen} FROM "{table.name}"')
    count = 0
    while rows := cursor.fetchmany(_AT_ONCE):
        count += len(rows)
        if has_sums and not all(sum_of(row[:-1]) == row[-1] for row in rows):
            raise damaged()
        by_column = zip(*(row[:-1] for row in rows), strict=True)
        for name, values in zip(names, by_column, strict=True):
            if name in table.c and not all_fit(kind, table.c[name], set(values)):
                raise damaged()
    return count


def all_fit(kind: type[Record], column: Column[Any], values: set[Any]) -> bool:
    """Return whether values, as they are stored, are ones that a column of a record can have."""
    if None in values:
        if not column.nullable:
            return False
        values = values - {None}
    of = column.type
    if isinstance(of, Boolean | Integer):
        limit = 1 if isinstance(of, Boolean) else _LARGEST
        least = 0 if isinstance(of, Boolean) else -_LARGEST
        return all(type(v) is int and least <= v <= limit for v in values)
    if isinstance(of, Float):
        return all(type(v) in (int, float) and abs(v) <= _LARGEST for v in values)
    if not all(type(v) is bytes for v in values):
        return False
    try:
        texts = [v.decode() for v in values]
        return all(_is_text_of(kind, column, text) for text in texts)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False


def _is_text_of(kind: type[Record], column: Column[Any], text: str) -> bool:
    of = column.type
    if isinstance(of, Date):
        return date.fromisoformat(text).isoformat() == text
    if (
        text == _EMPTY
        or isinstance(of, Words)
        or (isinstance(of, BoxJson) and _BOX.fullmatch(text))
    ):
        return True
    read = _reader(column)
    if read is None:
        return True
    try:
        check_value(kind, column.name, read(text))
    except NotPlainError:
        return False
    return True


@cache
def _reader(column: Column[Any]) -> Reader | None:
    """Return what makes a stored text the value of a field; None where it is that already."""
    sqlite = dialect()
    return column.type.dialect_impl(sqlite).result_processor(sqlite, None)
