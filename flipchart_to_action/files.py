"""Files written whole or not at all: a fault on the way leaves what was there before."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

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
    if path.exists() and not path.is_file():
        code = errno.EISDIR if path.is_dir() else errno.EEXIST
        raise OSError(code, os.strerror(code), str(path))
    with unfinished(path.parent, private=private) as (file, part):
        file.write(data)
        finish(file, part, path)


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
        OSError: It can't be; then `path` is as it was.
    """
    file.flush()
    os.fsync(file.fileno())
    file.close()  # Windows renames no open file
    part.replace(path)
    if os.name == "posix":
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
