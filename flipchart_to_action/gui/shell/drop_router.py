"""Where what is dropped or pasted goes: photos to Photos, a handed-over workshop in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from flipchart_to_action.domain.records import Step
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.widgets.text_fields import is_no_words, strays
from flipchart_to_action.storage.bundle import is_called_bundle


class DropRouter(QObject):
    """Takes what is dropped anywhere on the window, or pasted there, and is no words.

    It listens to the native window, so that no widget is in the way, and to the window itself for
    what no widget wanted. Words are left to the fields, which hand on what else is pasted in them.
    What is dropped is copied, never moved: a file manager takes away what was moved.

    Args:
        window: The window; it has been shown.
        session: The workshop that is open.
        bring_in: Brings a handed-over workshop in.
    """

    def __init__(
        self, window: MainWindow, session: Session, bring_in: Callable[[Path], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._bring_in = bring_in
        handle = window.windowHandle()
        handle.installEventFilter(self)
        window.installEventFilter(self)
        window.closing.connect(lambda: handle.removeEventFilter(self))
        strays.pasted.connect(self._take_pasted)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self._window.pages.photos.set_hot(False)
        if isinstance(event, QKeyEvent):
            return watched is self._window and self._pastes(event)
        # Those of a drag that comes or moves are drops too, to Qt.
        if not isinstance(event, QDropEvent) or not self._is_ours(event):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        dropped, data = event.type() is QEvent.Type.Drop, event.mimeData()
        photos = self._session.is_open and not _bundles(_files(data))
        self._window.pages.photos.set_hot(photos and not dropped)
        if dropped:
            self._take(data)
        return True

    def _is_ours(self, event: QDropEvent) -> bool:
        """Return whether it is something to take, or to say why not; text is for the fields."""
        can_copy = event.possibleActions() & Qt.DropAction.CopyAction
        if not can_copy or QApplication.activeModalWidget() is not None:
            return False
        data = event.mimeData()
        if is_no_words(data) or data.hasImage():
            return True
        return data.hasUrls() and not self._is_over_field(event.position().toPoint())

    def _is_over_field(self, at: QPoint) -> bool:
        widget = self._window.childAt(at)
        while widget is not None and not widget.acceptDrops():
            widget = widget.parentWidget()
        return widget not in (None, self._window)

    def _pastes(self, event: QKeyEvent) -> bool:
        """Return whether keys that nothing took paste a photo."""
        wanted = event.type() is QEvent.Type.KeyPress and event.matches(
            QKeySequence.StandardKey.Paste
        )
        data = QGuiApplication.clipboard().mimeData() if wanted else None
        if data is None or not is_no_words(data):
            return False
        self._take(data)
        return True

    def _take_pasted(self, data: QMimeData) -> None:
        field = QApplication.focusWidget()
        if field is not None and field.window() is self._window:  # in a dialog it is nothing
            self._take(data)

    def take_files(self, files: list[Path]) -> None:
        """Take files as if they had been dropped."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self._take(data)

    def _take(self, data: QMimeData) -> None:
        files = _files(data)
        bundles = _bundles(files)
        if bundles:
            self._take_bundle(bundles[0], alone=len(files) == 1)
            return
        if self._window.step is not Step.PHOTOS:
            self._window.go_to(Step.PHOTOS)  # says what to do first where no workshop is open
        if self._session.is_open:
            self._window.pages.photos.add_dropped(data)

    def _take_bundle(self, bundle: Path, *, alone: bool) -> None:
        if self._session.library.read_only:
            self._window.tell_error(
                UserError(
                    f"“{bundle.name}” was not brought in: this window only looks on.",
                    "Close the other window of this library, then open it again here.",
                )
            )
            return
        if not alone:
            self._window.tell_error(
                UserError(
                    f"Only “{bundle.name}” is brought in; the other files were left.",
                    "Drop one workshop at a time, and photos once their workshop is open.",
                )
            )
        self._bring_in(bundle)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _bundles(files: list[Path]) -> list[Path]:
    return [file for file in files if is_called_bundle(file)]
