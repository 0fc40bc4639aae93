"""What stands before a note and is no part of it: bullets, dashes, ticks, numbers."""

import re
from typing import NamedTuple

_BULLETS = "•·●○▪■□☐☑✓✔✗*→➔⇒►>~–—°-"
_LEAD = re.compile(rf"^\s*(?:[|lI1]?[{re.escape(_BULLETS)}]+|[.:](?=\s))\s*")
_NUMBER = re.compile(r"^\s*[(\[]?(\d{1,2})\s?(?:[.):\]](?![\d])|(?=[A-Za-z]{3}))\s*")


class Marked(NamedTuple):
    """A line's text without its marker. `marker` is "" (none), "-" (a bullet) or the number."""

    marker: str
    text: str


def split_marker(text: str) -> Marked:
    """Return the bullet or number that `text` begins with, and the rest.

    A text that is nothing but signs or figures is left whole.
    """
    lead = _LEAD.match(text)
    if lead and (rest := text[lead.end() :].strip()) and any(c.isalnum() for c in rest):
        if _is_signed_number(text):
            return Marked("", text.strip())
        return Marked("-", rest)
    number = _NUMBER.match(text)
    if number and (rest := text[number.end() :].strip()) and any(c.isalpha() for c in rest):
        return Marked(number.group(1), rest)
    return Marked("", text.strip())


def _is_signed_number(text: str) -> bool:
    return re.fullmatch(r"\s*[-–—~>]\s?\d[\d.,:%]*\s*", text) is not None
