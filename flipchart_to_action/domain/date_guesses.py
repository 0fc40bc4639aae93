"""Words that name a time but no day ("asap", "start of term"): the nearest day, only offered."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from flipchart_to_action.domain.calendar_days import (
    add_months,
    easter,
    last_of_month,
    next_working_day,
)

_SOON = (
    r"asap|(?:as )?soon as (?:possible|we can|i can|you can)|as soon as|soonest|immediately|at once"
    r"|straight ?away|right away|urgent(?:ly)?|without delay|instantly"
)
_LATER = (
    r"soon|shortly|later|some ?time(?: soon)?|due course|when (?:possible|we can|i can)"
    r"|near future|before long|ongoing|continuous|tb[cad]|to be (?:confirmed|agreed|decided)"
    r"|as (?:needed|required)"
)
_NEXT_TIME = (
    r"(?:before |after )?(?:our )?(?:next|following) (?:time|meeting|session|workshop|forum|group"
    r"|gathering|one|get together|date)"
)


def guessed(said: str, today: date) -> date | None:
    """Return the day that is nearest to vague words, or None where they say nothing of a time.

    Args:
        said: Words as `date_words.plain` gives them.
        today: The day of asking.
    """
    for pattern, day in _GUESSES:
        if pattern.fullmatch(said):
            return day(today)
    return None


def _after(days: int = 0, months: int = 0) -> Callable[[date], date]:
    def day(today: date) -> date:
        return add_months(today, months) + timedelta(days=days)

    return day


def _working(today: date) -> date:
    # Without holidays: their list takes a second to load, and this is asked at every key.
    return next_working_day(today + timedelta(days=1), "")


def _season(month: int, *, start: bool = False) -> Callable[[date], date]:
    """Return what gives the end of the season that ends with that month, or its start."""

    def day(today: date) -> date:
        for year in range(today.year, today.year + 2):
            last = last_of_month(year, month)
            found = (add_months(last.replace(day=1), -2)) if start else last
            if found >= today:
                return found
        return last_of_month(today.year + 1, month)

    return day


def _next_of(days: Callable[[int], tuple[date, ...]]) -> Callable[[date], date]:
    def day(today: date) -> date:
        coming = [d for year in (today.year, today.year + 1) for d in days(year) if d >= today]
        return min(coming)

    return day


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _starts_of_term(year: int) -> tuple[date, ...]:
    """Return about when English schools begin: in January, after Easter and in September."""
    after_easter = easter(year) + timedelta(days=15 if easter(year).month == 4 else 22)
    return (_weekday_from(date(year, 1, 4), 0), after_easter, _weekday_from(date(year, 9, 1), 2))


def _ends_of_term(year: int) -> tuple[date, ...]:
    spring = easter(year) - timedelta(days=2)
    return (spring, _weekday_from(date(year, 7, 18), 4), _weekday_from(date(year, 12, 15), 4))


def _half_terms(year: int) -> tuple[date, ...]:
    return (
        _weekday_from(date(year, 2, 12), 0),
        _weekday_from(date(year, 5, 25), 0),
        _weekday_from(date(year, 10, 22), 0),
    )


_TERM = _next_of(_starts_of_term)
_FEW = r"(?:next |coming )?(?:a )?(?:few|several|some|couple)"
_START, _SEASON_END = r"(?:start|beginning|early|before)", r"(?:(?:end|late|this|next) )?"
_SEASONS = {"spring": 5, "summer": 8, "(?:autumn|fall)": 11, "winter": 2}
_GUESSES: tuple[tuple[re.Pattern[str], Callable[[date], date]], ...] = tuple(
    (re.compile(pattern), day)
    for pattern, day in (
        (_SOON, _working),
        (_LATER, _after(14)),
        (_NEXT_TIME, _after(28)),
        (r"daily|(?:every|each) day", _working),
        (r"weekly|(?:every|each) week|a week or so|week or so", _after(7)),
        (
            r"fortnight|fortnightly|(?:every|each) (?:other week|fortnight)|(?:a )?week or two",
            _after(14),
        ),
        (r"monthly|(?:every|each) month|(?:a )?month or so", _after(months=1)),
        (r"quarterly|(?:every|each) quarter", _after(months=3)),
        (r"yearly|annually|annual|(?:every|each) year", _after(months=12)),
        (rf"{_FEW} days|days", _after(3)),
        (rf"{_FEW} weeks|weeks|coming weeks", _after(21)),
        (rf"{_FEW} months|months|coming months", _after(months=3)),
        (r"week", _after(7)),
        (r"month", lambda today: last_of_month(today.year, today.month)),
        (r"(?:start|beginning|new|next|before)(?: next| new| school)* term", _TERM),
        (r"(?:when )?term starts|back to school", _TERM),
        (
            r"(?:start|beginning) next term|when term starts|back to school",
            _next_of(_starts_of_term),
        ),
        (r"(?:end|close|this) (?:(?:this|school) )?term|term", _next_of(_ends_of_term)),
        (r"(?:(?:next|this|before|after) )?half term(?: holidays?)?", _next_of(_half_terms)),
        (r"(?:before )?summer (?:holidays?|break)", _next_of(lambda y: _ends_of_term(y)[1:2])),
        (r"(?:(?:before|next) )?school (?:holidays?|break)|holidays", _next_of(_ends_of_term)),
        (r"(?:early )?new year(?: sometime)?", _next_of(lambda year: (date(year, 1, 15),))),
        *((rf"{_START} {name}", _season(month, start=True)) for name, month in _SEASONS.items()),
        *((rf"{_SEASON_END}{name}", _season(month)) for name, month in _SEASONS.items()),
    )
)
