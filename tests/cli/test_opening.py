"""The program is begun with files, or from a menu, where nobody sees a terminal."""

import os
import sys
from pathlib import Path

import pytest

from flipchart_to_action import __main__ as start
from flipchart_to_action.cli import main, window, without_terminal
from flipchart_to_action.errors import UserError


def test_files_in_place_of_a_word_are_opened_in_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[list[Path]] = []

    def run(options: object) -> int:
        got.append(options.files)  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr(window, "run", run)
    bundle = tmp_path / "day.workshop-bundle"
    assert main(["--library", str(tmp_path), str(bundle), "a.jpg"]) == 0
    assert main([]) == 0
    assert got == [[bundle, Path("a.jpg")], []]


def test_an_error_before_the_window_is_told_in_a_dialog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told"
    dialog = tmp_path / "zenity"
    dialog.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{told}"\n')
    dialog.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    def run(_options: object) -> int:
        raise UserError("There is no room.", "Make some.")

    monkeypatch.setattr(window, "run", run)
    assert main([]) == 1
    assert told.read_text() == "--error|--no-markup|--text|There is no room. Make some.|"
    told.unlink()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    without_terminal.tell_in_dialog("no")
    assert not told.exists()


@pytest.mark.parametrize("before", ["/theirs", None])
def test_other_programs_get_their_own_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/ours")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    start.restore_library_path()
    assert os.environ.get("LD_LIBRARY_PATH") == before
