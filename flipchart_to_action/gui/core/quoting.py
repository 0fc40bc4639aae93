"""A few of somebody's words, to say which note or decision is meant."""

_MOST = 24


def counted(number: int, one: str, more: str) -> str:
    """Return "1 photo" or "3 photos"."""
    return f"{number} {one if number == 1 else more}"


def quoted(text: str, most: int = _MOST) -> str:
    """Return “the first words” of `text`, cut after a whole word and `most` letters.

    Without words it is "the note", so that "park the note" reads well after "Undo".
    """
    text = " ".join(text.split())
    if not text:
        return "the note"
    if len(text) <= most:
        return f"“{text}”"
    cut = text[: most - 1]
    whole = cut.rsplit(" ", 1)[0] if text[most - 1] != " " and " " in cut else cut
    return f"“{whole.rstrip(' .,;:–-')}…”"
