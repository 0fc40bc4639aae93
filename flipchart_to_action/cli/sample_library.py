"""The sample's own library: made anew by each call, and never anybody else's."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.errors import LibraryError, plain_reason
from flipchart_to_action.files import write_whole

if TYPE_CHECKING:
    from flipchart_to_action.storage.library import Library

MARK = "made-by-sample.json"
_PHOTO = re.compile(r"[0-9a-f]{64}")


def fresh_library(folder: Path, workshop_id: str) -> "Library":
    """Open an empty library in `folder` for the sample workshop of that id.

    A library that an earlier sample made gives way, if nobody has put a workshop of their own in.

    Raises:
        LibraryError: There is something else in the folder, or it can't be written.
    """
    from flipchart_to_action.storage.library import Library
    from flipchart_to_action.storage.lineage import is_lost
    from flipchart_to_action.storage.restore import begin_anew

    try:
        if folder.exists() and any(folder.iterdir()):
            _clear(folder)
        folder.mkdir(mode=0o700, exist_ok=True)
        # Before the library: a call that is broken off can be made anew as well.
        write_whole(folder / MARK, json.dumps({"workshop": workshop_id}).encode(), private=True)
    except OSError as error:
        why, hint = plain_reason(error)
        raise LibraryError(f"The library in “{folder}” can't be made: {why}.", hint) from error
    if is_lost(folder):  # what it had backups of gives way
        begin_anew(folder)
    return Library.open(folder)


def _clear(folder: Path) -> None:
    """Remove the library of an earlier sample and no other file.

    Raises:
        LibraryError: It is not the sample's alone.
        OSError: A file can't be removed.
    """
    from flipchart_to_action.storage.library import DATABASE, PHOTOS, Library

    made = _made_before(folder)
    if made is None:
        raise _not_ours(folder, "something else")
    if (folder / DATABASE).exists():
        with Library.open(folder) as library:
            if any(summary.workshop.id != made for summary in library.workshops()):
                raise _not_ours(folder, "workshops that are not the sample's")
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    for photo in (folder / PHOTOS).glob("*"):
        if _PHOTO.fullmatch(photo.name):
            photo.unlink()


def _made_before(folder: Path) -> str | None:
    """Return the id of the workshop that an earlier sample made here, None where there was none."""
    try:
        workshop = json.loads((folder / MARK).read_bytes())["workshop"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return str(workshop)


def _not_ours(folder: Path, what: str) -> LibraryError:
    return LibraryError(
        f"“{folder}” holds {what} already; it was left as it is.",
        "Name another folder for the sample.",
    )
