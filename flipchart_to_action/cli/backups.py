"""`backups`, `restore` and `mend`: a library as it was, or what is left of it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.library_argument import existing_library, library_folder
from flipchart_to_action.cli.output import counted, plain_line, say, say_error
from flipchart_to_action.errors import LibraryError

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words
    from flipchart_to_action.storage.backups import Backup


def add_words(words: "Words") -> None:
    """Add these words to the command line."""
    listing = words.add_parser(
        "backups",
        help="list the backups of the library",
        description="Lists the backups, the latest first; each line begins with the number that"
        " “restore” wants. One is made each day, and before each change of the format.",
    )
    listing.set_defaults(run=run_list)
    restoring = words.add_parser(
        "restore",
        help="put a backup in the place of the library",
        description="Puts a backup in the place of the library. The library as it is now becomes"
        " the latest backup, so “restore latest” takes this back; a damaged one is kept as a file.",
    )
    restoring.add_argument(
        "backup", metavar="BACKUP", help="its number as “backups” shows it, or: latest"
    )
    restoring.set_defaults(run=run_restore)
    mending = words.add_parser(
        "mend",
        help="save what can be read of a damaged library",
        description="Makes a new library of what can be read of a damaged one, in its place. The"
        " damaged file is kept in the folder “backups”.",
    )
    mending.set_defaults(run=run_mend)


def run_list(options: argparse.Namespace) -> int:
    """Print a line for each backup, and for what is kept of a damaged library."""
    from flipchart_to_action.storage.backups import copies, described, kept_of_damaged
    from flipchart_to_action.storage.faults import DamagedLibraryError
    from flipchart_to_action.storage.library import Library
    from flipchart_to_action.storage.library_layout import BACKUPS

    folder = _folder(options)
    found = copies(folder / BACKUPS)
    if not found:
        say("There are no backups yet; the window makes one each day.")
    for backup in found:
        say(_line(described(backup)))
    for file in kept_of_damaged(folder / BACKUPS):
        say(f"Kept of a library that was replaced: {file}")
    try:
        Library.look(folder).close()
    except DamagedLibraryError as error:
        say_error(error.message, error.hint)
        return 1
    except LibraryError:  # of another version: its backups can be listed all the same
        return 0
    return 0


def _folder(options: argparse.Namespace) -> Path:
    """Return the folder of the library, of which perhaps other things alone are left."""
    from flipchart_to_action.storage.library_layout import BACKUPS
    from flipchart_to_action.storage.lineage import is_lost

    folder = library_folder(options)
    if (folder / BACKUPS).is_dir() or is_lost(folder):
        return folder
    return existing_library(options)


def _line(backup: "Backup") -> str:
    moment = backup.made_at.astimezone()
    what = ", ".join(
        f"{count} {name}{'' if count == 1 else 's'}"
        for count, name in ((backup.workshops, "workshop"), (backup.notes, "note"))
    )
    titles = "; ".join(plain_line(title) or "Untitled workshop" for title in backup.titles)
    return f"{backup.number:>3}  {moment:%Y-%m-%d %H:%M}  {what}{f' ({titles})' if titles else ''}"


def run_restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of the library and say what came of it."""
    from flipchart_to_action.storage.backups import find
    from flipchart_to_action.storage.database import DamagedLibraryError
    from flipchart_to_action.storage.library import Library
    from flipchart_to_action.storage.library_layout import BACKUPS
    from flipchart_to_action.storage.restore import restore_damaged

    folder = _folder(options)
    backup = find(folder / BACKUPS, options.backup)
    try:
        with Library.open(folder) as library:
            library.restore(backup)
        say("The library as it was before is the latest backup now.")
    except DamagedLibraryError:
        kept = restore_damaged(folder, backup)
        say(f"The library as it was before is kept as {kept}")
    say(f"Restored the backup of {backup.made_at.astimezone():%Y-%m-%d %H:%M}.")
    return 0


def run_mend(options: argparse.Namespace) -> int:
    """Save what can be read of a damaged library and say what that is."""
    from flipchart_to_action.storage.faults import ChangedLibraryError, DamagedLibraryError
    from flipchart_to_action.storage.library import Library
    from flipchart_to_action.storage.salvage import salvage

    folder = _folder(options)
    try:
        with Library.look(folder) as library:
            missing = library.missing_photos()
    except DamagedLibraryError as error:
        if isinstance(error, ChangedLibraryError) and error.is_there:
            raise  # there is nothing to mend
        say(salvage(folder).words())
    else:
        say("This library is sound; it was left as it is.")
        if missing:
            photos = counted(missing, "photo is", "photos are")
            say(f"{photos} gone from its folder. Add them again, or bring the workshop in again.")
    return 0
