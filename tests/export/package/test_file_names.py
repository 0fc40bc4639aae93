import errno
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.package.file_names import safe_file_name, write_atomically

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("title", "held_on", "name"),
    [
        ("Respite care", DAY, "2026-11-20 Respite care.pdf"),
        ("Respite care", None, "Respite care.pdf"),
        ("", DAY, "2026-11-20 Action plan.pdf"),
        ("", None, "Action plan.pdf"),
        ("../../etc/passwd", None, "etc-passwd.pdf"),
        ("C:\\temp\\x", None, "C--temp-x.pdf"),
        ('What? "Now" <or> never*', None, "What Now or never.pdf"),
        ("a\nb\tc\x00d", None, "a b cd.pdf"),
        ("CON", None, "_CON.pdf"),
        ("nul.txt", None, "_nul.txt.pdf"),
        ("Com1 works", None, "Com1 works.pdf"),
        ("...", None, "Action plan.pdf"),
        ("Łódź 北京", None, "Łódź 北京.pdf"),
        ("A plan. ", None, "A plan.pdf"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, held_on: date | None, name: str) -> None:
    assert safe_file_name(title, held_on, ".pdf") == name


def test_a_long_title_is_cut_at_a_word() -> None:
    name = safe_file_name("respite " * 40, DAY, ".pdf")
    assert len(name.encode()) < 160
    assert name.endswith("respite.pdf")


@given(st.text(max_size=300), st.none() | st.just(DAY))
def test_any_title_gives_a_name_that_can_be_written(title: str, held_on: date | None) -> None:
    name = safe_file_name(title, held_on, ".pdf")
    assert Path(name).name == name
    assert len(name.encode()) <= 160
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not name.startswith((".", " "))
    assert name.removesuffix(".pdf").strip(" .")


def test_a_file_is_written_in_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_atomically(tmp_path / "gone" / "plan.pdf", b"new")
    assert caught.value.message == "“plan.pdf” can’t be written: there is no such file or folder."
    assert caught.value.hint


@pytest.mark.parametrize(
    ("code", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk is read-only")],
)
def test_a_full_or_read_only_disk_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ExportError, match=reason):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(ExportError, match="it is a folder"):
        write_atomically(tmp_path / "plan.pdf", b"new")
