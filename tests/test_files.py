import contextlib
import os
from pathlib import Path

import pytest

from flipchart_to_action.files import finish, unfinished, write_whole

UNIX = pytest.mark.skipif(os.name != "posix", reason="rights and links of Unix")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    for content in (b"first", b"second", b""):
        write_whole(tmp_path / "a.txt", content)
        assert (tmp_path / "a.txt").read_bytes() == content
    assert _names(tmp_path) == ["a.txt"]


def test_a_fault_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"before")
    with contextlib.suppress(ZeroDivisionError), unfinished(tmp_path) as (file, part):
        file.write(b"half of i")
        assert part.exists()
        _ = 1 / 0
    with unfinished(tmp_path) as (file, _part):
        file.write(b"given up")
    assert (tmp_path / "a.txt").read_bytes() == b"before"
    assert _names(tmp_path) == ["a.txt"]


def test_finished_is_finished(tmp_path: Path) -> None:
    with unfinished(tmp_path) as (file, part):
        file.write(b"whole")
        finish(file, part, tmp_path / "a.txt")
        assert (tmp_path / "a.txt").read_bytes() == b"whole"
    assert _names(tmp_path) == ["a.txt"]


@UNIX
def test_only_what_is_private_is_hidden_from_others(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write_whole(tmp_path / "mine", b"", private=True)
        write_whole(tmp_path / "ours", b"")
    finally:
        os.umask(old)
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "ours").stat().st_mode & 0o777 == 0o644


@UNIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


@UNIX
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name, kind in (("pipe", FileExistsError), ("folder", IsADirectoryError)):
        with pytest.raises(kind):
            write_whole(tmp_path / name, b"x")
    assert (tmp_path / "pipe").is_fifo()
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "such.txt", b"x")
    assert _names(tmp_path) == ["folder", "pipe"]
