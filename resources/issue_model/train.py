"""Trains the network for issues that were raised before, and writes what the program ships.

`python resources/issue_model/train.py model.safetensors OUT [--judge PAIRS.tsv ...]`; the first
file is that of all-MiniLM-L6-v2. The README beside this file says what to install.
"""

import argparse
import random
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import torch
from hand_over import hand_over
from mining import Taken
from network import Compare, Encoder, pooled
from notes import STEPS, Group, groups, misread, otherwise, overlap
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from flipchart_to_action.matching.tokenizer import WordPieces

HERE = Path(__file__).parent
MOST_PIECES = 48
_NOTES_A_STEP, _NOTES_A_MINED_STEP = 90, 60
_NEAR_PAIRS, _FAR_PAIRS, _FAR_WEIGHT = 260, 60, 0.15
_MINED_WEIGHT = 0.45
_RATE, _NEW_RATE, _WARM_STEPS = 6e-5, 1e-3, 60
_MINED_RATE, _MINED_NEW_RATE = 3e-5, 3e-4
_SURE, _UNSURE = 0.97, 0.02
_NEAREST_WEIGHT, _NEAREST_SHARP = 0.2, 20.0


class Training:
    """Trains `Encoder` and `Compare` together on pairs of notes.

    Args:
        weights: The file with the published weights.
        seed: Of all that is drawn.
    """

    def __init__(self, weights: Path, seed: int) -> None:
        torch.manual_seed(seed)
        self.chance = random.Random(seed)
        self.pieces = WordPieces.from_file(HERE / "vocabulary.txt")
        self.encoder, self.compare = Encoder(), Compare()
        self.encoder.load_published(load_file(weights))
        self.groups = groups()
        self.weights = _weights(self.groups)
        self.mined: dict[str, list[str]] = {}

    def mine(self) -> None:
        """Learn from now on from what is taken for the same as well, and more slowly."""
        self.encoder.eval()
        self.compare.eval()

        def encoded(texts: list[str]) -> tuple[Tensor, Tensor]:
            with torch.autocast("cpu", torch.bfloat16):
                tokens, words = self.encoded(texts)
            return tokens.float(), words

        with torch.no_grad():
            self.mined = Taken(self.groups, encoded, self.compare, self.chance).found()
        self.encoder.train()
        self.compare.train()
        print(
            f"mined: {sum(map(len, self.mined.values()))} for {len(self.mined)} notes", flush=True
        )

    def run(self, epochs: int, after: Callable[[], None]) -> None:
        """Go through all notes so many times, and call `after` each time."""
        steps = epochs * len(self._batches())
        rates = (_MINED_RATE, _MINED_NEW_RATE) if self.mined else (_RATE, _NEW_RATE)
        adam = torch.optim.AdamW(
            [
                {"params": list(self.encoder.parameters()), "lr": rates[0]},
                {"params": list(self.compare.parameters()), "lr": rates[1]},
            ],
            weight_decay=0.01,
            fused=True,
        )
        pace = torch.optim.lr_scheduler.LambdaLR(
            adam, lambda step: min(1.0, (step + 1) / _WARM_STEPS) * max(0.02, 1 - step / steps)
        )
        every = [p for part in adam.param_groups for p in part["params"]]
        began = time.monotonic()
        for epoch in range(1, epochs + 1):
            batches, total = self._batches(), 0.0
            for batch in batches:
                loss = self._loss(batch)
                adam.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(every, 1.0)
                adam.step()
                pace.step()
                total += loss.item()
            spent = time.monotonic() - began
            print(
                f"{epoch} of {epochs}: loss {total / len(batches):.4f}, {spent:.0f} s", flush=True
            )
            after()

    def encoded(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        """Return the numbers of each piece of each note, and which are of its words."""
        places = [self.pieces.places(text, MOST_PIECES) for text in texts]
        longest = max(map(len, places))
        ids = torch.tensor([one + [0] * (longest - len(one)) for one in places])
        lengths = torch.tensor([len(one) for one in places])[:, None]
        at = torch.arange(longest)[None]
        words = (at > 0) & (at < lengths - 1)
        words[:, 0] |= ~words.any(1)  # a note without words has at least its begin
        return self.encoder(ids, (at < lengths).long()), words

    def scores(self, pairs: list[tuple[str, str]]) -> Tensor:
        """Return a number for each pair, the higher the more it is one issue."""
        self.encoder.eval()
        self.compare.eval()
        found = []
        with torch.no_grad():
            for place in range(0, len(pairs), 64):
                first, second = zip(*pairs[place : place + 64], strict=True)
                tokens, words = self.encoded([*first, *second])
                n = len(first)
                found.append(self.compare(tokens[:n], words[:n], tokens[n:], words[n:]))
        self.encoder.train()
        self.compare.train()
        return torch.cat(found)

    def _batches(self) -> list[list[Group]]:
        shuffled = self.groups[:]
        self.chance.shuffle(shuffled)
        batches: list[list[Group]] = [[]]
        notes = 0
        for group in shuffled:
            batches[-1].append(group)
            notes += sum(map(len, group))
            if notes >= (_NOTES_A_MINED_STEP if self.mined else _NOTES_A_STEP):
                batches.append([])
                notes = 0
        return [batch for batch in batches if batch]

    def _loss(self, batch: list[Group]) -> Tensor:
        texts, written, issues = self._written(batch)
        pairs = list(combinations(range(len(texts)), 2))
        same = [(a, b) for a, b in pairs if issues[a] == issues[b]]
        near = [(a, b) for a, b in pairs if issues[a] != issues[b] and issues[a][0] == issues[b][0]]
        near = self.chance.sample(near, min(len(near), _NEAR_PAIRS))
        far = [(a, b) for a, b in pairs if issues[a][0] != issues[b][0]]
        far = self.chance.sample(far, min(len(far), _FAR_PAIRS))
        mined = [
            (place, self.chance.choice(self.mined[text]))
            for place, text in enumerate(written)
            if text in self.mined
        ]
        far_weight = _FAR_WEIGHT
        if mined:
            far_weight += _MINED_WEIGHT
            far += [(place, len(texts) + n) for n, (place, _) in enumerate(mined)]
            texts = [*texts, *(otherwise(other, self.chance) for _, other in mined)]
        with torch.autocast("cpu", torch.bfloat16):
            tokens, words = self.encoded(texts)
        tokens = tokens.float()
        first, second = torch.tensor([*same, *near, *far]).T
        said = self.compare(tokens[first], words[first], tokens[second], words[second])
        wanted = torch.tensor([_SURE] * len(same) + [_UNSURE] * (len(near) + len(far)))
        missed = functional.binary_cross_entropy_with_logits(said, wanted, reduction="none")
        for_same, for_other = self.weights
        weights = torch.cat(
            [
                torch.tensor([for_same[overlap(texts[a], texts[b])] for a, b in same]) / len(same),
                torch.tensor([for_other[overlap(texts[a], texts[b])] for a, b in near])
                * ((1 - far_weight) / len(near)),
                torch.full((len(far),), far_weight / max(1, len(far))),
            ]
        )
        own = slice(0, len(issues))
        nearest = self._nearest(tokens[own], words[own], issues)
        return (missed * weights).sum() / 2 + _NEAREST_WEIGHT * nearest

    def _written(self, batch: list[Group]) -> tuple[list[str], list[str], list[tuple[int, int]]]:
        """Return the notes of a batch, as they were written, and of each its group and issue."""
        texts, written, issues = [], [], []
        for place, group in enumerate(batch):
            for number, notes in enumerate(group):
                texts += [otherwise(note, self.chance) for note in notes]
                written += notes
                issues += [(place, number)] * len(notes)
            if self.chance.random() < 0.5:
                number = self.chance.randrange(len(group))
                written.append(self.chance.choice(group[number]))
                texts.append(misread(written[-1], self.chance))
                issues.append((place, number))
        return texts, written, issues

    def _nearest(self, tokens: Tensor, words: Tensor, issues: list[tuple[int, int]]) -> Tensor:
        """Hold notes of one issue near each other as a whole, so that they are found at all."""
        places: dict[tuple[int, int], list[int]] = {}
        for place, issue in enumerate(issues):
            places.setdefault(issue, []).append(place)
        pairs = [self.chance.sample(p, 2) for p in places.values() if len(p) > 1]
        whole = pooled(tokens, words)
        near = whole[[a for a, _ in pairs]] @ whole.T * _NEAREST_SHARP
        left = torch.zeros_like(near, dtype=torch.bool)
        for row, (first, second) in enumerate(pairs):
            left[row, [p for p in places[issues[first]] if p != second]] = True
        return functional.cross_entropy(
            near.masked_fill(left, -1e4), torch.tensor([b for _, b in pairs])
        )


def _weights(all_groups: list[Group]) -> tuple[list[float], list[float]]:
    """Return weights for pairs of one issue and of two, by how far they share words.

    With them, words in common say nothing by themselves: in each step of `overlap` both kinds of
    pairs weigh the same.
    """
    same, other = [5.0] * STEPS, [5.0] * STEPS
    for group in all_groups:
        for notes in group:
            for first, second in combinations(notes, 2):
                same[overlap(first, second)] += 1
        for notes, others in combinations(group, 2):
            for first in notes:
                for second in others:
                    other[overlap(first, second)] += 1
    shares = [(a / sum(same), b / sum(other)) for a, b in zip(same, other, strict=True)]
    middle = [(a + b) / 2 for a, b in shares]

    def within(weight: float) -> float:
        return min(4.0, max(0.4, weight))

    return (
        [within(m / a) for m, (a, _) in zip(middle, shares, strict=True)],
        [within(m / b) for m, (_, b) in zip(middle, shares, strict=True)],
    )


def _judge(training: Training, file: Path) -> None:
    """Print precision and recall of the pairs in a file at some limits."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    said = training.scores([(first, second) for _, first, second in rows])
    same = torch.tensor([kind != "other" for kind, _, _ in rows])
    order = (said[same][:, None] > said[~same][None]).float().mean()
    parts = [f"{file.name:14} auc {order:.3f}"]
    for limit in (0.0, 0.5, 1.0, 1.5, 2.0):
        offered = said >= limit
        right = (offered & same).sum()
        parts.append(f"{limit}: {right / offered.sum():.2f} {right / same.sum():.2f}")
    print("  ", " | ".join(parts), flush=True)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--mined-epochs", type=int, default=1)
    parser.add_argument("--trained", type=Path, help="go on from an earlier trained.pt")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--judge", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    training = Training(options.weights, options.seed)

    def after() -> None:
        for file in options.judge:
            _judge(training, file)
        torch.save(
            {"encoder": training.encoder.state_dict(), "compare": training.compare.state_dict()},
            options.out / "trained.pt",
        )

    options.out.mkdir(parents=True, exist_ok=True)
    if options.trained is not None:
        kept = torch.load(options.trained)
        training.encoder.load_state_dict(kept["encoder"])
        training.compare.load_state_dict(kept["compare"])
    else:
        training.run(options.epochs, after)
    for _ in range(options.mined_epochs):
        training.mine()
        training.run(1, after)
    hand_over(training.encoder.eval(), training.compare.eval(), options.out)


if __name__ == "__main__":
    main()
