"""A whole job leaves nothing behind where others look, and speaks to nobody."""

import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.privacy.job import MARK

pytestmark = [
    pytest.mark.reading,
    pytest.mark.skipif(sys.platform != "linux", reason="where things are on Linux"),
]

# Imported by each Python that is started, also by those that the program starts itself.
LISTENER = """
import os, sys

SPEAKING = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg",
            "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}

def hear(event, told):
    if event in SPEAKING:
        with open(os.environ["HEARD"], "a") as file:
            print(event, told[1:], file=file)

sys.addaudithook(hear)
with open(os.environ["HEARD"], "a") as file:
    print("listening", file=file)
"""


@dataclass(frozen=True)
class Place:
    """Where the job was done."""

    folder: Path
    told: str
    """All that went to a terminal."""


def _python(folder: Path, *arguments: str) -> str:
    """Run Python with everything of its user's in `folder`, and return what it told."""
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("STATE", "CONFIG", "DATA")}
    done = subprocess.run(
        [sys.executable, *arguments],
        env={
            **os.environ,
            **places,
            "HOME": str(folder),
            "TMPDIR": str(folder / "temporary"),
            "PYTHONPATH": os.pathsep.join([str(folder / "listener"), str(Path.cwd())]),
            "HEARD": str(folder / "heard"),
            "QT_QPA_PLATFORM": "offscreen",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("job")
    for name in ("temporary", "listener", "out"):
        (folder / name).mkdir()
    (folder / "listener" / "sitecustomize.py").write_text(LISTENER)
    old = os.umask(0o022)
    told = _python(folder, "-m", "tests.privacy.job", str(folder))
    program = ("-m", "flipchart_to_action", "--debug", "--library", str(folder / "library"))
    told += _python(folder, *program, "export", "--everything", "1", str(folder / "out"))
    told += _python(folder, *program, "bundle", "1", str(folder / "out" / "all.flipchart"))
    os.umask(old)
    return Place(folder, told)


def test_the_job_was_done(place: Place) -> None:
    out = place.folder / "out"
    assert [file for file in out.rglob("*.pdf") if file.stat().st_size > 2000]
    assert (out / "all.flipchart").stat().st_size > 10_000
    assert MARK.encode() in (place.folder / "library" / "library.sqlite").read_bytes()
    logs = (place.folder / "logs" / "flipchart-to-action.log").read_text()
    assert "DEBUG" in logs
    assert "KeyError" in logs


def test_logs_and_the_terminal_hold_no_word_or_name(place: Place) -> None:
    for file in (place.folder / "logs").iterdir():
        lines = file.read_text(errors="replace").splitlines()
        assert [line for line in lines if MARK.lower() in line.lower()] == []
    # The command line says what it wrote where: that is its answer, not a log.
    answers = (str(place.folder / "out"),)
    lines = [line for line in place.told.splitlines() if not any(a in line for a in answers)]
    assert [line for line in lines if MARK.lower() in line.lower()] == []


def test_no_temporary_file_is_left(place: Place) -> None:
    assert list((place.folder / "temporary").iterdir()) == []
    left = [p for p in (place.folder / "library").rglob("*") if p.name.endswith(".part")]
    assert left == []


def test_the_library_is_for_the_user_alone_and_what_goes_out_is_as_they_like(
    place: Place,
) -> None:
    library = place.folder / "library"
    for path in [library, *library.rglob("*"), place.folder / "settings.toml"]:
        if path.exists():
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert list((library / "backups").iterdir())
    bundle = place.folder / "out" / "all.flipchart"
    assert stat.S_IMODE(bundle.stat().st_mode) & 0o077 == 0  # private notes are in it
    for path in set((place.folder / "out").rglob("*")) - {bundle}:
        wanted = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_nobody_was_spoken_to(place: Place) -> None:
    heard = (place.folder / "heard").read_text().splitlines()
    assert heard.count("listening") >= 4  # the window, what it starts for photos, and two words
    assert [line for line in heard if line != "listening"] == []
