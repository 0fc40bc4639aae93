"""One library, one writer: a lock that the system lets go when its holder ends, however it ends."""

import os
import sys
from pathlib import Path

from flipchart_to_action.errors import LibraryError


class FolderLock:
    """A lock on a folder, held until `release`.

    Args:
        file: The lock's own file; it is made where it is missing, and stays.

    Raises:
        LibraryError: Somebody else holds it.
        OSError: The file can't be made.
    """

    def __init__(self, file: Path) -> None:
        self._descriptor: int | None = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            raise LibraryError(
                "This library is open in another window.",
                "Go to that window, or close it and try again.",
            ) from error

    def release(self) -> None:
        """Let the lock go; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
