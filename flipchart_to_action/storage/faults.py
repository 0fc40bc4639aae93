"""What can be wrong with a library, in plain words."""

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError

from flipchart_to_action.errors import LibraryError


class DamagedLibraryError(LibraryError):
    """A library whose database can't be trusted any more; it was left as it is."""


class ChangedLibraryError(DamagedLibraryError):
    """A library that is not what it was; it was left as it is.

    Args:
        message: What happened.
        hint: What to do next.
        is_there: There is a sound library, so it can be opened as it is.
    """

    def __init__(self, message: str, hint: str, *, is_there: bool) -> None:
        super().__init__(message, hint)
        self.is_there = is_there


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
    sqlite3.SQLITE_INTERRUPT: (
        "The library can't be read to its end; it was left as it is.",
        "Restore a backup, or save what can still be read of it.",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


_OF_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_INTERRUPT)


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
        if not code and "decode to UTF-8" in str(fault):  # Python's own, which has no code
            code = sqlite3.SQLITE_CORRUPT
        if code not in _FAULTS:
            raise
        raise (DamagedLibraryError if code in _OF_DAMAGE else LibraryError)(
            *_FAULTS[code]
        ) from error


def damaged() -> DamagedLibraryError:
    """Return the error for a database that is not sound."""
    return DamagedLibraryError(*_DAMAGED)


@contextlib.contextmanager
def strange_is_damaged() -> Iterator[None]:
    """Take whatever a look into a database meets, but for the disk and the rights, as damage.

    Raises:
        DamagedLibraryError: What is there is nothing that SQLite or this program knows.
        sqlite3.Error: The disk or the rights are at fault.
    """
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _FAULTS:
            raise
        raise damaged() from error
    except (ValueError, TypeError, OverflowError, MemoryError) as error:
        raise damaged() from error
