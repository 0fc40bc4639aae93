"""`backups`, `restore` and `mend`: a library as it was, or what is left of it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.telling import plain_line, say
from flipchart_to_action.cli.where import existing_library, library_folder

if TYPE_CHECKING:
    from flipchart_to_action.cli.telling import Words
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
    """Print a line for each backup."""
    from flipchart_to_action.storage.backups import copies, described
    from flipchart_to_action.storage.place import BACKUPS

    found = copies(_folder(options) / BACKUPS)
    if not found:
        say("There are no backups yet; the window makes one each day.")
    for backup in found:
        say(_line(described(backup)))
    return 0


def _folder(options: argparse.Namespace) -> Path:
    """Return the folder of the library, of which perhaps the backups alone are left."""
    from flipchart_to_action.storage.place import BACKUPS

    folder = library_folder(options)
    return folder if (folder / BACKUPS).is_dir() else existing_library(options)


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
    from flipchart_to_action.storage.place import BACKUPS
    from flipchart_to_action.storage.restoring import restore_damaged

    folder = _folder(options)
    backup = find(folder / BACKUPS, options.backup)
    try:
        with Library.open(folder) as library:
            library.restore(backup)
        say("The library as it was before is the latest backup now.")
    except DamagedLibraryError:
        kept = restore_damaged(folder, backup)
        say(f"The damaged library is kept as {kept}")
    say(f"Restored the backup of {backup.made_at.astimezone():%Y-%m-%d %H:%M}.")
    return 0


def run_mend(options: argparse.Namespace) -> int:
    """Save what can be read of a damaged library and say what that is."""
    from flipchart_to_action.storage.database import DamagedLibraryError
    from flipchart_to_action.storage.library import Library
    from flipchart_to_action.storage.salvage import salvage

    folder = existing_library(options)
    try:
        Library.look(folder).close()
    except DamagedLibraryError:
        say(salvage(folder).words())
    else:
        say("This library is sound; it was left as it is.")
    return 0
