"""How far the values of a bundle may go: a moment of the year 9999 is of its type, and still none.

What is here is wider than all that the program writes itself, so that no honest workshop is
refused; what is beyond would be carried into orders, pictures and calendars of the library.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flipchart_to_action.domain.records import Record
from flipchart_to_action.storage.bundle.manifest import MOST_OF_ONE, BundleError, bad

_ID = re.compile(r"[0-9a-f]{32}")
_POINTERS = ("previous_id", "raised_before_id", "continues_id", "other_id")
"""Fields that may point out of the workshop, at what is perhaps in no library here."""
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)
"""As far apart as the clocks of two computers may be."""
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
_LONGEST_TEXT = 100_000
_MOST_IN_ONE = 10_000
_WIDEST = 200_000
"""Pixels from corner to corner of no photo that is opened."""
_NUMBERS = {
    "position": (-1e12, 1e12),
    "width": (0, _WIDEST),
    "height": (0, _WIDEST),
    "box": (-_WIDEST, _WIDEST),
    "sheet": (-_WIDEST, _WIDEST),
    "confidence": (-0.01, 1.01),
    "votes": (0, 1_000_000),
    "size": (0, MOST_OF_ONE),
    "sequence": (0, 2**31 - 1),
    "number": (0, 0),
}


def check_bounds(records: list[Record]) -> None:
    """Hold the values of records to what can be.

    Raises:
        BundleError: One is beyond.
    """
    latest = datetime.now(UTC) + _AHEAD
    for record in records:
        for name, value in _values(record):
            _check(name, value, latest)
        _check_places(record)


def _values(record: Any) -> Iterator[tuple[str, Any]]:
    """Give every single value of a record with the name of the field that it is in."""
    for field in fields(record):
        yield from _within(field.name, getattr(record, field.name))


def _within(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        yield from _values(value)
    elif isinstance(value, tuple):
        if len(value) > _MOST_IN_ONE:
            raise bad("it holds far too many records")
        for one in value:
            yield from _within(name, one)
    else:
        yield name, value


def _check(name: str, value: Any, latest: datetime) -> None:
    if isinstance(value, datetime):
        if not _EARLIEST <= value <= latest:
            raise _out_of_time()
    elif isinstance(value, date):
        if not _FIRST_DAY <= value <= _LAST_DAY:
            raise _out_of_time()
    elif isinstance(value, str):
        if len(value) > _LONGEST_TEXT:
            raise bad("a text in it is far too long")
        if name in _POINTERS and not _ID.fullmatch(value):
            raise bad("its records point at something that can't be")
    elif name in _NUMBERS and value is not None:
        least, most = _NUMBERS[name]
        if not least <= value <= most:
            raise bad("a number in it can't be right")


def _check_places(record: Record) -> None:
    """Hold a photo's turn and a note's box to what can be drawn."""
    box, turn = getattr(record, "box", None), getattr(record, "turn", 0)
    if turn not in (0, 90, 180, 270) or (box and (box[0] > box[2] or box[1] > box[3])):
        raise bad("a place on a photo in it can't be right")


def _out_of_time() -> BundleError:
    return BundleError(
        "This file is not taken in: a date in it is long past or still to come."
        " Nothing was changed.",
        "Look whether the clock is right, here and on the computer that it comes from.",
    )
