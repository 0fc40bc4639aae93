"""How likely two notes are to say one issue, whatever words were chosen for it.

The network and how it was trained stand in `resources/issue_model`. It runs on this computer alone.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action import paths
from flipchart_to_action.errors import UserError
from flipchart_to_action.matching.tokenizer import WordPieces

Numbers: TypeAlias = NDArray[np.float32]
_MOST_PIECES = 48
"""Notes are short; what is longer is judged by its beginning."""
_MOST_IN_EIGHT_BITS = 127
_NEAR = 15.0
"""How much near directions say beside what the network says of a pair."""
_THREADS = 2
FILES = ("encoder.onnx", "compare.onnx", "vocabulary.txt")
"""The network, in `resources/issue_model`."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A note as the network sees it, small enough to keep many.

    `direction` (384,) has the length 1 and is near that of notes which say alike. `pieces`
    (pieces, 384) are those of its words, in eight bits: one of them stands for `step`.
    """

    direction: Numbers
    pieces: NDArray[np.int8]
    step: float

    @property
    def numbers(self) -> Numbers:
        """The pieces as the network gave them, nearly."""
        return self.pieces.astype(np.float32) * np.float32(self.step)


class Likeness:
    """Judges pairs of notes. Safe to use from any thread; the network loads at the first use.

    Args:
        folder: Where the network is; None: where the program keeps its own.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.resources() / "issue_model"
        self._lock = threading.Lock()

    @property
    def is_here(self) -> bool:
        """Whether the files of the network are there."""
        return all((self._folder / name).is_file() for name in FILES)

    def see(self, texts: Sequence[str]) -> list[Seen]:
        """Return some notes as the network sees them, all at once: a hundred at most.

        Raises:
            UserError: The network does not start.
        """
        pieces, encoder = self._load()[:2]
        places = [pieces.places(text, _MOST_PIECES) for text in texts]
        longest = max(map(len, places), default=2)
        ids = np.zeros((len(places), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, one in enumerate(places):
            ids[row, : len(one)] = one
            mask[row, : len(one)] = 1
        (tokens,) = encoder.run(None, {"pieces": ids, "mask": mask})
        # Without begin and end; what has no words has nothing but these.
        return [_seen(t[1 : max(2, len(p) - 1)]) for t, p in zip(tokens, places, strict=True)]

    def evidence(self, note: Seen, others: Sequence[Seen]) -> Numbers:
        """Return for each of `others` how much speaks for its saying the issue of `note`.

        It is the sum of two logits, of the pair and of the directions; about 10 is much.

        Raises:
            UserError: The network does not start.
        """
        if not others:
            return np.zeros(0, dtype=np.float32)
        a, a_mask = _padded([note])
        b, b_mask = _padded(others)
        many = len(others)
        (said,) = self._load()[2].run(
            None,
            {
                "a": np.repeat(a, many, axis=0),
                "a_mask": np.repeat(a_mask, many, axis=0),
                "b": b,
                "b_mask": b_mask,
            },
        )
        near = np.array([other.direction for other in others]) @ note.direction
        return np.asarray(said + _NEAR * near, dtype=np.float32)

    def _load(self) -> tuple[WordPieces, Any, Any]:
        with self._lock:
            return self._network

    @cached_property
    def _network(self) -> tuple[WordPieces, Any, Any]:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        options.enable_cpu_mem_arena = False
        # Between two notes the threads sleep: the window is in the same process.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        encoder, compare, vocabulary = (self._folder / name for name in FILES)
        try:
            return (
                WordPieces.from_file(vocabulary),
                *(
                    onnxruntime.InferenceSession(
                        str(file), options, providers=["CPUExecutionProvider"]
                    )
                    for file in (encoder, compare)
                ),
            )
        except Exception as error:
            raise UserError(
                "Issues of earlier workshops can't be looked for.",
                "A part of the program is missing or damaged: install the program again.",
            ) from error


def _seen(tokens: Numbers) -> Seen:
    mean = tokens.mean(axis=0)
    step = float(np.abs(tokens).max()) / _MOST_IN_EIGHT_BITS or 1.0
    pieces = np.rint(tokens / step).astype(np.int8)
    return Seen(mean / max(float(np.linalg.norm(mean)), 1e-9), pieces, step)


def _padded(notes: Sequence[Seen]) -> tuple[Numbers, NDArray[np.bool_]]:
    longest = max(len(note.pieces) for note in notes)
    tokens = np.zeros((len(notes), longest, notes[0].pieces.shape[1]), dtype=np.float32)
    mask = np.zeros(tokens.shape[:2], dtype=np.bool_)
    for row, note in enumerate(notes):
        tokens[row, : len(note.pieces)] = note.numbers
        mask[row, : len(note.pieces)] = True
    return tokens, mask
