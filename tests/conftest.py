"""What holds for every test: windows are drawn offscreen unless a screen is asked for."""

import os

# Before anything imports Qt. packaging/test.sh sets it to "xcb" for the tests that need a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
