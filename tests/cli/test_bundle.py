import zipfile
from pathlib import Path

from flipchart_to_action.domain import edits
from flipchart_to_action.storage.library import Library
from tests.cli.conftest import Run


def test_a_workshop_goes_from_one_library_to_another(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ward 4.flipchart"
    with Library.open(library_folder):  # a window has it open
        made = run("--library", library_folder, "bundle", "1", out)
    assert (made.returncode, made.stdout) == (0, f"Wrote {out}\n")
    assert made.stderr == (
        "It holds everything: 0 private notes, and 1 photo with all handwriting.\n"
    )
    told = run("--library", tmp_path / "other", "bring-in", out)
    assert told.stdout == "Brought in workshop 1, “Ward 4 after the move”.\n"
    again = run("--library", tmp_path / "other", "bring-in", out)
    assert again.stdout.startswith("It is here already, just so: workshop 1")
    with Library.open(tmp_path / "other") as library:
        state = library.state(library.workshop_id(1))
        library.apply(edits.set_fields(state, state.workshop.id, title="Mine"))
    told = run("--library", tmp_path / "other", "bring-in", out)
    assert "with other contents: workshop 1, “Mine”" in told.stdout
    told = run("--library", tmp_path / "other", "bring-in", "--replace", out)
    assert told.stdout == "Replaced workshop 1, “Ward 4 after the move”.\n"
    assert len(run("--library", tmp_path / "other", "list").stdout.splitlines()) == 1


def test_what_is_no_bundle_makes_no_library(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "song.flipchart"
    file.write_bytes(b"la la la")
    told = run("--library", tmp_path / "other", "bring-in", file)
    assert told.returncode == 1
    assert told.stderr.startswith("This file is not taken in: it is broken")
    assert not (tmp_path / "other").exists()


def test_private_notes_go_along_only_where_that_is_said(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    with Library.open(library_folder) as library:
        state = library.state(library.workshop_id(1))
        fields = {"private": True, "text": "Sister Joy shouts"}
        library.apply(edits.set_fields(state, state.notes[0].id, **fields))
    out = tmp_path / "w.flipchart"
    made = run("--library", library_folder, "bundle", "1", out)
    assert (made.returncode, made.stdout) == (0, f"Wrote {out}\n")
    assert made.stderr == (
        "1 private note left out, 0 decisions with their words."
        " Their handwriting is painted out of 1 photo.\n"
    )
    with zipfile.ZipFile(out) as archive:
        assert b"Sister Joy" not in archive.read("workshop.json")
    everything = run("--library", library_folder, "bundle", "1", out, "--with-private")
    assert everything.stderr.startswith("It holds everything: 1 private note, and 1 photo")
    with zipfile.ZipFile(out) as archive:
        assert b"Sister Joy" in archive.read("workshop.json")
