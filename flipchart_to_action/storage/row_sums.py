"""Every row carries a sum of what is stored in it: a disk that forgets one bit is found out."""

# ruff: noqa: S608 (what is put into the statements stands here)

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any
from zlib import crc32

SUM = "row_sum"
"""The column; it is the database's own and in no record."""

_MOST_VALUES = 500


def sum_of(row: tuple[Any, ...]) -> int:
    """Return the sum of a row as it is stored: whole numbers, floats, bytes and None."""
    return crc32(repr(row).encode())


@contextlib.contextmanager
def raw(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the connection give texts as bytes, just as they are stored."""
    before = connection.text_factory
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = before


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns in their order, without that of the sum."""
    found = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    names = [n.decode() if isinstance(n, bytes) else n for (n,) in found]
    return [n for n in names if n != SUM]


def seal(connection: sqlite3.Connection, table: str, ids: list[str] | None = None) -> None:
    """Write the sums of the rows with these ids, or of all rows, as they are stored by now."""
    names = ", ".join(f'"{n}"' for n in columns(connection, table))
    chosen = f'SELECT rowid, {names} FROM "{table}"'
    sums: list[tuple[int, int]] = []
    with raw(connection):
        for some in [None] if ids is None else _batched(ids):
            marks = "" if some is None else f" WHERE id IN ({', '.join('?' * len(some))})"
            found = connection.execute(chosen + marks, some or [])
            sums += [(sum_of(row[1:]), row[0]) for row in found]
    connection.executemany(f'UPDATE "{table}" SET {SUM} = ? WHERE rowid = ?', sums)


def _batched(ids: list[str]) -> Iterable[list[str]]:
    return (ids[first : first + _MOST_VALUES] for first in range(0, len(ids), _MOST_VALUES))
