from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.feedback import FeedbackReport
from flipchart_to_action.domain.plan import ActionPlan, Logo, Picture, Reader
from flipchart_to_action.domain.text import CleanTexts, clean
from flipchart_to_action.domain.years import Years

DIRTY = " two\r\nlines\x00 \u202eof\ufeff  \ud800text "
SETTLED = "two lines of \ufffdtext"


def test_clean_keeps_one_line_that_any_file_can_hold() -> None:
    assert clean(" a\n\tb\x00\x07c\u2028d ") == "a bc d"
    assert clean("\u202etxt\u2066\ufeff") == "txt"
    assert clean("a\ud800b\ufffe\uffff") == "a\ufffdb\ufffd\ufffd"
    assert clean("क्‍ष می‌خواهم") == "क्‍ष می‌خواهم"  # joiners belong to the word


@given(st.text())
def test_clean_is_settled_and_can_be_written(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def _records(kind: Any) -> Iterator[Any]:
    """Yield the records that a record is made of, itself first."""
    if is_dataclass(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from _records(hint)
    elif not isinstance(kind, type) or isinstance(kind, UnionType):
        for part in get_args(kind):
            yield from _records(part)


OUTGOING = tuple(
    dict.fromkeys(
        record
        for outgoing in (ActionPlan, FeedbackReport, Years)
        for record in _records(outgoing)
        if record not in (Picture, Logo)  # bytes and sizes
    )
)


def _example(hint: Any) -> Any:
    """Return a value for a field: dirty wherever it may be a text."""
    if hint is str:
        return DIRTY
    if hint == tuple[str, ...]:
        return (DIRTY, DIRTY)
    return date(2026, 11, 20) if hint is date else () if "tuple" in str(hint) else 0


@pytest.mark.parametrize("record", OUTGOING, ids=lambda record: record.__name__)
def test_no_record_that_goes_out_can_hold_a_text_that_is_not_clean(record: Any) -> None:
    assert issubclass(record, CleanTexts)
    hints = get_type_hints(record)
    made = record(**{field.name: _example(hints[field.name]) for field in fields(record)})
    for name, hint in hints.items():
        if name.rpartition("_")[2] in ("id", "email"):
            assert getattr(made, name) == DIRTY, name
        elif hint is str:
            assert getattr(made, name) == SETTLED, name
        elif hint == tuple[str, ...]:
            assert getattr(made, name) == (SETTLED, SETTLED), name


def test_every_record_that_goes_out_is_looked_at() -> None:
    names = {record.__name__ for record in OUTGOING}
    assert {"PlannedDecision", "Reader", "Organisation", "FoundCheck", "ToldNews"} <= names
    assert {"SaidNote", "WorkshopCounts", "Raised", "NoteNotTaken", "ParkedNote"} <= names


def test_an_enum_among_the_texts_stays_one() -> None:
    reader = Reader(id="1", name=DIRTY)
    assert reader.need.name == "STANDARD"
    assert reader.name == SETTLED
