"""The library is opened, and where it can't be, the user is asked what is to be done."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QDialog

from flipchart_to_action.errors import LibraryError, UserError
from flipchart_to_action.gui.dialogs.choice import choose
from flipchart_to_action.gui.dialogs.restore import RestoreDialog
from flipchart_to_action.storage.backups import copies, described
from flipchart_to_action.storage.database import DamagedLibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.place import BACKUPS
from flipchart_to_action.storage.restoring import restore_damaged
from flipchart_to_action.storage.salvage import salvage

_CLOSE = "Close"


def open_library(folder: Path) -> Library | None:
    """Return the open library in `folder`, or None where it can't be opened and the user is told.

    Where somebody else has it open, or it can only be read, looking on is offered; where it is
    damaged, to save what can be read of it or to restore a backup.
    """
    while True:
        try:
            return Library.open(folder)
        except DamagedLibraryError as error:
            print(error, file=sys.stderr)
            if not _mended(folder, error):
                return None
        except UserError as error:
            print(error, file=sys.stderr)
            looking = _to_look_at(folder)
            if looking is None:
                choose(None, error.message, error.hint, _CLOSE)
                return None
            chosen = choose(None, error.message, error.hint, "Look on", "Try again", _CLOSE)
            if chosen == 0:
                return looking
            looking.close()
            if chosen == 2:
                return None


def _to_look_at(folder: Path) -> Library | None:
    try:
        return Library.look(folder)
    except UserError:
        return None


def _mended(folder: Path, error: DamagedLibraryError) -> bool:
    """Return whether something was done, so that opening is worth another try."""
    backups = copies(folder / BACKUPS)
    ways = ["Save what can be read", *(["Restore a backup …"] if backups else []), _CLOSE]
    chosen = ways[choose(None, error.message, error.hint, *ways)]
    if chosen == _CLOSE:
        return False
    try:
        if chosen == ways[0]:
            choose(None, "What could be read is saved.", salvage(folder).words(), "Open it")
            return True
        dialog = RestoreDialog([described(b) for b in backups])
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            restore_damaged(folder, dialog.chosen)
    except LibraryError as again:
        choose(None, again.message, again.hint, "Back")
    return True
