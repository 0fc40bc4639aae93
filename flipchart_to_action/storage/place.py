"""What stands in a library's folder beside the database, and what the window remembers there."""

from pathlib import Path

from flipchart_to_action.files import write_whole

DATABASE = "library.sqlite"
PHOTOS = "photos"
BACKUPS = "backups"
LOCK = "library.lock"
_OPEN = "open-workshop"
_WARNED = "warned-of-folder"


def remember_open(folder: Path, workshop_id: str) -> None:
    """Note in the library's `folder` which workshop is open; an empty id: none.

    Raises:
        OSError: It can't be written.
    """
    write_whole(folder / _OPEN, workshop_id.encode(), private=True)


def last_open(folder: Path) -> str:
    """Return the id of the workshop that was open last, or an empty text."""
    try:
        return (folder / _OPEN).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember_warned(folder: Path, of: str) -> None:
    """Note in the library's `folder` that its user was warned of where it is.

    Raises:
        OSError: It can't be written.
    """
    write_whole(folder / _WARNED, of.encode(), private=True)


def was_warned(folder: Path, of: str) -> bool:
    """Return whether the user of the library in `folder` was warned of that already."""
    try:
        return (folder / _WARNED).read_text(encoding="utf-8") == of
    except (OSError, UnicodeDecodeError):
        return False
