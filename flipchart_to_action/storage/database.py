"""The library's database: opened, checked, brought up to date, and its faults in plain words."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.backups import Occasion, back_up

APPLICATION_ID = 0x46324131
"""Says that a SQLite file is a library of this program ("F2A1")."""

MIGRATIONS = Path(__file__).parent / "migrations"

REVISIONS = ("0001", "0002", "0003")
"""Every step of `migrations`, oldest first: known without loading alembic at each start."""


class DamagedLibraryError(LibraryError):
    """A library whose database can't be trusted any more; it was left as it is."""


_DAMAGED = (
    "The library is damaged, or is no library at all; it was left as it is.",
    "Restore a backup, or save what can still be read of it.",
)
_FAULTS = {
    sqlite3.SQLITE_FULL: (
        "The disk is full; nothing was changed in the library.",
        "Make room on the disk, then try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The library is read-only; nothing was changed in it.",
        "Choose a folder that you can write to.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The library could not be opened.",
        "Check that its folder is there and that you may read and write in it.",
    ),
    sqlite3.SQLITE_PERM: (
        "You may not open this library.",
        "Choose a folder that you can write to.",
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program holds on to the library.",
        "Wait for it to finish (a backup, perhaps), then try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the library was read or written; nothing was changed in it.",
        "Check that the disk is there and has room, then try again.",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        "This change does not fit what the library holds by now; nothing was changed.",
        "Open the workshop again, then repeat the change.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


@contextlib.contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's own errors into sentences; what is a bug stays as it is.

    Raises:
        LibraryError: The disk, the rights, the file or the change is at fault.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        fault = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF  # without the finer distinctions
        if code not in _FAULTS:
            raise
        kind = DamagedLibraryError if _FAULTS[code] is _DAMAGED else LibraryError
        raise kind(*_FAULTS[code]) from error


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
    uri = f"{file.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def make_engine(file: Path, *, read_only: bool = False) -> Engine:
    """Return the engine for a library's file: connections of its own for every thread.

    A transaction takes the right to write when it begins, so that it can't fail half-way for it;
    with the execution option `begin="DEFERRED"` it only reads and keeps nobody waiting.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(file, read_only=read_only),
        poolclass=NullPool,
        hide_parameters=True,  # what people wrote must not get into a log by way of an error
    )
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)
    return engine


def _connected(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begun` says, DDL included
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begun(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {how}")


def prepare(file: Path, backups: Path | None) -> None:
    """Make the database where there is none, check it, and bring it up to date.

    Args:
        file: The database; made for the user's eyes alone where it is missing.
        backups: Where a copy of an older library goes before it is changed (None: nowhere).

    Raises:
        LibraryError: It is damaged, no library, or of a newer version: then it is left as it is.
    """
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    if not file.is_file():
        raise _of_something_else(file)
    with plain_errors():
        revision = inspected(file)
        if revision == REVISIONS[-1]:
            return
        if revision is not None and backups is not None:
            with contextlib.closing(connect(file)) as source:
                back_up(source, backups, revision, occasion=Occasion.BEFORE)
        _migrate(file)


def inspected(file: Path) -> str | None:
    """Return the revision of the library in `file` (None: an empty one), having written nothing.

    Raises:
        LibraryError: It is damaged, no library, or of a newer version.
        sqlite3.Error: It can't be read.
    """
    with contextlib.closing(connect(file, read_only=True)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if not names:
            return None
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID or "alembic_version" not in names:
            raise _of_something_else(file)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if row is None or row[0] not in REVISIONS:
            raise LibraryError(
                "This library was made by a newer version of Flipchart to Action;"
                " it was left as it is.",
                "Open it with that version, or bring this program up to date.",
            )
        _check(connection)
        return str(row[0])


def _of_something_else(file: Path) -> LibraryError:
    return LibraryError(
        f"“{file}” is not a library of this program; it was left as it is.",
        "Choose another folder for the library.",
    )


def _check(connection: sqlite3.Connection) -> None:
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or astray is not None:
        raise DamagedLibraryError(*_DAMAGED)


def _migrate(file: Path) -> None:
    """Run the missing steps in one transaction, and look at the outcome before it stays."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with make_engine(file).connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101
        driver.execute("PRAGMA journal_mode = WAL")
        # Steps may build a table anew, and inside a transaction this can't be switched off.
        driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _check(driver)
