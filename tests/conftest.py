"""What holds for every test: windows are drawn offscreen, and no example fails for being slow."""

import os

from hypothesis import settings

# Before anything imports Qt. packaging/test.sh sets it to "xcb" for the tests that need a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy computer is not a fault. On CI the same examples come every time. For a longer hunt, say
# over night: FLIPCHART_EXAMPLES=100000 pytest tests/hostile
settings.register_profile(
    "flipchart",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=int(os.environ.get("FLIPCHART_EXAMPLES", "100")),
)
settings.load_profile("flipchart")
