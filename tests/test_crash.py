import importlib
import logging
import os
import subprocess
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from flipchart_to_action.crash import FAULTS, LOG, CrashWatch, places_of

WRITTEN = "what Ann wrote on her note"


def _fail() -> None:
    try:
        dict[str, str]()[WRITTEN]
    except KeyError as error:
        raise ValueError(WRITTEN) from error


def _crash() -> None:
    try:
        _fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_log_has_kind_and_place_but_not_what_people_wrote(tmp_path: Path) -> None:
    told: list[BaseException] = []
    with CrashWatch(tmp_path / "logs", tell=told.append) as watch:
        _crash()
        logging.getLogger("flipchart_to_action").info("begun")
    text = watch.log_file.read_text()
    assert "ValueError" in text
    assert "KeyError" in text
    assert "in _fail" in text
    assert "begun" in text
    assert WRITTEN not in text
    assert [type(e) for e in told] == [ValueError]


def test_errors_in_threads_are_told_too(tmp_path: Path) -> None:
    told: list[BaseException] = []
    with CrashWatch(tmp_path, tell=told.append) as watch:
        thread = threading.Thread(target=_fail)
        thread.start()
        thread.join()
    assert [type(e) for e in told] == [ValueError]
    assert "in _fail" in watch.log_file.read_text()


def test_a_dialog_that_fails_itself_does_no_harm(tmp_path: Path) -> None:
    def tell(_error: BaseException) -> None:
        raise RuntimeError

    with CrashWatch(tmp_path, tell=tell) as watch:
        _crash()
    assert "RuntimeError" in watch.log_file.read_text()


def test_stop_leaves_everything_as_it_was(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    with CrashWatch(tmp_path):
        assert sys.excepthook is not before[0]
    assert before == (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))


def test_without_a_folder_for_it_there_is_no_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    told: list[BaseException] = []
    with CrashWatch(tmp_path / "taken" / "logs", tell=told.append):
        _crash()
    assert len(told) == 1
    assert "There is no log" in capsys.readouterr().err


def test_an_error_that_keeps_coming_does_not_fill_the_log(tmp_path: Path) -> None:
    told: list[BaseException] = []
    with CrashWatch(tmp_path, tell=told.append) as watch:
        for _ in range(1000):
            _crash()
    text = watch.log_file.read_text()
    assert text.count("nobody caught") == 3
    assert "512 times by now: ValueError" in text
    assert len(text.splitlines()) < 70
    assert len(told) == 1000


def test_what_cannot_be_raised_anywhere_is_told_too(tmp_path: Path) -> None:
    class Odd:
        def __del__(self) -> None:
            _fail()

    told: list[BaseException] = []
    with CrashWatch(tmp_path, tell=told.append) as watch:
        Odd()
    assert [type(e) for e in told] == [ValueError]
    assert WRITTEN not in watch.log_file.read_text()


@pytest.mark.skipif(os.name != "posix", reason="rights of Unix")
def test_the_logs_are_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    with CrashWatch(folder) as watch:
        _crash()
        assert isinstance(watch._handler, RotatingFileHandler)
        watch._handler.doRollover()
        _crash()
    assert folder.stat().st_mode & 0o777 == 0o700
    files = list(folder.iterdir())
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


CRASHING = """
import faulthandler, sys, threading
from pathlib import Path
from flipchart_to_action.crash import CrashWatch

note = "what Ann wrote on her note"

def paint_the_window(note):
    {how}

with CrashWatch(Path(sys.argv[1])):
    paint_the_window(note)
"""


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("faulthandler._sigsegv()", "Segmentation fault"),
        ("faulthandler._sigabrt()", "Aborted"),
        ("import ctypes; ctypes.string_at(0)", "Segmentation fault"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
def test_the_next_start_knows_of_a_hard_crash(tmp_path: Path, how: str, said: str) -> None:
    folder = tmp_path / "Ann" / "logs"
    code = CRASHING.format(how=how)
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], check=False, capture_output=True
    )
    assert done.returncode < 0
    with CrashWatch(folder) as watch:
        assert said in watch.last_fault
        assert "in paint_the_window" in watch.last_fault
        assert str(Path.home()) + os.sep not in watch.last_fault
        assert WRITTEN not in watch.last_fault
        assert "was broken off last time" in watch.log_file.read_text()
    with CrashWatch(folder) as watch:
        assert watch.last_fault == ""


def test_a_start_after_an_ordinary_end_says_nothing(tmp_path: Path) -> None:
    with CrashWatch(tmp_path):
        (tmp_path / "faults.log").write_text("Windows fatal exception: mended\n")
    with CrashWatch(tmp_path) as watch:
        assert watch.last_fault == ""


def test_a_report_names_no_folder_of_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home" / "farida.ahmed"
    (home / "program").mkdir(parents=True)
    (home / "program" / "odd_module.py").write_text("def fall():\n    raise OSError('x')\n")
    monkeypatch.syspath_prepend(home / "program")
    falling = importlib.import_module("odd_module")
    with pytest.raises(OSError) as caught:  # noqa: PT011
        falling.fall()
    told = places_of(caught.value)
    assert 'File "odd_module.py", line 2, in fall' in told
    assert "farida" not in told


@pytest.mark.skipif(os.name != "posix", reason="pipes of Unix")
@pytest.mark.parametrize("name", [LOG, FAULTS])
def test_a_pipe_in_the_place_of_a_log_keeps_nobody_waiting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    os.mkfifo(tmp_path / name)
    with CrashWatch(tmp_path):
        _crash()
    assert "There is no log" in capsys.readouterr().err
    assert (tmp_path / name).is_fifo()


def test_of_a_huge_file_of_faults_the_end_is_read(tmp_path: Path) -> None:
    with (tmp_path / FAULTS).open("wb") as file:
        file.truncate(3_000_000_000)
        file.seek(0, os.SEEK_END)
        file.write(b"\nFatal Python error: Aborted\n  in _fail\n")
    with CrashWatch(tmp_path) as watch:
        assert watch.last_fault.startswith("Fatal Python error: Aborted")
