"""What recognition speaks of: pictures, lines of writing, and what a recogniser is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from flipchart_to_action.errors import RecogniserError

Picture: TypeAlias = NDArray[np.uint8]
"""Height x width x 3, red green blue."""

Quad: TypeAlias = NDArray[np.float32]
"""4 x 2: top left, top right, bottom right, bottom left as the writing runs, in pixels."""

Tick: TypeAlias = Callable[[float], None]
"""Told how far the work is, 0..1; whatever it raises stops the work."""


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """How likely each letter is at each place of a line, as a CTC network sees it.

    `logs` is places x letters of natural logarithms; column 0 is "no letter here", column i the
    letter `letters[i - 1]`.
    """

    logs: NDArray[np.float32]
    letters: str


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word of a line, which begins at character `start` of it.

    `confidence` is 0..1; `known`: it is in the word list; `candidates`: what else it may be, all of
    them known words; `commonness`: the logarithm of its share of all that is written, where the
    word list tells.
    """

    text: str
    start: int
    confidence: float
    known: bool
    candidates: tuple[str, ...] = ()
    commonness: float = -12.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of writing as a recogniser sees it.

    `confidence` is 0..1. `sure` (0..1) and `at` (0: start of the box, 1: its end) hold one value
    for each character of `text`, where the recogniser tells; `chances` all it knows of the
    letters, where it has that; `words` come from the lexicon.
    """

    text: str
    box: Quad = field(compare=False)
    confidence: float
    sure: tuple[float, ...] = ()
    at: tuple[float, ...] = ()
    chances: Chances | None = field(default=None, compare=False, repr=False)
    words: tuple[ReadWord, ...] = ()


class Recogniser(Protocol):
    """Finds and reads lines of writing in a picture."""

    @property
    def name(self) -> str:
        """What it is called on the command line and in the library."""

    def find_turn(self, picture: Picture, tick: Tick) -> int:
        """Return how far to turn `picture` for its writing to stand upright.

        Args:
            picture: The photo as it was taken.
            tick: Told how far it is, 0..1; what it raises is let through.

        Returns:
            Degrees clockwise: 0, 90, 180 or 270; 0 where nothing tells.
        """

    def read_lines(self, picture: Picture, regions: Sequence[Quad], tick: Tick) -> list[TextLine]:
        """Return the lines of writing in `picture`, in no particular order.

        Args:
            picture: The upright photo.
            regions: Sticky notes and the like; no line crosses the edge of one.
            tick: Told how far it is, 0..1; what it raises is let through.
        """


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a recogniser can be used here. `how` says how to get it, in one sentence."""

    name: str
    here: bool
    version: str = ""
    how: str = ""


def no_room() -> RecogniserError:
    """Return the error for a photo that no process or thread is to be had for at the moment."""
    return RecogniserError(
        "This photo could not be read yet: this computer starts no more programs now.",
        "Close some programs, then read it again.",
    )
