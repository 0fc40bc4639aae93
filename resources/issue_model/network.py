"""The network that says whether two notes are one issue, as it is trained and handed over.

`Encoder` is BERT (Devlin et al. 2019) in the small size of MiniLM (Wang et al. 2020): six layers,
384 numbers a word piece. `Compare` is after the decomposable attention of Parikh et al. (2016):
each piece of one note is laid beside what is nearest to it in the other, and what finds nothing
counts as much as what does.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
PIECES, PLACES = 30_522, 512
_DROPOUT = 0.1
_BESIDE = 128
_FAR = -1e4


def _joined(width: int) -> nn.ModuleDict:
    return nn.ModuleDict(
        {"dense": nn.Linear(width, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12)}
    )


class _Layer(nn.Module):
    """Names are those of the published weights."""

    def __init__(self) -> None:
        super().__init__()
        own = {n: nn.Linear(WIDTH, WIDTH) for n in ("query", "key", "value")}
        self.attention = nn.ModuleDict({"self": nn.ModuleDict(own), "output": _joined(WIDTH)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, INNER)})
        self.output = _joined(INNER)
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, x: Tensor, closed: Tensor) -> Tensor:
        many, long, _ = x.shape
        own, out = self.attention["self"], self.attention["output"]
        query, key, value = (
            own[n](x).view(many, long, HEADS, WIDTH // HEADS).transpose(1, 2)
            for n in ("query", "key", "value")
        )
        near = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + closed
        seen = self.drop(torch.softmax(near, -1)) @ value
        seen = seen.transpose(1, 2).reshape(many, long, WIDTH)
        x = out["LayerNorm"](self.drop(out["dense"](seen)) + x)
        inner = functional.gelu(self.intermediate["dense"](x))
        return self.output["LayerNorm"](self.drop(self.output["dense"](inner)) + x)


class Encoder(nn.Module):
    """Word pieces of notes in, 384 numbers for each of them in its note out."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = nn.ModuleDict(
            {
                "word_embeddings": nn.Embedding(PIECES, WIDTH),
                "position_embeddings": nn.Embedding(PLACES, WIDTH),
                "token_type_embeddings": nn.Embedding(2, WIDTH),
                "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12),
            }
        )
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(_Layer() for _ in range(LAYERS))})
        self.drop = nn.Dropout(_DROPOUT)

    def load_published(self, weights: Mapping[str, Tensor]) -> None:
        """Take over the weights of all-MiniLM-L6-v2; what it does not use here is left out."""
        own = self.state_dict()
        self.load_state_dict({name: weights[name] for name in own})

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return (notes, pieces, 384) of `pieces`; `mask` is 1 where a note has a piece."""
        parts = self.embeddings
        x = parts["word_embeddings"](pieces)
        x = x + parts["position_embeddings"].weight[: pieces.shape[1]]
        x = x + parts["token_type_embeddings"].weight[0]
        x = self.drop(parts["LayerNorm"](x))
        closed = (1.0 - mask.float())[:, None, None] * _FAR
        for layer in self.encoder["layer"]:
            x = layer(x, closed)
        return x


class Compare(nn.Module):
    """Two encoded notes in, one number out: above 0 they are more likely one issue than not."""

    def __init__(self) -> None:
        super().__init__()
        self.small = nn.Linear(WIDTH, _BESIDE)
        self.sharp = nn.Parameter(torch.tensor(2.5))
        self.matters = nn.Linear(WIDTH, 1)
        self.beside = nn.Sequential(
            nn.Linear(4 * _BESIDE + 2, _BESIDE),
            nn.ReLU(),
            nn.Dropout(_DROPOUT),
            nn.Linear(_BESIDE, _BESIDE),
            nn.ReLU(),
        )
        self.judge = nn.Sequential(
            nn.Linear(4 * _BESIDE + 5, _BESIDE),
            nn.ReLU(),
            nn.Dropout(_DROPOUT),
            nn.Linear(_BESIDE, 1),
        )

    def forward(self, a: Tensor, a_mask: Tensor, b: Tensor, b_mask: Tensor) -> Tensor:
        """Return the logits (pairs,) of notes (pairs, pieces, 384) with their boolean masks."""
        near = functional.normalize(a, dim=2) @ functional.normalize(b, dim=2).transpose(1, 2)
        mean_a, most_a, found_a, least_a = self._side(a, b, near, a_mask, b_mask)
        mean_b, most_b, found_b, least_b = self._side(b, a, near.transpose(1, 2), b_mask, a_mask)
        whole = (pooled(a, a_mask) * pooled(b, b_mask)).sum(1)
        found, least = torch.stack([found_a, found_b]), torch.stack([least_a, least_b])
        numbers = [whole, found.amax(0), found.amin(0), least.amax(0), least.amin(0)]
        parts = [mean_a + mean_b, (mean_a - mean_b).abs()]
        parts += [torch.maximum(most_a, most_b), torch.minimum(most_a, most_b)]
        said: Tensor = self.judge(torch.cat([*parts, torch.stack(numbers, 1)], 1))
        return said[:, 0]

    def _side(
        self, a: Tensor, b: Tensor, near: Tensor, a_mask: Tensor, b_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Lay each piece of `a` beside what of `b` is near to it."""
        there = b_mask[:, None]
        share = torch.softmax((near * self.sharp.exp()).masked_fill(~there, _FAR), 2)
        nearest = near.masked_fill(~there, -1.0).amax(2)
        mine, its = self.small(a), share @ self.small(b)
        how_near = torch.stack([nearest, (share * near).sum(2)], 2)
        one = self.beside(torch.cat([mine, its, (mine - its).abs(), mine * its, how_near], 2))
        weight = torch.sigmoid(self.matters(a)[..., 0]) * a_mask
        weight = weight / weight.sum(1, keepdim=True).clamp(min=1e-4)
        mean = (weight[..., None] * one).sum(1)
        most = one.masked_fill(~a_mask[..., None], 0.0).amax(1)
        return mean, most, (weight * nearest).sum(1), nearest.masked_fill(~a_mask, 1.0).amin(1)


def pooled(tokens: Tensor, mask: Tensor) -> Tensor:
    """Return one direction of length 1 for each note: the mean of its pieces."""
    total = (tokens * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    return functional.normalize(total, dim=1)
