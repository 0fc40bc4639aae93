"""Which headings a group may stand under, and what tells which it is.

Lengths are in usual heights of the page's writing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.grouping.group_features import Blocks
from flipchart_to_action.recognition.grouping.page import Floats, Page

_FAR = 40.0

_MAY_HEAD = 0.1
"""The chance to be a heading or title from which on a group is a candidate."""

_MOST_HEADS = 24


@dataclass(frozen=True, slots=True, eq=False)
class Headed:
    """Candidates: the number of a group, and of one that may be the heading over it."""

    note: NDArray[np.intp]
    head: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.note)


def heading_candidates(chances: Floats) -> Headed:
    """Return each group with each other that may be a heading.

    Args:
        chances: Groups x kinds, as in `heading_features`.
    """
    likely = chances[:, 1] + chances[:, 2]
    heads = np.flatnonzero(likely >= _MAY_HEAD)
    heads = heads[np.argsort(-likely[heads])][:_MOST_HEADS]
    note, head = np.meshgrid(np.arange(len(likely)), heads, indexing="ij")
    kept = note.ravel() != head.ravel()
    return Headed(note.ravel()[kept], head.ravel()[kept])


def heading_features(
    page: Page, blocks: Blocks, chances: Floats, pairs: Headed
) -> dict[str, Floats]:
    """Return the named features of candidates, one value each.

    Args:
        page: All pieces.
        blocks: The groups.
        chances: Groups x kinds, how likely each is a note, title, heading, label or none.
        pairs: The candidates.
    """
    note, head, tall = pairs.note, pairs.head, page.usual
    low, high, centre = blocks.low, blocks.high, blocks.centres
    heads = np.unique(head)
    aside, over = blocks.room()
    step = (centre[note] - centre[head]) / tall
    is_under = centre[note, 1] > centre[head, 1]
    overlap = np.minimum(high[note, 0], high[head, 0]) - np.maximum(low[note, 0], low[head, 0])
    narrower = np.minimum(high[note, 0] - low[note, 0], high[head, 0] - low[head, 0])
    far = np.hypot(aside[note, head], over[note, head]) / tall
    sure = chances[:, 1] + chances[:, 2]
    found = {
        "step_x": np.clip(step[:, 0], -_FAR, _FAR),
        "step_y": np.clip(step[:, 1], -_FAR, _FAR),
        "left": np.clip((low[note, 0] - low[head, 0]) / tall, -_FAR, _FAR),
        "right": np.clip((high[note, 0] - high[head, 0]) / tall, -_FAR, _FAR),
        "down": np.clip((low[note, 1] - high[head, 1]) / tall, -_FAR, _FAR),
        "aside": np.minimum(_FAR, aside[note, head] / tall),
        "over": np.minimum(_FAR, over[note, head] / tall),
        "far": np.minimum(_FAR, far),
        "overlap": np.clip(overlap / np.maximum(1.0, narrower), -2, 1),
        "under": is_under,
        "in_row": np.abs(step[:, 1]) < 0.7,
        "head_size": np.log(blocks.heights[head] / tall),
        "larger": np.log(blocks.heights[head] / blocks.heights[note]),
        "same_sheet": blocks.sheet[note] == blocks.sheet[head],
        "same_sticky": (blocks.sticky[note] == blocks.sticky[head]) & (blocks.sticky[note] >= 0),
        "note_on_sticky": blocks.sticky[note] >= 0,
        "head_on_sticky": blocks.sticky[head] >= 0,
        "heads": np.full(len(pairs), len(heads)),
        "groups": np.full(len(pairs), len(blocks)),
        "is_title": chances[head, 1],
        "is_heading": chances[head, 2],
        "is_note": chances[note, 0],
        "note_heads": sure[note],
    }
    found.update(_rivals(page, blocks, sure, pairs))
    found.update(_way(page, blocks, pairs))
    return {name: np.asarray(values, float) for name, values in found.items()}


def _rivals(page: Page, blocks: Blocks, sure: Floats, pairs: Headed) -> dict[str, Floats]:
    """How the heading stands against the other headings that the same group may be under."""
    note, head, tall = pairs.note, pairs.head, page.usual
    heads = np.unique(head)
    low, high, centre = blocks.low, blocks.high, blocks.centres
    aside, over = blocks.room()
    far = np.hypot(aside, over)
    count = len(pairs)
    weights = sure[heads]
    n_low, n_high, n_mid = low[note], high[note], centre[note]
    h_low, h_mid = low[head], centre[head]
    other = heads[None, :] != head[:, None]
    other &= heads[None, :] != note[:, None]
    o_mid, o_low, o_high = centre[heads], low[heads], high[heads]
    nearer = other & (far[note][:, heads] < far[note, head][:, None])
    over_note = (o_low[None, :, 0] < n_high[:, None, 0]) & (o_high[None, :, 0] > n_low[:, None, 0])
    between = other & over_note & (o_mid[None, :, 1] > h_mid[:, None, 1])
    between &= o_mid[None, :, 1] < n_mid[:, None, 1]
    left_of = other & (o_mid[None, :, 0] <= n_mid[:, None, 0] + tall)
    lower = (
        left_of & (o_mid[None, :, 1] > h_mid[:, None, 1]) & (o_mid[None, :, 1] <= n_mid[:, None, 1])
    )
    in_row = other & (
        np.abs(o_mid[None, :, 1] - h_mid[:, None, 1]) < 1.2 * blocks.heights[head][:, None]
    )
    is_right = in_row & (o_mid[None, :, 0] > h_mid[:, None, 0])
    is_left = in_row & (o_mid[None, :, 0] < h_mid[:, None, 0])
    next_left = np.where(is_right, o_low[None, :, 0], np.inf).min(axis=1, initial=np.inf)
    last_right = np.where(is_left, o_high[None, :, 0], -np.inf).max(axis=1, initial=-np.inf)
    past_right = np.where(np.isfinite(next_left), (n_mid[:, 0] - next_left) / tall, -_FAR)
    past_left = np.where(np.isfinite(last_right), (last_right - n_mid[:, 0]) / tall, -_FAR)
    begins = np.where(other, np.abs(o_low[None, :, 0] - n_low[:, None, 0]), np.inf)
    own = np.abs(h_low[:, 0] - n_low[:, 0])
    least = begins.min(axis=1, initial=np.inf)
    return {
        "nearer": nearer.sum(axis=1),
        "nearer_sure": (nearer * weights).sum(axis=1),
        "between": between.sum(axis=1),
        "between_sure": (between * weights).sum(axis=1),
        "lower": lower.sum(axis=1),
        "lower_sure": (lower * weights).sum(axis=1),
        "in_head_row": in_row.sum(axis=1),
        "past_right": np.clip(past_right, -_FAR, _FAR),
        "past_left": np.clip(past_left, -_FAR, _FAR),
        "left_best": np.where(
            np.isfinite(least), np.clip((own - least) / tall, -_FAR, _FAR), -_FAR
        ),
        "rank": nearer.sum(axis=1) / max(1, len(heads)) if count else np.zeros(0),
    }


def _way(page: Page, blocks: Blocks, pairs: Headed) -> dict[str, Floats]:
    """What lies on the way from the heading to the group."""
    start, end = blocks.centres[pairs.head], blocks.centres[pairs.note]
    way = start[:, None] + np.linspace(0, 1, 25)[None, :, None] * (end - start)[:, None]
    colours = page.seen.surface.colours(way)
    change = np.linalg.norm(np.diff(colours, axis=1), axis=2)
    ink = np.array([look.ink for look in page.seen.looks]).reshape(-1, 3)
    ground = np.array([look.ground for look in page.seen.looks]).reshape(-1, 3)
    own_ink, own_ground = blocks.mean(ink), blocks.mean(ground)
    away = own_ground[pairs.note] - own_ground[pairs.head]
    walls = [page.walls.crossed(s, e) for s, e in zip(start, end, strict=True)]
    return {
        "way_step": change.max(axis=1, initial=0.0),
        "way_mean": change.mean(axis=1),
        "walls": np.array(walls, float),
        "ink_apart": np.linalg.norm((own_ink[pairs.note] - own_ink[pairs.head])[:, 1:], axis=1),
        "ground_apart": np.linalg.norm(away, axis=1),
    }


def chain_features(blocks: Blocks, pairs: Headed, first: Floats) -> dict[str, Floats]:
    """Return what the first answers tell: of the rivals, and of the groups next to each.

    A list goes on under its heading: what stands right above, below or beside a group is most
    often under the same.

    Args:
        blocks: The groups.
        pairs: The candidates.
        first: How likely each is by itself, 0..1.
    """
    count = len(blocks)
    chances = np.zeros((count, count))
    chances[pairs.note, pairs.head] = first
    aside, over = blocks.room()
    apart = np.hypot(aside, 1.5 * over)
    apart[np.eye(count, dtype=bool)] = np.inf
    near = np.argsort(apart, axis=1)[:, :4]
    weights = np.take_along_axis(1.0 / (1.0 + apart / np.median(blocks.heights)), near, axis=1)
    around = (chances[near] * weights[:, :, None]).sum(axis=1)
    around /= np.maximum(1e-6, weights.sum(axis=1))[:, None]
    above = np.where(
        (aside <= 0) & (blocks.centres[None, :, 1] < blocks.centres[:, None, 1]), over, np.inf
    )
    above[np.eye(count, dtype=bool)] = np.inf
    upper = above.argmin(axis=1)
    has_upper = np.isfinite(above.min(axis=1, initial=np.inf))
    best = np.zeros(len(pairs))
    for number, (note, head) in enumerate(zip(pairs.note, pairs.head, strict=True)):
        row = chances[note].copy()
        row[head] = 0.0
        best[number] = row.max()
    sure = np.clip(first, 1e-3, 1 - 1e-3)
    return {
        "first": np.log(sure / (1 - sure)),
        "rival": best,
        "ahead": first - best,
        "around": around[pairs.note, pairs.head],
        "upper": np.where(has_upper[pairs.note], chances[upper[pairs.note], pairs.head], 0.0),
        "upper_is_head": (upper[pairs.note] == pairs.head) & has_upper[pairs.note],
        "headed": chances.sum(axis=0)[pairs.head],
    }
