"""Contrast as the accessibility guidelines (WCAG 2) reckon it, in light and dark."""

import pytest

from flipchart_to_action.gui.style.palette import DARK, LIGHT, Palette

GROUNDS = ("desk", "rail", "card", "sunk", "wash")
WORDS = [(words, ground) for words in ("ink", "ink2", "mink") for ground in GROUNDS] + [
    ("ink", "wash2"),  # the doubtful word in hand
    ("ink", "amber_w"),
    ("amber", "amber_w"),
    ("amber", "card"),
    ("red", "red_w"),
    ("red", "card"),
    ("ink", "red_w"),
    ("on", "marker"),
    ("on", "marker_h"),
    ("on", "marker_p"),
    ("desk", "ink"),  # the toast, and the part of Decide that is chosen
]
OUTLINES = [("edge", ground) for ground in ("desk", "rail", "card", "sunk", "wash")] + [
    ("focus", ground) for ground in GROUNDS
]
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Palette, one: str, other: str) -> float:
    low, high = sorted(luminance(getattr(palette, name)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read_on_every_ground(palette: Palette, words: str, ground: str) -> None:
    assert contrast(palette, words, ground) >= 4.5


@BOTH
@pytest.mark.parametrize(("line", "ground"), OUTLINES)
def test_fields_and_focus_can_be_found(palette: Palette, line: str, ground: str) -> None:
    assert contrast(palette, line, ground) >= 3
