"""What the first answers tell of a pair: how the page sets its lines, and which joins compete."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.grouping.page import Floats, Page
from flipchart_to_action.recognition.grouping.pair_features import Neighbours, Pairs

_STEP_WITHIN, _STEP_BETWEEN = 1.2, 2.2
"""Steps down within a note and between notes, in usual heights, where the page tells none."""


def groups_of(count: int, pairs: Pairs, joined: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return for each of `count` pieces the number of its group; `joined` says which pairs are."""
    home = np.arange(count)
    for first, second in zip(pairs.first[joined], pairs.second[joined], strict=True):
        one, other = home[first], home[second]
        if one != other:
            home[home == other] = one
    _, numbers = np.unique(home, return_inverse=True)
    return np.asarray(numbers, np.intp)


def members(groups: NDArray[np.intp]) -> list[list[int]]:
    """Return the pieces of each group."""
    return [list(np.flatnonzero(groups == number)) for number in range(groups.max(initial=-1) + 1)]


def second_features(
    page: Page, near: Neighbours, pairs: Pairs, features: dict[str, Floats], first: Floats
) -> dict[str, Floats]:
    """Return `features` with what the first answers (0..1, one a pair) add to them."""
    a, b, count = pairs.first, pairs.second, len(page)
    chances = np.zeros((count, count))
    chances[a, b] = first
    both = np.maximum(chances, chances.T)
    sure = np.clip(first, 1e-3, 1 - 1e-3)
    down = page.offsets.down[a, b] * page.offsets.unit[a, b] / page.usual
    nearest = pairs.upright & (near.below[a] == b)
    within = _mean(down, first * pairs.upright, _STEP_WITHIN)
    apart = _mean(down, (1 - first) * nearest, _STEP_BETWEEN)
    follows = np.where(near.below >= 0, chances[np.arange(count), near.below], 0.0)
    column = near.column[a] & (near.below >= 0)
    column[np.arange(len(pairs)), a] = False
    groups = groups_of(count, pairs, first > 0.5)
    sizes = np.bincount(groups, minlength=1)
    found = dict(features)
    found["first"] = np.log(sure / (1 - sure))
    found["other_below"] = _other(chances, a, b)
    found["other_above"] = _other(chances.T, b, a)
    found["into_first"] = chances.max(axis=0, initial=0)[a]
    found["from_second"] = chances.max(axis=1, initial=0)[b]
    found["beyond_within"] = down - within
    found["short_of_between"] = apart - down
    found["page_first"] = np.full(len(pairs), float(first.mean()) if len(pairs) else 0.0)
    found["page_below"] = np.full(len(pairs), _mean(first, nearest * 1.0, 0.0))
    found["column_below"] = (column * follows).sum(axis=1) / np.maximum(1, column.sum(axis=1))
    found["size"] = np.minimum(12.0, sizes[groups[a]])
    found["same_group"] = (groups[a] == groups[b]) * 1.0
    found["by_way_of"] = np.minimum(both[a], both[b]).max(axis=1, initial=0)
    return found


def _mean(values: Floats, weights: Floats, otherwise: float) -> float:
    whole = float(weights.sum())
    return float((values * weights).sum()) / whole if whole > 0.5 else otherwise


def _other(
    chances: Floats, rows: Sequence[int] | NDArray[np.intp], columns: NDArray[np.intp]
) -> Floats:
    """Return the best chance in the row of each pair, the pair itself left out."""
    if len(chances) < 2:
        return np.zeros(len(columns))
    two = np.sort(chances, axis=1)[:, -2:]
    own = chances[rows, columns]
    best: Floats = np.where(own >= two[rows, 1], two[rows, 0], two[rows, 1])
    return best
