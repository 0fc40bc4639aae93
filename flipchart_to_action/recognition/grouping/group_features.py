"""What tells whether a group of pieces is a note, a title, a heading, a label, or no note at all.

Lengths are in usual heights of the page's writing, unless said otherwise.
"""

from collections.abc import Sequence

import numpy as np

from flipchart_to_action.recognition.grouping.page import Flags, Floats, Page
from flipchart_to_action.recognition.grouping.writing import describe

_FAR = 20.0
"""What stands for a distance where there is nothing."""

Members = Sequence[Sequence[int]]
"""For each group the numbers of its pieces, in reading order."""


class Blocks:
    """The upright boxes around groups, and means of what their pieces tell; a row for each."""

    def __init__(self, page: Page, members: Members) -> None:
        self.page = page
        self.members = members
        points = [page.boxes[list(group)].reshape(-1, 2) for group in members]
        self.low: Floats = np.array([p.min(axis=0) for p in points]).reshape(-1, 2)
        self.high: Floats = np.array([p.max(axis=0) for p in points]).reshape(-1, 2)
        self.heights = self.mean(page.heights)
        self.sticky = np.array([page.sticky[group[0]] for group in members])
        self.sheet = np.array([page.sheet[group[0]] for group in members])

    def __len__(self) -> int:
        return len(self.members)

    @property
    def centres(self) -> Floats:
        """The middle of each, x and y in pixels."""
        return (self.low + self.high) / 2

    def mean(self, values: Floats) -> Floats:
        """Return for each group the mean of what `values` says of its pieces."""
        return np.array([np.mean(values[list(group)], axis=0) for group in self.members], float)

    def room(self) -> tuple[Floats, Floats]:
        """Return how far each is from each other, sideways and downwards, in pixels, 0 or more."""
        apart = np.maximum(
            self.low[None, :, :] - self.high[:, None, :],
            self.low[:, None, :] - self.high[None, :, :],
        )
        apart = np.maximum(0.0, apart)
        return apart[..., 0], apart[..., 1]


def group_features(page: Page, blocks: Blocks) -> dict[str, Floats]:
    """Return the named features of groups, one value a group each."""
    found: dict[str, Floats] = {}
    for part in (_letters, _place, _neighbours, _looks):
        found.update(part(page, blocks))
    return {name: np.asarray(values, float) for name, values in found.items()}


def _letters(page: Page, blocks: Blocks) -> dict[str, Floats]:
    writing = [describe(line, marked) for line, marked in zip(page.lines, page.marked, strict=True)]
    groups = [[writing[i] for i in group] for group in blocks.members]
    words = [[w for t in group for w in t.words] for group in groups]
    letters = np.array([sum(t.letters for t in group) for group in groups], float)
    length = np.array([sum(t.length for t in group) for group in groups], float)
    sure = np.array([line.confidence for line in page.lines])
    capitals = np.array([t.capitals for t in writing])
    wordy = np.array([t.letters > 2 for t in writing])
    usual_capitals = float(np.median(capitals[wordy])) if wordy.any() else 0.5
    known = [
        [word.known for i in group for word in page.lines[i].words] for group in blocks.members
    ]
    texts = [" ".join(page.marked[i].text for i in group).lower() for group in blocks.members]
    return {
        "pieces": np.array([len(group) for group in groups]),
        "words": np.array([len(w) for w in words]),
        "length": length,
        "letters": letters,
        "lettered": letters / np.maximum(1, length),
        "sure": blocks.mean(sure),
        "sure_usual": blocks.mean(sure) - float(np.median(sure)),
        "known": np.array([np.mean(k) if k else 0.5 for k in known]),
        "capitals": blocks.mean(capitals),
        "capitals_usual": blocks.mean(capitals) - usual_capitals,
        "begins": np.array([group[0].begins for group in groups]),
        "marker": np.array([group[0].marker for group in groups]),
        "colon": np.array([group[-1].end == 2 for group in groups]),
        "question": np.array([text.rstrip().endswith("?") for text in texts]),
        "figure": np.array([any(c.isdigit() for c in text) for text in texts]),
        "longest": np.array([max((len(w) for w in group), default=0) for group in words]),
        "word_length": np.array([np.mean([len(w) for w in g]) if g else 0.0 for g in words]),
        "repeated": np.array([texts.count(text) for text in texts]),
        "length_usual": length / max(1.0, float(np.median(length))),
        "marked_page": np.full(len(groups), np.mean([t.marker > 0 for t in writing])),
    }


def _place(page: Page, blocks: Blocks) -> dict[str, Floats]:
    low, high = page.boxes.reshape(-1, 2).min(axis=0), page.boxes.reshape(-1, 2).max(axis=0)
    size = np.maximum(1.0, high - low)
    picture = np.array(page.seen.surface.ink.shape[::-1]) / page.seen.surface.scale
    tall = page.usual
    return {
        "left": (blocks.low[:, 0] - low[0]) / size[0],
        "right": (blocks.high[:, 0] - low[0]) / size[0],
        "top": (blocks.low[:, 1] - low[1]) / size[1],
        "middle": (blocks.centres[:, 0] - (low[0] + high[0]) / 2) / size[0],
        "edge_left": blocks.low[:, 0] / picture[0],
        "edge_right": blocks.high[:, 0] / picture[0],
        "edge_top": blocks.low[:, 1] / picture[1],
        "edge_low": blocks.high[:, 1] / picture[1],
        "tall": (blocks.high[:, 1] - blocks.low[:, 1]) / tall,
        "wide": (blocks.high[:, 0] - blocks.low[:, 0]) / tall,
        "on_sheet": blocks.sheet >= 0,
        "sheets": np.full(len(blocks), len(page.seen.sheets)),
        "on_sticky": blocks.sticky >= 0,
        "on_sticky_page": np.full(len(blocks), float((page.sticky >= 0).mean())),
        "groups": np.full(len(blocks), len(blocks)),
        "alone_on_sticky": np.array(
            [s >= 0 and (blocks.sticky == s).sum() == 1 for s in blocks.sticky]
        ),
    }


def _neighbours(page: Page, blocks: Blocks) -> dict[str, Floats]:
    """What stands around: above, below, beside, and how it is written."""
    count, tall = len(blocks), page.usual
    aside, over = blocks.room()
    far = np.hypot(aside, over) + np.where(np.eye(count, dtype=bool), np.inf, 0)
    centre = blocks.centres
    step = centre[None, :, :] - centre[:, None, :]
    shares = (aside <= 0) & ~np.eye(count, dtype=bool)
    is_below = shares & (step[..., 1] > 0)
    is_above = shares & (step[..., 1] < 0)
    beside = (np.abs(step[..., 1]) < 0.7 * blocks.heights[:, None]) & ~np.eye(count, dtype=bool)
    marker = np.array([page.marked[group[0]].marker != "" for group in blocks.members], float)

    def nearest(mask: Flags, values: Floats, otherwise: float) -> Floats:
        room = np.where(mask, over, np.inf)
        if not count:
            return np.zeros(0)
        best = room.argmin(axis=1)
        return np.where(mask.any(axis=1), values[np.arange(count), best], otherwise)

    taller = np.log(blocks.heights[:, None] / blocks.heights[None, :])
    indent = (blocks.low[None, :, 0] - blocks.low[:, None, 0]) / tall
    rows = np.ones((count, 1))
    return {
        "nearest": np.minimum(_FAR, far.min(axis=1, initial=np.inf) / tall),
        "beside": beside.sum(axis=1),
        "above": np.array([(centre[:, 1] < y).mean() for y in blocks.low[:, 1]]),
        "below_count": is_below.sum(axis=1),
        "above_count": is_above.sum(axis=1),
        "below_room": np.minimum(_FAR, nearest(is_below, over / tall, _FAR)),
        "above_room": np.minimum(_FAR, nearest(is_above, over / tall, _FAR)),
        "below_taller": nearest(is_below, taller, 0.0),
        "above_taller": nearest(is_above, taller, 0.0),
        "below_indent": np.clip(nearest(is_below, indent, 0.0), -_FAR, _FAR),
        "above_indent": np.clip(nearest(is_above, indent, 0.0), -_FAR, _FAR),
        "below_marked": nearest(is_below, marker[None, :] * rows, 0.0),
        "above_marked": nearest(is_above, marker[None, :] * rows, 0.0),
        "alike": (np.abs(taller) < 0.15).mean(axis=1),
        "on_others": (far <= 0).sum(axis=1),
    }


def _looks(page: Page, blocks: Blocks) -> dict[str, Floats]:
    looks = page.seen.looks
    ink = np.array([look.ink for look in looks]).reshape(-1, 3)
    ground = np.array([look.ground for look in looks]).reshape(-1, 3)
    stroke = np.array([look.stroke for look in looks])
    core = np.array([look.core for look in looks]).reshape(-1, 2)
    body = (core[:, 1] - core[:, 0]) * page.heights
    contrast = ground[:, 0] - ink[:, 0]
    own_ink, own_ground = blocks.mean(ink), blocks.mean(ground)
    return {
        "size": np.log(blocks.heights / page.usual),
        "largest": np.log(blocks.heights / page.heights.max(initial=1.0)),
        "body": np.log(blocks.mean(body) / max(1.0, float(np.median(body)))),
        "ink": np.linalg.norm((own_ink - np.median(ink, axis=0))[:, 1:], axis=1),
        "ink_light": own_ink[:, 0] - float(np.median(ink[:, 0])),
        "ground": np.linalg.norm(own_ground - np.median(ground, axis=0), axis=1),
        "ground_lively": np.hypot(own_ground[:, 1] - 128, own_ground[:, 2] - 128),
        "ground_paper": np.linalg.norm(own_ground - page.seen.surface.paper, axis=1),
        "contrast": blocks.mean(contrast) / max(1.0, float(np.median(contrast))),
        "stroke": blocks.mean(stroke) / max(0.1, float(np.median(stroke))),
        "underlined": np.array([page.underlined[list(g)].any() for g in blocks.members]),
        "angle": blocks.mean(np.abs(page.angles)),
        "angle_usual": np.abs(blocks.mean(page.angles) - float(np.median(page.angles))),
        "before": np.array([looks[group[0]].before[0] for group in blocks.members]),
    }
