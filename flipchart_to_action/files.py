"""Files written whole or not at all, and read without ever waiting for what is no file.

A fault on the way leaves what was there before.
"""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from flipchart_to_action.errors import ExportError

LIBRARY = "library.sqlite"
"""The database in the folder of a library."""

_PAUSES = (0.05, 0.1, 0.2, 0.3, 0.4)

PART_SUFFIX = ".part"
"""What the name of an unfinished file ends with."""


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `path`, in place of a file that is there.

    Args:
        path: The file; its folder must be there. A link is followed.
        data: All that the file is to hold.
        private: Readable by the user alone.

    Raises:
        OSError: It can't be written; then `path` is as it was.
    """
    path = path.resolve()
    _check_target(path)
    with unfinished(path.parent, private=private) as (file, part):
        file.write(data)
        finish(file, part, path)


def check_outside_library(path: Path) -> None:
    """Hold that a file that a user names is none within a library, which has its own in there.

    Raises:
        ExportError: It is.
    """
    for folder in path.resolve().parents:
        if (folder / LIBRARY).exists():
            raise ExportError(
                f"“{path.name}” was not written: its folder belongs to a library.",
                "Choose another folder.",
            )


def _check_target(path: Path) -> None:
    if path.exists() and not path.is_file():
        code = errno.EISDIR if path.is_dir() else errno.EEXIST
        raise OSError(code, os.strerror(code), str(path))


@contextlib.contextmanager
def unfinished(folder: Path, *, private: bool = False) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a new file in `folder` to write to, and its path; it is gone at the end if not finished.

    Raises:
        OSError: It can't be made or written.
    """
    part = folder / f".{uuid4().hex}{PART_SUFFIX}"
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, 0o600 if private else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file, part
    finally:
        part.unlink(missing_ok=True)


def finish(file: BinaryIO, part: Path, path: Path) -> None:
    """Put the unfinished `file` at `path`, on the disk for good when this returns.

    Raises:
        OSError: It can't be; then `path` is as it was. A pipe, a device or a folder stays.
    """
    _check_target(path)
    file.flush()
    os.fsync(file.fileno())
    file.close()  # Windows renames no open file
    patiently(lambda: part.replace(path))
    sync_folder(path.parent)


def patiently(act: Callable[[], object]) -> None:
    """Rename, remove or replace; on Windows a scanner may hold a new file for a moment.

    Args:
        act: What is done, and tried again for a second there.

    Raises:
        OSError: It can't be done.
    """
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            act()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    act()


def sync_file(file: Path) -> None:
    """Have what is in a closed file on the disk for good when this returns.

    Raises:
        OSError: It can't be.
    """
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk for good when this returns.

    Raises:
        OSError: They can't be.
    """
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_regular(path: Path) -> BinaryIO:
    """Open a file to read. A pipe, a device or a socket, which may keep one waiting, is refused.

    Raises:
        OSError: It can't be opened, or is no file (EISDIR for a folder, else ENXIO).
    """
    _check_regular(_found(path), path)  # first: some devices do things when they are opened
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    try:
        _check_regular(os.fstat(descriptor), path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _found(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except ValueError as error:  # NUL in its name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error


def _check_regular(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENXIO
        raise OSError(code, os.strerror(code), str(path))


def read_regular(path: Path, most: int) -> bytes:
    """Return what is in a file, but no more than `most` bytes and one.

    Raises:
        OSError: It can't be read, or is no file.
    """
    with open_regular(path) as file:
        return file.read(most + 1)


@contextlib.contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Hold that a file is at the end what it was at the beginning: no sync, no copy under way.

    Raises:
        OSError: It can't be looked at, or was changed meanwhile (ESTALE).
    """
    before = _stamp(path)
    yield
    if _stamp(path) != before:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(path))


def _stamp(path: Path) -> tuple[int, ...]:
    found = _found(path)
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def is_plain(path: Path) -> bool:
    """Return whether `path` is a file of its own: no folder, link, pipe or device, nor missing."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_own_folder(path: Path) -> bool:
    """Return whether `path` is a folder, and no link to one elsewhere."""
    return path.is_dir() and not path.is_symlink()


def open_plain(path: str | Path, folder: int | None = None) -> BufferedReader:
    """Open a file to read that may be anything: a link is not followed, a pipe not waited for.

    Args:
        path: The file.
        folder: The descriptor of the folder that `path` is relative to.

    Raises:
        OSError: It can't be opened, or is no plain file.
    """
    odd = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, os.O_RDONLY | odd | getattr(os, "O_BINARY", 0), dir_fd=folder)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return os.fdopen(descriptor, "rb")
