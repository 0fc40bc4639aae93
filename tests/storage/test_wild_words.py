"""Any words go through every field of every record and come back letter by letter."""

from dataclasses import fields
from pathlib import Path

import pytest

from flipchart_to_action.domain.records import Record, Workshop
from flipchart_to_action.domain.state import WorkshopState, added
from flipchart_to_action.storage.library import Library
from tests.hostile.texts import WILD, with_words
from tests.storage.made import full_workshop


def _records(state: WorkshopState) -> dict[str, Record]:
    """Return all records of a state by their ids."""
    found: dict[str, Record] = {}
    for field in fields(state):
        value = getattr(state, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if hasattr(one, "id"):
                found[one.id] = one
    return found


@pytest.mark.parametrize("kind", WILD)
def test_every_field_of_every_record_keeps_its_words(tmp_path: Path, kind: str) -> None:
    records = [with_words(record, WILD[kind]) for record in full_workshop()]
    with Library.open(tmp_path / "library") as library:
        numbered = library.apply(added(*records)).rows[0].after
        assert isinstance(numbered, Workshop)
        records[0] = numbered
    with Library.open(tmp_path / "library") as again:
        state = again.state(records[0].id)
        assert _records(state) == {record.id: record for record in records}


def test_the_words_are_in_many_fields() -> None:
    """Else the test above would be about nothing."""
    told = sum(repr(with_words(record, "Qx")).count("Qx") for record in full_workshop())
    assert told >= 35
