"""Bundles with other values in their fields: far out ones, and words that are hard to show."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from flipchart_to_action.errors import UserError
from flipchart_to_action.storage.bundle import open_bundle
from flipchart_to_action.storage.bundle.manifest import RECORDS
from tests.hostile.texts import WILD
from tests.storage.bundle.made import Parts, packed

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value in the JSON of the records."""

_KEPT = {"id", "workshop_id", "sha256", "number"}
_HUGE = (2**53, 10**40, 1e15, 1e308, float("inf"), float("nan"))
NUMBERS = (*_HUGE, *(-n for n in _HUGE), -1, 0, 0.5, -0.0, 45, 300, True, "7")
DAYS = ("0001-01-01", "1900-01-01", "2999-12-31", "9999-12-31", "2026-02-30", "")
MOMENTS = (
    *("0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00+14:00", "1999-12-31T23:59:59+00:00"),
    *("9999-12-31T23:59:59.999999+00:00", "9999-12-31T23:59:59-14:00", "2525-01-01T00:00+00:00"),
    *("2026-11-23T09:00:00", "2000-01-01T00:00:00+00:00", "soon"),
)
TEXTS = (
    *(WILD[name][:2_000] for name in sorted(WILD)),
    *("", "\u202egpj.exe", "../../x", "=1+1", "<b>x</b> & <img src='x.png'>"),
)
_BOXES = ([-1, -1, -1, -1], [0, 0, 0, 0], [9, 9, 1, 1], [2**53] * 4, [-(2**53), 0, 2**53, 1])
_CORNERS = ([[0, 0]] * 4, [[-5, -5]] * 4, [[1e15, -1e15]] * 4, [[9e4, 0], [0, 0], [1, 9e4], [2, 2]])


def places(whole: Any, way: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Give every value of the records with the way to it; of a list its first one."""
    if isinstance(whole, dict):
        for name, value in whole.items():
            yield from places(value, (*way, name))
    elif isinstance(whole, list) and whole and isinstance(whole[0], dict | str):
        yield way, whole
        yield from places(whole[0], (*way, 0))
    elif way[-1] not in _KEPT:
        yield way, whole


def values_for(way: Place, value: Any) -> tuple[Any, ...]:
    """Return what may be put there instead."""
    if isinstance(value, bool):
        return (not value, None, 1)
    if isinstance(value, int | float):
        return NUMBERS
    if isinstance(value, list):
        by_name = {"box": _BOXES, "sheet": _CORNERS}.get(str(way[-1]), ())
        return (*by_name, [], value * 2, value * 300, [value], None)
    if not isinstance(value, str):
        return (None, "x", 1)
    if len(value) == len("2026-11-20") and value[4:5] == "-":
        return DAYS
    return MOMENTS if value[10:11] == "T" else TEXTS


def mutated(parts: Parts, out: Path, changes: dict[Place, Any]) -> Path:
    """Write a bundle with those values in the places of others."""
    whole = json.loads(parts[RECORDS])
    for way, value in changes.items():
        at = whole
        for part in way[:-1]:
            at = at[part]
        at[way[-1]] = copy.deepcopy(value)
    return packed(out, {**parts, RECORDS: json.dumps(whole).encode()})


def accepted(parts: Parts, out: Path) -> dict[Place, list[Any]]:
    """Return for each place the values that a bundle is not refused for, each tried alone.

    Where one text is taken, so is every other: only their length counts.
    """
    found: dict[Place, list[Any]] = {}
    for way, value in places(json.loads(parts[RECORDS])):
        others = values_for(way, value)
        if others is TEXTS:
            found[way] = list(TEXTS) if _is_taken(parts, out, way, TEXTS[0]) else []
        else:
            found[way] = [other for other in others if _is_taken(parts, out, way, other)]
    return {way: values for way, values in found.items() if values}


def _is_taken(parts: Parts, out: Path, way: Place, value: Any) -> bool:
    try:
        open_bundle(mutated(parts, out, {way: value}))
    except UserError:
        return False
    return True


def all_at_once(found: dict[Place, list[Any]], turn: int) -> dict[Place, Any]:
    """Return a change in every place at once; each `turn` gives other values."""
    whole = {way: values[turn % len(values)] for way, values in found.items()}
    # A list that is changed as a whole has its first value no more.
    return {
        way: v for way, v in whole.items() if not any(way[:n] in whole for n in range(len(way)))
    }
