"""The ways in which the program is told to end, and what is done before it does."""

import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from typing_extensions import override

from flipchart_to_action import paths
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.package.file_names import write_atomically
from flipchart_to_action.gui.shell.unsaved_words import keep_unsaved, words_of
from flipchart_to_action.gui.widgets.choice_dialog import choose
from flipchart_to_action.gui.widgets.save_timer import flush_all, forget_typed

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")  # no system has all of them


class Ending(QObject):
    """Saves what is typed before the window closes, a signal ends the program or the user logs out.

    Python runs the handler of a signal only between two steps of its own, and while Qt waits there
    are none. So the signal's number also goes into a socket, which Qt listens to.

    Args:
        window: The program's window.
        parent: Owns this object.
    """

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.signal = 0
        """The signal that ends the program; 0 until one came."""
        self._window = window
        self._before: dict[int, Any] = {}
        self._sockets: tuple[socket.socket, socket.socket] | None = None
        self._wakeup = -1
        self._kept = b""
        window.installEventFilter(self)

    def start(self) -> None:
        """Hear the signals; those that the program was started to pass over are left alone."""
        reading, writing = self._sockets = socket.socketpair()
        reading.setblocking(False)
        writing.setblocking(False)
        self._notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._wakeup = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)):
            before = signal.getsignal(number)
            if before not in (signal.SIG_IGN, None):
                # That of another window would outlive it: what was before both is to come back.
                other = getattr(before, "__self__", None)
                self._before[number] = other.before(number) if type(other) is Ending else before
                signal.signal(number, self._pass_over)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._log_out)
            app.aboutToQuit.connect(self._save_typed)

    def stop(self) -> None:
        """Hear no more. Where a signal ends the program, further ones are passed over."""
        if self._sockets is None:
            return
        self._notifier.setEnabled(False)
        now = signal.set_wakeup_fd(-1)
        before = self._wakeup if now == self._sockets[1].fileno() else now
        with suppress(OSError, ValueError):  # that of a window which has gone meanwhile
            signal.set_wakeup_fd(before)
        for one in self._sockets:
            one.close()
        self._sockets = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.disconnect(self._log_out)
            app.aboutToQuit.disconnect(self._save_typed)
        if not self.signal:
            self.restore()

    def before(self, number: int) -> Any:
        """Return what a signal did before `start`."""
        return self._before[number]

    def restore(self) -> None:
        """Let signals do what they did before `start`."""
        for number, before in self._before.items():
            if signal.getsignal(number) == self._pass_over:
                signal.signal(number, before)

    def _pass_over(self, _number: int, _frame: FrameType | None) -> None:
        """Do nothing here, as this may be in the middle of anything; see `_heard`."""

    def _save_typed(self) -> None:
        """Save what is typed; words that can't be saved where they belong go into a file."""
        fields = flush_all()
        if not fields:
            return
        print(f"What was typed could not be saved: {_names(fields)}.", file=sys.stderr)
        words = words_of(fields)
        if words == self._kept:
            return
        try:
            keep_unsaved(paths.unsaved_words_folder(), words)
        except OSError as error:
            print(f"It could not be kept in a file either: {error.strerror}.", file=sys.stderr)
        else:
            self._kept = words

    def _heard(self) -> None:
        if self._sockets is None:
            return
        came = [number for number in self._sockets[0].recv(64) if number in self._before]
        if came and not self.signal:
            self.signal = came[0]
            self._end()

    def _end(self) -> None:
        """Save what is typed and end the program; nobody can be asked."""
        self._save_typed()  # before the window closes, which gives up what could not be saved
        self._window.close()
        QApplication.exit(128 + self.signal)  # also leaves the dialogs that are open

    def _log_out(self, manager: QSessionManager) -> None:
        """Save what is typed before the user's session ends; where that fails, ask if one may."""
        if not flush_all():
            return
        if not manager.allowsInteraction():
            self._save_typed()
        else:
            stays = not _may_close(self._window)
            manager.release()
            if stays:
                manager.cancel()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Close or watched is not self._window:
            return False
        if not flush_all() or self.signal or _may_close(self._window):
            forget_typed(self._window)  # half a name must not be taken for the one that is offered
            return False
        event.ignore()
        return True


def _may_close(window: QWidget) -> bool:
    """Return whether the window may close though words could not be saved; ask the user.

    They may stay, save the words elsewhere, or let them go.
    """
    while fields := flush_all():
        chosen = choose(
            window,
            "Some words could not be saved, and closing loses them.",
            f"They stand in: {_names(fields)}. Save them as a text file in another place, or stay"
            " and try again.",
            "Save elsewhere …",
            "Close anyway",
            "Stay",
        )
        if chosen == 2:
            return False
        if chosen == 1 or _saved_elsewhere(window, fields):
            break
    return True


def _names(fields: list[QWidget]) -> str:
    return ", ".join(f"“{field.accessibleName()}”" for field in fields)


def _saved_elsewhere(window: QWidget, fields: list[QWidget]) -> bool:
    chosen, _ = QFileDialog.getSaveFileName(
        window,
        "Save what was typed as …",
        str(paths.documents_folder() / "Words of the workshop.txt"),
        "Text (*.txt)",
    )
    if not chosen:
        return False
    try:
        write_atomically(Path(chosen), words_of(fields))
    except UserError as error:
        choose(window, error.message, error.hint, "Back")
        return False
    return True
