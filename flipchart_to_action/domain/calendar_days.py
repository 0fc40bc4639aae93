"""Days said in full, whatever the locale; working days, bank holidays, months, a word on a date.

The list of holidays is loaded when it is first asked for.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

ENGLAND = "GB-ENG"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def full_date(day: date) -> str:
    """Return "Friday 4 December 2026", whatever the locale."""
    return f"{WEEKDAYS[day.weekday()]} {plain_date(day)}"


def plain_date(day: date) -> str:
    """Return "4 December 2026"."""
    return f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """Return "4 December", for lists where the year is plain."""
    return f"{day.day} {MONTHS[day.month - 1]}"


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> dict[date, str]:
    """Return the holidays of one year; none for a country that nobody has listed."""
    import holidays  # takes a while, and most starts of the program never need it

    code, _, part = country.partition("-")
    language = "en_GB" if code == "GB" else "en_US"
    try:
        listed = holidays.country_holidays(code, subdiv=part or None, years=year, language=language)
    except (NotImplementedError, KeyError):
        return {}
    # The class answers for other years by itself; a plain dict keeps to this one.
    return {day: name for day, name in listed.items() if day.year == year}


def holiday(day: date, country: str = ENGLAND) -> str | None:
    """Return the name of the holiday on `day`, or None.

    Args:
        day: The day asked about.
        country: "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "IE" and the like (ISO 3166, with a part
            where the holidays differ); empty for no holidays at all.
    """
    if not country:
        return None
    name = _holidays(country, day.year).get(day)
    return name.replace("'", "’") if name else None


def is_working_day(day: date, country: str = ENGLAND) -> bool:
    """Return whether `day` is neither at a weekend nor a holiday of `country`."""
    return day.weekday() < 5 and holiday(day, country) is None


def next_working_day(day: date, country: str = ENGLAND) -> date:
    """Return `day` itself where it is a working day, else the first one after it."""
    while not is_working_day(day, country):
        day += timedelta(days=1)
    return day


def add_working_days(start: date, days: int, country: str = ENGLAND) -> date:
    """Return the working day that is `days` working days after `start` (0: `start` itself).

    Raises:
        OverflowError: That is after the last year that a date can have.
    """
    day = start
    for _ in range(days):
        day = next_working_day(day + timedelta(days=1), country)
    return day


@dataclass(frozen=True, slots=True)
class Remark:
    """A gentle word on a date, and another date that is offered in its place."""

    sentence: str
    offer: date | None = None


def remark(day: date, today: date, country: str = ENGLAND) -> Remark | None:
    """Return what is worth saying about `day`: it has passed, or is a holiday or a weekend.

    Args:
        day: A due date or check date.
        today: The day of asking.
        country: Whose bank holidays count (see `holiday`).
    """
    if day < today:
        soon = (today - day).days <= 31  # else it is more likely the year that was mistyped
        offer = today + timedelta(days=1) if soon else _coming(day, today)
        return Remark(f"{full_date(day)} has passed.", next_working_day(offer, country))
    name = holiday(day, country)
    if name is None and day.weekday() < 5:
        return None
    if name is None:
        sentence = f"{plain_date(day)} is a {WEEKDAYS[day.weekday()]}."
    else:
        sentence = f"{plain_date(day)} is {_holiday_words(name, country)}."
    try:
        return Remark(sentence, next_working_day(day, country))
    except OverflowError:  # the very last days that a date can have
        return Remark(sentence)


def _holiday_words(name: str, country: str) -> str:
    kind = "bank holiday" if country.startswith(("GB", "IE")) else "public holiday"
    if name.casefold().endswith("bank holiday"):
        return f"the {name}"
    if name.endswith("(observed)"):
        return f"the {kind} for {name.removesuffix('(observed)').strip()}"
    return f"{name}, a {kind}"


def _coming(day: date, today: date) -> date:
    """Return the next day from `today` on that has the day and month of `day`."""
    for year in (today.year, today.year + 1):
        leap_day = day.month == 2 and day.day == 29
        found = day.replace(year=year, day=28 if leap_day else day.day)
        if found >= today:
            return found
    return today


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the day so many months later or earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = last_of_month(year, month + 1)
    return last.replace(day=min(day.day, last.day))


def easter(year: int) -> date:
    """Return Easter Sunday (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


def part_of_months(first: date, months: int, place: int) -> date:
    """Return the start (0), the middle (1) or the end (2) of so many months from `first` on."""
    if place == 0:
        return first
    if place == 1:
        middle = add_months(first, months // 2)
        return middle.replace(day=15) if months < 12 else middle - timedelta(days=1)
    return add_months(first, months) - timedelta(days=1)


def nth_weekday(nth: int | None, weekday: int, year: int, month: int) -> date:
    """Return the first (0), second … or last (None) such weekday of a month."""
    if nth is None:
        end = last_of_month(year, month)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * nth)
