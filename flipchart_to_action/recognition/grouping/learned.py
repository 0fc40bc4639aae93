"""Notes put together by networks that learned from drawn charts which lines belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.errors import RecogniserError
from flipchart_to_action.paths import resources
from flipchart_to_action.recognition.grouping.bullets import split_marker
from flipchart_to_action.recognition.grouping.group_features import Blocks, group_features
from flipchart_to_action.recognition.grouping.grouper import Group, Seen
from flipchart_to_action.recognition.grouping.heading_features import (
    chain_features,
    heading_candidates,
    heading_features,
)
from flipchart_to_action.recognition.grouping.list_markers import without_markers
from flipchart_to_action.recognition.grouping.network import Network, Weights, stored
from flipchart_to_action.recognition.grouping.note_text import joined, rows_of
from flipchart_to_action.recognition.grouping.page import Floats, Page
from flipchart_to_action.recognition.grouping.pair_features import (
    Neighbours,
    candidates,
    pair_features,
)
from flipchart_to_action.recognition.grouping.reading_order import reading_order
from flipchart_to_action.recognition.grouping.second_look import (
    groups_of,
    members,
    second_features,
)

KINDS = ("note", "title", "heading", "label", "junk")
"""What a group may be, in the order of the network's answers. "junk" is no part of the notes."""

NOTE, TITLE = 0, 1

_HEADED = 0.6
"""How many groups, each counted by its chance, must stand under one to make it a heading."""


@dataclass(frozen=True, slots=True, eq=False)
class Networks:
    """The networks, one after the other, and from which chance on each answer counts.

    `first` and `second` say whether two pieces belong to one note, `kinds` what a group is,
    `under` and `chain` whether a group stands under a heading.
    """

    first: Network
    second: Network
    kinds: Network
    under: Network
    chain: Network
    join_from: float
    note_from: float
    under_from: float

    @staticmethod
    def stored(weights: Weights) -> "Networks":
        """Return the networks of a file of weights."""
        names = ("first", "second", "kinds", "under", "chain")
        first, second, kinds, under, chain = (stored(name, weights) for name in names)
        join, note, head = (float(one) for one in weights["thresholds"])
        return Networks(first, second, kinds, under, chain, join, note, head)


class LearnedGrouper:
    """Joins lines to notes and tells their kinds; see `resources/grouping_model`."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks

    def group(self, seen: Seen) -> list[Group]:
        """Return what was seen as notes, headings and titles in reading order; no line is lost."""
        if not seen.lines:
            return []
        page = Page(seen)
        groups = join(page, self._networks)
        blocks = Blocks(page, groups)
        chances = self._networks.kinds.chances(group_features(page, blocks))
        heads = heads_over(page, blocks, chances, self._networks)
        kinds = named(chances, heads, self._networks.note_from)
        texts = _texts(page, groups)
        found = [
            Group(
                text=texts[number],
                lines=tuple(page.lines[i] for row in rows_of(page, group) for i in row),
                kind=kinds[number],
                under=texts[heads[number]] if heads[number] >= 0 else "",
                colour=_colour(page, group),
            )
            for number, group in enumerate(groups)
        ]
        return [found[number] for number in reading_order(blocks, kinds, heads, seen.sheets)]


@cache
def learned_grouper() -> LearnedGrouper:
    """Return the grouper with the networks that come with the program.

    Raises:
        RecogniserError: They are missing.
    """
    weights = resources() / "grouping_model" / "weights.npz"
    if not weights.is_file():
        raise RecogniserError(
            "What joins lines to notes is not installed.", "Install the program again."
        )
    with np.load(weights, allow_pickle=False) as file:
        return LearnedGrouper(Networks.stored(dict(file)))


def join(page: Page, networks: Networks) -> list[list[int]]:
    """Return the groups of pieces that belong together, each piece in one."""
    near = Neighbours(page)
    pairs = candidates(page, near)
    if not len(pairs):
        return [[i] for i in range(len(page))]
    features = pair_features(page, near, pairs)
    first = networks.first.chances(features)[:, 1]
    more = second_features(page, near, pairs, features, first)
    joins = networks.second.chances(more)[:, 1] > networks.join_from
    return members(groups_of(len(page), pairs, joins))


def heads_over(page: Page, blocks: Blocks, chances: Floats, networks: Networks) -> NDArray[np.intp]:
    """Return for each group the number of the heading that it stands under; -1: none.

    Args:
        page: All pieces.
        blocks: The groups.
        chances: Groups x `KINDS`.
        networks: What answers.
    """
    pairs = heading_candidates(chances)
    if not len(pairs):
        return np.full(len(blocks), -1, np.intp)
    features = heading_features(page, blocks, chances, pairs)
    first = networks.under.chances(features)[:, 1]
    features.update(chain_features(blocks, pairs, first))
    under = np.zeros((len(blocks), len(blocks)))
    under[pairs.note, pairs.head] = networks.chain.chances(features)[:, 1]
    return chosen_heads(under, networks.under_from)


def chosen_heads(under: Floats, least: float) -> NDArray[np.intp]:
    """Return for each group its heading; -1: none. What is a heading itself stands under none.

    A group is taken for a heading where those that stand under it most likely are `_HEADED`
    together, each with a chance of at least `least`.

    Args:
        under: Groups x groups, the chance that the first stands under the second.
        least: The least chance that counts.
    """
    best, sure = under.argmax(axis=1), under.max(axis=1, initial=0)
    headed = np.bincount(best, np.where(sure >= least, sure, 0.0), minlength=len(under))
    is_head = headed >= _HEADED
    left = under * is_head[None, :]
    best, sure = left.argmax(axis=1), left.max(axis=1, initial=0)
    return np.where((sure >= least) & ~is_head, best, -1)


def named(chances: Floats, heads: NDArray[np.intp], note_from: float) -> list[NoteKind]:
    """Return what each group is for a person: a label is like a heading that nothing is under.

    What is taken for no note is not walked through, so whatever may be one is one.
    """
    kinds = []
    for number, chance in enumerate(chances):
        if number in heads:
            kinds.append(NoteKind.HEADING)
        elif chance[NOTE] >= note_from:
            kinds.append(NoteKind.NOTE)
        else:
            is_title = chance.argmax() == TITLE
            kinds.append(NoteKind.TITLE if is_title else NoteKind.HEADING)
    # One line alone on its sheet is what there is to talk about, however large.
    return kinds if NoteKind.NOTE in kinds else [NoteKind.NOTE] * len(kinds)


def _texts(page: Page, groups: Sequence[Sequence[int]]) -> list[str]:
    """Return the words of each group, without the signs that only mark or count it."""
    rows = [rows_of(page, group) for group in groups]
    firsts = without_markers([page.beginning(group[0]) for group in rows])
    return [
        joined([first, *(_unmarked(page.beginning(row).text) for row in group[1:])])
        for first, group in zip(firsts, rows, strict=True)
    ]


def _unmarked(row: str) -> str:
    """Return a further row of a note without a sign before it; a number belongs to its words."""
    marked = split_marker(row)
    return row.strip() if marked.marker.isdigit() else marked.text


def _colour(page: Page, group: Sequence[int]) -> str | None:
    homes = {int(page.sticky[i]) for i in group}
    home = homes.pop()
    return page.seen.stickies[home].colour if home >= 0 and not homes else None
