import os
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from pypdf import PdfReader

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Need
from flipchart_to_action.domain.state import added
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.storage.library import Library
from tests.cli.conftest import Run
from tests.storage.made import NOW

SIGNATURES = {
    ".pdf": b"%PDF-",
    ".txt": b"Action plan",
    ".html": b"<!DOCTYPE html>",
    ".docx": b"PK",
    ".xlsx": b"PK",
    ".csv": b"\xef\xbb\xbf",
    ".ics": b"BEGIN:VCALENDAR",
    ".eml": b"X-Unsent: 1",
}


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


def test_a_library_that_a_window_has_open_can_be_read(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    with Library.open(library_folder) as library:
        library.apply(added(edits.new_workshop(NOW, "Just begun")))
        told = run("--library", library_folder, "list")
        made = run("--library", library_folder, "export", "1", tmp_path / "plan.txt")
        library.apply(added(edits.new_workshop(NOW, "Still mine")))
    assert (told.returncode, told.stderr) == (0, "")
    assert "Just begun" in told.stdout
    assert made.returncode == 0, made.stderr


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


def test_all_formats_go_into_a_folder_and_replace_nothing(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "to send"
    names = {
        "2026-11-20 Ward 4 after the move" + form.ending + form.suffix for form in FORMATS.values()
    }
    told = run("--library", library_folder, "export", "1", out, "--format", "all")
    assert (told.returncode, told.stderr) == (0, "")
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert set(first) == names
    assert told.stdout.count("Wrote ") == len(FORMATS)
    for name, data in first.items():
        if "for Trello" not in name:  # lines alone, which are cards
            assert data.startswith(SIGNATURES[Path(name).suffix]), name

    again = run("--library", library_folder, "export", "1", out, "--format", "csv,ics, csv")
    assert (again.returncode, again.stderr) == (0, "")
    later = {path.name: path.read_bytes() for path in out.iterdir()}
    assert set(later) - set(first) == {
        "2026-11-20 Ward 4 after the move (2).csv",
        "2026-11-20 Ward 4 after the move (2).ics",
    }
    assert {name: later[name] for name in first} == first


def test_the_draft_is_to_the_group_with_the_plan_and_its_dates(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mail.eml"
    assert run("--library", library_folder, "export", "1", out, "--format", "eml").returncode == 0
    mail = message_from_bytes(out.read_bytes(), policy=default)
    assert [a.addr_spec for a in mail["Bcc"].addresses] == ["ann@example.org", "bo@example.org"]
    files = [part.get_filename() for part in mail.iter_attachments()]
    assert [Path(str(name)).suffix for name in files] == [".pdf", ".ics"]


def test_everything_goes_into_a_new_folder_to_each_in_their_form(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    with Library.open(library_folder) as library:
        state = library.state(library.workshop_id(1))
        ann, bo = state.people
        library.apply(
            edits.set_fields(state, ann.id, need=Need.LARGE_PRINT)
            + edits.set_fields(state, bo.id, email="", need=Need.STANDARD)
        )
    told = run("--library", library_folder, "export", "1", tmp_path / "out", "--everything")
    assert (told.returncode, told.stderr) == (0, "There is no mail address to use for Bo Ek.\n")
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == "2026-11-20 Ward 4 after the move"
    found = {str(path.relative_to(folder)) for path in folder.rglob("*.*")}
    assert found == {
        f"{folder.name}.pdf",
        f"{folder.name} (large print).pdf",
        f"{folder.name}.ics",
        f"{folder.name} (cancelled dates).ics",  # the library knows of one that went out before
        "Emails/Everybody, large print.eml",
        "Emails/Ann Lee.eml",
        "Personal sheets/Ann Lee.pdf",
        "Personal sheets/Bo Ek.pdf",
    }
    assert told.stdout.count("Wrote ") == len(found)
    both = run(
        *("--library", library_folder, "export", "1", tmp_path, "--everything", "--format", "pdf")
    )
    assert both.returncode == 2


@pytest.mark.parametrize("typed", ["pfd", "pdf,", "pdf,docs", ""])
def test_a_format_that_is_not_there_is_said_to_be(
    run: Run, library_folder: Path, tmp_path: Path, typed: str
) -> None:
    told = run("--library", library_folder, "export", "1", tmp_path / "x", "--format", typed)
    assert told.returncode == 2
    assert "there is no format “" in told.stderr
    assert not (tmp_path / "x").exists()


def test_a_plan_without_dates_goes_out_without_a_calendar(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    with Library.open(library_folder) as library:
        library.apply(added(edits.new_workshop(NOW, "Nothing yet")))
    told = run("--library", library_folder, "export", "2", tmp_path / "out", "--format", "ics,text")
    assert told.returncode == 1
    assert told.stderr.startswith("No decision has a date yet, so there is nothing for a calendar.")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Nothing yet.txt"]


def test_a_folder_that_cannot_be_made_is_said_to_be(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    told = run(
        "--library", library_folder, "export", "1", tmp_path / "taken", "--format", "text,html"
    )
    assert told.returncode == 1
    assert told.stderr.startswith("The folder “taken” can’t be made: ")
    assert (tmp_path / "taken").read_text() == "a file"


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
