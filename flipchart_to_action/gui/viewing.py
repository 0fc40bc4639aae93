"""Files of the library for the system's own viewer: copies under their names, gone at the end."""

import contextlib
import re
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from flipchart_to_action.errors import UserError, plain_reason

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class Viewing(QObject):
    """Opens copies in a folder of its own, for the user's eyes alone, until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None

    def copy(self, file: Path, name: str) -> Path:
        """Return a copy of `file` that is called `name`, which cannot be changed.

        Raises:
            UserError: It can't be copied.
        """
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="flipchart-"))
            place = Path(tempfile.mkdtemp(dir=self._folder))
            path = place / (_NOT_IN_NAMES.sub("_", name).strip(" .") or "file")
            shutil.copyfile(file, path)
            path.chmod(0o400)
        except OSError as error:
            why, hint = plain_reason(error)
            raise UserError(f"“{name}” can’t be shown: {why}.", hint) from error
        return path

    def show(self, file: Path, name: str) -> None:
        """Show a file in the program that the system has for it.

        Raises:
            UserError: It can't be copied, or nothing opens it.
        """
        path = self.copy(file, name)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise UserError(
                f"Nothing on this computer opens “{name}”.",
                "Install a program for files of this kind.",
            )

    def close(self) -> None:
        """Take all copies away."""
        if self._folder is not None:
            with contextlib.suppress(OSError):  # one that is still open goes with the next restart
                shutil.rmtree(self._folder)
            self._folder = None
