"""Networks fitted to tables of features, as `recognition.grouping.network` runs them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from flipchart_to_action.recognition.grouping.network import Network

_BATCH = 512
_RATE, _DECAY = 4e-3, 1e-3
_LEFT_OUT = 0.1
"""What part of the inner numbers is left out at random, so that none is relied on."""

_BLUR = 0.1
"""How far features are moved at random, in steps of their usual spread."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What a network learns from: rows x features, the right answer of each row, its weight."""

    names: tuple[str, ...]
    rows: NDArray[np.float32]
    answers: NDArray[np.int64]
    weights: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is made: `inner` sizes of its layers, how many of it, how long it learns.

    `hidden`: the names of features that are hidden from it in the part `hide` of the rows, because
    they tell more on drawn charts than on photos.
    """

    answers: int = 2
    inner: tuple[int, ...] = (48, 24)
    networks: int = 4
    rounds: int = 25
    hidden: tuple[str, ...] = ()
    hide: float = 0.4


def fit(table: Table, recipe: Recipe, seed: int) -> Network:
    """Return networks that were fitted to `table`; the same seed gives the same ones."""
    centre = np.median(table.rows, axis=0)
    low, high = np.percentile(table.rows, (10, 90), axis=0)
    spread = table.rows.std(axis=0)
    scale = np.where(high > low + 1e-3, np.maximum((high - low) / 2.56, 0.3 * spread), spread)
    scale = np.where(scale > 1e-6, scale, 1.0)
    shown = np.clip((table.rows - centre) / scale, -Network.reach, Network.reach)
    kept = [_one(shown.astype(np.float32), table, recipe, seed + i) for i in range(recipe.networks)]
    layers = tuple(
        (np.stack([one[i][0] for one in kept]), np.stack([one[i][1] for one in kept]))
        for i in range(len(kept[0]))
    )
    return Network(table.names, centre.astype(np.float32), scale.astype(np.float32), layers)


def _one(
    shown: NDArray[np.float32], table: Table, recipe: Recipe, seed: int
) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    torch.manual_seed(seed)
    network = _network(shown.shape[1], recipe)
    rows, answers = torch.from_numpy(shown), torch.from_numpy(table.answers)
    weights = torch.from_numpy(table.weights)
    is_hidden = torch.tensor([name.startswith(recipe.hidden or ("\0",)) for name in table.names])
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    batches = max(1, len(rows) // _BATCH)
    course = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, _RATE, total_steps=recipe.rounds * batches + 1
    )
    for _ in range(recipe.rounds):
        order = torch.randperm(len(rows))
        for batch in order[: batches * _BATCH].chunk(batches):
            seen = rows[batch] + _BLUR * torch.randn(len(batch), rows.shape[1])
            hide = (torch.rand(len(batch), 1) < recipe.hide) & is_hidden
            seen = seen * ~(hide | (torch.rand_like(seen) < _LEFT_OUT / 2))
            losses = torch.nn.functional.cross_entropy(
                network(seen), answers[batch], reduction="none", label_smoothing=0.02
            )
            loss = (losses * weights[batch]).sum() / weights[batch].sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            course.step()
    network.eval()
    return [
        (layer.weight.detach().numpy().T.copy(), layer.bias.detach().numpy().copy())
        for layer in network
        if isinstance(layer, torch.nn.Linear)
    ]


def _network(width: int, recipe: Recipe) -> torch.nn.Sequential:
    layers: list[torch.nn.Module] = []
    for inner in recipe.inner:
        layers += [torch.nn.Linear(width, inner), torch.nn.ReLU(), torch.nn.Dropout(_LEFT_OUT)]
        width = inner
    return torch.nn.Sequential(*layers, torch.nn.Linear(width, recipe.answers))


def table_of(
    parts: Sequence[tuple[dict[str, NDArray[np.float64]], NDArray[np.int64], NDArray[np.float64]]],
) -> Table:
    """Return features, right answers and weights of many charts as one table."""
    names = tuple(parts[0][0])
    return Table(
        names,
        np.concatenate([np.stack([f[n] for n in names], axis=1) for f, _, _ in parts]).astype(
            np.float32
        ),
        np.concatenate([answers for _, answers, _ in parts]).astype(np.int64),
        np.concatenate([weights for _, _, weights in parts]).astype(np.float32),
    )
