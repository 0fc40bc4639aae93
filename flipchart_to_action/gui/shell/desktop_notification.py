"""A notice of the desktop at the start when something is due; nothing runs in the background."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

_SHOWN_MS = 10_000


def due_words(number: int) -> str:
    """Return what the notice says."""
    return "1 thing is due." if number == 1 else f"{number} things are due."


def notify_due(number: int, parent: QObject) -> QSystemTrayIcon | None:
    """Let the desktop say that so many things are due; None where it has no place for notices.

    Nothing of what they are is said: others may look at the screen.
    """
    if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
        return None
    tray = QSystemTrayIcon(QApplication.windowIcon(), parent)
    tray.setToolTip("Flipchart to Action")
    tray.show()
    tray.showMessage(
        "Did it happen?",
        f"{due_words(number)} The first page lists them.",
        QApplication.windowIcon(),
        _SHOWN_MS,
    )
    QTimer.singleShot(_SHOWN_MS, tray, tray.hide)
    return tray
