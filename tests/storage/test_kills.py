"""Killed at any moment, whatever was under way: nothing that was promised is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import PHOTOS, Library
from tests.storage import kills
from tests.storage.at_work import EXPORTS, Told
from tests.storage.made import NOW, full_workshop

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of Unix")


def test_nothing_is_lost_by_kills(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.kills", str(tmp_path), "10", "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert (outcome["kills"], outcome["kills_lost"], outcome["faults"]) == (10, 0, [])
    assert outcome["acts"] > 10


def test_what_is_lost_is_noticed(tmp_path: Path) -> None:
    folder, out = tmp_path / "library", tmp_path / EXPORTS
    out.mkdir()
    with Library.open(folder) as library:
        library.apply(added(*full_workshop(library.keep_photo(b"a photo"))))
        state = library.state(library.workshop_id(1))
    workshop_id, tally = state.workshop.id, kills.Tally()
    promised = [Told(done=state)]

    def found() -> list[str]:
        return kills._faults_after(folder, workshop_id, promised, tally)

    assert found() == ["the open workshop is not known any more"]
    (out / "plan.txt").write_text("half a pl")
    (photo,) = (p for p in (folder / PHOTOS).iterdir() if p.name == state.photos[0].sha256)
    photo.write_bytes(b"a pho")
    with Library.open(folder) as library:
        library.apply(edits.set_text(state, state.notes[0].id, "gone"))
    assert found() == [
        "what was acknowledged is not there",
        "the open workshop is not known any more",
        "a photo is not whole",
        "plan.txt is half an export",
    ]
    promised.append(Told(begun=edits.set_fields(state, workshop_id, changed_at=NOW)))
    assert "what was acknowledged is not there" in found()
