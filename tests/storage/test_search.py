import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note, Workshop
from flipchart_to_action.domain.state import added, edited, removed
from flipchart_to_action.storage.library import DATABASE, Library
from flipchart_to_action.storage.search import FoundKind
from tests.storage.made import new_workshop, shown_workshop

RELEASED = Path(__file__).parent.parent / "databases"


def _note(library: Library, text: str) -> Note:
    note = Note(workshop_id=library.workshops()[0].workshop.id, position=1.0, text=text)
    library.apply(added(note))
    return note


def _ids(library: Library, typed: str) -> list[str]:
    return [found.record_id for found in library.search(typed)]


@pytest.fixture
def filled(library: Library) -> Library:
    new_workshop(library, "Respite care")
    return library


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("café", True),
        ("CAFE", True),
        ("caf", True),
        ("families ring", True),
        ("ring* OR", False),
        ('"ring', True),
        ("ring-fam", True),
        ("afé", False),
        ("café zebra", False),
        ("", False),
        ("--- ???", False),
    ],
)
def test_words_are_found_by_their_beginnings(filled: Library, typed: str, there: bool) -> None:
    note = _note(filled, "Ring the families, then meet in the café")
    assert (note.id in _ids(filled, typed)) is there


def test_what_is_found_says_where_it_is(library: Library) -> None:
    library.apply(added(*shown_workshop()))
    (workshop,) = (s.workshop for s in library.workshops())
    kinds = {}
    for typed in ("Ward", "Lee", "phones ring", "Silence"):
        found = library.search(typed)[0]
        assert (found.workshop_id, found.title) == (workshop.id, workshop.title)
        kinds[typed] = found.kind
    assert list(kinds.values()) == [
        FoundKind.WORKSHOP,
        FoundKind.PERSON,
        FoundKind.NOTE,
        FoundKind.DECISION,
    ]


def test_scripts_without_spaces_are_found_within(filled: Library) -> None:
    note = _note(filled, "我们每个月给家人打电话")
    assert _ids(filled, "家人") == [note.id]
    assert _ids(filled, "%") == []


def test_what_is_found_keeps_up_with_changes_and_undo(filled: Library) -> None:
    note = _note(filled, "minibus")
    change = filled.apply(edited(note, replace(note, text="lunch")))
    assert (_ids(filled, "minibus"), _ids(filled, "lunch")) == ([], [note.id])
    filled.apply(change.inverse())
    assert (_ids(filled, "minibus"), _ids(filled, "lunch")) == ([note.id], [])
    gone = filled.apply(removed(note))
    assert _ids(filled, "minibus") == []
    filled.apply(gone.inverse())
    assert _ids(filled, "minibus") == [note.id]
    state = filled.state(note.workshop_id)
    filled.apply(edits.remove_workshop(state))
    assert _ids(filled, "respite") == []


def test_packing_leaves_everything_where_it_is_found(filled: Library) -> None:
    notes = [_note(filled, f"number{i}") for i in range(40)]
    filled.apply(removed(*notes[:30]))
    with closing(sqlite3.connect(filled.folder / DATABASE)) as other:
        other.execute("VACUUM")
    assert [_ids(filled, n.text) for n in notes[30:]] == [[n.id] for n in notes[30:]]


@pytest.mark.parametrize("released", sorted(RELEASED.glob("*.sqlite")), ids=lambda p: p.stem)
def test_what_an_older_library_holds_is_found(tmp_path: Path, released: Path) -> None:
    shutil.copyfile(released, tmp_path / DATABASE)
    with Library.open(tmp_path) as library:
        assert [f.kind for f in library.search("phones")] == [FoundKind.NOTE, FoundKind.DECISION]


@given(st.text(max_size=40))
def test_any_text_can_be_looked_for(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        workshop = Workshop(title=typed, created_at=shown_workshop()[0].created_at,  # type: ignore[union-attr]
                            changed_at=shown_workshop()[0].changed_at)  # type: ignore[union-attr]  # fmt: skip
        library.apply(added(workshop))
        assert library.search(typed) == library.search(typed)
        if typed.strip().isascii() and typed.strip().isalpha():
            assert [f.title for f in library.search(typed)] == [typed]
