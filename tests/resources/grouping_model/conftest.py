"""The generator of charts stands beside the package, not in it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "resources" / "grouping_model"))
