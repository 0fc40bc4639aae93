"""A decision made over the accessibility bus, as a screen-reader user would make it."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.library import Library

CLIENT = Path(__file__).with_name("screen_reader_client.py")
SYSTEM_PYTHON = "/usr/bin/python3"


def _bindings() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    ask = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return subprocess.run(ask, capture_output=True, check=False).returncode == 0


@pytest.mark.screen
@pytest.mark.skipif(not _bindings(), reason="python3-gi and gir1.2-atspi-2.0 are not installed")
def test_a_screen_reader_user_makes_a_decision(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    settings = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    environment = {**os.environ, **settings, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    command = [sys.executable, "-m", "flipchart_to_action", "--library", str(folder)]
    with subprocess.Popen(command, env=environment) as app:
        try:
            client = subprocess.run(
                [SYSTEM_PYTHON, str(CLIENT)], capture_output=True, text=True, check=False
            )
            assert client.returncode == 0, client.stdout + client.stderr
            _wait_for_decision(folder)
        finally:
            app.terminate()
    with Library.open(folder) as library:
        (summary,) = library.workshops()
        state = library.state(summary.workshop.id)
    assert state.workshop.title == "Respite care"
    assert [d.what for d in state.decisions] == ["ring every family on Monday"]


def _wait_for_decision(folder: Path) -> None:
    """Return when the words are on the disk: they are saved within a second of being written."""
    found = threading.Event()
    for _ in range(50):
        place = f"file:{folder / 'library.sqlite'}?mode=ro"
        with closing(sqlite3.connect(place, uri=True)) as database:
            rows = database.execute("SELECT what FROM decisions").fetchall()
        if rows and rows[0][0]:
            return
        found.wait(0.1)
    raise LibraryError("The decision was not saved.")
