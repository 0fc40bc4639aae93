import os
from dataclasses import replace
from pathlib import Path

import pytest

from flipchart_to_action import __version__, assets, paths
from flipchart_to_action.cli import main
from flipchart_to_action.recognition import registry
from flipchart_to_action.recognition.types import Availability
from tests.cli.conftest import Run


def test_it_says_what_is_here(run: Run, library_folder: Path) -> None:
    told = run("--library", library_folder, "check-setup")
    assert (told.returncode, told.stderr) == (0, "")
    assert f"Flipchart to Action: {__version__}" in told.stdout
    for part in ("Python", "SQLite", "Recogniser ppocr", "Recogniser tesseract", "Fonts", "Disk"):
        assert part in told.stdout
    assert f"Library: {library_folder} (sound, 1 workshops)" in told.stdout
    assert told.stdout.endswith("Everything that is needed is here.\n")


def test_it_makes_no_library(run: Run, tmp_path: Path) -> None:
    told = run("--library", tmp_path / "new", "check-setup")
    assert told.returncode == 0
    assert "it is made when it is first used" in told.stdout
    assert not (tmp_path / "new").exists()


def test_a_library_that_cannot_be_is_told(
    library_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library_folder / "library.sqlite").write_bytes(b"no database at all" * 99)
    assert main(["--library", str(library_folder), "check-setup"]) == 1
    assert "MISSING   Library" in capsys.readouterr().out
    taken = library_folder / "library.sqlite" / "inside"
    assert main(["--library", str(taken), "check-setup"]) == 1
    assert "it can't be made there" in capsys.readouterr().out


def test_a_missing_recogniser_is_told_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    there = Availability("ppocr", here=True, version="6")
    gone = Availability("tesseract", here=False, how="Install it so.")
    library = ["--library", os.fspath(tmp_path / "library")]
    monkeypatch.setattr(registry, "available", lambda: [there, gone])
    assert main([*library, "check-setup"]) == 0
    assert "not here  Recogniser tesseract: Install it so." in capsys.readouterr().out
    monkeypatch.setattr(registry, "available", lambda: [gone])
    assert main([*library, "check-setup"]) == 1
    assert "Something that is needed is missing." in capsys.readouterr().out


def test_data_that_is_missing_or_another_one_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    gone = replace(assets.WORD_LIST, path="words/none.txt")
    other = replace(assets.HEEBO, sha256="0" * 64)
    monkeypatch.setattr(assets, "NEEDED", (gone,))
    monkeypatch.setattr(assets, "OTHERS", (other, assets.ICONS))
    assert main(["--library", os.fspath(tmp_path / "library"), "check-setup"]) == 1
    said = capsys.readouterr().out
    assert f"MISSING   The program’s list of words: {paths.repair_hint()}" in said
    assert "ok        The face Heebo: another one than it was tested with" in said
    assert "ok        Fonts, models and words: 1 as tested" in said
