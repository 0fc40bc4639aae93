import logging
import sys
import threading
from pathlib import Path

import pytest

from flipchart_to_action.crash import CrashWatch

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
