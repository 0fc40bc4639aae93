"""No word at all: the window."""

import argparse
import os
import sys

from flipchart_to_action import paths
from flipchart_to_action.cli.library_argument import library_folder
from flipchart_to_action.errors import UserError


def run(options: argparse.Namespace) -> int:
    """Open the window and return its exit status when it is closed.

    Raises:
        UserError: There is no screen, or Qt can't be loaded.
    """
    if not _has_screen():
        raise UserError(
            "There is no screen here for the window.",
            "Use the words of the command line; --help lists them.",
        )
    try:
        from flipchart_to_action.gui import app
    except ImportError as error:
        if error.name is not None and error.name.startswith("flipchart_to_action"):
            raise
        raise UserError(
            f"The window's parts can't be loaded: {error}.",
            paths.repair_hint(),
        ) from error
    return app.run(library_folder(options), options.files)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)
