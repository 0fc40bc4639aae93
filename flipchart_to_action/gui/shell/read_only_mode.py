"""A window that only looks on: it says so, and follows what somebody else does."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.widgets.banner import WarningBanner
from flipchart_to_action.gui.widgets.layout import column
from flipchart_to_action.storage.library_layout import LOCK
from flipchart_to_action.storage.lock import read_holder

_FOLLOW_MS = 1500


class ReadOnlyMode(QObject):
    """Keeps a window that looks on up to date, and offers to open the library to write.

    Args:
        window: The window.
        session: Its session, with a library that is open to read.
        reopen: Called when the user wants to write.
    """

    def __init__(self, window: MainWindow, session: Session, reopen: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._version = session.library.version()
        self.strip = WarningBanner("")
        self.strip.taken.connect(reopen)
        self._show()
        self._timer = QTimer(self)
        self._timer.setInterval(_FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        self._timer.start()
        window.closing.connect(self._timer.stop)

    def _show(self) -> None:
        holder = read_holder(self._session.library.folder / LOCK)
        who = f"{holder.who()} has this library open" if holder.user else "it can only be read"
        self.strip.show_word(f"You only look on: {who}.", "Open it to write")
        place = QWidget()
        inside = column(0, (36, 14, 36, 0))
        inside.addWidget(self.strip)
        place.setLayout(inside)
        self._window.show_notice(place)

    def follow(self) -> None:
        """Show what somebody else has changed since."""
        try:
            version = self._session.library.version()
            if version == self._version:
                return
            self._version = version
            if self._session.is_open:
                self._session.reload()
            else:
                self._window.start.reload()
        except UserError as error:
            self._window.leave()
            self._window.tell_error(error)
