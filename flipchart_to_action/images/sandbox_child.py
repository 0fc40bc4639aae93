"""The process in which photos are tried: what crashes it, or never ends, harms nothing else.

It is asked by a line of JSON, the name of a photo and how many bytes it has, and by these bytes. It
answers one line each: "", or a sentence and a hint. It ends when nobody asks any more.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import TextIO

from flipchart_to_action.confinement import confine
from flipchart_to_action.errors import UserError
from flipchart_to_action.images.decode import open_photo

READY = "ready"
"""Its first line."""

MAX_MEMORY = 5 << 29
"""Bytes that it may take, where the system can hold it to that.

What is promised is to be opened: the largest photo takes 0.6 GB, and while it is turned, or laid on
white paper, four times as much.
"""


def main(seconds: float) -> int:
    """Answer until nobody asks any more.

    Args:
        seconds: How long one photo may take; then the process ends itself, where it can. Whoever
            asks ends it sooner; this is for when they are gone.
    """
    # The decoders may print whatever they like; only answers go to whoever asks.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    _limit()
    confine()
    _say(answers, READY)
    for line in sys.stdin.buffer:
        name, size = json.loads(line)
        content = sys.stdin.buffer.read(size)
        _end_after(seconds)
        answer = _tried(Path(name), content)
        _end_after(0)
        _say(answers, answer)
    return 0


def _tried(path: Path, content: bytes) -> str | list[str]:
    try:
        open_photo(path, content=content)
    except UserError as error:
        return [error.message, error.hint]
    return ""


def _say(answers: TextIO, answer: object) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _limit() -> None:
    """Take no more memory than allowed, and leave no picture of it behind at a crash."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CORE, 0)):
        _soft, hard = resource.getrlimit(what)
        if hard == resource.RLIM_INFINITY or hard > most:
            hard = most
        try:
            resource.setrlimit(what, (hard, hard))
        except (OSError, ValueError):  # macOS holds nobody to an amount of memory
            continue


def _end_after(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)  # its signal ends the process, also in C


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
