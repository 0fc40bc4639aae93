"""Read back on a projector beside the facilitator's screen, and without one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

DESK = {"name": "desk", "x": 0, "y": 0, "width": 1440, "height": 900}
PROJECTOR = {"name": "projector", "x": 1440, "y": 0, "width": 1920, "height": 1080}
WHOLE = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def read_back_on(folder: Path, *screens: dict[str, object]) -> dict[str, Any]:
    """Return what was seen while two decisions were read back on `screens`."""
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [{**s, **WHOLE} for s in screens]}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.journeys.two_screens", str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_the_room_has_the_projector_and_gets_this_screen_where_that_is_unplugged(
    tmp_path: Path,
) -> None:
    said = read_back_on(tmp_path, DESK, PROJECTOR)
    assert said["window"] == "desk"
    assert said["room"] == [1440, 0, 1920, 1080]
    assert said["agreed"] == [True, False]
    assert said["unplugged"] == [0, 0, 1440, 900]
    assert said["still"]
    assert said["full"]
    assert said["shown"] == "We will ring every family"
    assert said["plugged in"] == [1440, 0, 1920, 1080]
    assert said["ended"]


def test_one_screen_is_enough(tmp_path: Path) -> None:
    said = read_back_on(tmp_path, DESK)
    assert said["room"] == [0, 0, 1440, 900]
    assert said["agreed"] == [True, False]
    assert said["still"]
    assert said["ended"]
    assert said["back"]
