"""Single words that somebody struck out in the middle of a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.geometry import cut, height_of, width_of
from flipchart_to_action.recognition.text.struck_lines import ink_on
from flipchart_to_action.recognition.types import Picture, TextLine

_HEIGHT = 48
_SLOPES = np.linspace(-0.24, 0.24, 17)
_LEAST_RUN = 0.95
_TOP, _BOTTOM = 0.31, 0.64
_LEAST_LETTERS = 3
_LEAST_PIXELS = 16.0
# A pen stroke is thinner than this wherever no letter hangs on it.
_PEN = 6
_NEAR = range(5, 13)
_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight run of ink through a line; `left` and `right` 0..1 along it.

    `run` is its length in heights of the line; `thin`, `above` and `below` are the parts of its
    length where it is as thin as a pen, and where there is ink over and under it.
    """

    left: float
    right: float
    run: float
    thin: float
    above: float
    below: float

    @property
    def strikes(self) -> bool:
        """Whether it goes through letters and not under, over or beside them."""
        return self.above > 0.05 and self.below > 0.25 and self.thin > 0.1

    def covers(self, left: float, right: float) -> bool:
        """Say whether it strikes what stands from `left` to `right`.

        Two strokes close together look like one thick one, and so may letters that touch: a thick
        one must be long and miss nothing.
        """
        part = (min(self.right, right) - max(self.left, left)) / max(right - left, 1e-6)
        return part > 0.87 if self.thin > 0.35 else part > 0.97 and self.run > 1.2


@dataclass(frozen=True, slots=True)
class _Straight:
    """A straight run of ink: its first column, the one after its last, and its direction.

    At column x it is in row `start + slope * x`.
    """

    left: int
    right: int
    start: float
    slope: float

    def rows(self) -> NDArray[np.int64]:
        """Return in which row it is at each of its columns."""
        at = self.start + self.slope * np.arange(self.left, self.right)
        return np.clip(np.round(at), 0, _HEIGHT - 1).astype(np.int64)


def without_struck_words(levels: list[Picture], line: TextLine) -> TextLine:
    """Return a line of writing without the words of it that were struck out.

    A line that would lose all its words is left as it is: `is_struck` judges whole lines.

    Args:
        levels: What `pyramid` gave.
        line: With the places of its characters; its box is in pixels of the first level.
    """
    tall = height_of(line.box)
    words = list(_WORD.finditer(line.text))
    if len(words) < 2 or len(line.at) != len(line.text) or tall < _LEAST_PIXELS:
        return line
    strokes = [one for one in _strokes(levels, line) if one.strikes]
    if not strokes:
        return line
    step = median(b - a for a, b in zip(line.at, line.at[1:], strict=False))
    gone = []
    for word in words:
        places = [line.at[i] for i in range(*word.span()) if line.text[i].isalnum()]
        if len(places) < _LEAST_LETTERS:
            continue
        left, right = places[0] - step / 2, places[-1] + step / 2
        for stroke in strokes:
            if stroke.covers(left, right):
                gone.append(_all_struck(line, word, stroke))
                break
    return _without(line, gone) if 0 < len(gone) < len(words) else line


def _all_struck(line: TextLine, word: re.Match[str], stroke: _Stroke) -> tuple[int, int]:
    """Return what goes of a struck word: its signs only where they are the stroke's own ends.

    A dash beside the stroke stays, since it may begin the next item.
    """
    kept = [
        i
        for i in range(*word.span())
        if not line.text[i].isalnum() and not stroke.left < line.at[i] < stroke.right
    ]
    core = [i for i in range(*word.span()) if line.text[i].isalnum()]
    start = max((i + 1 for i in kept if i < core[0]), default=word.start())
    end = min((i for i in kept if i > core[-1]), default=word.end())
    return start, end


def _without(line: TextLine, gone: list[tuple[int, int]]) -> TextLine:
    """Return `line` without the characters of the spans `gone` and the blank after each."""
    dropped = {i for start, end in gone for i in range(start, end)}
    dropped |= {end for _, end in gone if line.text[end : end + 1] == " "}
    kept = [i for i in range(len(line.text)) if i not in dropped]
    while kept and line.text[kept[-1]] == " ":
        kept.pop()
    words = []
    for word in line.words:
        mine = [i for i in kept if word.start <= i < word.start + len(word.text)]
        text = "".join(line.text[i] for i in mine).strip()
        if text:
            words.append(replace(word, text=text, start=kept.index(mine[0])))
    return replace(
        line,
        text="".join(line.text[i] for i in kept),
        sure=tuple(line.sure[i] for i in kept) if len(line.sure) == len(line.text) else (),
        at=tuple(line.at[i] for i in kept),
        words=tuple(words),
    )


def _strokes(levels: list[Picture], line: TextLine) -> list[_Stroke]:
    """Return the straight runs of ink through the middle of a line, the longest of each place."""
    most = max(_HEIGHT, round(_HEIGHT * width_of(line.box) / max(1.0, height_of(line.box))))
    ink = ink_on(cut(levels, line.box, _HEIGHT, most=most))
    found = sorted(_runs(ink), key=lambda run: run.left - run.right)
    taken: list[_Straight] = []
    strokes = []
    for one in found:
        least = 0.3 * (one.right - one.left)
        if any(min(one.right, t.right) - max(one.left, t.left) > least for t in taken):
            continue
        taken.append(one)
        rows = one.rows()
        if _TOP < rows.mean() / _HEIGHT < _BOTTOM:
            strokes.append(_stroke(ink, one.left, one.right, rows))
    return strokes


def _runs(ink: NDArray[np.uint8]) -> Iterator[_Straight]:
    """Yield each straight run of ink that is long enough for a stroke."""
    wide = ink.shape[1]
    least = round(_LEAST_RUN * _HEIGHT)
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    for slope in _SLOPES:
        margin = int(abs(slope) * wide / 2) + 1
        lift = margin + slope * wide / 2
        level = cv2.warpAffine(
            thick,
            np.array([[1, 0, 0], [-slope, 1, lift]], np.float64),
            (wide, _HEIGHT + 2 * margin),
            flags=cv2.INTER_NEAREST,
        )
        long = cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
        edges = np.argwhere(np.diff(np.pad(long, ((0, 0), (1, 1))).astype(np.int8), axis=1))
        for (row, left), (_, right) in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            yield _Straight(left, right, row - lift, slope)


def _stroke(ink: NDArray[np.uint8], left: int, right: int, rows: NDArray[np.int64]) -> _Stroke:
    """Return a run of ink with what is around it."""
    columns = np.arange(left, right)

    def inked(steps: range, way: int) -> NDArray[np.bool_]:
        at = rows[None] + way * np.array(steps)[:, None]
        within = (at >= 0) & (at < _HEIGHT)
        seen: NDArray[np.bool_] = within & (ink[np.clip(at, 0, _HEIGHT - 1), columns] > 0)
        return seen

    # Ink that goes on without a gap, up and down from the run, counts to its thickness.
    up, down = (inked(range(1, _PEN + 2), way) for way in (-1, 1))
    thickness = 1 + up.cumprod(axis=0).sum(axis=0) + down.cumprod(axis=0).sum(axis=0)
    return _Stroke(
        left=left / ink.shape[1],
        right=right / ink.shape[1],
        run=(right - left) / _HEIGHT,
        thin=float((thickness <= _PEN).mean()),
        above=float(inked(_NEAR, -1).any(axis=0).mean()),
        below=float(inked(_NEAR, 1).any(axis=0).mean()),
    )
