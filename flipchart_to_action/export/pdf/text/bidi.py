"""The order in which mixed left-to-right and right-to-left text is drawn (Unicode UAX #9).

Without explicit embeddings: `domain.text.clean` takes those characters out.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

_OPENING = "([{<«‹"
_CLOSING = dict(zip(")]}>»›", _OPENING, strict=True))


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter that has a direction goes from right to left."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character: odd ones run from right to left."""
    base = int(right_to_left)
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    if not base and not any(k in ("R", "AL", "AN") for k in kinds):
        return [0] * len(text)
    start = "R" if base else "L"
    _resolve_weak(kinds, start)
    _resolve_brackets(text, kinds, start)
    _resolve_neutral(kinds, start)
    odd = {"R": 0, "L": 1, "AN": 1, "EN": 1}
    even = {"L": 0, "R": 1, "AN": 2, "EN": 2}
    return [base + (odd if base else even)[kind] for kind in kinds]


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Return the places of a line's items in the order in which they are drawn (rule L2)."""
    order = list(range(len(line_levels)))
    if not order:
        return order
    lowest_odd = min((level for level in line_levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(line_levels), lowest_odd - 1, -1):
        reordered: list[int] = []
        for at_least, run in groupby(order, key=lambda i: line_levels[i] >= level):
            part = list(run)
            reordered += reversed(part) if at_least else part
        order = reordered
    return order


def _resolve_weak(kinds: list[str], start: str) -> None:
    """Settle marks, numbers and their signs (rules W1 to W7)."""
    _settle_marks_and_digits(kinds, start)
    _settle_signs(kinds)
    strong = start
    for i, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _settle_marks_and_digits(kinds: list[str], start: str) -> None:
    """Give marks the kind of what they sit on, and digits after Arabic letters their own."""
    before, strong = start, start
    for i, found in enumerate(kinds):
        kind = before if found in ("NSM", "BN") else found
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[i] = before = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _settle_signs(kinds: list[str]) -> None:
    """Let separators and currency signs be part of the numbers that they touch."""
    for i in range(1, len(kinds) - 1):
        before, after = kinds[i - 1], kinds[i + 1]
        if before == after and (
            (kinds[i] in ("ES", "CS") and before == "EN") or (kinds[i] == "CS" and before == "AN")
        ):
            kinds[i] = before
    for first, last in _runs(list(kinds), lambda kind: kind == "ET"):
        if "EN" in (*kinds[max(first - 1, 0) : first], *kinds[last : last + 1]):
            kinds[first:last] = ["EN"] * (last - first)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _resolve_brackets(text: str, kinds: list[str], start: str) -> None:
    """Keep pairs of brackets together with what is in them (rule N0)."""
    for first, last in sorted(_bracket_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[first + 1 : last]}
        if start in inside:
            kinds[first] = kinds[last] = start
        elif inside - {""}:
            before = next((s for k in kinds[first - 1 :: -1] if first and (s := _strong(k))), start)
            kinds[first] = kinds[last] = before


def _bracket_pairs(text: str, kinds: list[str]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for i, char in enumerate(text):
        if kinds[i] != "ON":
            continue
        if char in _OPENING:
            opened.append(i)
        elif char in _CLOSING:
            places = [n for n, place in enumerate(opened) if text[place] == _CLOSING[char]]
            if places:
                yield opened[places[-1]], i
                del opened[places[-1] :]


def _strong(kind: str) -> str:
    """Return the direction of a kind, numbers as in right-to-left text; empty for neutral ones."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _resolve_neutral(kinds: list[str], start: str) -> None:
    """Give spaces and signs the direction of what is round them (rules N1 and N2)."""

    def direction(place: int) -> str:
        if not 0 <= place < len(kinds):
            return start
        return "L" if kinds[place] == "L" else "R"

    for first, last in _runs(list(kinds), lambda k: k not in ("L", "R", "EN", "AN")):
        before, after = direction(first - 1), direction(last)
        kinds[first:last] = [before if before == after else start] * (last - first)


def _runs(kinds: list[str], wanted: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield the beginning and end of each run of wanted kinds."""
    place = 0
    for is_wanted, run in groupby(kinds, key=wanted):
        length = len(list(run))
        if is_wanted:
            yield place, place + length
        place += length
