"""A fault of the disk at one single operation: some of all that `tests.storage.sweep` tries."""

import random
import sys
from pathlib import Path

import pytest

from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import BACKUPS, DATABASE, PHOTOS, Library
from tests.storage.sweep.__main__ import swept
from tests.storage.sweep.jobs import Job, a_workshop, in_library, library_with
from tests.storage.sweep.picture import LIBRARY, OUT, picture
from tests.storage.sweep.power import Disk, Outage
from tests.storage.sweep.shim import Operation, build
from tests.storage.sweep.tries import Ended, Rehearsal, laid_out, lost

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="what fails the disk is loaded before everything else on Linux"
)

_JOBS = ["whole job", "rotation of backups", "bring in, new", "first start", "copy elsewhere"]
_EVERY = 150


def test_nothing_is_lost_by_a_fault_at_one_operation() -> None:
    rows = swept(_EVERY, _JOBS)
    assert [c for row in rows for c in row["complaints"]] == []
    assert sum(row["struck"] for row in rows) > 20
    assert sum(row["told"] for row in rows) > 4
    assert {row["fault"] for row in rows} >= {"fails", "full", "killed after", "torn", "short"}


def test_nothing_is_lost_when_the_power_goes() -> None:
    rows = swept(4, ["hand over"], power=True)
    assert [c for row in rows for c in row["complaints"]] == []
    assert sum(row["tried"] for row in rows if row["fault"].startswith("power")) > 20


def test_what_is_not_synced_goes_with_the_power(tmp_path: Path) -> None:
    start, here = tmp_path / "start", tmp_path / "here"
    start.mkdir()
    (start / "plan").write_bytes(b"old")
    part, plan = str(start / "part"), str(start / "plan")
    made, written = Operation("open", True, part), Operation("write", True, part, data=b"new")
    named = Operation("rename", True, part, plan)

    def left(outage: Outage, *done: Operation) -> dict[str, bytes]:
        disk = Disk(start, start)
        for operation in done:
            disk.do(operation)
        disk.lay_out(here, outage, random.Random(1))  # noqa: S311
        return {path.name: path.read_bytes() for path in here.iterdir()}

    synced, folder_synced = Operation("fsync", True, part), Operation("fsync", True, str(start))
    assert left(Outage.NAMES_KEPT, made, written, named) == {"plan": b""}
    assert left(Outage.ALL_LOST, made, written, named) == {"plan": b"old"}
    assert left(Outage.ALL_LOST, made, written, synced, named) == {"plan": b"old", "part": b"new"}
    assert left(Outage.ALL_LOST, made, written, synced, named, folder_synced) == {"plan": b"new"}


def test_the_shim_is_built(tmp_path: Path) -> None:
    assert build(tmp_path).is_file()  # no skip: without it nothing above is proved


def test_what_is_lost_is_noticed(tmp_path: Path) -> None:
    state = a_workshop()
    before, after = tmp_path / "before", tmp_path / "after"
    (before / OUT).mkdir(parents=True)
    (before / OUT / "plan.txt").write_text("whole")
    library_with(state, backups=2)(before)
    with Library.open(laid_out(before, after) / LIBRARY) as library:
        library.apply(added(Note(workshop_id=state.workshop.id, position=9.0, text="later")))
    pictures = picture(laid_out(before, tmp_path / "0")), picture(laid_out(after, tmp_path / "1"))
    rehearsal = Rehearsal(Job("a note", library_with(), in_library()), before, (), pictures)

    def found(place: Path, promised: int) -> list[str]:
        return lost(rehearsal, laid_out(place, tmp_path / "now"), Ended(promised))

    assert found(before, 0) == found(after, 0) == found(after, 1) == []
    assert found(before, 1) == ["what was promised is not there, or something is half there"]
    (after / OUT / "plan.txt").write_text("wh")
    for file in (after / LIBRARY / BACKUPS).iterdir():
        file.unlink()
    assert found(after, 1) == ["a good backup is gone", "plan.txt went out half"]
    (photo,) = (after / LIBRARY / PHOTOS).glob(state.photos[0].sha256)
    photo.write_bytes(b"half")
    assert "a photo is not whole" in found(after, 1)
    (after / LIBRARY / DATABASE).write_bytes(b"no database " * 1000)
    assert "what was promised is not there, or something is half there" in found(after, 1)
