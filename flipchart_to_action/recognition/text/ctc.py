"""How well words fit what a CTC network saw, many words at once."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.types import Chances, TextLine

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789'"
_NEVER = np.float32(-1e9)
# Between words run together a blank has 0.2 to 0.5, inside words hardly ever more than 0.05.
_HALF_SEEN = 0.17


def folded(chances: Chances) -> NDArray[np.float32]:
    """Return the chances with capitals counted as small letters and spaces as "no letter".

    Column 0 is "no letter", column i the letter i of a to z, 0 to 9 and the apostrophe.
    """
    probable = np.exp(chances.logs)
    out = np.full((len(probable), len(_ALPHABET) + 1), 1e-9, np.float32)
    out[:, 0] += probable[:, 0]
    for column, letter in enumerate(chances.letters, start=1):
        small = letter.lower().replace("’", "'")
        if small == " ":
            out[:, 0] += probable[:, column]
        elif (place := _ALPHABET.find(small)) >= 0:
            out[:, place + 1] += probable[:, column]
    return np.log(out)


def half_seen_blanks(line: TextLine) -> list[int]:
    """Return before which characters of a line the network all but saw a blank."""
    if line.chances is None or " " not in line.chances.letters:
        return []
    blank = np.exp(line.chances.logs[:, line.chances.letters.index(" ") + 1])
    places = [int(at * len(blank)) for at in line.at]
    return [
        i
        for i, (left, right) in enumerate(pairwise(places), start=1)
        if " " not in line.text[i - 1 : i + 1] and blank[left : right + 1].max() > _HALF_SEEN
    ]


def letter_number(letter: str) -> int:
    """Return which of the known letters this one is, from 0."""
    return _ALPHABET.index(letter)


def can_spell(word: str) -> bool:
    """Say whether `word` has none but known letters."""
    return bool(word) and all(c in _ALPHABET for c in word)


def fits(logs: NDArray[np.float32], words: Sequence[str]) -> NDArray[np.float32]:
    """Return the log-likelihood of each of `words` given `logs` (places x folded letters).

    The sum over all ways to lay a word's letters over the places, as CTC has it.
    """
    longest = max(len(word) for word in words)
    states = np.zeros((len(words), 2 * longest + 1), np.int64)
    for row, word in enumerate(words):
        states[row, 1 : 2 * len(word) : 2] = [_ALPHABET.index(c) + 1 for c in word]
    may_skip = np.zeros(states.shape, bool)
    may_skip[:, 2:] = (states[:, 2:] != 0) & (states[:, 2:] != states[:, :-2])
    now = np.full(states.shape, _NEVER, np.float32)
    now[:, :2] = logs[0][states[:, :2]]
    for place in logs[1:]:
        stepped = now.copy()
        stepped[:, 1:] = np.logaddexp(stepped[:, 1:], now[:, :-1])
        stepped[:, 2:] = np.where(
            may_skip[:, 2:], np.logaddexp(stepped[:, 2:], now[:, :-2]), stepped[:, 2:]
        )
        now = stepped + place[states]
    rows = np.arange(len(words))
    ends = np.array([2 * len(word) for word in words])
    total: NDArray[np.float32] = np.logaddexp(now[rows, ends], now[rows, ends - 1])
    return total
