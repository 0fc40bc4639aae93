"""What dates in words mean and what is offered; today is Friday 20 November 2026."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain.date_reading import DateReading, read_date
from flipchart_to_action.domain.dates import Look, full_date, parse_date
from tests.domain.table import rows

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(("words", "meant"), rows("dates.tsv"))
def test_what_people_type_is_understood_or_the_nearest_day_offered(words: str, meant: str) -> None:
    found = read_date(words, TODAY)
    offer = f" ? {found.offer}" if found.offer else ""
    assert f"{found.day or '-'}{offer}" == meant
    assert bool(found.doubt) == (bool(offer) or (found.day is None and words != "?"))


@pytest.mark.parametrize(
    ("look", "words", "day"),
    [
        # What has been checked, looks back.
        (Look.BACK, "fri", TODAY),
        (Look.BACK, "thu", date(2026, 11, 19)),
        (Look.BACK, "mon", date(2026, 11, 16)),
        (Look.BACK, "20 nov", TODAY),
        (Look.BACK, "21 nov", date(2025, 11, 21)),
        (Look.BACK, "10/1", date(2026, 1, 10)),
        (Look.BACK, "15th", date(2026, 11, 15)),
        (Look.BACK, "25th", date(2026, 10, 25)),
        (Look.BACK, "2w", date(2026, 11, 6)),
        (Look.BACK, "3 days ago", date(2026, 11, 17)),
        (Look.BACK, "march", date(2026, 3, 31)),
        (Look.BACK, "christmas", date(2025, 12, 25)),
        (Look.BACK, "easter", date(2026, 4, 5)),
        (Look.BACK, "first monday in november", date(2026, 11, 2)),
        (Look.BACK, "Thursday 18 December", date(2025, 12, 18)),
        (Look.BACK, "last week", date(2026, 11, 13)),
        (Look.BACK, "this wed", date(2026, 11, 18)),
        # A workshop is wherever its day is nearer; a weekday is to come.
        (Look.NEAREST, "18 nov", date(2026, 11, 18)),
        (Look.NEAREST, "18/11", date(2026, 11, 18)),
        (Look.NEAREST, "25 nov", date(2026, 11, 25)),
        (Look.NEAREST, "10 jan", date(2027, 1, 10)),
        (Look.NEAREST, "10 oct", date(2026, 10, 10)),
        (Look.NEAREST, "15th", date(2026, 11, 15)),
        (Look.NEAREST, "fri", date(2026, 11, 27)),
        (Look.NEAREST, "last friday", date(2026, 11, 13)),
        (Look.NEAREST, "yesterday", date(2026, 11, 19)),
        (Look.NEAREST, "2w", date(2026, 12, 4)),
        # What is to be done lies ahead.
        (Look.AHEAD, "18 nov", date(2027, 11, 18)),
        (Look.AHEAD, "15th", date(2026, 12, 15)),
    ],
)
def test_where_a_date_lies_is_what_its_field_is_for(look: Look, words: str, day: date) -> None:
    assert parse_date(words, TODAY, look=look) == day


def test_what_was_checked_is_not_still_to_come() -> None:
    found = read_date("next friday", TODAY, look=Look.BACK)
    assert found == DateReading(date(2026, 11, 27), "27 November is still to come", TODAY)


_PIECES = [
    "every",
    "thu",
    "18",
    "december",
    "or",
    "-",
    "to",
    "31",
    "nov",
    "before",
    "after",
    "asap",
]
_PIECES += ["asap", "week", "99", "next", "term", "q1", "last", "2", "weeks", "ago", "end of", "/"]


@settings(max_examples=60)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join)),
    st.sampled_from([date(1, 1, 1), TODAY, date(2027, 1, 31), date(2999, 12, 31), date.max]),
    st.sampled_from(Look),
)
def test_any_words_can_be_read(words: str, today: date, look: Look) -> None:
    found = read_date(words, today, base=today, country="", look=look)
    assert found.day is None or found.day.year < 3000


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_date_in_full_is_in_no_doubt(day: date) -> None:
    assert read_date(full_date(day), TODAY) == DateReading(day)
