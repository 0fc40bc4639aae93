"""One library, one writer: a lock that the system lets go when its holder ends, however it ends."""

import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from flipchart_to_action.errors import LibraryError
from flipchart_to_action.files import is_plain, open_plain

_AT = 1 << 20
"""The byte that is locked where a system locks bytes: far from those that say who holds it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a library open: their name on the computer, its name, and since when (ISO, UTC)."""

    user: str = ""
    computer: str = ""
    since: str = ""

    def who(self) -> str:
        """Return it for people: "anna on desk-3"."""
        return f"{self.user} on {self.computer}" if self.user else "somebody"

    def words(self) -> str:
        """Return it for people: "anna on desk-3, since 9:12 on 23 November"."""
        try:
            since = datetime.fromisoformat(self.since).astimezone()
        except ValueError:
            return self.who()
        when = f"{since.hour}:{since.minute:02} on {since.day} {since:%B}"
        return f"{self.who()}, since {when}"


class LockedLibraryError(LibraryError):
    """Somebody has the library open; `holder` says who."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(
            f"This library is open in another window ({holder.words()}).",
            "Go to that window, or close it and try again; looking on is possible meanwhile.",
        )
        self.holder = holder


class FolderLock:
    """A lock on a folder, held until `release`.

    Args:
        file: The lock's own file; it is made where it is missing, and stays. It says who holds it.

    Raises:
        LockedLibraryError: Somebody else holds it.
        LibraryError: Something else is in its place: a link, a folder, a pipe.
        OSError: The file can't be made.
    """

    def __init__(self, file: Path) -> None:
        if os.path.lexists(file) and not is_plain(file):
            raise LibraryError(
                f"“{file.name}” in the library's folder is no plain file.",
                "Move it to another place, then try again.",
            )
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        self._descriptor: int | None = os.open(file, flags, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            self._close()
            raise LockedLibraryError(read_holder(file)) from error
        self.before = read_holder(file)
        """Who held it last and never let it go: a crash, or a computer that is not this one."""
        self._write(json.dumps(asdict(this_holder())).encode())

    def _write(self, words: bytes) -> None:
        """Say who holds it, or nobody; that it can't be said is no reason not to hold it."""
        if self._descriptor is None:
            return
        try:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, words)
        except OSError:  # a full disk: the next one is told "somebody"
            return

    def release(self) -> None:
        """Let the lock go; a second call does nothing."""
        self._write(b"")
        self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def this_holder() -> Holder:
    """Return who is using this program, on which computer, from now on."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an id without a name
        user = "somebody"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Holder(user, platform.node() or "this computer", now)


def read_holder(file: Path) -> Holder:
    """Return who a lock's file says holds it; nobody where it says nothing."""
    try:
        with open_plain(file) as written:
            read = json.loads(written.read(10_000))
        return Holder(*(str(read[name])[:100] for name in ("user", "computer", "since")))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Holder()


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
