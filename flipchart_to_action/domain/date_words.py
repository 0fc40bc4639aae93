"""The words of which dates are made, and what is no part of one: times of day, "please", "the"."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from flipchart_to_action.domain.calendar_days import MONTHS, WEEKDAYS


class Look(Enum):
    """Where a date without a year lies, as what a field is for says."""

    AHEAD = auto()
    """What is still to be done: the next one to come."""
    BACK = auto()
    """What has happened: the last one there was."""
    NEAREST = auto()
    """Either, as the day of a workshop: whichever is nearer; a bare weekday is to come."""


NUMBERS = {
    "a couple": 2, "couple": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
NTH = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {w.replace("-", " "): i for i, w in enumerate(_ORDINALS.split(), 1)}
NEAR = {
    "today": 0, "tonight": 0, "now": 0, "end day": 0, "end today": 0, "midnight": 0,
    "tomorrow": 1, "tmrw": 1, "tomorow": 1, "tommorow": 1, "day after tomorrow": 2,
    "yesterday": -1, "day before yesterday": -2, "last night": -1,
}  # fmt: skip
FEASTS = {
    "new year": (1, 1), "new years": (1, 1), "new years day": (1, 1), "new year day": (1, 1),
    "christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "xmas day": (12, 25),
    "christmas eve": (12, 24), "xmas eve": (12, 24), "boxing day": (12, 26),
    "new years eve": (12, 31), "new year eve": (12, 31), "hogmanay": (12, 31),
    "halloween": (10, 31), "bonfire night": (11, 5), "valentines day": (2, 14),
    "valentines": (2, 14), "st davids day": (3, 1), "st patricks day": (3, 17),
    "st georges day": (4, 23), "st andrews day": (11, 30), "burns night": (1, 25),
    "financial year end": (3, 31), "end financial year": (3, 31), "year end": (12, 31),
    "end tax year": (4, 5), "tax year end": (4, 5), "end fy": (3, 31),
}  # fmt: skip
EASTER = {
    "maundy thursday": -3, "good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1,
    "whit sunday": 49, "pentecost": 49, "whit monday": 50, "ash wednesday": -46,
    "shrove tuesday": -47, "pancake day": -47, "palm sunday": -7,
}  # fmt: skip

_FILLER = {
    "the", "of", "in", "by", "on", "at", "until", "till", "til", "due", "for", "within", "around",
    "about", "approx", "approximately", "roughly", "over", "during", "deadline",
    "noon", "midday", "morning", "afternoon", "evening", "lunchtime", "teatime",
}  # fmt: skip
_CLOCK = r"(?:[01]?[0-9]|2[0-3])"
_HALF = r"(?:\s*[ap]\.?m\b\.?)"
_TIMES = re.compile(
    rf"\b{_CLOCK}(?::[0-5][0-9])?{_HALF}?\s?[-–]\s?{_CLOCK}(?::[0-5][0-9]{_HALF}?|{_HALF})"
    rf"|\b{_CLOCK}(?::[0-5][0-9]{_HALF}?|[.:]?(?:[0-5][0-9])?{_HALF}|\s?oclock\b)"
    rf"|(?<![./0-9-])\b{_CLOCK}\.(?:1[3-9]|[2-5][0-9])\b(?![./-])"
)
_DAY_LONG = re.compile(
    r"\b(?:(?:end|close|start) of (?:the )?(?:day|play|business)|eod|cop|cob|first thing)\b"
)
_WEEK_OF = re.compile(
    r"^\s*(?:w/?[cbe]|(?:the )?(?:week|wk) (?:commencing|comm|beginning|starting|ending|of))\b"
    r"\.?(?=.*[0-9])"
)


def plain(words: str) -> str:
    """Return words in small letters without filler, times of day and the like."""
    text = re.sub("['’‘`]", "", words.casefold())
    text = _WEEK_OF.sub(" ", text)
    text = re.sub(r"\bthis (?=morning|afternoon|evening|lunchtime)", "today ", text)
    text = _TIMES.sub(" ", text)
    text = re.sub(r"[,!?()\[\]]|(?<=[a-z])\.|[.;:](?=\s|$)(?<![0-9]\.)", " ", text)
    text = re.sub(r"(?<=[a-z])[-–](?=[a-z])|(?<=[a-z])-|-(?=[a-z])", " ", text)
    shorter = _DAY_LONG.sub(" ", text)
    text = shorter if re.search(r"\w", shorter) or shorter == text else "today"
    left = [w for w in text.split() if w not in _FILLER]
    if left[1:3] == ["later", "than"] and left[0] in ("no", "not"):
        left = left[3:]
    if left[:1] == ["latest"] or left[-1:] == ["latest"]:
        left.remove("latest")
    return " ".join(left).rstrip(".;:")


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _cut_short(names: Iterable[str]) -> str:
    """Return a pattern of the names and their beginnings from three letters on."""
    return any_of({name.casefold()[:n] for name in names for n in range(3, len(name) + 1)})


MONTH = rf"(?P<month>{_cut_short(MONTHS)})"
WEEKDAY = rf"(?P<weekday>{_cut_short(WEEKDAYS)}|weds)"

WEEKS = {"after next": 2, "week after next": 2, "next week": 1, "this week": 0, "last week": -1}
"""Which week "friday next week" and its like mean, counted from this one."""
STARTS = ("start", "beginning", "early")
"""Parts of a week, month, quarter or year that are its first day."""
YEAR4 = r"(?P<year>(?:19|2[0-9])[0-9]{2})"
YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2}|[0-9]{2})"
DAY = r"(?P<day>[0-3]?[0-9])"
UNIT = r"(?P<unit>wds?|days?|d|wks?|weeks?|w|fortnights?|mths?|months?|m|yrs?|years?|y)"
NUMBER = rf"(?P<number>[0-9]{{1,4}}|(?:{any_of(NUMBERS)})(?= ))"
OFFSET = (
    rf"(?P<first>after )?(?:(?:next|coming) )?{NUMBER} ?"
    rf"(?P<working>(?:working|business|work) )?{UNIT}"
    r"(?: time| from (?:now|today)| (?P<ago>ago|back)"
    r"| (?P<after>after|later)(?: (?:that|this|date))?)?"
)
PART = r"end|close|late|middle|mid|start|beginning|early"
END_OF = (
    rf"(?:(?P<part>{PART}) ?)?(?:(?P<which>this|next|last) )?"
    r"(?P<unit>week|month|quarter|year)(?P<after> after next)?|eo(?P<short>[wmqy])"
)
ON_WEEKDAY = (
    r"(?:(?:a )?(?P<first>week|fortnight) (?:from )?)?(?:(?P<which>this|next|coming|last|past) )?"
    rf"{WEEKDAY}(?: (?P<later>week|fortnight)| (?P<behind>next|last))?"
)
WEEKDAY_OF_WEEK = (
    rf"{WEEKDAY} (?:(?P<which>{any_of(WEEKS)}|before last)"
    rf"|{NUMBER} ?(?:w|weeks?|wks?)(?: time| from now)?)"
)
NEAR_DAY = (
    rf"(?:(?:a )?(?P<first>week|fortnight) (?:from )?)?(?P<near>{any_of(NEAR)})"
    r"(?: (?P<later>week|fortnight))?"
)
IN_MONTH = rf"(?:(?P<part>{PART}) )?(?:(?P<which>this|next|last) )?{MONTH}(?: {YEAR4})?"
NAMED = rf"(?P<nth>{any_of(ORDINALS)})"

QUARTER = rf"(?:(?P<part>{PART}) )?(?:q ?(?P<q>[1-4])|(?P<nth>{any_of(NTH)}) quarter)(?: {YEAR4})?"


def weekday_of(name: str) -> int:
    """Return which day of the week a name or its beginning is, 0 for Monday."""
    return next(i for i, w in enumerate(WEEKDAYS) if w.casefold().startswith(name[:3]))


def month_of(name: str) -> int:
    """Return which month a number, a name or its beginning is."""
    if name.isdigit():
        return int(name)
    return next(i for i, m in enumerate(MONTHS, 1) if m.casefold().startswith(name[:3]))
