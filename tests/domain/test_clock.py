from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.clock import NO_CLOCK, clock_face, parse_end
from flipchart_to_action.domain.records import Fate, PhotoState
from tests.domain.make import decision, note, photo, state

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 15, 9, 20, tzinfo=ZONE)
FOUR = datetime(2026, 11, 20, 16, 0, tzinfo=ZONE)


def test_without_an_end_there_is_no_clock() -> None:
    assert clock_face(state(), NOW) == NO_CLOCK


def test_minutes_are_rounded_up_and_the_end_is_said_in_local_time() -> None:
    face = clock_face(state(ends_at=FOUR.astimezone(UTC)), NOW)
    assert (face.minutes, face.until) == (51, "16:00")
    assert face.share == 51 / 60
    assert not face.urgent


def test_a_long_workshop_fills_the_bar() -> None:
    assert clock_face(state(ends_at=NOW + timedelta(hours=3)), NOW).share == 1


def test_a_clock_that_ran_out_stays_at_nought_and_is_forgotten_later() -> None:
    over = clock_face(state(ends_at=NOW - timedelta(minutes=20)), NOW)
    assert (over.minutes, over.urgent, over.share) == (0, True, 0)
    assert "saved" in over.sentence
    assert clock_face(state(ends_at=NOW - timedelta(hours=4)), NOW) == NO_CLOCK


@pytest.mark.parametrize(("minutes", "urgent"), [(10, True), (11, False)])
def test_with_ten_minutes_left_it_warns(minutes: int, *, urgent: bool) -> None:
    face = clock_face(state(note("a"), ends_at=NOW + timedelta(minutes=minutes)), NOW)
    assert face.urgent is urgent
    assert face.rescue is urgent


def left(minutes: int, *records: object) -> str:
    return clock_face(state(*records, ends_at=NOW + timedelta(minutes=minutes)), NOW).sentence


def test_the_rescue_is_offered_only_where_something_is_undecided() -> None:
    soon = NOW + timedelta(minutes=8)
    settled = clock_face(state(note("a", fate=Fate.PARKED), ends_at=soon), NOW)
    assert not settled.rescue
    unread = clock_face(state(photo(1, PhotoState.WAITING), ends_at=soon), NOW)
    assert unread.rescue
    assert "as pictures" in unread.sentence
    assert "as pictures" not in left(8, note("a"))


def test_what_fits_follows_what_is_left_to_do() -> None:
    assert "while the photos are read" in left(50, photo(1, PhotoState.WAITING))
    notes = [note(str(i), i) for i in range(36)]
    assert (
        left(51, *notes) == "The notes take about 8 minutes. Then there is time for 11 decisions."
    )
    righted = [note(str(i), i, righted=True) for i in range(60)]
    assert left(38, *righted) == "Enough for 9 decisions, 3 minutes each, and reading back."
    assert left(33, *righted, decision("a")).startswith("Enough for 7 more decisions")
    assert left(12, *[note(str(i), i, righted=True) for i in range(130)]) == (
        "Enough to sort the notes and read back what is decided."
    )


def test_near_the_end_reading_back_and_sending_are_what_is_left() -> None:
    one = decision("a", so_that="b")
    assert left(20, one) == "Reading back 1 decision takes about 1 minute."
    assert left(8, one) == "Enough to read back 1 decision and send everything."
    heard = decision("a", so_that="b", read_back=True)
    assert left(8, heard) == "Enough to send everything while people are still here."


@given(st.integers(0, 200), st.integers(0, 300), st.integers(0, 40), st.booleans(), st.booleans())
def test_there_is_always_a_sentence(
    minutes: int, notes: int, decisions: int, righted: bool, heard: bool
) -> None:
    records: list[object] = [note(str(i), i, righted=righted) for i in range(notes)]
    records += [decision(str(i), i, read_back=heard) for i in range(decisions)]
    sentence = left(minutes, *records)
    assert sentence.endswith(".")
    assert "-" not in sentence


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("16:00", FOUR),
        ("16.00", FOUR),
        ("until 4pm", FOUR),
        ("4 p.m.", FOUR),
        ("4", FOUR),
        ("4 o'clock", FOUR),
        ("16", FOUR),
        ("3:30", FOUR - timedelta(minutes=30)),
        ("45 min", NOW + timedelta(minutes=45)),
        ("in 45 minutes", NOW + timedelta(minutes=45)),
        ("1h", NOW + timedelta(hours=1)),
        ("1h30", NOW + timedelta(minutes=90)),
        ("1 hour and 10 minutes", NOW + timedelta(minutes=70)),
        ("half an hour", NOW + timedelta(minutes=30)),
        ("an hour left", NOW + timedelta(hours=1)),
        ("", None),
        ("soon", None),
        ("14:00", None),
        ("3pm", None),
        ("13pm", None),
        ("25:00", None),
        ("16:75", None),
        ("0 min", None),
        ("99h", None),
    ],
)
def test_the_end_is_typed_as_it_is_said(words: str, expected: datetime | None) -> None:
    assert parse_end(words, NOW) == expected


@given(st.text(max_size=20))
def test_whatever_is_typed_ends_after_now_or_is_nothing(words: str) -> None:
    found = parse_end(words, NOW)
    assert found is None or NOW < found <= NOW + timedelta(days=1)
    assert found is None or found.tzinfo is UTC
