"""`feedback`, as a user calls it."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Run


def test_the_report_says_what_was_found(run: Run, library_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    done = run("--library", library_folder, "feedback", "1", out, "--format", "text")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {out}\n", "")
    text = out.read_text()
    assert "What changed in part" in text
    assert "Bo Ek checked on Saturday 19 December 2026: it has changed in part." in text
    assert "What shows it: Two calls a night, it was nine." in text


def test_all_forms_at_once_and_none_is_replaced(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        done = run(
            "--library", library_folder, "feedback", "1", tmp_path / "out", "--format", "all"
        )
        assert done.returncode == 0, done.stderr
    files = sorted(f.name for f in (tmp_path / "out").iterdir())
    assert len(files) == 12
    pdf = tmp_path / "out" / "2026-11-20 Ward 4 after the move (you said, we did).pdf"
    reader = PdfReader(pdf)
    assert "Silence the phones" in " ".join(
        "".join(page.extract_text() for page in reader.pages).split()
    ).replace("silence", "Silence")
    mail = message_from_bytes(pdf.with_suffix(".eml").read_bytes(), policy=default)
    assert mail["Subject"].startswith("You said, we did: Ward 4 after the move")
    assert [a.get_filename() for a in mail.iter_attachments()] == [pdf.name]


def test_what_there_is_not_is_said(run: Run, library_folder: Path, tmp_path: Path) -> None:
    none = run("--library", library_folder, "feedback", "9", tmp_path / "x.pdf")
    assert none.returncode == 1
    assert "There is no workshop 9" in none.stderr
    unknown = run("--library", library_folder, "feedback", "1", tmp_path, "--format", "fax")
    assert unknown.returncode == 2
    assert "there is no format “fax”" in unknown.stderr
