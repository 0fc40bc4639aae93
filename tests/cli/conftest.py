"""The command line as a user has it: another process, its status, its stdout and stderr."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from tests.storage.made import photo_bytes, shown_workshop

Run = Callable[..., subprocess.CompletedProcess[str]]
Forks = subprocess.Popen[str]

_WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Give the process that has the program imported, see `forks.py`."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forks"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        yield server
        server.communicate()


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, forks: Forks) -> Run:
    """Call the program with these words, at home in an empty folder and without a screen."""
    home = tmp_path / "home"
    home.mkdir()
    told = [tmp_path_factory.mktemp("told") / name for name in ("stdout", "stderr")]
    kept = {k: v for k, v in os.environ.items() if k not in _WITHOUT and not k.startswith("XDG_")}

    def call(*words: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        arguments = [str(word) for word in words]
        environment = {**kept, "HOME": str(home), **(env or {})}
        if env or {"read", "sample"}.intersection(arguments):  # these start Python themselves
            return _started(arguments, environment, home)
        assert forks.stdin
        assert forks.stdout
        print(
            json.dumps([arguments, environment, str(home), *map(str, told)]),
            file=forks.stdin,
            flush=True,
        )
        status = int(forks.stdout.readline())
        stdout, stderr = (file.read_text(encoding="utf-8") for file in told)
        return subprocess.CompletedProcess(arguments, status, stdout, stderr)

    return call


def _started(
    words: list[str], environment: dict[str, str], home: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flipchart_to_action", *words],
        env=environment,
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A library with one workshop of one decision, closed."""
    with Library.open(tmp_path / "library") as library:
        library.apply(added(*shown_workshop(library.keep_photo(photo_bytes()))))
    return tmp_path / "library"
