"""A photo from outside opened once in a process of its own, before this one opens it.

What decodes photos is written in C and C++, and a broken or hostile file can crash it, keep it busy
for ever or have it take all memory. That then happens to the other process, and the photo is
refused with a sentence. The same bytes need no second trial: decoders do the same each time.

A hostile file may also make a decoder do what its maker likes; so the other process is confined,
and gets the bytes of a photo, not its path.
"""

import atexit
import contextlib
import errno
import json
import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock, Timer

import flipchart_to_action
from flipchart_to_action.errors import PhotoError
from flipchart_to_action.images.decode import called, open_photo, photo_bytes
from flipchart_to_action.images.sandbox_child import READY

_log = logging.getLogger(__name__)

_FOR_NOW = {errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE}
"""Where the system has no room for a process now, but may have it again."""

SECONDS = 30.0
"""How long one photo may take: the largest that is promised, on an old and busy laptop."""


class HarmfulPhotoError(PhotoError):
    """A photo that crashes what decodes it, or keeps it busy for too long."""


class UntriedPhotoError(PhotoError):
    """A photo that may be sound: there was no process to try it in."""


class Trial:
    """The other process; it is started when it is first needed, and again when it has ended.

    Its methods can be called from any thread.

    Args:
        command: What starts it; None: this program.
        seconds: How long one photo may take.
    """

    def __init__(self, command: Sequence[str] | None = None, *, seconds: float = SECONDS) -> None:
        self._command = list(command) if command else _own_command(2 * seconds)
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._can_start = True

    def photo(self, path: Path) -> None:
        """Open the photo at `path` there.

        Raises:
            PhotoError: It can't be opened.
            HarmfulPhotoError: It should better not be opened by anything.
            UntriedPhotoError: There is no process to be had at the moment.
        """
        content = photo_bytes(path)
        question = json.dumps([path.name, len(content)]).encode() + b"\n" + content
        try:
            with self._lock:
                process = self._running()
                answer, late = self._answer(process, question) if process else ("", False)
        except (OSError, RuntimeError) as error:  # the latter: no thread to be had
            _log.warning("no process to try photos in now: %s", type(error).__name__)
            raise UntriedPhotoError(
                f"{called(path)} could not be checked: this computer starts no more programs now.",
                "Close some programs, then try again.",
            ) from error
        if process is None:
            # Where no process can be started the photos of the day must still come in.
            open_photo(path)
        elif late:
            raise HarmfulPhotoError(
                f"{called(path)} takes too long to open.",
                "It is perhaps damaged. Save it as a JPEG on the phone or camera, and add that.",
            )
        elif answer is None:
            raise HarmfulPhotoError(
                f"{called(path)} is broken in a way that no program should open.",
                "Copy it from the phone or camera again, or save it there as a JPEG.",
            )
        elif answer:
            raise PhotoError(*answer)

    def end(self) -> None:
        """End the other process, whatever it is doing."""
        # Not under the lock: whoever waits for an answer holds it, and is to be freed.
        process = self._process
        if process is not None:
            process.kill()
            with self._lock:
                self._forget()

    def _running(self) -> "subprocess.Popen[bytes] | None":
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._forget()
        if not self._can_start:
            return None
        try:
            self._process = _start(self._command)
        except OSError as error:
            if error.errno in _FOR_NOW:
                raise
            _log.warning("no process to try photos in: %s", error.strerror)
            self._can_start = False
            return None
        hello, _late = self._answer(self._process)
        if hello != READY:
            _log.warning("the process to try photos in does not answer")
            self._forget()
            self._can_start = False
        return self._process

    def _answer(
        self, process: "subprocess.Popen[bytes]", question: bytes = b""
    ) -> tuple[str | list[str] | None, bool]:
        """Return the answer, None where the process ended over it, and whether it was too late."""
        assert process.stdin  # noqa: S101
        assert process.stdout  # noqa: S101
        late = Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = Timer(self._seconds, give_up)
        try:
            timer.start()
        except RuntimeError:
            self._forget()
            raise
        try:
            with contextlib.suppress(OSError):  # it has ended; then it gives no answer either
                process.stdin.write(question)
                process.stdin.flush()
            line = process.stdout.readline()
        finally:
            timer.cancel()
            timer.join()
        if late.is_set() or not line.endswith(b"\n"):
            self._forget()
            return None, late.is_set()
        answer: str | list[str] = json.loads(line)
        return answer, False

    def _forget(self) -> None:
        """Close what is left of a process that has ended, or end it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError):
            process.communicate()


def _own_command(seconds: float) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, flipchart_to_action.TRY_PHOTOS, str(seconds)]
    # -P: the folder in which the program was started may hold anything.
    return [sys.executable, "-P", "-m", "flipchart_to_action.images.sandbox_child", str(seconds)]


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    home = str(Path(flipchart_to_action.__file__).parent.parent)
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(  # noqa: S603 (this program, with words of its own)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # decoders complain there, and name the file
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


_trial = Trial()


def try_photo(path: Path) -> None:
    """Open a photo that comes from outside in a process of its own, before it is opened here.

    Raises:
        PhotoError: It can't be opened, also where it would take more than 2.5 gigabytes.
        HarmfulPhotoError: It would take the program down, or more than 30 seconds.
        UntriedPhotoError: There is no process to be had at the moment; it can be tried again.
    """
    _trial.photo(path)


def end_trials() -> None:
    """End the process in which photos are tried; the next `try_photo` starts it again."""
    _trial.end()


atexit.register(end_trials)
