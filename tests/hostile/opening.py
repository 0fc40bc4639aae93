"""Opens hostile photos as the program does: `python -m tests.hostile.opening FOLDER FIRST`.

It makes them in FOLDER, opens them from the FIRST on, and prints a line of JSON for each. What
becomes of this process is what would become of the window.
"""

import json
import resource
import sys
import time
from pathlib import Path

from flipchart_to_action.errors import UserError
from flipchart_to_action.images import end_trials, open_photo, photo_size, thumbnail, try_photo
from tests.hostile.photos import hostile_photos


def main(folder: Path, first: int) -> None:
    """Open them and say what came of each."""
    for path in hostile_photos(folder)[first:]:
        started = time.perf_counter()
        message, hint = opened(path)
        seconds = time.perf_counter() - started
        line = {"name": path.name, "seconds": seconds, "message": message, "hint": hint}
        print(json.dumps(line), flush=True)
    end_trials()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"most_mb": most}))


def opened(path: Path) -> tuple[str, str]:
    """Return what was said of a photo, and the hint; nothing where it was opened.

    One that was found good is then opened in all the ways of the window.
    """
    try:
        try_photo(path)
        open_photo(path)
        thumbnail(path, 420)
        photo_size(path)
    except UserError as error:
        return error.message, error.hint
    return "", ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
