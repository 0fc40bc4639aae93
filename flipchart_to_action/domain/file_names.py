"""Names of files that come from outside: shown without tricks, and such as every system takes."""

import re
from pathlib import PurePosixPath

_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Signs that nobody sees and that let "gpj.exe" look like "exe.jpg"."""
_UNSEEN = re.compile(f"[{_DIRECTIONS}]")
_HALVES = re.compile("[\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
_MOST_BYTES = 120
_LONGEST_SUFFIX = 20


def shown_name(name: str) -> str:
    """Return the name of a file as people are to see it.

    Marks that turn the direction of writing are left out, signs that are not printed become spaces,
    and half a surrogate pair becomes U+FFFD.
    """
    whole = _HALVES.sub("\ufffd", _UNSEEN.sub("", name))
    printed = (c if c.isprintable() or c in "\u200c\u200d" else " " for c in whole)
    return " ".join("".join(printed).split())


def usable_name(name: str) -> str:
    """Return the name of a file as every system takes it, at most 120 bytes long.

    Its suffix stays, so that what it opens with is what `shown_name` says of it.
    """
    kept = _NOT_IN_NAMES.sub("_", shown_name(name)).strip(" .") or "file"
    suffix = PurePosixPath(kept).suffix
    suffix = suffix if len(suffix.encode()) <= _LONGEST_SUFFIX else ""
    room = _MOST_BYTES - len(suffix.encode())
    stem = kept[: len(kept) - len(suffix)].encode()[:room].decode(errors="ignore").rstrip(" .")
    return f"{'_' if is_reserved(stem) else ''}{stem}{suffix}"


def is_reserved(name: str) -> bool:
    """Return whether Windows keeps that name for a device, whatever follows its first dot."""
    return _RESERVED.match(name) is not None
