"""Long sentences in pieces, for readers who take one idea at a time."""

import re
from collections.abc import Iterator

from flipchart_to_action.export.words.grammar import capital, full_stop

MOST_WORDS = 15
"""How many words an easy sentence has at most."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_JOINTS = re.compile(
    r"\s*[;:]\s+|\s+[–—-]\s+|,\s+(?:and\s+|so\s+|but\s+)?"
    r"|\s+(?=(?:and|or|so|but|because|which|who|when|where|if|until|with|without|before|after)\s)"
)


def easy_pieces(text: str) -> tuple[str, ...]:
    """Return a text as sentences of at most `MOST_WORDS` words, where it has joints to part it at.

    What has no joint stays long: nobody but its writer knows where it can be cut.
    """
    pieces: list[str] = []
    for sentence in _SENTENCES.split(text):
        pieces += [sentence] if _fits(sentence) else map(_whole, _parted(sentence))
    return tuple(filter(None, pieces))


def _fits(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS


def _whole(piece: str) -> str:
    return full_stop(capital(piece.strip(" ,;:–—-")))


def _parted(sentence: str) -> Iterator[str]:
    """Yield pieces as long as may be, each ending at a joint."""
    start = 0
    while not _fits(sentence[start:]):
        joints = [m for m in _JOINTS.finditer(sentence, start) if m.start() > start]
        fitting = [m for m in joints if _fits(sentence[start : m.start()])]
        cut = fitting[-1] if fitting else next(iter(joints), None)
        if cut is None:
            break
        yield sentence[start : cut.start()]
        start = cut.end()
    yield sentence[start:]
