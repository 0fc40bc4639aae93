"""A hard crash of the whole window, and the start after it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from flipchart_to_action.gui import app
from flipchart_to_action.gui.crash.last_crash_banner import LastCrashBanner

def window():
    return next(w for w in QApplication.topLevelWidgets() if hasattr(w, "new_wanted"))

def crash():
    window().new_wanted.emit()
    faulthandler._sigsegv()

def begin():
    window().new_wanted.emit()
    window().close()

def look():
    for notice in window().findChildren(LastCrashBanner):
        print(notice.isVisible(), notice.accessibleName())
    print(window().session.is_open)
    window().close()

QTimer.singleShot(0, globals()[sys.argv[2]])
sys.exit(app.run(Path(sys.argv[1])))
"""


def _run(folder: Path, what: str) -> "subprocess.CompletedProcess[str]":
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("STATE", "CONFIG", "DATA")}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder / "library"), what],
        env={**os.environ, **places, "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="where logs are on Linux")
def test_the_start_after_a_hard_crash_says_so_and_goes_on_where_it_was(tmp_path: Path) -> None:
    crashed = _run(tmp_path, "crash")
    assert crashed.returncode == -signal.SIGSEGV
    after = _run(tmp_path, "look")
    assert after.returncode == 0, after.stderr
    said, is_open = after.stdout.splitlines()
    assert said.startswith("True The program broke off last time. Your work is safe")
    assert is_open == "True"
    again = _run(tmp_path, "look")
    assert again.stdout.splitlines() == ["True"]


@pytest.mark.skipif(sys.platform != "linux", reason="where the library is on Linux")
def test_the_program_ends_well_with_a_workshop_open(tmp_path: Path) -> None:
    """Ending with the focus in a field crashed after the window had closed."""
    assert _run(tmp_path, "begin").returncode == 0
    ended = _run(tmp_path, "look")
    assert (ended.returncode, ended.stdout) == (0, "True\n")
