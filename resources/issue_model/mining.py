"""Finds notes that a half-trained network takes for the same issue though they are of two.

In a library of thousands of notes something is always near. Pairs that are drawn by chance never
teach that; these do.
"""

import random
from collections.abc import Callable, Iterator

import torch
from network import pooled
from notes import Group, overlap
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

_CANDIDATES, _JUDGED = 40, 12
_TAKEN_FOR_SAME = 0.2
_SHARED = 3
"""From this step of `overlap` on two notes of two groups may well be one issue after all."""
_BATCH = 256


class Taken:
    """Notes of other groups that a note is taken for, by the network as it is.

    Args:
        groups: The notes.
        encoded: Gives tokens (notes, pieces, 384) and which of them are of words.
        compare: Gives a logit for each pair of encoded notes.
        chance: Draws which of the nearest are judged.
    """

    def __init__(
        self,
        groups: list[Group],
        encoded: Callable[[list[str]], tuple[Tensor, Tensor]],
        compare: Callable[[Tensor, Tensor, Tensor, Tensor], Tensor],
        chance: random.Random,
    ) -> None:
        self._compare, self._chance = compare, chance
        self._belongs: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            for note in (note for notes in group for note in notes):
                self._belongs.setdefault(note, set()).add(number)
        self._texts = sorted(self._belongs, key=len)
        self._tokens: list[Tensor] = []
        wholes = []
        for place in range(0, len(self._texts), _BATCH):
            tokens, words = encoded(self._texts[place : place + _BATCH])
            wholes.append(pooled(tokens, words))
            self._tokens += [t[w].bfloat16() for t, w in zip(tokens, words, strict=True)]
        self._whole = torch.cat(wholes)

    def found(self) -> dict[str, list[str]]:
        """Return for each note those that it is taken for."""
        pairs = list(self._pairs())
        taken: dict[str, list[str]] = {}
        limit = torch.logit(torch.tensor(_TAKEN_FOR_SAME))
        for place in range(0, len(pairs), _BATCH):
            some = pairs[place : place + _BATCH]
            a, b = (self._padded([pair[side] for pair in some]) for side in (0, 1))
            for (note, other), score in zip(some, self._compare(*a, *b), strict=True):
                if score > limit:
                    taken.setdefault(self._texts[note], []).append(self._texts[other])
        return taken

    def _pairs(self) -> Iterator[tuple[int, int]]:
        texts, belongs = self._texts, self._belongs
        for begin in range(0, len(texts), _BATCH):
            near = (self._whole[begin : begin + _BATCH] @ self._whole.T).topk(_CANDIDATES + 1)
            for place, others in enumerate(near.indices.tolist(), begin):
                own = belongs[texts[place]]
                # The nearest of another group is left out: it is the likeliest to be one issue.
                fit = [o for o in others if not own & belongs[texts[o]]][1:]
                fit = [o for o in fit if overlap(texts[place], texts[o]) < _SHARED]
                for other in self._chance.sample(fit, min(len(fit), _JUDGED)):
                    yield place, other

    def _padded(self, places: list[int]) -> tuple[Tensor, Tensor]:
        tokens = pad_sequence([self._tokens[place] for place in places], batch_first=True).float()
        lengths = torch.tensor([len(self._tokens[place]) for place in places])[:, None]
        return tokens, torch.arange(tokens.shape[1])[None] < lengths
