"""Which workshop is open in the window, so that the next start goes on there."""

from pathlib import Path

from flipchart_to_action.files import write_whole

_NAME = "open-workshop"


def remember_open(folder: Path, workshop_id: str) -> None:
    """Note in the library's `folder` which workshop is open; an empty id: none.

    Raises:
        OSError: It can't be written.
    """
    write_whole(folder / _NAME, workshop_id.encode(), private=True)


def last_open(folder: Path) -> str:
    """Return the id of the workshop that was open last, or an empty text."""
    try:
        return (folder / _NAME).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
