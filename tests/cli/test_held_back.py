"""What is held back is told on stderr, and is in nothing that is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from flipchart_to_action.domain.records import Decision, Note
from flipchart_to_action.domain.state import edited
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.storage.library import Library
from tests.cli.conftest import Run

_SAID = (
    "1 decision is held back, with words of a private note. Reword on the Decide page, or let the"
    " note be shared; then do this again.\n"
)


@pytest.fixture
def held(library_folder: Path) -> Path:
    """A library of one decision that has the words of its private note."""
    with Library.open(library_folder) as library:
        state = library.state(library.workshop_id(1))
        (note,), (decision,) = state.notes, state.decisions
        assert isinstance(note, Note)
        assert isinstance(decision, Decision)
        library.apply(edited(note, replace(note, private=True, text="Sister Joy shouts")))
        library.apply(edited(decision, replace(decision, what="Sister Joy shouts no more")))
    return library_folder


def test_export_says_what_is_held_back(run: Run, held: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    formats = ",".join(name for name in FORMATS if name != "ics")
    told = run("--library", held, "export", "1", out, "--format", formats)
    assert (told.returncode, told.stderr) == (0, _SAID)
    everything = run("--library", held, "export", "1", out, "--everything")
    assert everything.stderr.startswith(_SAID)
    texts = [p.read_bytes() for p in out.rglob("*") if p.suffix in (".txt", ".csv", ".html")]
    assert len(texts) >= 3
    assert not any(b"Sister Joy" in text for text in texts)


def test_feedback_says_what_is_held_back(run: Run, held: Path, tmp_path: Path) -> None:
    told = run("--library", held, "feedback", "1", tmp_path / "r.txt", "--format", "text")
    assert (told.returncode, told.stderr) == (0, _SAID)
    assert "Sister Joy" not in (tmp_path / "r.txt").read_text()


def test_where_nothing_is_held_back_nothing_is_said(
    run: Run, library_folder: Path, tmp_path: Path
) -> None:
    assert run("--library", library_folder, "export", "1", tmp_path / "p.pdf").stderr == ""
