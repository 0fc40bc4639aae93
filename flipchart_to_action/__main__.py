"""`python -m flipchart_to_action` is the same as the command `flipchart-to-action`."""

import sys

from flipchart_to_action.cli import main

if __name__ == "__main__":
    sys.exit(main())
