import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library
from tests.cli.conftest import Run
from tests.storage.made import NOW


def test_list_shows_a_line_for_each_workshop(run: Run, library_folder: Path) -> None:
    with Library.open(library_folder) as library:
        library.apply(added(edits.new_workshop(NOW, "Two\nlines \x1b[31mof red")))
    listed = run("--library", library_folder, "list")
    assert listed.returncode == 0
    assert listed.stdout == (
        "  2  no date     Two lines [31mof red  (0 photos, 0 notes, 0 decisions)\n"
        "  1  2026-11-20  Ward 4 after the move  (1 photo, 1 note, 1 decision)\n"
    )


def test_with_nothing_yet_list_says_so_and_makes_nothing(run: Run, tmp_path: Path) -> None:
    listed = run("list")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert listed.stderr == "There are no workshops yet.\n"
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("words", [["list"], ["export", "1", "x.pdf"]])
def test_a_library_that_is_not_there_is_not_made(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    told = run("--library", tmp_path / "typo", *words)
    assert told.returncode == 1
    assert told.stderr.startswith(f"There is no library in “{tmp_path / 'typo'}”. ")
    assert not (tmp_path / "typo").exists()


def test_a_library_in_another_window_is_said_to_be(run: Run, library_folder: Path) -> None:
    with Library.open(library_folder):
        told = run("--library", library_folder, "list")
    assert told.returncode == 1
    assert told.stderr.startswith("This library is open in another window. ")


def test_export_writes_the_plan_and_replaces_an_older_one(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    out.write_text("the plan of yesterday")
    told = run("--library", library_folder, "export", "1", out)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == f"Wrote {out}\n"
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(out).pages).split())
    for words in ("Ward 4 after the move", "ilence the phones", "Ann Lee", "Bo Ek"):
        assert words in text
    assert {p.name for p in tmp_path.iterdir()} == {"home", "library", "plan.pdf"}


def test_export_into_a_folder_finds_a_name(run: Run, library_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    told = run("--library", library_folder, "export", "1", tmp_path / "plans", "--format", "pdf")
    (made,) = (tmp_path / "plans").iterdir()
    assert told.stdout == f"Wrote {made}\n"
    assert made.name == "2026-11-20 Ward 4 after the move.pdf"
    assert made.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("number", "out", "sentence"),
    [
        ("7", "x.pdf", "There is no workshop 7 in this library. "),
        ("1", "no/such/folder/x.pdf", "“x.pdf” can’t be written: there is no such file or folder"),
        pytest.param(
            "1",
            "/dev/full",
            "“full” can’t be written: ",
            marks=pytest.mark.skipif(os.name != "posix", reason="a device of Unix"),
        ),
    ],
)
def test_export_that_cannot_be(
    run: Run, library_folder: Path, number: str, out: str, sentence: str
) -> None:
    told = run("--library", library_folder, "export", number, out)
    assert told.returncode == 1
    assert told.stderr.startswith(sentence)
    assert told.stderr.count("\n") == 1
    assert not Path("/dev/full").is_file()
