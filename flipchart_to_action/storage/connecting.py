"""Connections to databases that may come from anybody: what they may do is held within limits."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

_LONGEST_VALUE = 100_000_000
_PATIENCE = 60.0
"""Seconds that a look through a database of up to 100 MB may take; larger ones get more."""
_STEPS = 50_000
"""After so many steps of the database's machine the clock is looked at."""


def connect(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection to the database in `file`; one that is gone is not made anew.

    Any thread may use it, one at a time.

    Raises:
        sqlite3.Error: It can't be opened.
    """
    how = "mode=rw"
    if read_only:
        # Where nothing can be written beside the database, SQLite must be told that nobody does.
        still = (
            not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()
        )
        how = "mode=ro&immutable=1" if still else "mode=ro"
    uri = f"{sqlite_uri(file.absolute())}?{how}"
    return _held(sqlite3.connect(uri, uri=True, check_same_thread=False))


def sqlite_uri(file: PurePath) -> str:
    """Return what SQLite calls a file: a share is a part of the path to it."""
    path = quote(file.as_posix())
    return f"file:{'//' if path.startswith('//') else '' if path.startswith('/') else '/'}{path}"


def _held(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Let nothing that stands in the file itself run what harms or takes all memory."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    return connection


@contextlib.contextmanager
def trusting(connection: sqlite3.Connection) -> Iterator[None]:
    """Let triggers write to the index of words: only in a database whose tables are our own.

    SQLite counts its index of words among what a trigger may use in a trusted database alone.
    """
    connection.execute("PRAGMA trusted_schema = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA trusted_schema = OFF")


@contextlib.contextmanager
def limited(
    connection: sqlite3.Connection, file: Path, patience: float | None = None
) -> Iterator[None]:
    """Break off what takes too long: a database can be made so that looking into it never ends.

    Raises:
        sqlite3.Error: It did (SQLITE_INTERRUPT).
    """
    patience = _PATIENCE if patience is None else patience
    end = time.monotonic() + patience * max(1.0, file.stat().st_size / 1e8)
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, _STEPS)


@contextlib.contextmanager
def looking_into(file: Path, patience: float = 5.0) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads a copy and leaves nothing beside it.

    Raises:
        OSError, sqlite3.Error: It can't be read, or not within seconds.
    """
    uri = f"{sqlite_uri(file.absolute())}?mode=ro&immutable=1"
    with (
        contextlib.closing(_held(sqlite3.connect(uri, uri=True))) as connection,
        limited(connection, file, patience),
    ):
        yield connection


def real_tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables, without views and what only looks like a table."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    )
    return {name for (name,) in found}
