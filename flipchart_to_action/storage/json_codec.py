"""Records as plain values that JSON knows, and back, with every value held to its field's type."""

import math
import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from flipchart_to_action.domain.records import Record

R = TypeVar("R", bound=Record)

_LARGEST = 2**53
"""Whole numbers beyond are not the same in every program that reads JSON, nor in SQLite."""


class NotPlainError(ValueError):
    """A value that does not fit its field."""


def to_plain(value: Any) -> Any:
    """Return a record, or a value of one, as JSON knows it."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(v) for v in value]
    return value


def from_plain(kind: type[R], value: Any) -> R:
    """Return the record that `to_plain` was given; a field that is missing has its default.

    Raises:
        NotPlainError: Something in it does not fit, or it has a field that records don't have.
    """
    record: R = _record(kind, value)
    return record


def check_types(record: Record) -> None:
    """Hold every value of a record to its field's type.

    Raises:
        NotPlainError: One does not fit.
    """
    try:
        plain = to_plain(record)
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        raise NotPlainError from error
    if from_plain(type(record), plain) != record:
        raise NotPlainError


def check_value(kind: type, name: str, value: Any) -> None:
    """Hold one value to the type of a record's field.

    Raises:
        NotPlainError: It does not fit.
    """
    try:
        plain = to_plain(value)
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        raise NotPlainError from error
    if _given(_hints(kind)[name], plain) != value:
        raise NotPlainError


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _record(kind: type, value: Any) -> Any:
    if not isinstance(value, dict):
        raise NotPlainError
    hints = _hints(kind)
    if not value.keys() <= hints.keys():
        raise NotPlainError
    given = {name: _given(hints[name], v) for name, v in value.items()}
    try:
        return kind(**given)
    except TypeError as error:  # a field without a default is missing
        raise NotPlainError from error


def _given(hint: Any, value: Any) -> Any:
    """Return `value`, which JSON gave, as a field of that type has it."""
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        if value is None:
            return None
        (hint,) = (h for h in get_args(hint) if h is not types.NoneType)
        return _given(hint, value)
    if origin is tuple:
        return _tuple(get_args(hint), value)
    if is_dataclass(hint):
        return _record(hint, value)  # type: ignore[arg-type]
    return _simple(hint, value)


def _tuple(hints: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise NotPlainError
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(_given(hints[0], v) for v in value)
    if len(value) != len(hints):
        raise NotPlainError
    return tuple(_given(h, v) for h, v in zip(hints, value, strict=True))


def _simple(hint: Any, value: Any) -> Any:
    if hint is bool or isinstance(value, bool):
        fits = hint is bool and isinstance(value, bool)
    elif hint is float and isinstance(value, int | float):
        value, fits = float(value), abs(value) <= _LARGEST and math.isfinite(value)
    elif hint is int:
        fits = isinstance(value, int) and abs(value) <= _LARGEST
    elif hint is str:
        fits = isinstance(value, str)
    else:
        return _from_text(hint, value)
    if not fits:
        raise NotPlainError
    return value


def _from_text(hint: Any, value: Any) -> Any:
    if not isinstance(value, str):
        raise NotPlainError
    try:
        if hint in (date, datetime):
            moment = hint.fromisoformat(value)
            if hint is datetime and moment.tzinfo is None:
                raise NotPlainError
            # An offset at either end of the calendar has no moment in UTC.
            return moment.astimezone(UTC) if hint is datetime else moment
        return hint(value)
    except (ValueError, OverflowError) as error:
        raise NotPlainError from error
