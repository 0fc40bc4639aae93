"""What may stand before a note and be no part of it: bullets, dashes, ticks, numbers.

Here only one text is looked at; `list_markers` decides by all of a page which signs are left out.
"""

import re
from statistics import median
from typing import NamedTuple

from flipchart_to_action.recognition.types import TextLine

TICKS, CROSSES = "☑✓✔", "✗✘☒"
_BULLETS = f"•·●○▪■□☐{TICKS}{CROSSES}*→➔⇒►>~–—°-"
_DASHES = "-–—"

# A bar before a dash is often seen as a letter or a one; glued to a word it is "1-day", "l-shaped".
_LEAD = re.compile(
    rf"^\s*(?:[|lI1](?=[{_DASHES}]+\s)|\|)?"
    rf"(?:[{re.escape(_BULLETS)}]+(?!\d+\s*[-–]?\d*$)|[.:](?=\s|[A-Z][a-z]))\s*"
)
_NUMBER = re.compile(
    r"^\s*(?:[(\[]([1-9]\d?)\s?[)\]]\s*|([1-9]\d?)\s?(?:([.):\]])(?!\d)\s*|(?=[^\W\d_])))"
)
_SIGNED = re.compile(r"\s*[-–—~>]\s?\d[\d.,:%]*\s*")
_RANGE = re.compile(r"\s*1[-–—]\d")
_WEAK = re.compile(rf"^\s*(?:[.:]\S|[{_DASHES}]\d|(\*)\S.*\1)")
_UNITS = frozenset(
    "st nd rd th x am pm m km cm mm kg g k p s h hr hrs min mins hour hours minute minutes day "  # noqa: SIM905
    "days night nights week weeks wk wks month months year years yr yrs people persons times "
    "of more or to per percent pounds euros miles oclock".split()
)


class Marked(NamedTuple):
    """A line's text without its marker.

    `marker` is "" (none), "-" (a dash), "*" (another bullet), "?" (a sign that the recogniser saw
    but can't name, such as a number in a ring) or the number. `firm` is false for one that may as
    well belong to the text ("3 lifts", ".NET").
    """

    marker: str
    text: str
    firm: bool = True


def split_marker(text: str) -> Marked:
    """Return the bullet or number that `text` begins with, and the rest.

    A text that is nothing but signs or figures is left whole, and so is an amount ("2 weeks").
    """
    bare = text.strip()
    lead = _LEAD.match(text)
    if lead and any(c.isalnum() for c in text[lead.end() :]):
        if _SIGNED.fullmatch(text) or _RANGE.match(text):
            return Marked("", bare)
        sign = "-" if any(c in _DASHES for c in lead.group()) else "*"
        return Marked(sign, text[lead.end() :].strip(), firm=not _WEAK.match(text))
    number = _NUMBER.match(text)
    if number and any(c.isalpha() for c in text[number.end() :]) and not _is_amount(text, number):
        firm = bool(number.group(1) or number.group(3))
        return Marked(number.group(1) or number.group(2), text[number.end() :].strip(), firm)
    if text[:1] == " " and sum(c.isalpha() for c in bare) > 3:
        return Marked("?", bare)
    return Marked("", bare)


def _is_amount(text: str, number: re.Match[str]) -> bool:
    """Say whether a number without a point tells how many, how long or when."""
    if number.group(1) or number.group(3):
        return False
    unit = re.match(r"[’']?([^\W\d_]+)", text[number.end() :].lstrip())
    return unit is not None and unit.group(1).lower() in _UNITS


def starts_of_items(line: TextLine) -> list[int]:
    """Return at which characters the items of a line such as "- age - skills" begin.

    Only a line that begins with a dash is taken apart, at further dashes with room before them.
    """
    text = line.text
    if split_marker(text).marker != "-" or len(line.at) != len(text):
        return [0]
    steps = [b - a for a, b in zip(line.at, line.at[1:], strict=False)]
    usual = median(steps) if steps else 0.0
    starts = [0]
    first = next(i for i, c in enumerate(text) if c in _DASHES)
    for i in range(first + 2, len(text) - 2):
        if text[i] not in _DASHES or not text[i + 1 :].strip():
            continue
        before = len(text[:i].rstrip()) - 1
        roomy = line.at[i] - line.at[before] > 1.8 * usual
        if roomy and text[before].isalnum() and any(c.isalpha() for c in text[i + 1 : i + 4]):
            starts.append(i)
    return starts
