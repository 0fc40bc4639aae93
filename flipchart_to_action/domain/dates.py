"""Dates as people say them ("fri", "2w", "end of March", "31/1"), day first, and said in full.

The grammar is our own: general date parsers take "next Friday" for this one, "15th" for a day that
has passed, and know nothing of "end of March". What is understood is always shown in full before it
counts, so a guess that reads well beats a refusal; but what is no date gives None.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from flipchart_to_action.domain.calendar_days import (
    ENGLAND,
    Remark,
    add_months,
    add_working_days,
    easter,
    full_date,
    holiday,
    last_of_month,
    next_working_day,
    nth_weekday,
    part_of_months,
    plain_date,
    remark,
    short_date,
)
from flipchart_to_action.domain.date_question import Asked
from flipchart_to_action.domain.date_words import (
    DAY,
    EASTER,
    END_OF,
    FEASTS,
    IN_MONTH,
    MONTH,
    NAMED,
    NEAR,
    NEAR_DAY,
    NTH,
    NUMBER,
    NUMBERS,
    OFFSET,
    ON_WEEKDAY,
    ORDINALS,
    QUARTER,
    STARTS,
    UNIT,
    WEEKDAY,
    WEEKDAY_OF_WEEK,
    WEEKS,
    YEAR,
    YEAR4,
    Look,
    any_of,
    month_of,
    plain,
    weekday_of,
)

__all__ = [
    "ENGLAND",
    "Look",
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


_Meaning = Callable[[re.Match[str], Asked], date | None]


def parse_date(
    words: str,
    today: date,
    *,
    base: date | None = None,
    country: str = ENGLAND,
    look: Look = Look.AHEAD,
) -> date | None:
    """Return the date that `words` mean, or None where they mean none.

    Args:
        words: What was typed: "fri", "next wed", "2w", "in 10 working days", "end of march",
            "31/1", "4 weeks after", "yesterday". A date without a year is the next one to come,
            today included, unless `look` says otherwise; a weekday's bare name is never today.
        today: The day from which is counted.
        base: What "after" and "later" count from, as a check counts from the due date.
        country: Whose bank holidays are no working days (see `holiday`); empty for none.
        look: Whether what is dated lies ahead or back.
    """
    said = plain(words)
    if not said or len(said) > 60:
        return None
    asked = Asked(today, base, country, look)
    try:
        found = _meaning(said, asked)
    except (OverflowError, ValueError):  # 31 February, or a million weeks
        return None
    return found if found and found.year <= _LAST_YEAR else None


def _meaning(said: str, asked: Asked) -> date | None:
    if said.startswith("before "):
        return _before(said.removeprefix("before "), asked)
    for pattern, meaning in _RULES:
        match = pattern.fullmatch(said)
        if match:
            return meaning(match, asked)
    beside = _BESIDE.fullmatch(said)
    if beside:
        return _beside(beside, asked)
    if said.startswith("after "):
        day = _meaning(said.removeprefix("after "), asked)
        return day and next_working_day(day + timedelta(days=1), asked.country)
    # "Fri 4 December", "4 December, Friday": the date itself says which Friday.
    first, _, rest = said.partition(" ")
    if re.fullmatch(WEEKDAY, first):
        return _meaning(rest, asked)
    rest, _, last = said.rpartition(" ")
    return _meaning(rest, asked) if rest and re.fullmatch(WEEKDAY, last) else None


def _before(said: str, asked: Asked) -> date | None:
    if said.startswith(("easter", "good friday")):
        return asked.chosen(lambda year: easter(year) - timedelta(days=3))  # Maundy Thursday
    if re.fullmatch(MONTH, said):
        said = f"start {said}"
    if re.fullmatch(r"(?:this |next )?weekend", said):
        day = _meaning(said, asked)
        return day and max(day - timedelta(days=1), asked.today)
    day = _meaning(said, asked)
    if day is None or re.match(r"end\b|eo[a-z]\b|close\b", said):
        return day
    return day - timedelta(days=1)


_BESIDE = re.compile(rf"(?:{WEEKDAY}|(?:{NUMBER} ?)?{UNIT}) (?P<side>before|after) (?P<rest>.+)")


def _beside(match: re.Match[str], asked: Asked) -> date | None:
    """Read "the friday before christmas" and "two weeks after easter"."""
    day = _meaning(match["rest"], asked)
    if day is None:
        return None
    sign = -1 if match["side"] == "before" else 1
    if match["weekday"]:
        away = sign * (weekday_of(match["weekday"]) - day.weekday()) % 7
        return day + timedelta(days=sign * (away or 7))
    number = NUMBERS.get(match["number"] or "a") or int(match["number"])
    return _moved(day, sign * number, match["unit"])


def _moved(day: date, number: int, unit: str) -> date:
    """Return the day so many units later."""
    if unit.startswith("y"):
        return add_months(day, 12 * number)
    if unit.startswith("m"):
        return add_months(day, number)
    days = 14 if unit.startswith("f") else 7 if unit.startswith("w") and "d" not in unit else 1
    return day + timedelta(days=days * number)


def _year(figures: str | None) -> int | None:
    if not figures:
        return None
    year = int(figures)
    return year + 2000 if len(figures) == 2 else year


def _on_weekday(match: re.Match[str], asked: Asked) -> date:
    """Read "fri", "this fri", "next fri" (of next week, Monday first) and "fri week"."""
    weekday = weekday_of(match["weekday"])
    this = asked.of_this_week(weekday)
    which = match["which"] or match["behind"]
    if which == "next":
        return this + timedelta(days=7)
    if which in ("last", "past"):
        last = this if this < asked.today else this - timedelta(days=7)
        return last - timedelta(days=7 if match["first"] else 0)
    if which == "this" and (this >= asked.today or asked.look is Look.BACK):
        return this
    later = {"week": 7, "fortnight": 14}.get(match["later"] or match["first"] or "", 0)
    return asked.coming(weekday) + timedelta(days=later)


def _weekday_and_weeks(match: re.Match[str], asked: Asked) -> date:
    """Read "two weeks on friday": so many weeks after the coming one; "three weeks today"."""
    number = NUMBERS.get(match["number"]) or int(match["number"])
    if match["near"]:
        return asked.today + timedelta(days=NEAR[match["near"]] + 7 * number)
    return asked.coming(weekday_of(match["weekday"])) + timedelta(weeks=number)


def _weekday_of_week(match: re.Match[str], asked: Asked) -> date:
    """Read "friday in two weeks", "friday next week", "monday after next", "friday before last"."""
    weekday, which = weekday_of(match["weekday"]), match["which"] or ""
    if which == "before last":
        last = asked.of_this_week(weekday)
        return last - timedelta(days=7 if last < asked.today else 14)
    if match["number"]:
        return asked.of_this_week(weekday, NUMBERS.get(match["number"]) or int(match["number"]))
    return asked.of_this_week(weekday, WEEKS[which])


def _near_day(match: re.Match[str], asked: Asked) -> date:
    later = {"week": 7, "fortnight": 14}.get(match["later"] or match["first"] or "", 0)
    return asked.today + timedelta(days=NEAR[match["near"]] + later)


def _weekend(match: re.Match[str], asked: Asked) -> date:
    if match["which"] == "last":
        return asked.of_this_week(5, -1)
    saturday = asked.of_this_week(5, int(match["which"] == "next"))
    return max(saturday, asked.today) if asked.look is Look.AHEAD else saturday


def _offset(match: re.Match[str], asked: Asked) -> date | None:
    """Read "2w", "10 working days", "3 months"; with "after" from the base, "ago" backwards."""
    number = NUMBERS.get(match["number"]) or int(match["number"])
    start: date | None = asked.today
    if match["first"] or match["after"]:
        start = asked.base or (asked.today if match["after"] == "later" else None)
    elif match["ago"] or asked.look is Look.BACK:
        number = -number
    if start is None:
        return None
    unit = match["unit"]
    if (match["working"] or unit.startswith("wd")) and number > 0:
        return add_working_days(start, number, asked.country)
    return _moved(start, number, unit)


def _half_year(_match: re.Match[str], asked: Asked) -> date:
    return add_months(asked.today, -6 if asked.look is Look.BACK else 6)


def _end_of(match: re.Match[str], asked: Asked) -> date | None:
    """Read "end of month", "next week", "mid next month", "eow"; a week ends on its Friday."""
    part, unit = match["part"] or "", match["unit"] or match["short"]
    which = match["which"] or ("after next" if match["after"] else "")
    if not (part or which or match["short"]):
        return None
    ahead = 2 if which == "after next" else _WHICH.get(which, 0)
    place = 0 if part in STARTS else 1 if part.startswith("mid") else 2
    weeks = [0, 2, 4][place]
    waits = not which and asked.look is Look.AHEAD  # a start or a middle that has passed
    if unit.startswith("w"):
        day = asked.of_this_week(weeks, ahead)
        waits = waits or (which == "this" and asked.look is Look.AHEAD)
        return day + timedelta(days=7) if waits and day < asked.today else day
    months = 12 if unit.startswith("y") else 3 if unit.startswith("q") else 1
    first = asked.today.replace(day=1, month=(asked.today.month - 1) // months * months + 1)
    first = add_months(first, ahead * months)
    day = part_of_months(first, months, place)
    return (
        part_of_months(add_months(first, months), months, place)
        if waits and day < asked.today
        else day
    )


def _quarter(match: re.Match[str], asked: Asked) -> date:
    """Read "Q1", "end of Q2 2027", "first quarter": it ends on its last day."""
    number = int(match["q"]) if match["q"] else NTH[match["nth"]] + 1
    year, part = _year(match["year"]), match["part"] or "end"

    def in_year(year: int) -> date:
        place = 0 if part in STARTS else 1 if part.startswith("mid") else 2
        return part_of_months(date(year, 3 * number - 2, 1), 3, place)

    return in_year(year) if year else asked.chosen(in_year)


def _in_month(match: re.Match[str], asked: Asked) -> date:
    """Read "march", "end of march 2027", "mid march", "start of march", "next march"."""
    month, year, part = month_of(match["month"]), _year(match["year"]), match["part"] or "end"

    def in_year(year: int) -> date:
        if part in ("end", "late"):
            return last_of_month(year, month)
        return date(year, month, 15 if part.startswith("mid") else 1)

    if year:
        return in_year(year)
    if match["which"] == "last":
        asked = replace(asked, look=Look.BACK)
    return asked.chosen(in_year)


def _nth_weekday(match: re.Match[str], asked: Asked) -> date:
    """Read "first monday in march", "last fri of jan"; a week ends on its Friday."""
    month, year = month_of(match["month"]), match["year"]
    weekday = weekday_of(match["weekday"] or "friday")

    def in_year(year: int) -> date:
        return nth_weekday(NTH.get(match["nth"]), weekday, year, month)

    return in_year(int(year)) if year else asked.chosen(in_year)


def _nth_weekday_of_month(match: re.Match[str], asked: Asked) -> date:
    """Read "last friday of the month", "first monday of next month"."""
    weekday, nth = weekday_of(match["weekday"]), NTH.get(match["nth"])
    first, which = asked.today.replace(day=1), match["which"]
    ahead = [_WHICH[which]] if which else range(-2, 3)
    months = [add_months(first, i) for i in ahead]
    days = [nth_weekday(nth, weekday, m.year, m.month) for m in months]
    return days[0] if which else asked.looked(days)


_WHICH = {"next": 1, "this": 0, "last": -1}


def _day_and_month(match: re.Match[str], asked: Asked) -> date:
    named = match.groupdict()
    day = int(named["day"]) if "day" in named else ORDINALS[named["nth"]]
    month, year = month_of(match["month"]), _year(match["year"])
    return date(year, month, day) if year else asked.chosen(lambda y: date(y, month, day))


def _day_of_month(match: re.Match[str], asked: Asked) -> date | None:
    """Read "the 15th": the next one to come; "15th of next month"."""
    named = match.groupdict()
    day = int(named["day"]) if "day" in named else ORDINALS[named["nth"]]
    first = asked.today.replace(day=1)
    which = named.get("which")
    ahead = range(-3, 4) if not which else [_WHICH[which]]
    months = [add_months(first, i) for i in ahead]
    days = [m.replace(day=day) for m in months if 1 <= day <= last_of_month(m.year, m.month).day]
    if not days:
        return None
    return days[0] if which else asked.looked(days)


def _feast(match: re.Match[str], asked: Asked) -> date:
    name, year = match["name"], _year(match["year"])

    def in_year(year: int) -> date:
        if name in EASTER:
            return easter(year) + timedelta(days=EASTER[name])
        return date(year, *FEASTS[name])

    return in_year(year) if year else asked.chosen(in_year)


_RULES: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (NEAR_DAY, _near_day),
        (rf"{YEAR4}[-/.](?P<month>[0-9]{{1,2}})[-/.]{DAY}", _day_and_month),
        (rf"{YEAR4}(?P<month>[01][0-9])(?P<day>[0-3][0-9])", _day_and_month),
        (rf"{DAY} ?[-/.] ?(?P<month>[01]?[0-9])(?: ?[-/.] ?{YEAR})?", _day_and_month),
        (rf"(?P<name>{any_of([*FEASTS, *EASTER])})(?: {YEAR4})?", _feast),
        (rf"{DAY}(?:st|nd|rd|th|\.)?[ /]?{MONTH}(?:[ /]?{YEAR})?", _day_and_month),
        (rf"{MONTH} ?{DAY}(?:st|nd|rd|th)?(?: {YEAR4})?", _day_and_month),
        (rf"{NAMED} {MONTH}(?: {YEAR})?", _day_and_month),
        (rf"{MONTH} {NAMED}(?: {YEAR4})?", _day_and_month),
        (rf"{DAY}(?:st|nd|rd|th)(?: (?P<which>this|next|last) month)?", _day_of_month),
        (rf"{NAMED} (?P<which>this|next|last) month", _day_of_month),
        (OFFSET, _offset),
        (r"half (?:a )?year", _half_year),
        (END_OF, _end_of),
        (QUARTER, _quarter),
        (r"(?:(?P<which>this|next|last) )?weekend", _weekend),
        (ON_WEEKDAY, _on_weekday),
        (
            rf"{NUMBER} ?(?:w|weeks?) (?:from )?(?:{WEEKDAY}|(?P<near>today|tomorrow))",
            _weekday_and_weeks,
        ),
        (WEEKDAY_OF_WEEK, _weekday_of_week),
        (rf"(?P<nth>{any_of(NTH)}|last) (?:{WEEKDAY}|week) {MONTH}(?: {YEAR4})?", _nth_weekday),
        (
            rf"(?P<nth>{any_of(NTH)}|last) {WEEKDAY} (?:(?P<which>this|next|last) )?month",
            _nth_weekday_of_month,
        ),
        (rf"(?P<part>)(?P<which>)(?P<month>[01]?[0-9])[/-]{YEAR4}", _in_month),
        (IN_MONTH, _in_month),
    )
)
