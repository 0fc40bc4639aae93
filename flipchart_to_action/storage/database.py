"""The library's database: opened, checked, and brought up to date."""

import contextlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from flipchart_to_action.errors import LibraryError
from flipchart_to_action.files import PART_SUFFIX, is_plain, patiently, sync_file, sync_folder
from flipchart_to_action.storage import lineage
from flipchart_to_action.storage.backups import Occasion, back_up, copies
from flipchart_to_action.storage.connecting import connect, limited, real_tables, trusting
from flipchart_to_action.storage.faults import (
    DamagedLibraryError,
    damaged,
    plain_errors,
    strange_is_damaged,
)
from flipchart_to_action.storage.library_layout import BACKUPS, DATABASE
from flipchart_to_action.storage.row_sums import seal
from flipchart_to_action.storage.soundness import SCHEMAS, check, schema_sum
from flipchart_to_action.storage.tables import metadata

__all__ = ["DamagedLibraryError", "connect", "plain_errors"]

APPLICATION_ID = 0x46324131
"""Says that a SQLite file is a library of this program ("F2A1")."""

MIGRATIONS = Path(__file__).parent / "migrations"

BESIDE = ("", "-wal", "-shm", "-journal")
"""What the names of a database's files end with: its own, and what SQLite puts beside it."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every step of `migrations`, oldest first: known without loading alembic at each start."""


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


def prepare(file: Path, folder: Path | None, *, knowingly: bool = False) -> None:
    """Make the database where there is none, check it, and bring it up to date.

    Args:
        file: The database; made for the user's eyes alone where it is missing.
        folder: Of the library that it is; its backups say what it was, and a copy of an older one
            goes there before it is changed (None: it is no library yet).
        knowingly: It need not be what it was.

    Raises:
        LibraryError: It is damaged, not what it was, no library, or of a newer version: then it is
            left as it is.
    """
    with plain_errors():
        _take_back(file)
        revision = inspected(file) if folder is None or knowingly else as_it_was(folder)
        if revision == REVISIONS[-1]:
            return
        if revision is None:
            _make(file)
            return
        if folder is not None:
            with contextlib.closing(connect(file)) as source:
                back_up(source, folder / BACKUPS, revision, occasion=Occasion.BEFORE)
        _migrate(file)


def _make(file: Path) -> None:
    """Make a database whole or not at all: half of one would look like one that was lost."""
    with new_database(file.parent) as part:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _migrate(part)
        with contextlib.closing(connect(part)) as made:  # so that it needs no log beside it
            made.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        sync_file(part)
        for end in BESIDE[1:]:  # a left-over one without anything in it would be taken for its own
            file.with_name(f"{file.name}{end}").unlink(missing_ok=True)
        patiently(lambda: part.replace(file))
        sync_folder(file.parent)


@contextlib.contextmanager
def new_database(folder: Path) -> Iterator[Path]:
    """Give the path of a database that is being made; whatever is left of it at the end goes."""
    part = folder / f".{uuid4().hex}{PART_SUFFIX}"
    try:
        yield part
    finally:
        for name in BESIDE:
            (folder / f"{part.name}{name}").unlink(missing_ok=True)


def _take_back(file: Path) -> None:
    """Let SQLite take back what a kill broke off half-way; who only reads may not do that."""
    if is_plain(file) and is_plain(file.with_name(f"{file.name}-journal")):
        with contextlib.closing(connect(file)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def as_it_was(folder: Path) -> str | None:
    """Return the revision of the library in `folder`, as `inspected`, if it is what it was.

    Raises:
        LibraryError: It is damaged, not what it was, no library, or of a newer version.
        sqlite3.Error: It can't be read.
    """
    known, seen = lineage.known_of(folder), lineage.remembered(folder)
    try:
        revision = inspected(folder / DATABASE)
    except DamagedLibraryError:
        raise
    except OtherFileError as error:
        if not copies(folder / BACKUPS):
            raise
        raise DamagedLibraryError(error.message, "Restore a backup.") from error
    lineage.compare(folder, known, seen, is_empty=revision is None)
    return revision


class OtherFileError(LibraryError):
    """A file that is no library at all."""


def inspected(file: Path) -> str | None:
    """Return the revision of the library in `file`, having written nothing.

    None: there is no file, or nothing is in it.

    Raises:
        LibraryError: It is damaged, no library, or of a newer version.
        sqlite3.Error: It can't be read.
    """
    for end in ("-wal", "-shm", "-journal"):
        beside = file.with_name(f"{file.name}{end}")
        if os.path.lexists(beside) and not is_plain(beside):
            raise DamagedLibraryError(
                f"“{beside.name}” in the library's folder is no plain file; it was left as it is.",
                "Move it to another place, or restore a backup.",
            )
    if not os.path.lexists(file):
        return None
    if not is_plain(file):
        raise _of_something_else(file)
    if not file.stat().st_size:
        return None
    with (
        strange_is_damaged(),
        contextlib.closing(connect(file, read_only=True)) as connection,
        limited(connection, file),
    ):
        found = schema_sum(connection)
        if found is None:
            return None
        revision = _revision(connection, file)
        if found != SCHEMAS.get(revision) and found != _made(revision):
            raise DamagedLibraryError(
                "There is something in the library that this program did not make;"
                " it was left as it is.",
                "Restore a backup, or save what can be read: workshops, notes and decisions alone.",
            )
        check(connection)
        return revision


def _revision(connection: sqlite3.Connection, file: Path) -> str:
    """Return which revision a database says that it is of."""
    tables = real_tables(connection)
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if "workshops" not in tables and (
        application != APPLICATION_ID or "alembic_version" not in tables
    ):
        raise _of_something_else(file)
    if application != APPLICATION_ID or "alembic_version" not in tables:
        raise damaged()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    revision = str(row[0]) if row is not None else ""
    if revision in REVISIONS:
        return revision
    ours = schema_sum(connection) == SCHEMAS.get(REVISIONS[-1])
    if (
        not re.fullmatch("[0-9]{4}", revision)
        or revision < REVISIONS[-1]
        or (ours and _is_one_bit_off(revision))
    ):
        raise damaged()
    raise LibraryError(
        "This library was made by a newer version of Flipchart to Action; it was left as it is.",
        "Open it with that version, or bring this program up to date.",
    )


def _is_one_bit_off(revision: str) -> bool:
    pairs = zip(revision.encode(), REVISIONS[-1].encode(), strict=True)
    return sum((one ^ other).bit_count() for one, other in pairs) == 1


@cache
def _made(revision: str) -> str | None:
    """Return the sum of what the steps make here: other versions may write it otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / DATABASE
        file.touch()
        _migrate(file, revision)
        with contextlib.closing(connect(file)) as connection:
            return schema_sum(connection)


def _of_something_else(file: Path) -> OtherFileError:
    return OtherFileError(
        f"“{file}” is not a library of this program; it was left as it is.",
        "Choose another folder for the library.",
    )


def _migrate(file: Path, revision: str = "head") -> None:
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
        with connection.begin(), trusting(driver):
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            if lineage.TABLE in real_tables(driver):
                for table in metadata.tables:
                    seal(driver, table)
                lineage.count_anew(driver, list(metadata.tables))
            check(driver)
