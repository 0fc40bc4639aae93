"""Which library is meant."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action import paths
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.settings import load_settings

if TYPE_CHECKING:
    from flipchart_to_action.domain.plan import Organisation
    from flipchart_to_action.storage.library import Library


def library_folder(options: argparse.Namespace) -> Path:
    """Return the folder of the library that is meant."""
    folder: Path | None = options.library
    return folder or paths.library_folder()


def existing_library(options: argparse.Namespace) -> Path:
    """Return the folder of the library that is meant.

    Raises:
        LibraryError: There is none; a word that only looks does not make one. Or it is lost.
    """
    from flipchart_to_action.storage.library import DATABASE
    from flipchart_to_action.storage.lineage import is_lost, lost

    folder = library_folder(options)
    if is_lost(folder):
        raise lost(folder)
    if not (folder / DATABASE).exists():
        raise LibraryError(
            f"There is no library in “{folder}”.",
            "Start the window to begin one, or name another folder with --library.",
        )
    return folder


def has_library(options: argparse.Namespace) -> bool:
    """Return whether a library is meant that must be there: one that was named, or was here."""
    from flipchart_to_action.storage.library import DATABASE
    from flipchart_to_action.storage.lineage import is_lost

    folder = library_folder(options)
    return options.library is not None or (folder / DATABASE).exists() or is_lost(folder)


def library_to_read(folder: Path) -> "Library":
    """Open the library in `folder` to read it, also while a window has it open.

    Raises:
        LibraryError: It can't be opened.
    """
    from flipchart_to_action.storage.library import Library, OlderLibraryError

    try:
        return Library.look(folder)
    except OlderLibraryError:
        return Library.open(folder)


def organisation() -> "Organisation":
    """Return the organisation of the user's settings, for what goes out."""
    from flipchart_to_action.export.branding.organisation import organisation_of

    file = paths.settings_file()
    return organisation_of(load_settings(file)[0], file)
