"""`python -m flipchart_to_action` is the same as the command `flipchart-to-action`."""

import os
import sys
from multiprocessing import freeze_support


def restore_library_path() -> None:
    """Let programs that are started from a frozen one find their own libraries, not ours."""
    if sys.platform == "linux" and getattr(sys, "frozen", False):
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        os.environ.pop("LD_LIBRARY_PATH", None)
        if before:
            os.environ["LD_LIBRARY_PATH"] = before


if __name__ == "__main__":
    restore_library_path()
    freeze_support()  # photos are read in another process, which a frozen program begins anew

    # Only now: that other process needs none of it.
    from flipchart_to_action.cli import main

    sys.exit(main())
