import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import DoubtfulWord, Note
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.column_types import restored, storable
from flipchart_to_action.storage.library import DATABASE, Library
from tests.storage.made import new_workshop

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "before\0after",
        "\ud800 half a pair \udfff",
        "two halves \ud83d\ude00 are not \U0001f600",
        "\x1ad800 \x1a\x1a",
        "\x01\x02\x1b[31m\x7f\x85",
        "שלום \u202eleft\u202c العربية",
        "👩🏽‍⚕️ 中文 Łódź e\u0301",
        "line\r\nline\u2028line\ttab",
        "'; DROP TABLE notes; -- %s :name ?",
        "x" * 100_000,
    ],
)
def test_text_comes_back_letter_by_letter(library: Library, text: str) -> None:
    state = new_workshop(library, title=text)
    note = Note(
        workshop_id=state.workshop.id,
        position=1.0,
        text=text,
        colour=text,
        doubtful=(DoubtfulWord(text, (text, "\ud83d", "\ude00")),),
    )
    library.apply(added(note))
    after = library.state(state.workshop.id)
    assert after.notes == (note,)
    assert after.workshop.title == text
    assert [s.workshop.title for s in library.workshops()] == [text]


@given(ANY_TEXT)
def test_any_text_is_storable(text: str) -> None:
    stored = storable(text)
    stored.encode()
    assert restored(stored) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1a")))
def test_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert storable(text) == text


def test_what_stands_in_the_file_can_be_read_without_this_program(library: Library) -> None:
    state = new_workshop(library, title="Ward 4")
    library.apply(edits.add_people(state, "Ann Lee <ann@example.org>"))
    with closing(sqlite3.connect(library.folder / DATABASE)) as plain:
        found = plain.execute(
            "SELECT w.title, p.name, w.changed_at FROM people p"
            " JOIN workshops w ON w.id = p.workshop_id"
        ).fetchall()
    assert found == [("Ward 4", "Ann Lee", "2026-11-23T09:30:15.123456+00:00")]
