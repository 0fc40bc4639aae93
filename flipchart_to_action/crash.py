"""What is left behind when something goes wrong that nobody foresaw: a log, and word to the user.

The log never holds what people wrote: of an error it has the kind and the place, not the message,
which may quote a note; and of a place not the folders, which may name somebody.
"""

import copy
import errno
import faulthandler
import logging
import os
import stat
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from typing_extensions import override

_log = logging.getLogger(__name__)

LOG = "flipchart-to-action.log"
FAULTS = "faults.log"
_LONGEST_FAULT = 20_000
_LONGEST_FAULTS = 1_000_000
_LOGGED_EACH = 3


class _PrivateLog(RotatingFileHandler):
    """A log that only the user can read."""

    @override
    def _open(self) -> TextIO:  # type: ignore[override]  # it is opened as text
        return _private(self.baseFilename)


class WithoutMessages(logging.Formatter):
    """Writes of an error its kind and where it happened."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for the log."""
        own = copy.copy(record)
        own.exc_text = None  # another handler may have left the whole text here
        if isinstance(own.args, tuple):
            own.args = tuple(
                type(one).__name__ if isinstance(one, BaseException) else one for one in own.args
            )
        return super().format(own)

    def formatException(  # noqa: N802 (logging calls it so)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return the kinds of an error and of what led to it, each with its place in the code."""
        return "" if ei[1] is None else places_of(ei[1])


def places_of(error: BaseException) -> str:
    """Return the kind of an error and its place in the code, and those of what led to it."""
    parts: list[str] = []
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = _without_folders("".join(traceback.format_tb(current.__traceback__)))
        parts.append(f"{frames}{type(current).__module__}.{type(current).__qualname__}")
        hidden = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or hidden
    return "\nwhich led to:\n".join(reversed(parts))


def _without_folders(text: str) -> str:
    """Return `text` with the paths of code from where it is imported on."""
    folders = {os.path.realpath(path) for path in [*sys.path, sys.prefix, sys.base_prefix]}
    folders |= {*sys.path, sys.prefix, sys.base_prefix, str(Path.home())}
    for folder in sorted(folders, key=len, reverse=True):
        if len(folder) > 1:
            text = text.replace(folder + os.sep, "")
    return text


def _private(path: str | Path) -> TextIO:
    flags = os.O_CREAT | os.O_APPEND | os.O_RDWR | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o600)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # a pipe would keep the start waiting
        os.close(descriptor)
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    return os.fdopen(descriptor, "a+", encoding="utf-8", errors="replace")


class CrashWatch:
    """Logs to a folder what nobody caught, and tells the user, until `stop`.

    Args:
        folder: Where the log goes; it is made. Where it can't be written there is no log.
        tell: Called with the error, from whichever thread it happened in. Errors of its own are
            logged, no more.
    """

    def __init__(
        self, folder: Path, *, tell: Callable[[BaseException], None] | None = None
    ) -> None:
        self.log_file = folder / LOG
        self.last_fault = ""
        """Where the code was when it was broken off last time, if it was and nobody was told."""
        self._tell = tell
        self._handler: logging.Handler = logging.NullHandler()
        self._faults: TextIO | None = None
        self._times: Counter[str] = Counter()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._handler = _PrivateLog(
                self.log_file, maxBytes=500_000, backupCount=3, encoding="utf-8"
            )
            self._faults = _private(folder / FAULTS)
            self.last_fault = _taken(self._faults)
        except OSError as error:
            print(f"There is no log: {error.strerror}.", file=sys.stderr)
        self._handler.setFormatter(
            WithoutMessages("%(asctime)s %(levelname)s %(name)s: %(message)s")
        )
        root = logging.getLogger()
        self._level = root.level
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        if self._faults is not None:
            faulthandler.enable(self._faults)
        if self.last_fault:
            _log.critical("the program was broken off last time\n%s", self.last_fault)
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def stop(self) -> None:
        """Put everything back as it was before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._level)
        self._handler.close()
        if self._faults is not None:
            faulthandler.disable()
            # What it wrote of this run was no end of it (Windows tells of faults that are mended).
            self._faults.truncate(0)
            self._faults.close()
            self._faults = None

    def take(self, error: BaseException) -> None:
        """Log an error and tell the user of it; can be called from any thread."""
        place = places_of(error)
        self._times[place] += 1
        times = self._times[place]
        if times <= _LOGGED_EACH:
            _log.critical("an error that nobody caught\n%s", place)
        elif times & (times - 1) == 0:  # one that comes with every repaint would push all else out
            _log.critical("the same error, %d times by now: %s", times, type(error).__name__)
        if self._tell is not None:
            try:
                self._tell(error)
            except Exception:  # noqa: BLE001 (nothing may come out of here)
                _log.exception("the user could not be told")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _taken(file: TextIO) -> str:
    """Return what a fault left in the file, the last one, and leave it empty."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LONGEST_FAULTS))
    text = file.read()
    file.truncate(0)
    last = text[max(text.rfind("Fatal Python error"), 0) :]
    return _without_folders(last[:_LONGEST_FAULT]).strip()
