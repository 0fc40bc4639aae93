"""Texts made ready to be compared, and to go out."""

import re
import unicodedata
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

_DIRECTION_MARKS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_AS_THEY_ARE = ("id", "email")
"""What is no text: an address is looked at where it is used, and ids are shown nowhere."""


@lru_cache(maxsize=8192)  # the same few headings and names, asked of every note
def folded(text: str) -> str:
    """Return `text` in small letters, without accents and with single spaces."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parted if not unicodedata.combining(c)).split())


def clean(text: str) -> str:
    """Return `text` as one line that any format can carry.

    White space becomes single spaces; control and direction characters go. Halves of characters,
    which no file can hold, become U+FFFD, and so do the two signs that XML forbids.
    """
    text = _DIRECTION_MARKS.sub("", text)
    kept = (
        " " if c.isspace() else "\ufffd" if "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c
        for c in text
        if c.isspace() or unicodedata.category(c) != "Cc"
    )
    return " ".join("".join(kept).split())


@dataclass(frozen=True, slots=True)
class CleanTexts:
    """A record that goes out: its texts are clean from the moment it is made (see `clean`).

    So whatever makes a format of it can trust them. Fields named `id` or `email`, or whose names
    end so, stay as they are.
    """

    def __post_init__(self) -> None:
        """Clean each text, and each text of a tuple."""
        for field in fields(self):
            if field.name.rpartition("_")[2] not in _AS_THEY_ARE:
                object.__setattr__(self, field.name, _cleaned(getattr(self, field.name)))


def _cleaned(value: Any) -> Any:
    if type(value) is str:  # an enum that is a text, too, stays one
        return clean(value)
    return tuple(map(_cleaned, value)) if type(value) is tuple else value
