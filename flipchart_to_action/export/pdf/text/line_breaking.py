"""Text set in lines: any script, either direction, words of any length."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import Color

from flipchart_to_action.export.pdf.fonts.face import Shaped, Weight
from flipchart_to_action.export.pdf.fonts.fallback import AnyFace, Faces
from flipchart_to_action.export.pdf.text.bidi import is_right_to_left, levels, visual_order


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size and line height in points."""

    size: float
    leading: float
    colour: Color
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face that are drawn in one go. `heavier`: made bold by a thin outline."""

    face: AnyFace
    shaped: Shaped
    heavier: bool


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its pieces from left to right, its width, and from where it is aligned.

    `spaced`: the next line begins with another word, not with the rest of one.
    """

    pieces: tuple[Piece, ...]
    width: float
    right_aligned: bool
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class _Char:
    """One character with all that decides how it is drawn."""

    text: str
    face: AnyFace
    weight: Weight
    level: int


_WORD = re.compile(r"\S+\s*|\s+")
# Where a line may end inside a word: after a hyphen, dash or stroke, and round Chinese characters.
_INSIDE = re.compile(
    r"(?<=[-‐–—/])(?=\w)|(?<=[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef])"
    r"(?![\u3001\u3002\uff0c\uff01\uff1f])"
)


def set_lines(
    spans: Sequence[tuple[str, Weight]],
    size: float,
    width: float,
    faces: Faces,
    *,
    own_direction: bool = False,
) -> list[SetLine]:
    """Return the lines of a paragraph.

    Args:
        spans: Pieces of text with their weight; no line breaks in them.
        size: The size of the letters in points.
        width: How wide a line may be, in points.
        faces: Where the letters come from; it notes those that no face has.
        own_direction: Let the text itself say whether it runs from right to left, as what one
            person wrote does; a sentence of ours runs from left to right.
    """
    text = "".join(t for t, _ in spans)
    right_to_left = own_direction and is_right_to_left(text)
    chars = list(_chars(spans, levels(text, right_to_left=right_to_left), faces))
    lines = []
    for line in _broken(chars, text, width / size):
        full = len(line)
        while line and line[-1].text == " ":
            line.pop()
        pieces = tuple(_pieces(line))
        drawn = sum(p.shaped.width for p in pieces) * size
        lines.append(SetLine(pieces, drawn, right_to_left, spaced=len(line) < full))
    return lines


def _chars(
    spans: Sequence[tuple[str, Weight]], text_levels: Sequence[int], faces: Faces
) -> Iterator[_Char]:
    """Yield the characters with face and level; marks stay with the letter that they sit on."""
    place = iter(text_levels)
    face: AnyFace | None = None
    for text, weight in spans:
        for char in text:
            joins = unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf") or char == "\u200d"
            if not (joins and face is not None and (char in face or _is_invisible(char))):
                face = faces.of(char, weight)
            yield _Char(char, face, weight, next(place))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def _broken(chars: list[_Char], text: str, width: float) -> Iterator[list[_Char]]:
    """Yield lines that are no wider than `width` (for letters of size 1)."""
    line: list[_Char] = []
    used = 0.0
    for first, last in _words(text):
        word = chars[first:last]
        needed = _width(word)
        spare = _width(word[-1:]) if word[-1].text == " " else 0.0
        if line and used + needed - spare > width:
            yield line
            line, used = [], 0.0
        if needed - spare > width:  # wider than a whole line: cut where it must be
            while (cut := _fitting(word, width)) < len(word):
                yield word[:cut]
                word = word[cut:]
            needed = _width(word)
        line = line + word
        used += needed
    if line:
        yield line


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word begins and ends, with the space after it."""
    for match in _WORD.finditer(text):
        start = match.start()
        for inside in _INSIDE.finditer(text, match.start() + 1, match.end() - 1):
            yield start, inside.start()
            start = inside.start()
        yield start, match.end()


def _fitting(word: list[_Char], width: float) -> int:
    """Return how many characters of a word fit in a line: at least one letter with its marks."""
    low, high = 1, 32
    while high < len(word) and _width(word[:high]) <= width:
        low, high = high, high * 2
    high = min(high, len(word))
    while low < high:
        middle = (low + high + 1) // 2
        if _width(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    cut = low
    while 1 < cut < len(word) and unicodedata.combining(word[cut].text):
        cut -= 1
    return cut if cut > 1 else low


def _width(chars: list[_Char]) -> float:
    return sum(shaped.width for _, shaped in _shaped_runs(chars))


def _shaped_runs(chars: list[_Char]) -> Iterator[tuple[_Char, Shaped]]:
    """Yield the runs of one face, weight and direction in the order of reading, shaped."""
    for _, group in groupby(chars, key=lambda c: (c.face.name, c.weight, c.level)):
        run = list(group)
        text = "".join(c.text for c in run)
        backwards = bool(run[0].level % 2)
        shaped = run[0].face.shape(text, right_to_left=backwards)
        yield run[0], shaped


def _pieces(line: list[_Char]) -> Iterator[Piece]:
    """Yield the pieces of a line from left to right."""
    runs = list(_shaped_runs(line))
    for place in visual_order([first.level for first, _ in runs]):
        first, shaped = runs[place]
        heavier = first.weight is not first.face.weight is Weight.REGULAR
        yield Piece(first.face, shaped, heavier)
