"""Words struck out inside a line of handwriting, and what only looks like it."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from chart_maker.handwriting import HANDS, missing_faces, write
from chart_maker.paper import Paper

from flipchart_to_action.recognition.geometry import pyramid
from flipchart_to_action.recognition.text.struck_words import without_struck_words
from flipchart_to_action.recognition.types import Picture, ReadWord, TextLine

pytestmark = pytest.mark.skipif(bool(missing_faces()), reason="handwriting faces are missing")

_SIZE = 74.0
_PEN = _SIZE * 0.075
_WORDS = ("Meet", "Tuesday", "not", "Thursday", "little")
_BASE = 160.0

Box = tuple[float, float, float, float]
Drawing = Callable[[Paper, Box], None]


def _once(paper: Paper, box: Box) -> None:
    middle = 0.42 * box[1] + 0.58 * _BASE
    paper.stroke("black", (box[0] - 8, middle + 4), (box[2] + 8, middle - 3), _PEN)


def _twice(paper: Paper, box: Box) -> None:
    _once(paper, box)
    middle = 0.42 * box[1] + 0.58 * _BASE
    paper.stroke("black", (box[0] - 6, middle - 7), (box[2] + 8, middle - 3), _PEN)


def _under(paper: Paper, box: Box) -> None:
    paper.stroke("black", (box[0] - 6, box[3] - 1), (box[2] + 6, box[3] - 1), _PEN)


def _dash_after(paper: Paper, box: Box) -> None:
    y = _BASE - _SIZE * 0.28
    paper.stroke("black", (box[2] + 4, y), (box[2] + 40, y), _PEN)


def _crossbar(paper: Paper, box: Box) -> None:
    """Cross the letters in the middle of a word with one bar, as of a double t."""
    y = _BASE - _SIZE * 0.45
    wide = box[2] - box[0]
    paper.stroke("black", (box[0] + wide * 0.2, y), (box[0] + wide * 0.65, y), _PEN)


def _ruled(paper: Paper, box: Box) -> None:
    """Print a pale line of ruled paper through the writing, as where somebody wrote between."""
    del box
    y = round(_BASE - _SIZE * 0.2)
    pale = np.array((0.22, 0.27, 0.37), np.float32)
    paper.picture[y : y + 4] = paper.picture[y : y + 4] * np.float32(0.5) + pale


def _line(hand: str, drawing: Drawing | None, at: int) -> tuple[Picture, TextLine]:
    """Return a picture of `_WORDS` in a hand, `drawing` done at one of them, and what it says."""
    rng = np.random.default_rng(11)
    paper = Paper((1100, 260), (0.965, 0.96, 0.945), rng)
    x, places, boxes = 60.0, list[float](), list[Box]()
    for word in _WORDS:
        boxes.append(write(paper.ink("black"), word, (x, _BASE), HANDS[hand], _SIZE, rng))
        left, _, right, _ = boxes[-1]
        places += [left + (right - left) * (i + 0.5) / len(word) for i in range(len(word))]
        places.append(right + 10)
        x = right + 0.35 * _SIZE
    if drawing is not None:
        drawing(paper, boxes[at])
    paper.dry()
    left, right = boxes[0][0] - 12, boxes[-1][2] + 12
    top, bottom = min(b[1] for b in boxes) - 14, max(b[3] for b in boxes) + 14
    quad = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    text = " ".join(_WORDS)
    starts = [text.index(word) for word in _WORDS]
    line = TextLine(
        text,
        quad,
        0.99,
        (0.99,) * len(text),
        tuple((place - left) / (right - left) for place in places[: len(text)]),
        words=tuple(ReadWord(w, s, 0.99, known=True) for w, s in zip(_WORDS, starts, strict=True)),
    )
    seen = cv2.GaussianBlur((np.clip(paper.picture, 0, 1) * 255).astype(np.uint8), (0, 0), 1.2)
    return seen.astype(np.uint8), line


def _read(hand: str, drawing: Drawing | None, at: int) -> TextLine:
    picture, line = _line(hand, drawing, at)
    return without_struck_words(pyramid(picture), line)


@pytest.mark.parametrize("hand", ["round", "quick", "airy", "tall", "slanted"])
@pytest.mark.parametrize("drawing", [_once, _twice])
@pytest.mark.parametrize("at", [0, 3])
def test_a_struck_word_is_left_out_and_its_neighbours_stay(
    hand: str, drawing: Drawing, at: int
) -> None:
    line = _read(hand, drawing, at)
    rest = [word for i, word in enumerate(_WORDS) if i != at]
    assert line.text == " ".join(rest)
    assert [word.text for word in line.words] == rest
    assert all(line.text[word.start :].startswith(word.text) for word in line.words)
    assert len(line.at) == len(line.sure) == len(line.text)


@pytest.mark.parametrize("hand", list(HANDS))
@pytest.mark.parametrize(
    ("drawing", "at"),
    [(None, 0), (_under, 0), (_under, 3), (_dash_after, 1), (_crossbar, 4), (_ruled, 0)],
)
def test_what_is_no_strike_takes_no_word(hand: str, drawing: Drawing | None, at: int) -> None:
    assert _read(hand, drawing, at).text == " ".join(_WORDS)


def test_of_a_word_parted_in_two_only_the_struck_one_goes() -> None:
    picture, line = _line("tall", _once, 3)
    start = line.text.index("not")
    both = ReadWord("not Thursday", start, 0.9, known=True)
    line = TextLine(
        line.text, line.box, 0.9, line.sure, line.at, words=(*line.words[:2], both, line.words[4])
    )
    left = without_struck_words(pyramid(picture), line)
    assert left.text == "Meet Tuesday not little"
    assert [word.text for word in left.words] == ["Meet", "Tuesday", "not", "little"]


def test_a_line_of_one_word_is_never_emptied() -> None:
    picture, line = _line("tall", _once, 1)
    joined = "".join(_WORDS)
    places = tuple(place for place, c in zip(line.at, line.text, strict=True) if c != " ")
    whole = TextLine(joined, line.box, 0.9, (0.9,) * len(joined), places)
    assert without_struck_words(pyramid(picture), whole) is whole
