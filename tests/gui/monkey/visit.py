"""A visit of the monkey: the real window with a workshop in it, acts by chance, then a look."""

import faulthandler
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest import mock

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Step
from flipchart_to_action.domain.state import WorkshopState, added, arranged
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.images import open_photo
from flipchart_to_action.recognition.worker import Asked
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.bundle import hand_over
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import remember_open
from tests.gui.monkey.afterwards import faults, faults_of_the_next_start
from tests.gui.monkey.hands import Hands, press
from tests.storage.made import new_workshop, photo_bytes, shown_workshop

_SETTLED_MS = 500
"""Longer than a field waits before it saves."""
_LONGEST_WAIT_MS = 30_000
_ESCAPES = 40
_SAID_BY_THE_PLATFORM = ("propagateSizeHints", "This plugin does not support")

Say = Callable[..., None]


class QuickReadings:
    """Finds three notes on every photo, at once."""

    def read(
        self,
        asked: Asked,
        progress: Callable[[float], None],  # noqa: ARG002
        is_wanted: Callable[[], bool],  # noqa: ARG002
    ) -> PhotoReading:
        """Return them."""
        size = open_photo(asked.path, turn=asked.turn or 0).size
        drafts = tuple(
            NoteDraft(text=f"point {i}", box=(10, 20 * i, 90, 20 * i + 15)) for i in range(3)
        )
        return PhotoReading(
            size=size, turn=asked.turn or 0, sheet=None, notes=drafts, recogniser="x", seconds=0.1
        )

    def close(self) -> None:
        """Hold nothing."""


def visit(place: Path, seed: int, acts: int, say: Say, *, hangs_after: float) -> None:
    """Let the monkey in, look at what it left, and open the library again."""
    app = QApplication.instance() or QApplication(["monkey"])
    assert isinstance(app, QApplication)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app.setQuitOnLastWindowClosed(False)
    qInstallMessageHandler(lambda kind, _where, words: _heard(kind, _where, words, say))
    files = _prepare(place, list(Step)[seed % len(Step)])
    faulthandler.dump_traceback_later(hangs_after * 3, exit=True)
    with (
        mock.patch("flipchart_to_action.gui.core.reading_queue.ReadingWorker", QuickReadings),
        mock.patch.object(QDesktopServices, "openUrl", return_value=True),
    ):
        with Library.open(place / "library") as library:
            before = _Monkey(library, place, files, seed, say).stay(acts, hangs_after)
        if before is not None:
            with Library.open(place / "library") as library:
                application = Application(library, Settings(), place / "settings.toml")
                application.start()
                for fault in faults_of_the_next_start(before, application):
                    say(fault=fault)
                application.parts.window.close()


def _heard(kind: QtMsgType, _where: QMessageLogContext, words: str, say: Say) -> None:
    if kind is not QtMsgType.QtDebugMsg and not any(w in words for w in _SAID_BY_THE_PLATFORM):
        say(fault=f"Qt says: {words}")


def _prepare(place: Path, step: Step) -> list[Path]:
    """Make a library with a full workshop, open at `step`, and an empty one.

    Returns:
        Files to drop.
    """
    files = []
    (place / "in").mkdir()
    for number, colour in enumerate(("white", "blue", "yellow")):
        files.append(place / "in" / f"IMG_{number}.jpg")
        files[-1].write_bytes(photo_bytes(colour, 300 + number, 200))
    with Library.open(place / "library") as library:
        state = arranged(shown_workshop(library.keep_photo(photo_bytes())))
        state = replace(state, workshop=replace(state.workshop, step=step))
        library.apply(added(*state.by_id.values()))
        workshop_id = library.workshop_id(1)
        files.append(place / "in" / "theirs.flipchart")
        hand_over(library, workshop_id, files[-1])
        new_workshop(library, "Empty")
    remember_open(place / "library", workshop_id)
    for name, data in (("broken.jpg", b"\xff\xd8\xff half"), ("people.txt", b"Ann\nBo\n")):
        files.append(place / "in" / name)
        files[-1].write_bytes(data)
    return files


class _Monkey:
    """Acts from the event loop, so that it goes on in the loops of dialogs, menus and drags."""

    def __init__(
        self, library: Library, place: Path, files: list[Path], seed: int, say: Say
    ) -> None:
        self._say = say
        chance = random.Random(seed)  # noqa: S311 (what comes next)
        self._hands = Hands(chance, files, lambda words: say(act=words))
        self._chance = random.Random(seed + 1)  # noqa: S311 (how long to wait)
        self._application = Application(library, Settings(), place / "settings.toml")
        self._application.crashed.connect(self._crashed)
        self._session = self._application.parts.session
        self._base: WorkshopState | None = None
        self._session.opened.connect(self._opened)
        self._loop = QEventLoop()
        self._left = self._depth = self._escapes = 0
        self._hangs_after = 0.0
        self._closed = False
        self._application.parts.window.closing.connect(self._window_closed)

    def _crashed(self, error: Exception) -> None:
        self._say(fault=f"in the background: {type(error).__name__}: {error}")

    def _opened(self) -> None:
        self._base = self._session.state if self._session.is_open else None

    def _window_closed(self) -> None:
        self._closed = True

    def stay(self, acts: int, hangs_after: float) -> WorkshopState | None:
        """Do so many acts; return the workshop that is open at the end."""
        self._left, self._hangs_after = acts, hangs_after
        self._application.start()
        self._application.parts.window.activateWindow()
        QTimer.singleShot(0, self._next)
        self._loop.exec()
        window = self._application.parts.window
        window.let_go_of_focus()
        if not self._closed:
            self._settle()
            for fault in faults(self._application, self._base):
                self._say(fault=fault)
            self._settle()
        window.close()  # which keeps what is typed
        window.let_go_of_focus()
        return self._session.state if self._session.is_open else None

    def _settle(self) -> None:
        """Wait until what is typed is saved, and nothing runs in the background."""
        self._watch()
        self._escapes = 0
        leaving = QTimer()  # what runs in the background may still ask something
        leaving.timeout.connect(self._leave)
        leaving.start(20)
        QTest.qWait(_SETTLED_MS)
        parts = self._application.parts
        for _ in range(_LONGEST_WAIT_MS // 20):
            if not parts.tasks._jobs and not parts.reader.reading:
                return
            self._watch()
            QTest.qWait(20)
        self._say(fault="the background does not come to rest")

    def _watch(self) -> None:
        faulthandler.dump_traceback_later(self._hangs_after, exit=True)

    def _next(self) -> None:
        """One act, or one try to leave whatever is open."""
        self._watch()
        if self._left and not self._closed:
            self._left -= 1
            pause = _SETTLED_MS if self._chance.random() < 0.06 else self._chance.randrange(8)
            QTimer.singleShot(pause, self._next)
            self._depth += 1
            try:
                self._hands.act()
            finally:
                self._depth -= 1
            return
        if self._depth or QApplication.activePopupWidget() or QApplication.activeModalWidget():
            QTimer.singleShot(5, self._next)
            self._leave()
            return
        self._loop.quit()

    def _leave(self) -> None:
        """Leave what is open by Escape; what does not heed it is a fault, and is closed."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is None or not isValid(front):
            self._escapes = 0
            return
        self._escapes += 1
        if self._escapes == _ESCAPES:
            self._say(fault=f"{type(front).__name__} “{front.windowTitle()}” heeds no Escape")
        if self._escapes >= _ESCAPES:
            front.close()
            return
        press(front, Qt.Key.Key_Escape)
