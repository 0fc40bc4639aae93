"""Whether pictures may glide: not where the system, or the user, asks for less motion."""

import configparser
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QStandardPaths

from flipchart_to_action.files import read_regular

_LONGEST = 1_000_000
_ASK = ("gsettings", ("get", "org.gnome.desktop.interface", "enable-animations"))


class Motion(QObject):
    """What is asked for. Qt itself does not know what a Linux desktop says about it."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen_still = False
        self.system_still = False
        self._asked: QProcess | None = None

    @property
    def wanted(self) -> bool:
        """Whether anything may move."""
        return not (self.chosen_still or self.system_still)

    def ask_system(self) -> None:
        """Ask the desktop; what it says counts a moment later."""
        folder = QStandardPaths.StandardLocation.GenericConfigLocation
        config = Path(QStandardPaths.writableLocation(folder))
        self.system_still = _plasma_is_still(config / "kdeglobals")
        program = QStandardPaths.findExecutable(_ASK[0])
        if program and self._asked is None:
            self._asked = QProcess(self)
            self._asked.finished.connect(self._heard)
            self._asked.start(program, list(_ASK[1]))

    def _heard(self) -> None:
        if self._asked is not None:
            said = bytes(self._asked.readAllStandardOutput().data()).strip()
            self.system_still = self.system_still or said == b"false"
            self._asked.deleteLater()
            self._asked = None

    def stop(self) -> None:
        """Wait for no answer any more."""
        if self._asked is not None:
            self._asked.finished.disconnect(self._heard)
            self._asked.kill()
            self._asked.waitForFinished(1000)
            self._asked = None


def _plasma_is_still(file: Path) -> bool:
    """Return whether KDE's settings ask for animations that take no time."""
    settings = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        settings.read_string(read_regular(file, _LONGEST).decode())
    except (OSError, ValueError, configparser.Error):
        return False  # no such desktop
    return settings.get("KDE", "AnimationDurationFactor", fallback="1").strip() in ("0", "0.0")


motion = Motion()
"""The one that the window asks."""
