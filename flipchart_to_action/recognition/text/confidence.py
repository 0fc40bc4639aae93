"""Which words of a note were perhaps misread, and how sure the whole of it is."""

from collections.abc import Sequence
from math import log

from flipchart_to_action.domain.records import DoubtfulWord
from flipchart_to_action.recognition.types import ReadWord, TextLine

# How far a word is from right: log odds, of a regression on what was read off photos of charts. It
# is doubtful above the last, where about one right word in eight is marked.
_BIAS, _SURENESS, _KNOWN, _COMMONNESS = -0.98, -0.56, -0.80, -0.126
_DOUBTFUL = -0.88
_SUREST = 0.999
# No word list tells whether a figure is right: what stands beside it has to be clear as well.
_FIGURE, _ITS_LINE = 0.8, 0.87


def is_doubtful(word: ReadWord, line: TextLine) -> bool:
    """Say whether a person should look at a word of `line`: hardly seen, rare, or no such word."""
    if not any(c.isalpha() for c in word.text):
        return word.confidence < _FIGURE or line.confidence < _ITS_LINE
    sure = min(max(word.confidence, 1 - _SUREST), _SUREST)
    wrong = _BIAS + _SURENESS * log(sure / (1 - sure)) + _COMMONNESS * word.commonness
    return wrong + _KNOWN * word.known > _DOUBTFUL


def doubtful_words(text: str, lines: Sequence[TextLine]) -> tuple[DoubtfulWord, ...]:
    """Return the doubtful words of a note, each once, as they stand in its `text`."""
    found: dict[str, DoubtfulWord] = {}
    for line in lines:
        for word in line.words:
            for part in word.text.split():
                if part in text and part not in found and is_doubtful(word, line):
                    others = word.candidates if part == word.text else ()
                    found[part] = DoubtfulWord(part, others)
    return tuple(found.values())


def sureness(lines: Sequence[TextLine]) -> float:
    """Return how sure the words of `lines` are together, 0..1."""
    parts = [
        (len(word.text), word.confidence if word.known else 0.8 * word.confidence)
        for line in lines
        for word in line.words
    ] or [(len(line.text), line.confidence) for line in lines]
    letters = sum(size for size, _ in parts)
    return min(1.0, sum(size * sure for size, sure in parts) / max(1, letters))
