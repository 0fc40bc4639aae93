"""One monkey: `python -m tests.gui.monkey PLACE --seed S --acts M`, where nothing is lost by it.

Only `alone.command` can start it. Each line that it prints is one JSON object: `act` before each
act, `fault` for each thing that must not be, `done` at the end. A monkey that hangs or crashes ends
without the last.
"""

import argparse
import faulthandler
import json
import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

from tests.gui.monkey.alone import NotAloneError, seal

HANGS_AFTER = 20.0
"""Seconds in which the window must come to its next act, even on a busy computer."""


def say(**values: Any) -> None:
    """Print a line for whoever started this."""
    os.write(1, (json.dumps(values) + "\n").encode())


def main() -> None:
    """Seal all off, then let the monkey in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("place", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--acts", type=int, required=True)
    options = parser.parse_args()
    try:
        seal(options.place)
    except NotAloneError as error:
        sys.exit(f"The monkey does not run loose: {error}.")
    (options.place / "home").mkdir()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tests.gui.monkey.visit import visit

    threading.excepthook = lambda args: _uncaught(args.exc_value)
    sys.excepthook = lambda _kind, error, _trace: _uncaught(error)
    sys.unraisablehook = lambda args: _uncaught(args.exc_value)
    faulthandler.enable()
    logging.getLogger().setLevel(logging.CRITICAL)
    visit(options.place, options.seed, options.acts, say, hangs_after=HANGS_AFTER)
    say(done=True)
    sys.stdout.flush()
    faulthandler.cancel_dump_traceback_later()
    os._exit(0)


def _uncaught(error: BaseException | None) -> None:
    from flipchart_to_action.crash import places_of

    if error is not None:
        say(fault=f"{type(error).__name__}: {error}", where=places_of(error))


if __name__ == "__main__":
    main()
