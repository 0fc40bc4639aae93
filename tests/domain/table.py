"""Tables of what people type and what is made of it."""

import re
from pathlib import Path


def rows(name: str) -> list[tuple[str, str]]:
    """Return the rows of a table beside this file: what is typed, and what is made of it.

    A row has a tab between the two; lines that begin with # say what follows.
    """
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("# ")]
    return [(_signs(typed), made) for typed, _, made in (line.partition("\t") for line in lines)]


def _signs(typed: str) -> str:
    """Return a text with the signs for which a backslash and letters are written."""
    for written, sign in (("\\n", "\n"), ("\\t", "\t"), ("\\r", "\r")):
        typed = typed.replace(written, sign)
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), typed)
