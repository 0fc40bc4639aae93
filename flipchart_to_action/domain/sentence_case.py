"""Notes that were written all in capitals, as the sentence that they are."""

import re
from collections.abc import Iterable

from flipchart_to_action.domain.calendar_days import MONTHS, WEEKDAYS

_LEAST_LETTERS = 8

_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """
        A4 AA ADHD AED AGM AI AOB BAME BBC BME BSL CAMHS CCTV CEO CIC CPR CQC DBS DIY DVD DWP EU FAQ
        GDPR GP GPS HIV HMRC HQ HR ICU ID KPI LED LGBT MP MPS MS NHS PA PC PDF PE PIP PTA QR SEN
        SEND SMS TV UK USA USB VAT VIP WC WIFI
        """,
    )
)
_ALWAYS = {w.casefold(): w for w in (*MONTHS, *WEEKDAYS) if w != "May"} | {"i": "I"}
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def is_shouted(text: str) -> bool:
    """Return whether a text is all in capitals, and more than a few abbreviations."""
    words = [w for w in _WORD.findall(text) if w not in _ABBREVIATIONS and w.isalpha()]
    return text.isupper() and sum(map(len, words)) >= _LEAST_LETTERS


def sentence_case(text: str, names: Iterable[str] = ()) -> str:
    """Return a text in capitals with small letters, but for the first and those of names.

    Args:
        text: What was written.
        names: Names of people and places; their words are written as they are there.
    """
    known = {w.casefold(): w for name in names for w in _WORD.findall(name)}

    def small(match: re.Match[str]) -> str:
        word, bare = match[0], match[0].casefold()
        before = text[: match.start()].rstrip()
        begins = not before or before.endswith((".", "!", "?", "•"))
        if word in _ABBREVIATIONS or not re.search("[AEIOUY]", word) or any(map(str.isdigit, word)):
            return word  # NHS, GPS, 10AM: nobody knows what it is short for
        written = known.get(bare) or _ALWAYS.get(bare) or _own(bare, known) or word.lower()
        return written[:1].upper() + written[1:] if begins else written

    return _WORD.sub(small, text)


def _own(bare: str, known: dict[str, str]) -> str:
    """Return "Farida's" for a name with an s, and "I'll" for I; empty for any other word."""
    parts = re.fullmatch(r"(.+?)([’']\w+)", bare)
    whole = (known.get(parts[1]) or _ALWAYS.get(parts[1])) if parts else None
    return f"{whole}{parts[2]}" if parts and whole else ""
