"""What a date in words means, what is odd about it, and which other day may be meant.

Words that are no date stay what they are; the day that is nearest to them is offered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from flipchart_to_action.domain.calendar_days import (
    ENGLAND,
    MONTHS,
    WEEKDAYS,
    last_of_month,
    short_date,
)
from flipchart_to_action.domain.date_guesses import guessed
from flipchart_to_action.domain.date_question import Asked
from flipchart_to_action.domain.date_words import WEEKDAY, Look, month_of, plain, weekday_of
from flipchart_to_action.domain.dates import parse_date

_MOST_WORDS = 12
_ALIKE = 0.82  # "febuary" is, "match" is not March


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date in words.

    Attributes:
        day: What counts, or None where the words are no date.
        doubt: What is odd about it, as a sentence; empty where nothing is.
        offer: Another day that may be meant.
    """

    day: date | None
    doubt: str = ""
    offer: date | None = None


def read_date(
    words: str,
    today: date,
    *,
    base: date | None = None,
    country: str = ENGLAND,
    look: Look = Look.AHEAD,
) -> DateReading:
    """Return what `words` mean; the arguments are those of `parse_date`."""
    asked = _Asked(today, base, country, look)
    day = asked.parsed(words)
    if day is not None:
        return about(words, day, today, look)
    if not words.strip() or not re.search(r"\w", words):
        return DateReading(None)
    return DateReading(None, "Not a date yet", _nearest(words, asked))


def about(words: str, day: date, today: date, look: Look = Look.AHEAD) -> DateReading:
    """Return what is odd about words and the day that they mean, if anything."""
    odd = contradiction(words, day)
    if odd is None and look is Look.BACK and day > today:
        return DateReading(day, f"{short_date(day)} is still to come", today)
    return odd or DateReading(day)


def contradiction(words: str, day: date) -> DateReading | None:
    """Return what is odd where words name another weekday than that of the day they mean."""
    said = _weekday_said(words)
    if said is None or said == day.weekday():
        return None
    return DateReading(
        day, f"{short_date(day)} is a {WEEKDAYS[day.weekday()]}", _nearest_weekday(day, said)
    )


def _weekday_said(words: str) -> int | None:
    """Return the day of the week that words name beside a date, 0 for Monday, or None.

    "Before Friday" is no Friday, and "Good Friday" always is one.
    """
    said = plain(words).split()
    if {"before", "after", "from"} & set(said):
        return None
    named = [w for w in said if re.fullmatch(WEEKDAY, w)]
    return weekday_of(named[0]) if len(named) == 1 and len(said) > 1 else None


def _nearest_weekday(day: date, weekday: int) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


class _Asked(Asked):
    def parsed(self, words: str) -> date | None:
        return parse_date(words, self.today, base=self.base, country=self.country, look=self.look)


def _nearest(words: str, asked: _Asked) -> date | None:
    """Return the day that is nearest to words that are no date, or None."""
    said = plain(words)
    try:
        return next((day for day in _readings(said, asked) if day is not None), None)
    except (OverflowError, ValueError):  # there is no such day
        return None


def _readings(said: str, asked: _Asked) -> Iterator[date | None]:
    yield guessed(said, asked.today)
    since = re.match(r"(?:not (?:before|until)|from|starting|since) ", said)
    if since:
        rest = said[since.end() :]
        yield asked.parsed(f"start of {rest}") or asked.parsed(rest)
    yield _every(said, asked)
    yield _otherwise_written(said, asked)
    yield _end_of_range(said, asked)
    week = re.fullmatch(r"(?:week|wk) ?([0-9]{1,2})", said)
    if week:
        ends = [date.fromisocalendar(asked.today.year + i, int(week[1]), 5) for i in (0, 1)]
        yield next((day for day in ends if day >= asked.today), None)
    if re.fullmatch(r"[0-3][0-9]", said):
        yield asked.parsed(f"{said}th")
    mended = _mended(said)
    if mended != said:
        yield asked.parsed(mended)
    yield from _pieces(mended, asked)


def _every(said: str, asked: _Asked) -> date | None:
    """Read "every friday", "fridays", "each first monday of the month": the next one."""
    bare = re.sub(r"^(?:every|each|all)(?: (?:other|second|single))? ", "", said)
    bare = re.sub(rf"\b{WEEKDAY}s\b", lambda m: m["weekday"], bare)
    if bare == said:
        return None
    return asked.parsed(bare) or asked.parsed(f"{bare} of the month")


def _otherwise_written(said: str, asked: _Asked) -> date | None:
    """Read "12/18/2026" as Americans write it, and "31 november" as the last day there is."""
    month_first = re.fullmatch(r"([01]?[0-9])([/.-])([0-3]?[0-9])((?:[/.-][0-9]{2,4})?)", said)
    if month_first:
        month, sign, day, year = month_first.groups()
        swapped = asked.parsed(f"{day}{sign}{month}{year}")
        if swapped is not None:
            return swapped
    too_far = re.search(r"\b(29|3[01])(?:st|nd|rd|th)?[ /.-]?([a-z]{3,9}|[01]?[0-9])\b", said)
    if not too_far:
        return None
    name = too_far[2]
    if not name.isdigit() and not any(m.casefold().startswith(name) for m in MONTHS):
        return None
    year = re.search(r"\b(20[0-9]{2})$", said)
    month = month_of(name)
    last = last_of_month(int(year[1]) if year else asked.today.year, month)
    return last if year or last >= asked.today else last_of_month(last.year + 1, month)


def _end_of_range(said: str, asked: _Asked) -> date | None:
    """Read "18-20 December", "mon to wed", "thursday or friday", "2 or 3 weeks": the later one."""
    sides = re.split(r"(?<=\w)\s?(?:-|–|/|&)\s?(?=\w)|\s(?:to|or|and|till|until)\s", said)
    if len(sides) < 2:
        return None
    last = re.sub(r"^(?:between|from|either)\s", "", sides[-1])
    found = asked.parsed(last)
    if found is None and len(sides) == 2:
        first = re.sub(r"^(?:between|from|either)\s", "", sides[0])
        found = asked.parsed(first) if asked.parsed(f"{last} weeks") is None else None
    return found


_SURE_WORDS = (*(w.casefold() for w in (*WEEKDAYS, *MONTHS)), "tomorrow", "yesterday", "christmas")


def _mended(said: str) -> str:
    """Return words with the names of days and months spelled right: "wendesday", "febuary"."""
    return " ".join(_spelled(word) for word in said.split())


def _spelled(word: str) -> str:
    if len(word) < 5 or word in _SURE_WORDS or not word.isalpha():
        return word
    return (get_close_matches(word, _SURE_WORDS, 1, _ALIKE) or [word])[0]


def _pieces(said: str, asked: _Asked) -> Iterator[date | None]:
    """Yield what the pieces of words mean, the longest first."""
    words = said.split()[:_MOST_WORDS]
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            piece = " ".join(words[start : start + length])
            if piece not in _SELDOM_DATES:
                yield asked.parsed(piece)
                yield guessed(piece, asked.today)
                yield _every(piece, asked)


_SELDOM_DATES = frozenset(("may", "mar", "sat", "sun", "this", "now", "second", "later", "year"))
"""Words that are seldom a date where others stand round them: "we may"."""
