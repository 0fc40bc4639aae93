"""The command line as a user has it: another process, its status, its stdout and stderr."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from tests.storage.made import photo_bytes, shown_workshop

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call the program with these words, at home in an empty folder and without a screen."""
    home = tmp_path / "home"
    home.mkdir()
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {k: v for k, v in os.environ.items() if k not in without and not k.startswith("XDG_")}

    def call(*words: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "flipchart_to_action", *map(str, words)],
            env={**kept, "HOME": str(home), **(env or {})},
            cwd=home,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=100,
        )

    return call


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A library with one workshop of one decision, closed."""
    with Library.open(tmp_path / "library") as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    return tmp_path / "library"
