import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.package import write_folder as folder_module
from flipchart_to_action.export.package.contents import (
    OutgoingFile,
    PackageContents,
    outgoing,
    usual_choice,
)
from flipchart_to_action.export.package.write_folder import new_folder, write_folder
from tests.export.make import decision, plan

NOW = datetime(2026, 11, 20, 15, 50, tzinfo=UTC)
NAME = "2026-11-20 Respite care"


def _out(made: ActionPlan | None = None) -> PackageContents:
    made = made or plan()
    return outgoing(made, usual_choice(made), None, NOW)


def test_everything_is_in_one_folder_named_by_workshop_and_date(tmp_path: Path) -> None:
    out, told = _out(), list[tuple[int, int, str]]()
    written = write_folder(tmp_path / "new", out, lambda *step: told.append(step))
    assert written.folder == tmp_path / "new" / NAME
    assert set(written.names) == {f"{NAME}.pdf", f"{NAME}.ics"}
    found = {str(path.relative_to(written.folder)) for path in written.folder.rglob("*.*")}
    assert found == set(written.names)
    assert (written.folder / f"{NAME}.pdf").read_bytes() == written.pdf
    assert [(done, of) for done, of, _ in told] == [(0, 2), (1, 2), (2, 2)]
    assert told[0][2] == "PDF action plan"
    assert [path.name for path in (tmp_path / "new").iterdir()] == [NAME]


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("somebody's own file")
    second = write_folder(tmp_path, _out()).folder
    third = write_folder(tmp_path, _out()).folder
    assert (tmp_path / NAME).read_text() == "somebody's own file"
    assert [second.name, third.name] == [f"{NAME} (2)", f"{NAME} (3)"]


def test_a_name_is_a_folder_on_every_system(tmp_path: Path) -> None:
    odd = new_folder(tmp_path, '../a: "b"/c. ', None)
    assert odd.parent == tmp_path
    assert odd.name == "a- b-c"


def test_a_stop_leaves_nothing(tmp_path: Path) -> None:
    class Stopped(Exception):  # noqa: N818
        pass

    def stop(done: int, of: int, words: str) -> None:
        if done == of:
            raise Stopped

    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Stopped):
        write_folder(tmp_path, _out(), stop)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def _full_disk(*_args: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "write_whole", _full_disk)
    with pytest.raises(ExportError, match="the disk is full"):
        write_folder(tmp_path, _out())
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    def fault() -> bytes:
        raise ExportError("The type faces are missing.")

    out = _out()
    out = replace(out, files=(*out.files, OutgoingFile("Emails/x.eml", "a mail", fault)))
    with pytest.raises(ExportError, match="faces"):
        write_folder(tmp_path, out)
    assert list(tmp_path.iterdir()) == []


def test_a_name_taken_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., Path] = Path.rename
    calls = 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == 1:  # somebody else was quicker
            target.mkdir()
            (target / "theirs.txt").write_text("theirs")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    written = write_folder(tmp_path, _out())
    assert written.folder.name == f"{NAME} (2)"
    assert [path.name for path in (tmp_path / NAME).iterdir()] == ["theirs.txt"]


def test_what_a_crash_left_is_swept_but_nothing_else(tmp_path: Path) -> None:
    old = tmp_path / f".flipchart-to-action-{'0' * 32}.part"
    young = tmp_path / f".flipchart-to-action-{'1' * 32}.part"
    strange = tmp_path / ".flipchart-to-action-mine.part"
    for path in (old, young, strange):
        path.mkdir()
        (path / "x.pdf").write_bytes(b"x")
    for path in (old, strange):
        os.utime(path, (0, 0))
    write_folder(tmp_path, _out(plan(decisions=(decision(),))))
    assert [path.exists() for path in (old, young, strange)] == [False, True, True]
