"""Words that are hard to keep: nobody writes them, but a paste from elsewhere may bring them."""

from dataclasses import fields, replace
from typing import TypeVar

T = TypeVar("T")

WILD = {
    "control": "a\x01\x02\x07\x08\x0b\x0c\x1b[31mred\x7f\x85b",
    "nul": "before\0after\0",
    "only nul": "\0",
    "long word": "Donaudampfschifffahrt" * 2000,
    "right to left": "שלום \u202eleft\u202c العربية \u200f(1)",
    "breaks": "one\rtwo\r\nthree\nfour\u2028five\u2029six\x1cseven",
    "spaces": "\u00a0\u2003\u200b\ufeff\tindented  twice ",
    "half a sign": "\ud800 and \udfff",
    "marks": "e\u0301" * 300 + "👩🏽‍⚕️",
    "looks like code": "'; DROP TABLE notes; --<b>&amp;%s{0}${HOME}\\N{BULLET}",
    "not a sign": "\ufffe\uffff",
}

_KEPT_AS_THEY_ARE = {"id", "sha256"}


def with_words(record: T, words: str) -> T:
    """Return a record in which each text that a person may have written is `words`."""
    changes: dict[str, object] = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if field.name in _KEPT_AS_THEY_ARE or field.name.endswith("_id"):
            continue
        if type(value) is str:
            changes[field.name] = words
        elif isinstance(value, tuple):
            changes[field.name] = tuple(_in_tuple(one, words) for one in value)
    return replace(record, **changes)  # type: ignore[type-var]


def _in_tuple(one: object, words: str) -> object:
    if type(one) is str:
        return words
    return with_words(one, words) if hasattr(one, "__dataclass_fields__") else one
