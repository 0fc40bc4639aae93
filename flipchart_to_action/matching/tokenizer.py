"""Words in the pieces that the network for alike issues knows.

WordPiece as BERT has it (Wu et al. 2016; Devlin et al. 2019, "uncased"): small letters without
accents, signs by themselves, and of each word the longest known beginning again and again.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

_UNKNOWN, _BEGIN, _END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100


class WordPieces:
    """Parts text into pieces.

    Args:
        vocabulary: The pieces, each known by its place; one that goes on within a word has ## in
            front.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._places = {piece: place for place, piece in enumerate(vocabulary)}

    @classmethod
    def from_file(cls, file: Path) -> "WordPieces":
        """Return what stands in `file`, a piece a line.

        Raises:
            OSError: The file can't be read.
        """
        return cls(file.read_text(encoding="utf-8").rstrip("\n").split("\n"))

    def places(self, text: str, most: int) -> list[int]:
        """Return the places of at most `most` pieces of `text`, its begin and end included."""
        pieces = [piece for word in _words(text) for piece in self._parts(word)]
        return [self._places[p] for p in (_BEGIN, *pieces[: most - 2], _END)]

    def _parts(self, word: str) -> list[str]:
        if len(word) > _LONGEST_WORD:
            return [_UNKNOWN]
        parts: list[str] = []
        begin = 0
        while begin < len(word):
            mark = "##" if begin else ""
            ends = range(len(word), begin, -1)
            end = next((e for e in ends if mark + word[begin:e] in self._places), None)
            if end is None:
                return [_UNKNOWN]
            parts.append(mark + word[begin:end])
            begin = end
        return parts


def _words(text: str) -> Iterator[str]:
    word = ""
    for letter in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn" or (kind.startswith("C") and not letter.isspace()):
            continue
        if letter.isspace() or _stands_alone(letter, kind):
            if word:
                yield word
            word = ""
            if not letter.isspace():
                yield letter
            continue
        word += letter
    if word:
        yield word


def _stands_alone(letter: str, kind: str) -> bool:
    sign = letter.isascii() and not letter.isalnum()
    return sign or kind.startswith("P") or "\u4e00" <= letter <= "\u9fff"
