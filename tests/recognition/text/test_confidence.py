"""Which words a person is asked to look at."""

import numpy as np
import pytest

from flipchart_to_action.recognition.text.confidence import doubtful_words, is_doubtful
from flipchart_to_action.recognition.types import ReadWord, TextLine

_BOX = np.array([[0, 0], [400, 0], [400, 40], [0, 40]], np.float32)


def word(text: str, sure: float, *, known: bool = True, common: float = -9.0) -> ReadWord:
    return ReadWord(text, 0, sure, known, commonness=common if known else -22.0)


def line(sure: float, *words: ReadWord) -> TextLine:
    return TextLine(" ".join(one.text for one in words), _BOX, sure, words=words)


@pytest.mark.parametrize(
    ("read", "of_line", "doubtful"),
    [
        (word("kitchen", 0.9), 0.9, False),
        (word("kitchen", 0.5), 0.9, True),
        (word("kitchon", 0.99, known=False), 0.99, True),
        (word("Grzesik", 0.999, known=False), 0.99, False),
        (word("in", 0.8, common=-5.0), 0.9, False),
        (word("in", 0.3, common=-5.0), 0.9, True),
        (word("outsole", 0.75, common=-17.0), 0.9, True),
        (word("12", 0.95, known=False), 0.95, False),
        (word("12", 0.75, known=False), 0.95, True),
        (word("12", 0.95, known=False), 0.8, True),
    ],
)
def test_a_word_is_doubtful_when_hardly_seen_or_unknown_and_a_figure_in_an_unclear_line(
    read: ReadWord, of_line: float, *, doubtful: bool
) -> None:
    assert is_doubtful(read, line(of_line, read)) is doubtful


def test_each_doubtful_word_is_named_once_as_it_stands_in_the_note() -> None:
    lines = [line(0.9, word("Grzesik", 0.9, known=False)), line(0.9, word("Grzesik", 0.4))]
    assert [one.word for one in doubtful_words("Grzesik asks Grzesik", lines)] == ["Grzesik"]
    assert doubtful_words("gone from the text", lines) == ()
