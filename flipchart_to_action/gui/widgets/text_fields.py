"""Fields for words, and for nothing else: files and pictures that come to them go to the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

_NOT_OURS = tuple(
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)
    for key in (Qt.Key.Key_E, Qt.Key.Key_U)
)


class _Strays(QObject):
    pasted = Signal(QMimeData)


strays = _Strays()
"""Emits `pasted` with what was pasted into a field and is no words."""


def is_no_words(data: QMimeData) -> bool:
    """Return whether what was dropped or copied is files or a picture, also where it has a text.

    A file manager gives the paths of files as text, a web page the address of a picture; a picture
    of words that were copied comes with the words and without an address.
    """
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return data.hasImage() and (data.hasUrls() or not data.text().strip())


def _copied() -> QMimeData:
    # Qt gives none where nothing was ever copied, whatever its types say.
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def _paste(words: Callable[[], object]) -> None:
    """Paste what is on the clipboard: with `words`, or to the window where it is none."""
    data = _copied()
    if is_no_words(data):
        strays.pasted.emit(data)
    else:
        words()


class LineField(QLineEdit):
    """A line of words."""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_no_words(event.mimeData()):
            event.ignore()  # what lies below takes it
        else:
            super().dragEnterEvent(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if is_no_words(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if is_no_words(event.mimeData()):
            event.ignore()
        else:
            super().dropEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Some systems have keys of old for a line of text that are printed on our buttons.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.keyCombination() in _NOT_OURS
        ):
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            _paste(self.paste)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        theirs = menu.findChild(QAction, "edit-paste")
        if theirs is not None and not self.isReadOnly():
            ours = QAction(theirs.icon(), theirs.text(), menu)
            ours.setEnabled(theirs.isEnabled() or is_no_words(_copied()))
            ours.triggered.connect(lambda: _paste(self.paste))
            menu.insertAction(theirs, ours)
            menu.removeAction(theirs)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class TextField(QPlainTextEdit):
    """Lines of words."""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_no_words(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if is_no_words(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if is_no_words(event.mimeData()):
            event.ignore()
        else:
            super().dropEvent(event)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or is_no_words(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_no_words(source):
            strays.pasted.emit(source)
        elif source.hasText():
            self.insertPlainText(self._as_pasted(source.text()))
            self.ensureCursorVisible()

    def _as_pasted(self, text: str) -> str:
        """Return the words that come in for words that were pasted."""
        return text
