"""Opens hostile photos as the program does: `python -m tests.hostile.opening FOLDER FIRST`.

It makes them in FOLDER, opens them from the FIRST on, and prints a line of JSON for each. What
becomes of this process is what would become of the window.
"""

import json
import resource
import sys
import time
from functools import partial
from pathlib import Path

from flipchart_to_action.errors import UserError
from flipchart_to_action.images import end_trials, open_photo, photo_size, thumbnail, try_photo
from tests.hostile.photos import hostile_photos


def main(folder: Path, first: int) -> None:
    """Open them and say what came of each."""
    for path in hostile_photos(folder)[first:]:
        message, hint, seconds = opened(path)
        line = {"name": path.name, "seconds": seconds, "message": message, "hint": hint}
        print(json.dumps(line), flush=True)
    end_trials()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"most_mb": most}))


def opened(path: Path) -> tuple[str, str, float]:
    """Return what was said of a photo, the hint, and the seconds that the longest step took.

    Nothing was said of one that was opened. It is then opened in all the ways of the window.
    """
    longest = 0.0
    try:
        for step in (try_photo, open_photo, partial(thumbnail, side=420), photo_size):
            started = time.perf_counter()
            try:
                step(path)
            finally:
                longest = max(longest, time.perf_counter() - started)
    except UserError as error:
        return error.message, error.hint, longest
    return "", "", longest


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
