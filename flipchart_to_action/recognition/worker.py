"""Photos read in a process of their own.

Reading keeps every core busy, and much of it can't let other threads of its process run. Apart, and
with less of a claim on the computer than a window has, it never makes anybody wait; and where a
native library breaks down over a photo, that photo is lost and nothing else. That process is
confined: it gets the bytes of a photo, and reaches neither the library nor a network.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import Any

from flipchart_to_action.confinement import confine
from flipchart_to_action.crash import places_of
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import Corners
from flipchart_to_action.errors import RecogniserError, UserError
from flipchart_to_action.images import photo_bytes
from flipchart_to_action.recognition.pipeline import read_photo
from flipchart_to_action.recognition.registry import find_recogniser
from flipchart_to_action.recognition.types import Recogniser, Tick, no_room

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as Connection
else:
    from multiprocessing.connection import Connection

_log = logging.getLogger(__name__)
_NICE = 10
_BELOW_NORMAL = 0x4000  # what Windows calls it
_PAUSE_S = 0.1
_TELL_S = 0.25
_SPAWN = get_context("spawn")  # a fork of a process with threads in it may hang


@dataclass(frozen=True, slots=True)
class Asked:
    """A photo that is to be read, and how; the fields are those of `read_photo`.

    `recogniser` and `language` are those of `find_recogniser`.
    """

    path: Path
    recogniser: str = "auto"
    language: str = "en"
    turn: int | None = None
    sheet: Corners | None = None
    words: tuple[str, ...] = ()

    def read(
        self, recogniser: Recogniser, progress: Tick, content: bytes | None = None
    ) -> PhotoReading:
        """Read the photo here and now; `content` and what it raises as in `read_photo`."""
        return read_photo(
            self.path,
            recogniser,
            turn=self.turn,
            sheet=self.sheet,
            words=self.words,
            language=self.language,
            content=content,
            progress=progress,
        )


class ReadingWorker:
    """Reads one photo at a time in another process, which begins with the first of them.

    Every method can be called from any thread.
    """

    def __init__(self, serve: "Callable[[Connection[Any, Any]], None] | None" = None) -> None:
        self._serve = serve or serve_readings
        self._turn = Lock()
        self._process: BaseProcess | None = None
        self._line: Connection[Any, Any] | None = None

    def read(
        self, asked: Asked, progress: Tick, is_wanted: Callable[[], bool] = lambda: True
    ) -> PhotoReading:
        """Return what is written on a photo.

        Args:
            asked: The photo.
            progress: Told how far it is, 0..1; where it raises, reading ends and that is let
                through.
            is_wanted: Asked ten times a second; where it says no, `progress` is called at once,
                so that it can raise.

        Raises:
            PhotoError: The photo can't be opened.
            RecogniserError: The recogniser does not start, or broke down over this photo.
        """
        content = photo_bytes(asked.path)
        with self._turn:
            try:
                line = self._begun()
            except (OSError, RuntimeError) as error:  # no process, no thread to be had
                _log.warning("no process to read photos in: %s", type(error).__name__)
                raise no_room() from error
            try:
                line.send((asked, content))
                return _answer(line, progress, is_wanted)
            except (EOFError, OSError) as error:
                status = self._end()
                _log.warning("the process that reads photos ended with status %s", status)
                raise RecogniserError(
                    "The recogniser broke down over this photo.",
                    "Read it again, or let the other recogniser read it.",
                ) from error
            except UserError:
                raise
            except BaseException:
                self._end()  # perhaps in the midst of it: what it says later nobody asked for
                raise

    def close(self) -> None:
        """End the other process unless it reads; it begins again with the next photo."""
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _begun(self) -> "Connection[Any, Any]":
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self._end()
        here, there = _SPAWN.Pipe()
        with there:  # closed at the end, so that the line ends where the process does
            process = _SPAWN.Process(target=self._serve, args=(there,), name="reading", daemon=True)
            try:
                process.start()
            except BaseException:
                here.close()
                raise
        self._process, self._line = process, here
        return here

    def _end(self) -> int | None:
        """End the other process and return its exit status, if there was one."""
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is None:
            return None
        process.kill()
        process.join()
        status = process.exitcode
        process.close()
        return status


def _answer(
    line: "Connection[Any, Any]", progress: Tick, is_wanted: Callable[[], bool]
) -> PhotoReading:
    share = 0.0
    while True:
        while not line.poll(_PAUSE_S):
            if not is_wanted():
                progress(share)
        said = line.recv()
        if isinstance(said, float):
            share = said
            progress(share)
        elif isinstance(said, PhotoReading):
            return said
        else:
            kind, words = said
            raise kind(*words)


def serve_readings(line: "Connection[Any, Any]") -> None:
    """Read photos that are asked for on `line` until it ends; runs in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window, which ends this one
    _claim_less()
    confine(programs=True)  # Tesseract is one
    recogniser = lru_cache(1)(find_recogniser)  # its models take a while to load
    with suppress(EOFError, OSError):  # nobody listens any more
        while True:
            asked, content = line.recv()
            line.send(_read(asked, content, recogniser, _Told(line)))


def _claim_less() -> None:
    """Let the window go first wherever both want the processor."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL)
    else:
        os.nice(_NICE)


class _Told:
    """Tells the other side how far it is, not more often than anybody can see."""

    def __init__(self, line: "Connection[Any, Any]") -> None:
        self._line = line
        self._last = 0.0

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now - self._last < _TELL_S:
            return
        self._last = now
        try:
            self._line.send(float(share))
        except OSError as error:
            raise EOFError from error  # not to be taken for a fault of the photo's file


def _read(
    asked: Asked, content: bytes, recogniser: Callable[[str, str], Recogniser], told: _Told
) -> PhotoReading | tuple[type[Exception], tuple[str, ...]]:
    """Return what is written, or the error: an exception itself may not survive the way."""
    try:
        return asked.read(recogniser(asked.recogniser, asked.language), told, content)
    except UserError as error:
        return type(error), (error.message, error.hint)
    except EOFError:
        raise
    except Exception as error:  # noqa: BLE001 (a bug, which is told on the other side)
        return RuntimeError, (f"reading a photo ended in:\n{places_of(error)}",)
