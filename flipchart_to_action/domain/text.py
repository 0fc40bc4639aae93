"""Texts made ready to be compared."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)  # the same few headings and names, asked of every note
def folded(text: str) -> str:
    """Return `text` in small letters, without accents and with single spaces."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parted if not unicodedata.combining(c)).split())
