"""Files of the library for the system's own viewer: copies under their names, gone at the end."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from flipchart_to_action.domain.file_names import shown_name, usable_name
from flipchart_to_action.errors import UserError, plain_reason
from flipchart_to_action.gui.core.file_kinds import doubt_about

_HINT = "Open it only if you know who made it and what it does."


class MayRunError(UserError):
    """A file that may start a program where the system opens it; somebody has to be asked."""


class TemporaryCopies(QObject):
    """Opens copies in a folder of its own, for the user's eyes alone, until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None

    def copy(self, file: Path, name: str) -> Path:
        """Return a copy of `file` that is called `name`, which can't be changed, nor run.

        Raises:
            UserError: It can't be copied.
        """
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="flipchart-"))
            path = Path(tempfile.mkdtemp(dir=self._folder)) / usable_name(name)
            shutil.copyfile(file, path)
            path.chmod(0o400)
        except OSError as error:
            raise _not_shown(name, error) from error
        return path

    def show(self, file: Path, name: str, *, asked: bool = False) -> None:
        """Show a file in the program that the system has for it.

        Args:
            file: Where it lies.
            name: What it is called.
            asked: Somebody knows that it may start a program, and wants it all the same.

        Raises:
            MayRunError: It may start a program, and nobody was asked.
            UserError: It can't be copied, or nothing opens it.
        """
        try:
            doubt = "" if asked else doubt_about(name, file)
        except OSError as error:
            raise _not_shown(name, error) from error
        if doubt:
            raise MayRunError(f"“{shown_name(name)}” was not opened. {doubt}", _HINT)
        path = self.copy(file, name)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise UserError(
                f"Nothing on this computer opens “{path.name}”.",
                "Install a program for files of this kind.",
            )

    def close(self) -> None:
        """Take all copies away."""
        if self._folder is not None:
            _take_away(self._folder)
            self._folder = None


def _take_away(folder: Path) -> None:
    """Remove copies; one that is still open elsewhere on Windows stays until the next start."""
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            path.chmod(0o700 if path.is_dir() else 0o600)  # Windows removes no file that is fixed
    with contextlib.suppress(OSError):
        shutil.rmtree(folder)


def _not_shown(name: str, error: OSError) -> UserError:
    why, hint = plain_reason(error)
    return UserError(f"“{shown_name(name)}” can’t be shown: {why}.", hint)
