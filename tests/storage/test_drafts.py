import os
from pathlib import Path

import pytest

from flipchart_to_action.storage.drafts import DRAFTS, load_drafts, save_drafts


def test_words_come_back_as_they_were(tmp_path: Path) -> None:
    drafts = {"w1": {"people": "Zoë\nTom", "held on": "some day"}, "w2": {"people": "\ud83d"}}
    save_drafts(tmp_path, drafts)
    assert load_drafts(tmp_path) == drafts
    save_drafts(tmp_path, {})
    assert load_drafts(tmp_path) == {}


def test_nothing_to_keep_makes_no_file(tmp_path: Path) -> None:
    save_drafts(tmp_path, {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights of Unix")
def test_nobody_else_can_read_them(tmp_path: Path) -> None:
    save_drafts(tmp_path, {"w1": {"people": "Tom"}})
    assert (tmp_path / DRAFTS).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\xff\xfe", b"[1]", b'"w1"', b'{"w1": 3}', b'{"w1": {"people": 3}}', b"[" * 100_000],
)
def test_a_damaged_file_is_passed_over(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / DRAFTS).write_bytes(damaged)
    assert not any(load_drafts(tmp_path).values())
