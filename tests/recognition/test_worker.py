import ctypes
import errno
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from PIL import Image

from flipchart_to_action import paths
from flipchart_to_action.errors import PhotoError, RecogniserError
from flipchart_to_action.recognition import worker as apart_module
from flipchart_to_action.recognition.worker import Asked, ReadingWorker
from tests.images.test_sandbox import can_confine


class NotWantedError(Exception):
    """What somebody raises who does not want a reading any more."""


def break_down(line: Any) -> None:
    """Go the way of a native library that touches what it must not."""
    line.recv()
    os.abort()


def never_answer(line: Any) -> None:
    """Hang, as a native library may."""
    line.recv()
    threading.Event().wait()


def try_to_reach(line: Any) -> None:
    """Read with a recogniser that tries what a hostile photo might make one do."""

    def taken_over(_name: str, library: str) -> Any:
        told = []
        for attempt in (socket.socket, Path(library).read_bytes, Path(library).unlink):
            try:
                attempt()
            except PermissionError:
                told.append("kept")
            else:
                told.append("reached")
        raise RecogniserError(" ".join(told))

    with mock.patch.object(apart_module, "find_recogniser", taken_over):
        apart_module.serve_readings(line)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (400, 300), "white").save(path)
    return path


@pytest.fixture
def apart() -> Iterator[ReadingWorker]:
    apart = ReadingWorker()
    yield apart
    apart.close()


@pytest.mark.reading
def test_a_photo_is_read_in_another_process_with_progress(apart: ReadingWorker) -> None:
    chart = sorted((paths.resources() / "samples").glob("*.jpg"))[0]
    shares: list[float] = []
    reading = apart.read(Asked(chart), shares.append)
    assert len(reading.notes) > 3
    assert shares == sorted(shares)
    assert len(shares) > 3


def test_a_photo_that_cannot_be_opened_fails_in_words(apart: ReadingWorker, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    with pytest.raises(PhotoError) as here:
        Asked(broken).read(None, lambda _share: None)  # type: ignore[arg-type]
    with pytest.raises(PhotoError) as there:
        apart.read(Asked(broken), lambda _share: None)
    assert str(there.value) == str(here.value)
    with pytest.raises(RecogniserError, match="no recogniser called"):
        apart.read(Asked(broken, "nonesuch"), lambda _share: None)


def test_a_bug_is_told_with_its_place_and_without_its_words(
    apart: ReadingWorker, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.png"
    Image.new("RGB", (400, 300), "white").save(photo)
    asked = Asked(photo, sheet="not corners, but a note's words")  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match=r"pipeline\.py") as told:
        apart.read(asked, lambda _share: None)
    assert "note's words" not in str(told.value)


def test_a_process_that_breaks_down_costs_one_photo(photo: Path) -> None:
    apart = ReadingWorker(break_down)
    for _ in range(2):  # the second time with a new process
        with pytest.raises(RecogniserError, match="broke down"):
            apart.read(Asked(photo), lambda _share: None)


def test_what_is_not_wanted_ends_at_once_even_where_the_process_hangs(photo: Path) -> None:
    apart = ReadingWorker(never_answer)
    wanted = threading.Event()
    wanted.set()
    outcome: list[BaseException] = []

    def refuse(_share: float) -> None:
        raise NotWantedError

    def read() -> None:
        try:
            apart.read(Asked(photo), refuse, wanted.is_set)
        except NotWantedError as error:
            outcome.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    wanted.clear()
    thread.join(20)
    assert not thread.is_alive()
    assert len(outcome) == 1


def test_a_photo_waits_where_no_process_is_to_be_had(
    apart: ReadingWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in a sentence, and the same photo can be read when there is room again."""
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")

    def refuse(_process: object) -> None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    with monkeypatch.context() as patched:
        patched.setattr(apart_module._SPAWN.Process, "start", refuse)
        for _ in range(2):
            with pytest.raises(RecogniserError, match="starts no more programs") as caught:
                apart.read(Asked(broken), lambda _share: None)
            assert caught.value.hint
    with pytest.raises(PhotoError):
        apart.read(Asked(broken), lambda _share: None)


@pytest.mark.skipif(not can_confine(), reason="the kernel knows no way")
def test_what_takes_a_recogniser_over_reaches_neither_library_nor_network(
    photo: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"theirs")
    apart = ReadingWorker(try_to_reach)
    try:
        with pytest.raises(RecogniserError, match=r"^kept kept kept$"):
            apart.read(Asked(photo, language=str(library)), lambda _share: None)
    finally:
        apart.close()
    assert library.read_bytes() == b"theirs"


@pytest.mark.skipif(sys.platform == "win32", reason="it is faked here")
def test_on_windows_reading_claims_less_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    windll = mock.Mock()
    windll.kernel32.GetCurrentProcess.return_value = 7
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", windll, raising=False)
    apart_module._claim_less()
    (called,) = windll.kernel32.SetPriorityClass.call_args_list
    assert called.args[0].value == 7
    assert called.args[1] == 0x4000
