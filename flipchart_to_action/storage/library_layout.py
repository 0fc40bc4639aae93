"""What stands in a library's folder beside the database, and what the window remembers there."""

from pathlib import Path

from flipchart_to_action.files import LIBRARY, finish, open_plain, unfinished

DATABASE = LIBRARY
PHOTOS = "photos"
BACKUPS = "backups"
LOCK = "library.lock"
_OPEN = "open-workshop"
_WINDOW = "window-place"
_WARNED = "warned-of-folder"
_MISSING = "missing-photos"
_MOST = 4_000


def remember_open(folder: Path, workshop_id: str) -> None:
    """Note in the library's `folder` which workshop is open; an empty id: none.

    Raises:
        OSError: It can't be written.
    """
    _write(folder / _OPEN, workshop_id)


def last_open(folder: Path) -> str:
    """Return the id of the workshop that was open last, or an empty text."""
    return _read(folder / _OPEN).strip()


def remember_window(folder: Path, place: str) -> None:
    """Note in the library's `folder` where its window is.

    Raises:
        OSError: It can't be written.
    """
    _write(folder / _WINDOW, place)


def window_place(folder: Path) -> str:
    """Return where the window was, or an empty text."""
    return _read(folder / _WINDOW).strip()


def remember_warned(folder: Path, of: str) -> None:
    """Note in the library's `folder` that its user was warned of where it is.

    Raises:
        OSError: It can't be written.
    """
    _write(folder / _WARNED, of)


def was_warned(folder: Path, of: str) -> bool:
    """Return whether the user of the library in `folder` was warned of that already."""
    return _read(folder / _WARNED) == of


def remember_missing(folder: Path, photos: int) -> None:
    """Note in the library's `folder` that its user was told how many photos are gone.

    Raises:
        OSError: It can't be written.
    """
    _write(folder / _MISSING, str(photos))


def known_missing(folder: Path) -> int:
    """Return how many photos are gone as far as the user was told."""
    known = _read(folder / _MISSING)
    return int(known) if known.isdecimal() and len(known) < 10 else 0


def _write(file: Path, words: str) -> None:
    write_own(file, words.encode())


def _read(file: Path) -> str:
    try:
        return read_own(file, _MOST).decode()
    except UnicodeDecodeError:
        return ""


def write_own(file: Path, data: bytes) -> None:
    """Write a small file of the library's own; a link that stands there gives way to it.

    Raises:
        OSError: It can't be written; then the file is as it was.
    """
    with unfinished(file.parent, private=True) as (written, part):
        written.write(data)
        finish(written, part, file)


def read_own(file: Path, most: int) -> bytes:
    """Return what is in a small file of the library's own.

    Nothing where it is none, can't be read, is a link or something else, or has over `most` bytes.
    """
    try:
        with open_plain(file) as written:
            data = written.read(most + 1)
    except OSError:
        return b""
    return data if len(data) <= most else b""
