"""Something dropped as the system gives it: to the native window, which passes it on."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_PLAIN = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
_ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def files_data(*files: Path) -> QMimeData:
    """Return what a file manager gives for files; some give their paths as text, too."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    data.setText("\n".join(str(file) for file in files))
    return data


def drag(window: QWidget, data: QMimeData, at: QPoint) -> bool:
    """Drag something into a window; returns whether it would be taken there."""
    event = QDragEnterEvent(at, _ANY, data, *_PLAIN)
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def drop(window: QWidget, data: QMimeData, at: QPoint) -> Qt.DropAction | None:
    """Drag something into a window and drop it; returns what was done with it, None for nothing."""
    if not drag(window, data, at):
        QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
        return None
    event = QDropEvent(QPointF(at), _ANY, data, *_PLAIN)
    QApplication.sendEvent(window.windowHandle(), event)
    return event.dropAction() if event.isAccepted() else None
