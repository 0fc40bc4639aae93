"""Make the networks that join lines to notes.

PYTHONPATH=resources:. python resources/grouping_model/train.py [--charts N] [--cache FOLDER]

From nothing to `weights.npz`: draws charts, reads them with the program's own reader, and learns
from them which lines belong together, what groups are, and what stands under which heading. Each
network after the first learns from what those before it answer on charts that they did not see.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from examples import Example, examples
from fit import Recipe, fit, table_of
from numpy.typing import NDArray

from flipchart_to_action.recognition.grouping.group_features import Blocks, group_features
from flipchart_to_action.recognition.grouping.heading_features import (
    Headed,
    chain_features,
    heading_candidates,
    heading_features,
)
from flipchart_to_action.recognition.grouping.learned import KINDS
from flipchart_to_action.recognition.grouping.network import Network, Weights
from flipchart_to_action.recognition.grouping.page import Floats, Page
from flipchart_to_action.recognition.grouping.pair_features import (
    Neighbours,
    Pairs,
    candidates,
    pair_features,
)
from flipchart_to_action.recognition.grouping.second_look import (
    groups_of,
    members,
    second_features,
)

_FOLDS = 3
_JUNK = 0.02
"""The weight of pairs of which nobody can say whether they belong together."""

_JOIN, _NOTE, _UNDER = 0.4, 0.4, 0.2
"""The chances from which on pairs are joined, groups are notes, notes stand under a heading."""

# What letters tell is surer on drawn charts, whose words read better than those on photos.
_PAIR_LETTERS = (
    "marker", "begins", "capitals", "words", "letters", "figure", "sure", "length", "end_a",
    "start_b", "last_joins", "first_joins", "open_bracket", "goes_small", "marked_column",
    "room_for_word", "first_word",
)  # fmt: skip
_GROUP_LETTERS = ("sure", "known", "lettered", "word_length", "longest", "repeated")

_PAIR = Recipe(hidden=_PAIR_LETTERS)
_KIND = Recipe(answers=len(KINDS), inner=(32, 16), hidden=_GROUP_LETTERS)
_HEAD = Recipe(inner=(32, 16))

Features = dict[str, Floats]


@dataclass(slots=True, eq=False)
class Chart:
    """An example with all that is known of it so far; filled in stage by stage."""

    example: Example
    page: Page
    near: Neighbours
    pairs: Pairs
    features: Features
    blocks: Blocks = field(init=False)
    truth: list[int] = field(init=False)
    headed: Headed = field(init=False)

    def role(self, group: int) -> str:
        """Return the role of a true group; what belongs to none is junk."""
        return self.example.role.get(group, "junk")


Part = tuple[Features, NDArray[np.int64], Floats]


def main() -> None:
    """Draw, read, learn, and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "out", type=Path, nargs="?", default=Path(__file__).with_name("weights.npz")
    )
    parser.add_argument("--charts", type=int, default=800)
    parser.add_argument("--cache", type=Path, default=Path("grouping-charts"))
    given = parser.parse_args()
    charts = [_chart(example) for example in examples(range(given.charts), given.cache)]
    print(Counter(chart.example.layout for chart in charts).most_common())
    np.savez_compressed(given.out, **learn(charts))  # type: ignore[arg-type]
    print(f"{given.out}: {given.out.stat().st_size / 1024:.0f} KiB")


def _chart(example: Example) -> Chart:
    page = Page(example.seen)
    near = Neighbours(page)
    pairs = candidates(page, near)
    return Chart(example, page, near, pairs, pair_features(page, near, pairs))


def learn(charts: Sequence[Chart]) -> Weights:
    """Return the weights of all networks, as `Networks.stored` takes them."""
    first, answers = _crossed(charts, _first_part, _PAIR, 100)
    seconds = [
        second_features(c.page, c.near, c.pairs, c.features, a[:, 1])
        for c, a in zip(charts, answers, strict=True)
    ]
    for chart, features in zip(charts, seconds, strict=True):
        chart.features = features
    second, answers = _crossed(charts, _first_part, _PAIR, 200)
    for chart, answer in zip(charts, answers, strict=True):
        groups = groups_of(len(chart.page), chart.pairs, answer[:, 1] > _JOIN)
        chart.blocks = Blocks(chart.page, members(groups))
        chart.truth = [chart.example.most(group) for group in chart.blocks.members]
    kinds, answers = _crossed(charts, _kind_part, _KIND, 300)
    heads = []
    for chart, answer in zip(charts, answers, strict=True):
        chart.headed = heading_candidates(answer)
        heads.append(heading_features(chart.page, chart.blocks, answer, chart.headed))
    under, answers = _crossed(charts, _head_part(heads), _HEAD, 400)
    for chart, features, answer in zip(charts, heads, answers, strict=True):
        features.update(chain_features(chart.blocks, chart.headed, answer[:, 1]))
    chain, _ = _crossed(charts, _head_part(heads), _HEAD, 500)
    weights: Weights = {"thresholds": np.array([_JOIN, _NOTE, _UNDER], np.float32)}
    named = {"first": first, "second": second, "kinds": kinds, "under": under, "chain": chain}
    for name, network in named.items():
        weights.update(kept(name, network))
    return weights


def _first_part(number: int, chart: Chart) -> Part:
    """Return the pairs of a chart: its features, whether two belong together, their weights."""
    del number
    home = np.array(chart.example.home)
    one, other = home[chart.pairs.first], home[chart.pairs.second]
    junk = np.array([chart.role(group) == "junk" for group in home], bool)
    unknown = junk[chart.pairs.first] & junk[chart.pairs.second]
    weights = np.where(unknown, _JUNK, 1.0) / np.sqrt(max(1, len(one)))
    return chart.features, ((one == other) & (one >= 0)).astype(np.int64), weights


def _kind_part(number: int, chart: Chart) -> Part:
    del number
    kinds = np.array([KINDS.index(chart.role(group)) for group in chart.truth], np.int64)
    weights = np.full(len(kinds), 1 / np.sqrt(max(1, len(kinds))))
    return group_features(chart.page, chart.blocks), kinds, weights


def _head_part(features: Sequence[Features]) -> Callable[[int, Chart], Part]:
    def part(number: int, chart: Chart) -> Part:
        note, head = chart.headed.note, chart.headed.head
        right = [
            chart.truth[h] >= 0 and chart.example.under.get(chart.truth[n]) == chart.truth[h]
            for n, h in zip(note, head, strict=True)
        ]
        is_note = np.array([chart.role(chart.truth[n]) == "note" for n in note], bool)
        weights = np.where(is_note, 1.0, _JUNK) / np.sqrt(max(1, len(note)))
        return features[number], np.array(right, np.int64), weights

    return part


def _crossed(
    charts: Sequence[Chart],
    part: Callable[[int, Chart], Part],
    recipe: Recipe,
    seed: int,
) -> tuple[Network, list[Floats]]:
    """Return a network that learned from all charts, and answers of others that learned from them.

    Each chart is answered by networks that did not see it.
    """
    parts = [part(number, chart) for number, chart in enumerate(charts)]
    answers: list[Floats] = [np.zeros((0, recipe.answers))] * len(parts)
    for fold in range(_FOLDS):
        known = [p for i, p in enumerate(parts) if i % _FOLDS != fold and len(p[1])]
        network = fit(table_of(known), replace(recipe, networks=2), seed + 10 * fold)
        for number in range(fold, len(parts), _FOLDS):
            if len(parts[number][1]):
                answers[number] = network.chances(parts[number][0])
    return fit(table_of([p for p in parts if len(p[1])]), recipe, seed + 10 * _FOLDS), answers


def kept(name: str, network: Network) -> Weights:
    """Return a network as it is kept in a file of several, see `recognition.grouping.network`."""
    weights: Weights = {
        f"{name}/features": np.array(network.features),
        f"{name}/centre": network.centre,
        f"{name}/scale": network.scale,
    }
    for number, (matrix, biases) in enumerate(network.layers):
        weights[f"{name}/weights{number}"] = matrix.astype(np.float16)
        weights[f"{name}/biases{number}"] = biases.astype(np.float16)
    return weights


if __name__ == "__main__":
    main()
