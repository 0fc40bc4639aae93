"""Where the window is and how large: as it was left, as far as the screen has room for it."""

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

AT_FIRST = QSize(1440, 900)
"""In pixels at 100 %: what every page has room in."""

_FRAME = QSize(16, 48)
"""What the desktop may put round a window: nobody knows before it is shown."""

_NUMBER = r"(-?\d{1,6})"
_PLACE = re.compile(rf"{_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER} (normal|maximized)")


def place_of(window: QWidget) -> str:
    """Return where a window is, for `put_back`."""
    special = window.isMaximized() or window.isMinimized() or window.isFullScreen()
    size = window.normalGeometry() if special else QRect(window.pos(), window.size())
    state = "maximized" if window.isMaximized() else "normal"
    return f"{size.x()} {size.y()} {size.width()} {size.height()} {state}"


def fitted(wanted: QRect, screen: QRect) -> QRect:
    """Return a window's place, moved and made smaller so that it is on the screen with its frame.

    Args:
        wanted: Where it was; without its frame.
        screen: What of the screen is free for windows.
    """
    size = wanted.size().boundedTo(screen.size() - _FRAME)
    farthest = screen.bottomRight() - QRect(wanted.topLeft(), size + _FRAME).bottomRight()
    place = QRect(wanted.topLeft(), size)
    place.translate(min(0, farthest.x()), min(0, farthest.y()))
    place.translate(max(0, screen.x() - place.x()), max(0, screen.y() - place.y()))
    return place


def put_back(window: QWidget, place: str) -> None:
    """Put a window where it was, before it is shown; whoever has none there gets the usual size.

    Args:
        window: The window.
        place: As `place_of` gave it; anything else counts as none.
    """
    found = _PLACE.fullmatch(place)
    wanted = QRect(*map(int, found.groups()[:4])) if found else QRect()
    screen = QGuiApplication.screenAt(wanted.center()) if found else None
    free = (screen or window.screen()).availableGeometry()
    if QGuiApplication.platformName() == "offscreen":
        free = QRect(-(1 << 15), -(1 << 15), 1 << 16, 1 << 16)  # there is no screen to fit
    window.setMinimumSize(window.minimumSize().boundedTo(free.size() - _FRAME))
    if found is None or wanted.isEmpty():
        window.resize(AT_FIRST.boundedTo(free.size() - _FRAME))
        return
    at = fitted(wanted, free)
    window.resize(at.size())
    window.move(at.topLeft())
    if found[5] == "maximized":
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
