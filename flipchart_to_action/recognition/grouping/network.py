"""A small network of our own making, run by numpy: what it is shown, and what it answers."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.recognition.grouping.page import Floats

Weights: TypeAlias = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Several perceptrons side by side, whose answers are averaged.

    `features`: the names of what it is shown, in order. `centre` and `scale`: what is taken off
    each and by what it is divided; beyond `reach` on either side it is cut off. `layers`: weights
    (networks x inputs x outputs) and biases (networks x outputs) of each layer.
    """

    features: tuple[str, ...]
    centre: NDArray[np.float32]
    scale: NDArray[np.float32]
    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]

    reach = 4.0

    def chances(self, features: dict[str, Floats]) -> Floats:
        """Return rows x answers, each row of which sums to 1.

        Args:
            features: By name, one value a row each; more than the network's own are left aside.
        """
        table = np.stack([features[name] for name in self.features], axis=1)
        shown = np.clip((table - self.centre) / self.scale, -self.reach, self.reach)
        found = shown[None].astype(np.float32)
        for number, (weights, biases) in enumerate(self.layers):
            found = found @ weights + biases[:, None, :]
            if number < len(self.layers) - 1:
                found = np.maximum(found, 0.0)
        odds = np.exp(found - found.max(axis=2, keepdims=True))
        answers: Floats = (odds / odds.sum(axis=2, keepdims=True)).mean(axis=0, dtype=float)
        return answers


def stored(name: str, weights: Weights) -> Network:
    """Return the network called `name` out of a file of several."""
    layers: list[tuple[NDArray[np.float32], NDArray[np.float32]]] = []
    while (key := f"{name}/weights{len(layers)}") in weights:
        layers.append((weights[key].astype(np.float32), weights[f"{name}/biases{len(layers)}"]))
    return Network(
        tuple(str(one) for one in weights[f"{name}/features"]),
        weights[f"{name}/centre"],
        weights[f"{name}/scale"],
        tuple((w, b.astype(np.float32)) for w, b in layers),
    )
