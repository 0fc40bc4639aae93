import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from flipchart_to_action import paths
from flipchart_to_action.cli import main
from flipchart_to_action.cli.sample_library import fresh_library
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import lacking
from flipchart_to_action.domain.records import Fate, Note, Photo
from flipchart_to_action.domain.sample import PEOPLE, decide_on_some
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.errors import LibraryError
from flipchart_to_action.storage.library import Library
from tests.storage.made import NOW

TODAY = date(2026, 11, 23)


def _workshop(*sheets: list[str]) -> WorkshopState:
    state = WorkshopState(edits.new_workshop(NOW))
    state = state.with_change(edits.add_people(state, PEOPLE))
    for place, texts in enumerate(sheets):
        photo = Photo(
            workshop_id=state.workshop.id, position=place, sha256=f"{place:064}", file_name="x"
        )
        notes = [
            Note(workshop_id=state.workshop.id, photo_id=photo.id, position=i, text=text)
            for i, text in enumerate(texts)
        ]
        state = state.with_change(added(photo, *notes))
    return state


def _decided(state: WorkshopState) -> WorkshopState:
    return state.with_change(decide_on_some(state, TODAY))


def test_what_is_decided_is_what_was_read_and_complete() -> None:
    state = _decided(
        _workshop(
            ["A real lunch every day", "Ring every family once", "Ask about the rooms", "Forms"],
            ["Priya: write new forms by 4 December", "Buses stop at six", "No one rings back"],
        )
    )
    assert [d.what for d in state.decisions] == [
        "Ring every family once",
        "write new forms by 4 December",
        "Ask about the rooms",
    ]
    for decision in state.decisions:
        assert lacking(decision) == ()
        assert decision.owner_id != decision.checker_id
        assert decision.due
        assert decision.check_on
        assert TODAY < decision.due < decision.check_on
    named = state.decisions[1]
    owner = state.person(named.owner_id)
    assert owner is not None
    assert (owner.name, named.due) == ("Priya Nair", date(2026, 12, 4))
    fates = {note.text: note.fate for note in state.points}
    assert fates["A real lunch every day"] is Fate.PARKED
    assert fates["Buses stop at six"] is Fate.NOT_TAKEN_FORWARD
    assert fates["Forms"] is fates["No one rings back"] is Fate.UNDECIDED
    assert all(n.fate_reason for n in state.points if n.fate is Fate.NOT_TAKEN_FORWARD)


def test_no_more_is_decided_than_a_workshop_would() -> None:
    state = _decided(_workshop([f"Ask family number {i}" for i in range(30)]))
    assert len(state.decisions) == 8
    assert len({d.due for d in state.decisions}) > 1


def test_other_words_give_other_decisions() -> None:
    first = _decided(_workshop(["Open the side door early"] * 3))
    other = _decided(_workshop(["Open the front door early"] * 3))
    assert first.decisions[0].what != other.decisions[0].what


@pytest.mark.parametrize("texts", [[], ["one"], ["just three words"], ["two of them", "a b c"]])
def test_little_writing_gives_few_decisions(texts: list[str]) -> None:
    state = _decided(_workshop(texts))
    assert len(state.decisions) == 0


def _nothing(_folder: Path) -> None:
    """The library stays as the sample left it."""


def _cut_off(folder: Path) -> None:
    (folder / "library.sqlite").unlink()


@pytest.mark.parametrize("meanwhile", [_nothing, _cut_off])
def test_a_second_sample_takes_the_place_of_the_first(
    tmp_path: Path, meanwhile: Callable[[Path], None]
) -> None:
    folder = tmp_path / "library"
    for _ in range(3):
        workshop = edits.new_workshop(NOW, "Sample")
        with fresh_library(folder, workshop.id) as library:
            assert library.workshops() == []
            library.apply(added(workshop))
            library.keep_photo(workshop.id.encode())
            assert [s.workshop.number for s in library.workshops()] == [1]
        (folder / "photos" / "mine.txt").write_text("mine")
        meanwhile(folder)
    assert len(list((folder / "photos").iterdir())) == 2
    assert (folder / "photos" / "mine.txt").exists()


def test_a_workshop_of_the_users_own_is_never_removed(tmp_path: Path) -> None:
    sample, own = edits.new_workshop(NOW, "Sample"), edits.new_workshop(NOW, "Mine")
    with fresh_library(tmp_path / "library", sample.id) as library:
        library.apply(added(sample, own))
    with pytest.raises(LibraryError, match="workshops that are not the sample's"):
        fresh_library(tmp_path / "library", "another")
    with Library.open(tmp_path / "library") as library:
        assert len(library.workshops()) == 2


def test_what_the_sample_did_not_make_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        library.apply(added(edits.new_workshop(NOW, "Mine")))
    with pytest.raises(LibraryError, match="something else already"):
        fresh_library(folder, "x")
    with Library.open(folder) as library:
        assert len(library.workshops()) == 1
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dear all")
    with pytest.raises(LibraryError, match="something else already"):
        fresh_library(other, "x")
    assert [p.name for p in other.iterdir()] == ["letter.txt"]


def test_an_open_sample_is_not_made_anew(tmp_path: Path) -> None:
    with (
        fresh_library(tmp_path / "library", "x"),
        pytest.raises(LibraryError, match="open in another window"),
    ):
        fresh_library(tmp_path / "library", "y")


def test_without_charts_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert main(["sample", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("The sample charts are missing. ")


@pytest.mark.reading
def test_the_whole_way_from_charts_to_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = paths.resources() / "samples"
    (tmp_path / "samples").mkdir()
    for name in ("1-a-break-that-is-a-break.jpg", "6-parking-lot.jpg"):
        shutil.copy(shipped / name, tmp_path / "samples")
    for folder in shipped.parent.iterdir():
        if folder != shipped:
            (tmp_path / folder.name).symlink_to(folder)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    out = tmp_path / "deep" / "out"
    assert main(["sample", str(out)]) == 0
    said = capsys.readouterr().out
    for line in ("Kept the photos: 2 charts", "Read 6-parking-lot.jpg: ", "Decided: ", "Wrote "):
        assert line in said
    with Library.open(out / "library") as library:
        state = library.state(library.workshop_id(1))
    assert len(state.decisions) >= 2
    pdf = " ".join(
        " ".join(p.extract_text() for p in PdfReader(out / "action-plan.pdf").pages).split()
    )
    for decision in state.decisions:
        assert " ".join(decision.what.split())[1:].casefold() in pdf.casefold()
        note = state.note(decision.note_id)
        assert note is not None
        assert decision.what in note.text


def test_a_sample_that_was_backed_up_gives_way_to_the_next(tmp_path: Path) -> None:
    workshop = edits.new_workshop(NOW)
    for _ in range(2):
        with fresh_library(tmp_path / "library", workshop.id) as library:
            assert library.workshops() == []
            library.apply(added(workshop))
            library.back_up()
    Library.open(tmp_path / "library").close()
