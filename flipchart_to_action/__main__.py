"""`python -m flipchart_to_action` is the same as the command `flipchart-to-action`."""

import sys
from multiprocessing import freeze_support

from flipchart_to_action.cli import main

if __name__ == "__main__":
    freeze_support()  # photos are read in another process, which a frozen program begins anew
    sys.exit(main())
