"""Dates as people say them ("fri", "2w", "end of March", "31/1"), day first, and said in full.

The grammar is our own: general date parsers take "next Friday" for this one, "15th" for a day that
has passed, and know nothing of "end of March". What is understood is always shown in full before it
counts, so a guess that reads well beats a refusal; but what is no date gives None.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from flipchart_to_action.domain.calendar_days import (
    ENGLAND,
    MONTHS,
    WEEKDAYS,
    Remark,
    add_working_days,
    full_date,
    holiday,
    next_working_day,
    plain_date,
    remark,
    short_date,
)

__all__ = [
    "ENGLAND",
    "Remark",
    "add_working_days",
    "full_date",
    "holiday",
    "next_working_day",
    "parse_date",
    "plain_date",
    "remark",
    "short_date",
]

_LAST_YEAR = 2999
_NUMBERS = {
    "a couple": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_FILLER = {
    "the", "of", "in", "by", "on", "at", "until", "till", "til", "due", "for",
    "noon", "midday", "morning", "afternoon", "evening",
}  # fmt: skip
_NEAR = {
    "today": 0, "tonight": 0, "now": 0, "eod": 0, "cob": 0, "end day": 0, "end today": 0,
    "close business": 0, "tomorrow": 1, "tmrw": 1, "day after tomorrow": 2,
}  # fmt: skip
_FEASTS = {
    "new year": (1, 1), "new years": (1, 1), "new years day": (1, 1), "christmas": (12, 25),
    "xmas": (12, 25), "christmas day": (12, 25), "xmas day": (12, 25), "christmas eve": (12, 24),
    "xmas eve": (12, 24), "boxing day": (12, 26), "new years eve": (12, 31),
    "new year eve": (12, 31),
}  # fmt: skip
_EASTER = {
    "maundy thursday": -3, "good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1,
    "whit sunday": 49, "pentecost": 49, "whit monday": 50,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Asked:
    today: date
    base: date | None
    country: str


_Meaning = Callable[[re.Match[str], _Asked], date | None]


def parse_date(
    words: str, today: date, *, base: date | None = None, country: str = ENGLAND
) -> date | None:
    """Return the date that `words` mean, or None where they mean none.

    Args:
        words: What was typed: "fri", "next wed", "2w", "in 10 working days", "end of march",
            "31/1", "4 weeks after". A date without a year is the next one to come, today included;
            a weekday's bare name is never today.
        today: The day from which is counted.
        base: What "after" and "later" count from, as a check counts from the due date.
        country: Whose bank holidays are no working days (see `holiday`); empty for none.
    """
    said = _plain(words)
    if not said or len(said) > 60:
        return None
    asked = _Asked(today, base, country)
    try:
        found = _meaning(said, asked)
    except (OverflowError, ValueError):  # 31 February, or a million weeks
        return None
    return found if found and found.year <= _LAST_YEAR else None


def _plain(words: str) -> str:
    """Return the words in small letters without filler, times of day and the like."""
    text = words.casefold().replace("’", "").replace("'", "")
    text = re.sub(
        r"\b([01]?[0-9]|2[0-3])(:[0-5][0-9]\s*([ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)", " ", text
    )
    text = re.sub(r"[,!?()]|(?<=[a-z])\.", " ", text)
    text = re.sub(r"(?<=[a-z])-|-(?=[a-z])", " ", text)
    words_left = [w for w in text.split() if w not in _FILLER]
    if words_left[:3] == ["no", "later", "than"]:
        words_left = words_left[3:]
    if words_left[:1] == ["latest"] or words_left[-1:] == ["latest"]:
        words_left.remove("latest")
    return " ".join(words_left).rstrip(".;:")


def _meaning(said: str, asked: _Asked) -> date | None:
    if said.startswith("before "):
        return _before(said.removeprefix("before "), asked)
    for pattern, meaning in _RULES:
        match = pattern.fullmatch(said)
        if match:
            return meaning(match, asked)
    first, _, rest = said.partition(" ")
    if re.fullmatch(_WEEKDAY, first):  # "Fri 4 December": the date itself says which Friday
        return _meaning(rest, asked)
    return None


def _before(said: str, asked: _Asked) -> date | None:
    if said.startswith(("easter", "good friday")):
        return _next_easter(asked.today, -3)  # Maundy Thursday, the last working day before it
    if re.fullmatch(_MONTH, said):
        said = f"start {said}"
    day = _meaning(said, asked)
    if day is None or re.match(r"end\b|eo[a-z]\b|close\b", said):
        return day
    return max(day - timedelta(days=1), asked.today)


def _weekday(name: str) -> int:
    return next(i for i, w in enumerate(WEEKDAYS) if w.casefold().startswith(name[:3]))


def _month(name: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.casefold().startswith(name[:3]))


def _year(figures: str | None) -> int | None:
    if not figures:
        return None
    year = int(figures)
    return year + 2000 if len(figures) == 2 else year


def _next_of(today: date, month: int, day: int) -> date:
    """Return the next such day, today included; 29 February waits for its year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError((month, day))


def _last_of_month(year: int, month: int) -> date:
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _last_of_month(year, month + 1)
    return last.replace(day=min(day.day, last.day))


def _easter(year: int) -> date:
    """Return Easter Sunday (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _next_easter(today: date, offset: int) -> date:
    this_year = _easter(today.year) + timedelta(days=offset)
    return this_year if this_year >= today else _easter(today.year + 1) + timedelta(days=offset)


def _on_weekday(match: re.Match[str], asked: _Asked) -> date:
    """Read "fri", "this fri", "next fri" (of next week, Monday first) and "fri week"."""
    weekday = _weekday(match["weekday"])
    this = asked.today + timedelta(days=weekday - asked.today.weekday())
    if match["which"] == "next":
        return this + timedelta(days=7)
    if match["which"] == "this" and this >= asked.today:
        return this
    coming = this if this > asked.today else this + timedelta(days=7)
    later = {"week": 7, "fortnight": 14}.get(match["later"] or match["first"] or "", 0)
    return coming + timedelta(days=later)


def _near_day(match: re.Match[str], asked: _Asked) -> date:
    return asked.today + timedelta(days=_NEAR[match[0]])


def _offset(match: re.Match[str], asked: _Asked) -> date | None:
    """Read "2w", "10 working days", "3 months"; with "after" from the base."""
    number = _NUMBERS.get(match["number"]) or int(match["number"])
    start: date | None = asked.today
    if match["first"] or match["after"]:
        start = asked.base or (asked.today if match["after"] == "later" else None)
    if start is None:
        return None
    unit = match["unit"]
    if match["working"] or unit.startswith("wd"):
        return add_working_days(start, number, asked.country)
    if unit.startswith("y"):
        return _add_months(start, 12 * number)
    if unit.startswith("m"):
        return _add_months(start, number)
    days = 14 if unit.startswith("f") else 7 if unit.startswith("w") else 1
    return start + timedelta(days=days * number)


def _end_of(match: re.Match[str], asked: _Asked) -> date | None:
    """Read "end of month", "next week", "mid next month", "eow"; a week ends on its Friday."""
    part, unit = match["part"] or "", match["unit"] or match["short"]
    if not (part or match["which"] or match["short"]):
        return None
    ahead = 1 if match["which"] == "next" else 0
    middle = part.startswith("mid")
    if unit.startswith("w"):
        monday = asked.today + timedelta(days=7 * ahead - asked.today.weekday())
        day = monday + timedelta(days=2 if middle else 4)
        return day if day >= asked.today else day + timedelta(days=7)
    if unit.startswith("y"):
        return date(asked.today.year + ahead, 6 if middle else 12, 30 if middle else 31)
    month = _add_months(asked.today.replace(day=1), ahead)
    if middle:
        day = month.replace(day=15)
        return day if day >= asked.today else _add_months(day, 1)
    return _last_of_month(month.year, month.month)


def _in_month(match: re.Match[str], asked: _Asked) -> date:
    """Read "march", "end of march 2027", "mid march", "start of march"."""
    month, year, part = _month(match["month"]), _year(match["year"]), match["part"] or "end"
    if part in ("end", "late"):
        year = year or asked.today.year + (month < asked.today.month)
        return _last_of_month(year, month)
    day = 15 if part.startswith("mid") else 1
    return date(year, month, day) if year else _next_of(asked.today, month, day)


def _nth_weekday(match: re.Match[str], asked: _Asked) -> date:
    """Read "first monday in march", "last fri of jan"."""
    month, weekday, year = _month(match["month"]), _weekday(match["weekday"]), _year(match["year"])

    def in_year(year: int) -> date:
        if match["nth"] == "last":
            end = _last_of_month(year, month)
            return end - timedelta(days=(end.weekday() - weekday) % 7)
        start = date(year, month, 1)
        return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * _NTH[match["nth"]])

    if year:
        return in_year(year)
    this_year = in_year(asked.today.year)
    return this_year if this_year >= asked.today else in_year(asked.today.year + 1)


def _day_and_month(match: re.Match[str], asked: _Asked) -> date:
    name = match["month"]
    month = int(name) if name.isdigit() else _month(name)
    day, year = int(match["day"]), _year(match["year"])
    return date(year, month, day) if year else _next_of(asked.today, month, day)


def _day_of_month(match: re.Match[str], asked: _Asked) -> date | None:
    """Read "the 15th": the next one to come."""
    day, first = int(match["day"]), asked.today.replace(day=1)
    for month in (first, _add_months(first, 1), _add_months(first, 2)):
        if 1 <= day <= _last_of_month(month.year, month.month).day:
            found = month.replace(day=day)
            if found >= asked.today:
                return found
    return None


def _feast(match: re.Match[str], asked: _Asked) -> date:
    name, year = match["name"], _year(match["year"])
    if name in _EASTER:
        offset = _EASTER[name]
        return _easter(year) + timedelta(offset) if year else _next_easter(asked.today, offset)
    month, day = _FEASTS[name]
    return date(year, month, day) if year else _next_of(asked.today, month, day)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _cut_short(names: Iterable[str]) -> str:
    """Return a pattern of the names and their beginnings from three letters on."""
    return _any_of({name.casefold()[:n] for name in names for n in range(3, len(name) + 1)})


_MONTH = rf"(?P<month>{_cut_short(MONTHS)})"
_WEEKDAY = rf"(?P<weekday>{_cut_short(WEEKDAYS)}|weds)"
_YEAR4 = r"(?P<year>(?:19|2[0-9])[0-9]{2})"
_YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2}|[0-9]{2})"
_DAY = r"(?P<day>[0-3]?[0-9])"
_UNIT = r"(?P<unit>wds?|days?|d|wks?|weeks?|w|fortnights?|mths?|months?|m|yrs?|years?|y)"
_OFFSET = (
    rf"(?P<first>after )?(?P<number>[0-9]{{1,4}}|(?:{_any_of(_NUMBERS)})(?= )) ?"
    rf"(?P<working>(?:working|business|work) )?{_UNIT}"
    r"(?: time| from (?:now|today)| (?P<after>after|later)(?: (?:that|this|date))?)?"
)
_END_OF = (
    r"(?:(?P<part>end|close|middle|mid) ?)?(?:(?P<which>this|next) )?"
    r"(?P<unit>week|month|year)|eo(?P<short>[wmy])"
)
_ON_WEEKDAY = (
    r"(?:(?:a )?(?P<first>week|fortnight) )?(?:(?P<which>this|next|coming) )?"
    rf"{_WEEKDAY}(?: (?P<later>week|fortnight))?"
)
_IN_MONTH = rf"(?:(?P<part>end|late|middle|mid|start|beginning|early) )?{_MONTH}(?: {_YEAR4})?"
_RULES: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (_any_of(_NEAR), _near_day),
        (rf"{_YEAR4}[-/.](?P<month>[0-9]{{1,2}})[-/.]{_DAY}", _day_and_month),
        (rf"{_DAY} ?[-/.] ?(?P<month>[01]?[0-9])(?: ?[-/.] ?{_YEAR})?", _day_and_month),
        (rf"(?P<name>{_any_of([*_FEASTS, *_EASTER])})(?: {_YEAR4})?", _feast),
        (rf"{_DAY}(?:st|nd|rd|th)? ?{_MONTH}(?: ?{_YEAR})?", _day_and_month),
        (rf"{_MONTH} ?{_DAY}(?:st|nd|rd|th)?(?: {_YEAR4})?", _day_and_month),
        (rf"{_DAY}(?:st|nd|rd|th)", _day_of_month),
        (_OFFSET, _offset),
        (_END_OF, _end_of),
        (_ON_WEEKDAY, _on_weekday),
        (rf"(?P<nth>{_any_of(_NTH)}|last) {_WEEKDAY} {_MONTH}(?: {_YEAR4})?", _nth_weekday),
        (_IN_MONTH, _in_month),
    )
)
