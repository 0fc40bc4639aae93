"""Which signs and numbers before notes only mark or count them, and which belong to the words.

One is left out only where the whole column shows what it is: numbers that count from one, signs
that are all alike. In doubt it stays, as people wrote it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flipchart_to_action.recognition.grouping.bullets import CROSSES, TICKS, Marked, split_marker

_FLUSH = 1.6
"""How far apart, in heights, the beginnings of two items of one list may be."""

# A drawn box or ring is a D, an O or a nought to the recogniser; nearly no English text begins so.
# The other letters begin names and notes now and then.
_LIKELY = "DOQo0□口"
_POSSIBLE = "CUVvLXxnG√"
_SIGN = re.compile(rf"\s*([{_LIKELY}{_POSSIBLE}]) +(?=\S*[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a note begins: the text of its first row, its left edge, its middle, its height.

    Edge and middle are pixels, along the page's writing and down it.
    """

    text: str
    left: float
    middle: float
    height: float


def without_markers(beginnings: Sequence[Beginning]) -> list[str]:
    """Return the first row of each note, without what only marks or counts it."""
    marked = markers_of(beginnings)
    return [
        m.text if _only_marks(at, beginnings, marked) else " ".join(one.text.split())
        for at, (one, m) in enumerate(zip(beginnings, marked, strict=True))
    ]


def markers_of(beginnings: Sequence[Beginning]) -> list[Marked]:
    """Return what each begins with; letters that are drawn signs by their column are signs."""
    marked = [split_marker(one.text) for one in beginnings]
    drawn = [_drawn_sign(at, beginnings, marked) for at in range(len(beginnings))]
    return [d or m for d, m in zip(drawn, marked, strict=True)]


def _only_marks(at: int, beginnings: Sequence[Beginning], marked: Sequence[Marked]) -> bool:
    own = marked[at]
    if not own.marker:
        return False
    column = _column(at, beginnings)
    if own.marker.isdigit():
        signs = [marked[i].marker for i in column]
        place = column.index(at)
        return _counts(own, signs[:place], signs[place + 1 :], [m.marker for m in marked])
    others = [i for i in column if i != at]
    if _says_yes_or_no(beginnings[at].text):
        answers = {_says_yes_or_no(beginnings[i].text) for i in column}
        return not {"yes", "no"} <= answers
    return own.firm or any(marked[i].marker for i in others)


def _column(at: int, beginnings: Sequence[Beginning]) -> list[int]:
    """Return the notes that begin over and under one, and itself, from top to bottom."""
    own = beginnings[at]
    flush = [
        i
        for i, other in enumerate(beginnings)
        if abs(other.left - own.left) < _FLUSH * max(own.height, other.height)
    ]
    return sorted(flush, key=lambda i: beginnings[i].middle)


def _drawn_sign(
    at: int, beginnings: Sequence[Beginning], marked: Sequence[Marked]
) -> Marked | None:
    """Return a note without a lone letter before it that is a drawn sign; None where it is none.

    "D SECOND MINIBUS" is an item where a sign stands over or under the D; "C is the best plan" is
    one where two do.
    """
    match = _SIGN.match(beginnings[at].text)
    if not match or marked[at].marker not in ("", "?"):
        return None
    others = sum(
        marked[i].marker in ("?", "*") or bool(_SIGN.match(beginnings[i].text))
        for i in _column(at, beginnings)
        if i != at
    )
    if others < (1 if match.group(1) in _LIKELY else 2):
        return None
    return Marked("*", beginnings[at].text[match.end() :].strip())


def _counts(own: Marked, over: Sequence[str], under: Sequence[str], page: Sequence[str]) -> bool:
    """Say whether a number is one of a list that counts from one.

    Args:
        own: The number.
        over: The markers over it in its column.
        under: Those under it.
        page: Those of the whole page: a list may go on in the next column.
    """
    number = int(own.marker)
    if number == 1:
        return own.firm or "2" in under
    if own.firm:
        return "1" in page or any(m.isdigit() and int(m) < number for m in over)
    while str(number - 1) in over:
        number -= 1
    elsewhere = [*page]
    for marker in (*over, own.marker, *under):
        elsewhere.remove(marker)
    return number == 1 or (str(number - 1) in elsewhere and "1" in elsewhere)


def _says_yes_or_no(text: str) -> str:
    sign = text.strip()[:1]
    return "" if not sign else "yes" if sign in TICKS else "no" if sign in CROSSES else ""
