"""Dates as people say them; today is Friday 20 November 2026 unless a test says otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.dates import (
    Remark,
    add_working_days,
    full_date,
    holiday,
    parse_date,
    plain_date,
    remark,
    short_date,
)

TODAY = date(2026, 11, 20)
DUE = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today", date(2026, 11, 20)),
        ("EOD", date(2026, 11, 20)),
        ("end of the day", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 21)),
        ("the day after tomorrow", date(2026, 11, 22)),
        ("fri", date(2026, 11, 27)),
        ("friday", date(2026, 11, 27)),
        ("this fri", date(2026, 11, 20)),
        ("next fri", date(2026, 11, 27)),
        ("fri week", date(2026, 12, 4)),
        ("a week on friday", date(2026, 12, 4)),
        ("next wed", date(2026, 11, 25)),
        ("Weds", date(2026, 11, 25)),
        ("by Thurs.", date(2026, 11, 26)),
        ("mon 3pm", date(2026, 11, 23)),
        ("Tuesday at 10:30 am", date(2026, 11, 24)),
        ("2w", date(2026, 12, 4)),
        ("10d", date(2026, 11, 30)),
        ("3m", date(2027, 2, 20)),
        ("in 2 weeks", date(2026, 12, 4)),
        ("in a fortnight", date(2026, 12, 4)),
        ("two weeks' time", date(2026, 12, 4)),
        ("in a couple of weeks", date(2026, 12, 4)),
        ("1 year", date(2027, 11, 20)),
        ("in 10 working days", date(2026, 12, 4)),
        ("10wd", date(2026, 12, 4)),
        ("4 weeks after", date(2027, 1, 1)),
        ("4w after", date(2027, 1, 1)),
        ("a week after that", date(2026, 12, 11)),
        ("after 2 months", date(2027, 2, 4)),
        ("a month later", date(2027, 1, 4)),
        ("end of march", date(2027, 3, 31)),
        ("March", date(2027, 3, 31)),
        ("end of nov", date(2026, 11, 30)),
        ("mid-march", date(2027, 3, 15)),
        ("middle of November", date(2027, 11, 15)),
        ("start of December", date(2026, 12, 1)),
        ("before march", date(2027, 2, 28)),
        ("before the end of March", date(2027, 3, 31)),
        ("march 2028", date(2028, 3, 31)),
        ("end of month", date(2026, 11, 30)),
        ("next month", date(2026, 12, 31)),
        ("mid next month", date(2026, 12, 15)),
        ("end of the week", date(2026, 11, 20)),
        ("next week", date(2026, 11, 27)),
        ("eow", date(2026, 11, 20)),
        ("end of the year", date(2026, 12, 31)),
        ("first Monday in March", date(2027, 3, 1)),
        ("last fri of nov", date(2026, 11, 27)),
        ("1st monday of november", date(2027, 11, 1)),
        ("31/1", date(2027, 1, 31)),
        ("31.1.27", date(2027, 1, 31)),
        ("31/1/2027", date(2027, 1, 31)),
        ("31-1-2027", date(2027, 1, 31)),
        ("1/12", date(2026, 12, 1)),
        ("20/11", date(2026, 11, 20)),
        ("19/11", date(2027, 11, 19)),
        ("29/2", date(2028, 2, 29)),
        ("31 jan", date(2027, 1, 31)),
        ("31jan", date(2027, 1, 31)),
        ("31-Jan-27", date(2027, 1, 31)),
        ("jan 31", date(2027, 1, 31)),
        ("January 31st, 2027", date(2027, 1, 31)),
        ("31st January 2027", date(2027, 1, 31)),
        ("Sunday 31st of January", date(2027, 1, 31)),
        ("2027-01-31", date(2027, 1, 31)),
        ("the 15th", date(2026, 12, 15)),
        ("20th", date(2026, 11, 20)),
        ("31st", date(2026, 12, 31)),
        ("christmas", date(2026, 12, 25)),
        ("before xmas", date(2026, 12, 24)),
        ("Boxing Day", date(2026, 12, 26)),
        ("New Year’s Day", date(2027, 1, 1)),
        ("easter", date(2027, 3, 28)),
        ("Good Friday", date(2027, 3, 26)),
        ("before easter", date(2027, 3, 25)),
        ("easter 2028", date(2028, 4, 16)),
    ],
)
def test_what_people_say_is_understood_day_first(words: str, expected: date) -> None:
    assert parse_date(words, TODAY, base=DUE) == expected


_NO_DATES = ["", " ", "soon", "asap", "we may", "1/31", "31 feb", "99", "may be", "week", "month"]
_NO_DATES += ["0/0/0", "0th", "sat on it", "2026", "4 weeks afterwards", "marching", "ad", "the"]


@pytest.mark.parametrize("words", _NO_DATES)
def test_what_is_no_date_gives_none(words: str) -> None:
    assert parse_date(words, TODAY) is None


def test_after_needs_a_date_to_count_from() -> None:
    assert parse_date("4 weeks after", TODAY) is None
    assert parse_date("4 weeks later", TODAY) == date(2026, 12, 18)


def test_this_weekday_that_has_passed_is_the_coming_one() -> None:
    assert parse_date("this wed", TODAY) == date(2026, 11, 25)


def test_next_weekday_is_the_one_of_next_week() -> None:
    monday = date(2026, 11, 16)
    assert parse_date("wed", monday) == date(2026, 11, 18)
    assert parse_date("next wed", monday) == date(2026, 11, 25)


def test_months_end_on_their_last_day() -> None:
    assert parse_date("1 month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_date("end of week", date(2026, 11, 21)) == date(2026, 11, 27)


@given(st.text(), st.dates(date(1900, 1, 1), date(9999, 12, 31)))
def test_any_text_gives_a_date_or_none(words: str, today: date) -> None:
    assert isinstance(parse_date(words, today, base=today), date | None)


_PIECES = ["end of", "mid", "next", "this", "29", "31", "0", "999", "feb", "/", "-", "2w", "w", "d"]
_PIECES += ["fri", "week", "a", "after", "before", "easter", "2026", "9999", "year", "first", "th"]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=5).map(" ".join),
    st.sampled_from([date(1, 1, 1), TODAY, date(2026, 1, 31), date(2999, 12, 31), date.max]),
)
def test_any_date_words_in_any_order_give_a_date_or_none(words: str, today: date) -> None:
    assert isinstance(parse_date(words, today, base=today, country=""), date | None)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.dates())
def test_a_date_in_full_is_read_as_itself(day: date, today: date) -> None:
    assert parse_date(full_date(day), today) == day
    assert parse_date(plain_date(day), today) == day
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(day.strftime("%d/%m/%Y"), today) == day


@given(st.dates(date(2000, 1, 1), date(2900, 1, 1)), st.dates(date(2000, 1, 1), date(2900, 1, 1)))
def test_without_a_year_it_is_the_next_one_to_come(day: date, today: date) -> None:
    found = parse_date(short_date(day), today)
    assert found is not None
    assert found >= today
    assert (found.day, found.month) == (day.day, day.month)
    assert found <= today + timedelta(days=8 * 366)


def test_dates_are_said_in_english() -> None:
    assert full_date(date(2026, 12, 4)) == "Friday 4 December 2026"
    assert plain_date(date(2026, 12, 4)) == "4 December 2026"
    assert short_date(date(2027, 1, 29)) == "29 January"


def test_working_days_leave_out_weekends_and_bank_holidays() -> None:
    assert add_working_days(TODAY, 0) == TODAY
    assert add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert add_working_days(date(2026, 12, 24), 1, "") == date(2026, 12, 25)


def test_holidays_differ_by_country() -> None:
    assert holiday(date(2026, 11, 30), "GB-SCT") == "Saint Andrew’s Day"
    assert holiday(date(2026, 11, 30), "GB-ENG") is None
    assert holiday(date(2026, 12, 25), "") is None
    assert holiday(date(2026, 12, 25), "XX-YY") is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 4), None),
        (TODAY, None),
        (
            date(2027, 1, 1),
            Remark("1 January 2027 is New Year’s Day, a bank holiday.", date(2027, 1, 4)),
        ),
        (date(2027, 3, 6), Remark("6 March 2027 is a Saturday.", date(2027, 3, 8))),
        (
            date(2027, 5, 31),
            Remark("31 May 2027 is the Spring Bank Holiday.", date(2027, 6, 1)),
        ),
        (
            date(2026, 12, 28),
            Remark("28 December 2026 is the bank holiday for Boxing Day.", date(2026, 12, 29)),
        ),
        (date(2026, 11, 16), Remark("Monday 16 November 2026 has passed.", date(2026, 11, 23))),
        (date(2026, 1, 29), Remark("Thursday 29 January 2026 has passed.", date(2027, 1, 29))),
        (date(2024, 2, 29), Remark("Thursday 29 February 2024 has passed.", date(2027, 3, 1))),
    ],
)
def test_a_date_is_remarked_on_with_another_one_offered(day: date, expected: Remark | None) -> None:
    assert remark(day, TODAY, "GB-ENG") == expected


def test_a_holiday_elsewhere_is_a_public_holiday() -> None:
    found = remark(date(2027, 10, 1), TODAY, "NG")
    assert found is not None
    assert found.sentence.endswith("a public holiday.")


@given(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1), date(9990, 1, 1)))
def test_what_is_offered_has_not_passed(day: date, today: date) -> None:
    found = remark(day, today, "")
    if found is not None and found.offer is not None:
        assert found.offer >= today
        assert found.offer.weekday() < 5
