"""Files reach the window that is open, from the system and from a second start."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from flipchart_to_action.gui.core.open_requests import OpenRequests, _name, handed_over

SECOND = """
import sys
from pathlib import Path
from flipchart_to_action.gui.core.open_requests import handed_over
folder = Path(sys.argv[1])
sys.exit(not handed_over(folder, [folder / "a b.workshop-bundle"]))
"""


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A socket's name holds a hundred letters, and the folders of tests have long ones."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def test_a_second_start_hands_its_files_to_the_window_that_is_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    requests = OpenRequests(tmp_path)
    with qtbot.waitSignal(requests.wanted, timeout=20_000) as told:
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path)])
    assert second.wait() == 0
    assert told.args == [[tmp_path / "a b.workshop-bundle"]]
    assert requests._server.socketOptions() == QLocalServer.SocketOption.UserAccessOption
    requests.close()
    assert not handed_over(tmp_path, [])


def test_what_a_killed_program_left_is_no_hindrance(qapp: QApplication, tmp_path: Path) -> None:
    Path(_name(tmp_path)).touch()
    requests = OpenRequests(tmp_path)
    assert requests._server.isListening()
    requests.close()


def test_another_library_is_another_window(qapp: QApplication, tmp_path: Path) -> None:
    requests = OpenRequests(tmp_path / "one")
    assert not handed_over(tmp_path / "two", [])
    requests.close()


def test_a_double_click_on_a_mac_arrives(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    requests = OpenRequests(tmp_path)
    file = tmp_path / "a.jpg"
    with qtbot.waitSignal(requests.wanted) as told:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    assert told.args == [[file]]
    requests.close()
