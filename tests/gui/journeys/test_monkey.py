"""Random keys and clicks in the real window, where they can do no harm, or not at all."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import arranged
from tests.benchmarks.monkey import visited
from tests.gui.monkey.afterwards import differences
from tests.gui.monkey.alone import NotAloneError, command
from tests.storage.made import shown_workshop

_SEED, _ACTS = 7, 60


@pytest.mark.skipif(sys.platform != "linux", reason="file systems of one's own are Linux's")
def test_a_monkey_breaks_nothing(tmp_path: Path) -> None:
    try:
        command(tmp_path, [])
    except NotAloneError as error:
        pytest.skip(f"no monkey runs loose: {error}")
    found = visited(_SEED, _ACTS)
    assert found.faults == []
    assert len(found.acts) >= _ACTS // 2


def test_a_monkey_does_not_run_loose(tmp_path: Path) -> None:
    words = ["-m", "tests.gui.monkey", str(tmp_path), "--seed", "1", "--acts", "1"]
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The monkey does not run loose: ")
    assert list(tmp_path.iterdir()) == []


def test_what_undo_does_not_bring_back_is_noticed() -> None:
    state = arranged(shown_workshop())
    without = state.with_change(edits.remove_photo(state, state.photos[0].id))
    later = replace(state, workshop=replace(state.workshop, title="Ward 5"))
    assert differences(state, state) == []
    assert "Photo “IMG_0001.JPG” is gone" in differences(state, without)
    assert differences(state, later) == ["Workshop has another title"]
