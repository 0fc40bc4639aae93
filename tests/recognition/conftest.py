"""The makers of the sample charts and of the charts to learn from stand beside the package."""

import sys
from pathlib import Path

_RESOURCES = Path(__file__).parents[2] / "resources"
sys.path[:0] = [str(_RESOURCES), str(_RESOURCES / "grouping_model")]
