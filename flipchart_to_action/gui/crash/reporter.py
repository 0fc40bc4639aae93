"""Tells the user of errors that nobody foresaw: once each, and never in the way of going on."""

import time
from collections import Counter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from flipchart_to_action.crash import places_of
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.crash.dialog import CrashDialog
from flipchart_to_action.gui.crash.last_crash_banner import LastCrashBanner
from flipchart_to_action.gui.shell.main_window import MainWindow

_QUIET = 3.0
_MOST = 3


class CrashReporter(QObject):
    """Shows the crash dialog for errors from any thread; a `UserError` is a strip in the window.

    One dialog is open at a time and takes further errors along. An error that keeps coming, as one
    in painting does, is shown again only after some seconds without it, and three times at most:
    else nobody could go on.
    """

    taken = Signal(object)
    """Emit it with an error, in any thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: MainWindow | None = None
        self.dialog: CrashDialog | None = None
        self._told_last = False
        self._seen: dict[str, float] = {}
        self._times: Counter[str] = Counter()
        self.taken.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def tell_last(self, fault: str) -> None:
        """Say in the window, once, that the program was broken off last time; `fault` is where."""
        if self.window is not None and fault and not self._told_last:
            self._told_last = True
            notice = LastCrashBanner(fault)
            self.window.show_notice(notice)
            notice.tell()

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, UserError) and self.window is not None:
            self.window.tell_error(error)
        elif self._is_news(places_of(error)):
            self._show(error)

    def _is_news(self, place: str) -> bool:
        now = time.monotonic()
        last, self._seen[place] = self._seen.get(place), now
        if (last is not None and now - last < _QUIET) or self._times[place] >= _MOST:
            return False
        self._times[place] += 1
        return True

    def _show(self, error: BaseException) -> None:
        if self.dialog is not None:
            self.dialog.add(error)
            return
        self.dialog = CrashDialog(error, QApplication.activeWindow() or self.window)
        self.dialog.finished.connect(self._gone_on)
        self.dialog.open()  # not exec(): the error may come again and again meanwhile

    def _gone_on(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        # What was behind the dialog is painted again now; that is the same error, not a new one.
        now = time.monotonic()
        self._seen = dict.fromkeys(self._seen, now)
