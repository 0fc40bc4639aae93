import contextlib
import os
import socket
from pathlib import Path

import pytest

from flipchart_to_action.errors import plain_reason
from flipchart_to_action.files import (
    finish,
    open_regular,
    read_regular,
    unchanged,
    unfinished,
    write_whole,
)

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
    with unfinished(tmp_path) as (file, part), pytest.raises(FileExistsError):
        finish(file, part, tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "no" / "such.txt", b"x")
    assert _names(tmp_path) == ["folder", "pipe"]


@UNIX
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
    for path in (*(tmp_path / name for name in ("pipe", "link", "socket")), Path("/dev/zero")):
        with pytest.raises(OSError, match=r"No such device or address") as caught:
            open_regular(path)
        assert plain_reason(caught.value)[0] == "it is no file but a pipe or a device"


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"0123456789")
    assert read_regular(tmp_path / "a.txt", 20) == b"0123456789"
    assert len(read_regular(tmp_path / "a.txt", 5)) == 6
    for path, kind in ((tmp_path, IsADirectoryError), (tmp_path / "a\0b", FileNotFoundError)):
        with pytest.raises(kind):
            read_regular(path, 20)


def test_a_file_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123")
    with unchanged(path):
        path.read_bytes()
    with pytest.raises(OSError, match="Stale file handle") as caught, unchanged(path):
        path.write_bytes(b"01234567")
    assert plain_reason(caught.value)[0] == "it was changed meanwhile"
    with pytest.raises(FileNotFoundError), unchanged(path):
        path.unlink()
