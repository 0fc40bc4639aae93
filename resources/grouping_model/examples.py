"""Drawn charts as the program reads them, with what is true of each piece of writing."""

import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from charts import Chart, WrittenLine, draw_chart
from numpy.typing import NDArray

from flipchart_to_action.recognition.engines.ppocr import PPOcr
from flipchart_to_action.recognition.grouping.grouper import Seen
from flipchart_to_action.recognition.pipeline import see
from flipchart_to_action.recognition.regions.sheet_finder import find_sheets
from flipchart_to_action.recognition.text.lexicon import Lexicon
from flipchart_to_action.recognition.types import TextLine

_LEAST_SHARED = 0.3
"""What part of the smaller of the two a piece and a written line must share to be the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A chart as it was read. `home`: for each piece the number of its true group; -1: of none.

    `role` and `under` are by the number of a true group, as in `WrittenGroup`.
    """

    seed: int
    layout: str
    seen: Seen
    home: tuple[int, ...]
    role: dict[int, str]
    under: dict[int, int | None]

    def most(self, group: Sequence[int]) -> int:
        """Return the true group that most letters of a group of pieces belong to; -1: none."""
        letters: Counter[int] = Counter()
        for piece in group:
            letters[self.home[piece]] += max(1, len(self.seen.lines[piece].text.strip()))
        return letters.most_common(1)[0][0]


def examples(seeds: range, cache: Path) -> Iterator[Example]:
    """Yield the charts of `seeds` as they are read; each is drawn and read once, then kept."""
    cache.mkdir(parents=True, exist_ok=True)
    recogniser, lexicon = PPOcr(), Lexicon((), "en")
    for seed in seeds:
        file = cache / f"{seed:06}.pkl"
        if not file.is_file():
            example = read(draw_chart(seed), recogniser, lexicon)
            part = file.with_suffix(".part")
            part.write_bytes(pickle.dumps(example))
            part.replace(file)
        example = pickle.loads(file.read_bytes())  # noqa: S301 (our own, made just above)
        if len(example.seen.lines) > 1:
            yield example


def read(chart: Chart, recogniser: PPOcr, lexicon: Lexicon) -> Example:
    """Return a chart as the program reads it."""
    picture = np.ascontiguousarray(chart.photo)
    seen = see(picture, recogniser, lexicon, find_sheets(picture), _ignore)
    seen = replace(seen, lines=tuple(_bare(line) for line in seen.lines))
    return Example(
        chart.seed,
        chart.layout,
        seen,
        tuple(_home(line, chart.lines) for line in seen.lines),
        {group.number: group.role for group in chart.groups},
        {group.number: group.under for group in chart.groups},
    )


def _ignore(part: float) -> None:
    """Take no notice of how far the reading is."""


def _bare(line: TextLine) -> TextLine:
    """Return a line without the chances of its letters, which take much room."""
    return replace(line, chances=None)


def _home(line: TextLine, written: Sequence[WrittenLine]) -> int:
    best, home = 0.0, -1
    for one in written:
        quad: NDArray[np.float32] = np.array(one.quad, np.float32)
        if (quad.max(axis=0) < line.box.min(axis=0)).any():
            continue
        if (quad.min(axis=0) > line.box.max(axis=0)).any():
            continue
        common, _ = cv2.intersectConvexConvex(line.box, quad)
        least = max(1.0, min(cv2.contourArea(line.box), cv2.contourArea(quad)))
        if common > best and common / least > _LEAST_SHARED:
            best, home = common, one.group
    return home
