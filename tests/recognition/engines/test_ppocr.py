"""How lines get to the network that reads them."""

from collections.abc import Sequence

import numpy as np
import pytest

from flipchart_to_action.recognition.engines.ppocr import PPOcr
from flipchart_to_action.recognition.types import Chances, Picture
from tests.recognition.drawing import pixels, sheet, write

pytestmark = pytest.mark.reading


def _ignore(part: float) -> None:
    del part


def test_lines_read_to_find_the_turn_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    image = sheet()
    said = ("Ring the council", "Move the meeting", "More cups please", "Mend the back door")
    for number, text in enumerate(said):
        write(image, (200, 150 + 200 * number), text, 72)
    picture = pixels(image)
    recogniser = PPOcr()
    read = recogniser._reader.read
    pieces = 0

    def counted(some: Sequence[Picture]) -> list[Chances]:
        nonlocal pieces
        pieces += len(some)
        return read(list(some))

    monkeypatch.setattr(recogniser._reader, "read", counted)
    assert recogniser.find_turn(picture, _ignore) == 0
    assert 0 < pieces < len(said)
    lines = recogniser.read_lines(picture, [], _ignore)
    assert sorted(line.text for line in lines) == sorted(said)
    assert pieces == len(said)
    # Of another picture, even one that looks the same, nothing is known.
    recogniser.read_lines(np.array(picture), [], _ignore)
    assert pieces == 2 * len(said)
