"""The files of photos: their original bytes, each under its SHA-256."""

import contextlib
import errno
import hashlib
import logging
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from flipchart_to_action.errors import LibraryError, PhotoError, plain_reason
from flipchart_to_action.files import (
    PART_SUFFIX,
    finish,
    is_plain,
    open_plain,
    open_regular,
    unchanged,
    unfinished,
)

_log = logging.getLogger(__name__)
_CHUNK = 1 << 20
_KEPT = re.compile(r"[0-9a-f]{64}")


class PhotoFiles:
    """The photos in one folder. Every method can be called from any thread.

    Args:
        folder: Where the files are; without it there are none.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._spared: set[str] = set()
        self._parts: set[str] = set()
        # Reaches the files even when the folder was moved away under the open library.
        can_hold = os.open in os.supports_dir_fd and folder.is_dir()
        self._handle = os.open(folder, os.O_RDONLY) if can_hold else None

    def close(self) -> None:
        """Let go of the folder; a second call does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def spare(self, sha256: str) -> None:
        """Keep a file from being swept while this object lives: undo may name it again."""
        with self._lock:
            self._spared.add(sha256)

    def keep(self, source: Path | bytes) -> str:
        """Keep the bytes of a photo and return their SHA-256; the same bytes twice are one file.

        Raises:
            PhotoError: The source can't be read.
            LibraryError: The photo can't be written. Then nothing is left of it.
        """
        digest = hashlib.sha256()
        size = 0
        try:
            with self._unfinished() as (file, part):
                for chunk in _chunks(source):
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                self.spare(digest.hexdigest())  # before it is looked for
                target = self.folder / digest.hexdigest()
                if not _is_whole(target, size):
                    finish(file, part, target)
        except OSError as error:
            why, hint = plain_reason(error)
            raise LibraryError(f"The file could not be kept: {why}.", hint) from error
        return digest.hexdigest()

    @contextlib.contextmanager
    def _unfinished(self) -> Iterator[tuple[BinaryIO, Path]]:
        """Give a new file that sweeping leaves alone."""
        with contextlib.ExitStack() as stack:
            with self._lock:
                file, part = stack.enter_context(unfinished(self.folder, private=True))
                self._parts.add(part.name)
            stack.callback(self._parts.discard, part.name)
            yield file, part

    def open(self, sha256: str) -> BinaryIO:
        """Open a photo to read, also one whose folder was moved away meanwhile.

        Raises:
            OSError: It is gone.
        """
        if not _KEPT.fullmatch(sha256):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        try:
            return open_plain(self.folder / sha256)
        except OSError:
            if self._handle is None:
                raise
        return open_plain(sha256, self._handle)

    def file(self, sha256: str) -> Path:
        """Return the file of a photo.

        Raises:
            LibraryError: It is gone.
        """
        path = self.folder / sha256
        if not _KEPT.fullmatch(sha256) or not is_plain(path):
            raise LibraryError(
                "The file of this photo is gone from the library.",
                "Add the photo again from your phone or camera.",
            )
        return path

    def is_whole(self, sha256: str) -> bool:
        """Return whether a photo's file is there and holds what it held when it came."""
        return bool(_KEPT.fullmatch(sha256)) and _is_whole(self.folder / sha256)

    def missing(self, named: Collection[str]) -> int:
        """Return how many of `named` are not in the folder."""
        if not self.folder.is_dir():
            return len(set(named))
        with os.scandir(self.folder) as found:
            return len(set(named) - {entry.name for entry in found})

    def names(self) -> set[str]:
        """Return the SHA-256 of all files that are kept."""
        return {path.name for path in self.folder.iterdir() if _KEPT.fullmatch(path.name)}

    def sweep(self, named: Collection[str]) -> int:
        """Remove unfinished files and photos that are not in `named`; return how many.

        What came or was taken out since this object was made stays, and so do files of any other
        name, which are nobody's business here.
        """
        return sum(self._swept(path.name, named) for path in list(self.folder.iterdir()))

    def _swept(self, name: str, named: Collection[str]) -> bool:
        with self._lock:
            unused = _KEPT.fullmatch(name) and name not in named and name not in self._spared
            left_over = name.startswith(".") and name.endswith(PART_SUFFIX)
            if not (unused or (left_over and name not in self._parts)):
                return False
            try:
                (self.folder / name).unlink()
            except OSError as error:  # it costs room, no more
                _log.warning("could not sweep a photo file: %s", plain_reason(error)[0])
                return False
            return True


def _is_whole(file: Path, size: int | None = None) -> bool:
    """Return whether `file` holds what its name says: disks forget, and sizes don't tell."""
    try:
        with open_plain(file) as kept:
            if size is not None and os.fstat(kept.fileno()).st_size != size:
                return False
            return hashlib.file_digest(kept, "sha256").hexdigest() == file.name
    except OSError:
        return False


def _chunks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    try:
        with unchanged(source), open_regular(source) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        why, hint = plain_reason(error)
        raise PhotoError(f"The photo “{source.name}” could not be opened: {why}.", hint) from error
