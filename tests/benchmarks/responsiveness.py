"""Whether the window answers while photos are read: `python -m tests.benchmarks.responsiveness`.

The real window reads copies of the sample charts while somebody puts notes right by key events. A
timer in the window ticks every 10 ms; what a tick comes late is the time for which the window did
not answer. `own_ms_max` is the longest of these times in which the window itself computed, without
what other programs took of the cores meanwhile. Options: `--photos N`, `--json`.
"""

import argparse
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flipchart_to_action import paths
from flipchart_to_action.domain.records import PhotoState, Step
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library

TICK_MS = 10
KEYS_MS = 250
LIMIT_S = 600


class Watch(QObject):
    """Notes how late each tick of a timer in the window's thread comes."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self.own_ms: list[float] = []
        self._last = time.perf_counter()
        self._last_own = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self.own_ms.append((own - self._last_own) * 1000)
        self._last, self._last_own = now, own


class Hands(QObject):
    """Puts notes right: a word more in each, then Enter."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application
        self.keys = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._press)
        self._timer.start(KEYS_MS)

    def _press(self) -> None:
        window, session = self._application.parts.window, self._application.parts.session
        if not session.state.points:
            return
        if window.step is not Step.NOTES:
            window.go_to(Step.NOTES)
        notes = window.pages.notes
        if not (notes.list.hasFocus() or notes.field.hasFocus()):
            notes.list.setFocus()  # else Enter may press a button that opens a dialog
        widget = QApplication.focusWidget()
        if widget is None:
            return
        turn = self.keys % 4
        key = (Qt.Key.Key_F2, Qt.Key.Key_End, Qt.Key.Key_X, Qt.Key.Key_Return)[turn]
        QTest.keyClick(widget, key)
        self.keys += 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=30)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), options.photos)
    if options.json:
        print(json.dumps(figures))
        return
    print("How long the window did not answer while photos were read and notes edited:")
    for name, value in figures.items():
        print(f"  {name:20} {value:10.1f}")


def measure(folder: Path, count: int) -> dict[str, float]:
    """Return the figures of one run with `count` photos; milliseconds."""
    sys.setswitchinterval(0.001)  # as the program does
    app = QApplication.instance() or QApplication([])  # kept alive until the end
    assert app is not None
    files = _copies(folder, count)
    with Library.open(folder / "library") as library:
        application = Application(library, Settings(), folder / "settings.toml")
        application.start()
        application.new_workshop()
        session, window = application.parts.session, application.parts.window
        window.go_to(Step.PHOTOS)
        photos = window.pages.photos
        watch, hands = Watch(), Hands(application)
        started = time.perf_counter()
        photos.add_files(files)
        loop = QEventLoop()

        def ended() -> None:
            states = [p.state for p in session.state.photos]
            read = len(states) == count and PhotoState.WAITING not in states
            if read or time.perf_counter() - started > LIMIT_S:
                loop.quit()

        session.changed.connect(ended)
        loop.exec()
        took = time.perf_counter() - started
        memory = _memory()
        application.stop()
    late = sorted(watch.late_ms)
    return {
        "stall_ms_max": round(late[-1], 1),
        "stall_ms_p99": round(late[int(len(late) * 0.99)], 1),
        "stall_ms_median": round(statistics.median(late), 1),
        "own_ms_max": round(max(watch.own_ms), 1),
        "own_ms_p99": round(sorted(watch.own_ms)[int(len(late) * 0.99)], 1),
        "ticks": len(late),
        "keys": hands.keys,
        "photos": count,
        "seconds": round(took, 1),
        **memory,
    }


def _memory() -> dict[str, float]:
    """Return the most memory that the window and the reading process held, where Linux tells."""
    children = multiprocessing.active_children()
    found = {}
    for name, pid in (("window", os.getpid()), *(("reading", c.pid) for c in children)):
        status = Path(f"/proc/{pid}/status")
        if status.exists():
            (peak,) = (line for line in status.read_text().splitlines() if "VmHWM" in line)
            found[f"{name}_mb_peak"] = round(int(peak.split()[1]) / 1024, 1)
    return found


def _copies(folder: Path, count: int) -> list[Path]:
    """Return copies of the sample charts that differ in a byte behind the picture."""
    charts = sorted((paths.resources() / "samples").glob("*.jpg"))
    copies = []
    for number in range(count):
        copy = folder / f"{number + 1:03}.jpg"
        copy.write_bytes(charts[number % len(charts)].read_bytes() + bytes([number % 251]))
        copies.append(copy)
    return copies


if __name__ == "__main__":
    main()
