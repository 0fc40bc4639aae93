"""The library is opened, and where it can't be, the user is asked what is to be done."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from flipchart_to_action.errors import LibraryError, UserError
from flipchart_to_action.gui.shell.restore_dialog import RestoreDialog
from flipchart_to_action.gui.widgets.choice_dialog import choose
from flipchart_to_action.storage.backups import copies, described
from flipchart_to_action.storage.faults import ChangedLibraryError, DamagedLibraryError
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import (
    BACKUPS,
    PHOTOS,
    known_missing,
    remember_missing,
)
from flipchart_to_action.storage.lineage import newest_with_work, words_of_newest
from flipchart_to_action.storage.restore import begin_anew, keep_as_it_is, restore_damaged
from flipchart_to_action.storage.salvage import salvage

_CLOSE = "Close"
_SAVE = "Save what can be read"
_RESTORE = "Restore a backup …"
_ANEW = "Begin anew"
_AS_IT_IS = "Open it as it is"


def open_library(folder: Path) -> Library | None:
    """Return the open library in `folder`, or None where it can't be opened and the user is told.

    Where somebody else has it open, or it can only be read, looking on is offered; where it is
    damaged or not what it was, to save what can be read of it, to restore a backup, to begin anew
    or to open it as it is. Photos that are gone since the last start are told of.
    """
    while True:
        try:
            library = Library.open(folder)
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
        else:
            if _may_go_on(library):
                return library
            library.close()
            return None


def _may_go_on(library: Library) -> bool:
    """Tell of photos that are gone, once; return whether the library is wanted all the same."""
    try:
        missing = library.missing_photos()
    except LibraryError:  # whoever opens a workshop is told
        return True
    if missing > known_missing(library.folder):
        many = "1 photo is" if missing == 1 else f"{missing} photos are"
        hint = (
            f"Put the folder “{PHOTOS}” back from a copy that you have, or go on: workshops, notes"
            " and decisions are whole."
        )
        if choose(None, f"{many} gone from the library's folder.", hint, "Go on", _CLOSE) == 1:
            return False
    if missing != known_missing(library.folder):
        with contextlib.suppress(OSError):  # then it is told again
            remember_missing(library.folder, missing)
    return True


def _to_look_at(folder: Path) -> Library | None:
    try:
        return Library.look(folder)
    except UserError:
        return None


def _mended(folder: Path, error: DamagedLibraryError) -> bool:
    """Return whether something was done, so that opening is worth another try."""
    acts: dict[str, Callable[[Path], None]] = {
        _SAVE: _save,
        _RESTORE: _restore,
        _ANEW: _begin,
        _AS_IT_IS: keep_as_it_is,
    }
    ways = _ways(folder, error)
    chosen = ways[choose(None, error.message, _words(folder, error), *ways)]
    if chosen == _CLOSE:
        return False
    try:
        acts[chosen](folder)
    except LibraryError as again:
        choose(None, again.message, again.hint, "Back")
    return True


def _ways(folder: Path, error: DamagedLibraryError) -> list[str]:
    """Return what can be done, the best first."""
    restore = [_RESTORE] if copies(folder / BACKUPS) else []
    if not isinstance(error, ChangedLibraryError):
        return [_SAVE, *restore, _ANEW, _CLOSE]
    if error.is_there:
        return [*restore, _AS_IT_IS, _CLOSE]
    return [*restore, _SAVE, _ANEW, _CLOSE]


def _words(folder: Path, error: DamagedLibraryError) -> str:
    """Return what the buttons do, and what the newest backup holds."""
    newest = newest_with_work(folder)
    words = f"{words_of_newest(newest)} " if newest is not None else ""
    if isinstance(error, ChangedLibraryError) and error.is_there:
        return f"{words}Opened as it is, it counts as your library from now on. Backups stay."
    return (
        f"{words}Whatever you choose, the file that is there now is kept in the folder"
        f" “{BACKUPS}”, and no photo and no backup is removed."
    )


def _save(folder: Path) -> None:
    choose(None, "What could be read is saved.", salvage(folder).words(), "Open it")


def _restore(folder: Path) -> None:
    dialog = RestoreDialog([described(b) for b in copies(folder / BACKUPS)], damaged=True)
    if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
        _tell_kept("The backup is restored.", restore_damaged(folder, dialog.chosen))


def _begin(folder: Path) -> None:
    _tell_kept("An empty library is begun.", begin_anew(folder))


def _tell_kept(what: str, kept: Path) -> None:
    if kept.stat().st_size:
        words = f"The file that was there is kept as “{kept.name}” in the folder “{BACKUPS}”."
    else:
        words = "There was no file to keep. Photos and backups are where they were."
    choose(None, what, words, "Open it")
