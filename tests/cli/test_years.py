"""`years`, as a user calls it."""

from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cli.conftest import Run


def test_a_group_is_named_by_any_of_its_workshops(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "years.pdf"
    done = run("--library", library_folder, "years", "1", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {out}\n", "")
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(out).pages).split())
    assert "Ward council" in text
    assert "1 decision was made" in text


def test_as_a_spreadsheet_in_a_folder_nothing_is_replaced(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for _ in range(2):
        done = run("--library", library_folder, "years", "1", folder, "--format", "xlsx")
        assert done.returncode == 0, done.stderr
    first, second = sorted(folder.iterdir())
    assert "Ward council (over the years)" in first.name
    assert load_workbook(second).worksheets[0]["A2"].value == "Ward 4 after the move"


def test_a_number_that_there_is_not(run: Run, library_folder: Path, tmp_path: Path) -> None:
    done = run("--library", library_folder, "years", "7", tmp_path / "x.pdf")
    assert done.returncode == 1
    assert "There is no workshop 7" in done.stderr
