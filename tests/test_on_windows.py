"""What differs on Windows, with its ways faked where they can be."""

import sys
import time
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from flipchart_to_action.errors import plain_reason
from flipchart_to_action.files import patiently
from flipchart_to_action.storage.connecting import sqlite_uri


@pytest.mark.parametrize(
    ("code", "words"),
    [(32, "open in another program"), (33, "open in another program"), (206, "too long")],
)
def test_what_windows_means_is_said(code: int, words: str) -> None:
    error = PermissionError(13, "Permission denied")
    error.winerror = code  # type: ignore[attr-defined]
    why, hint = plain_reason(error)
    assert words in why
    assert hint


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\server\home\a b.sqlite"), "file:////server/home/a%20b.sqlite"),
        (PureWindowsPath(r"C:\lib\a.sqlite"), "file:/C%3A/lib/a.sqlite"),
        (PurePosixPath("/home/a?b#c.sqlite"), "file:/home/a%3Fb%23c.sqlite"),
    ],
)
def test_a_library_on_a_share_has_a_name_for_sqlite(path: PureWindowsPath, uri: str) -> None:
    assert sqlite_uri(path) == uri


def test_what_a_scanner_holds_for_a_moment_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    paused: list[float] = []
    monkeypatch.setattr(time, "sleep", paused.append)
    left = [PermissionError(), PermissionError()]

    def act() -> None:
        if left:
            raise left.pop()

    patiently(act)
    assert len(paused) == 2

    def never() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        patiently(never)
    assert sum(paused) < 2
