"""Sheets found in the sample charts, and not found where there are none."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.domain.records import Corners
from flipchart_to_action.images import open_photo
from flipchart_to_action.paths import resources
from flipchart_to_action.recognition.regions.sheet_finder import find_sheets
from tests.recognition.drawing import pixels, sheet, sticky, write

_SAMPLES = sorted((resources() / "samples").glob("*.jpg"))


def overlap(first: Corners, second: object) -> float:
    """Return what two quads share as a part of what both cover."""
    one, other = np.array(first, np.float32), np.array(second, np.float32)
    common, _ = cv2.intersectConvexConvex(one, other)
    return common / (cv2.contourArea(one) + cv2.contourArea(other) - common)


def on_wall(*quads: Corners) -> Image.Image:
    """Return a wall with white sheets at `quads`."""
    image = sheet(paper="#8d8577")
    for quad in quads:
        ImageDraw.Draw(image).polygon(quad, fill="#f6f5f0")
    return image


@pytest.mark.parametrize("photo", _SAMPLES, ids=lambda photo: photo.stem)
def test_the_sheets_of_a_sample_chart_are_found(photo: Path) -> None:
    truth = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))["sheets"]
    found = find_sheets(np.asarray(open_photo(photo)))
    assert len(found) == len(truth)
    for corners in truth:
        assert max(overlap(one, corners) for one in found) >= 0.9


@pytest.mark.parametrize("turn", [0, 180])
def test_corners_come_from_the_upper_left_in_pixels_of_the_picture(turn: int) -> None:
    corners = ((420.0, 190.0), (1180.0, 150.0), (1210.0, 1060.0), (390.0, 1010.0))
    image = on_wall(corners)
    write(image, (520, 400), "What would help?")
    found = find_sheets(pixels(image.rotate(turn).resize((3200, 2400))))
    assert len(found) == 1
    want = 2 * np.array(corners)
    if turn:
        want = np.roll(np.array([3200, 2400]) - want, 2, axis=0)
    assert np.abs(np.array(found[0]) - want).max() < 24


def test_a_sheet_cut_off_by_the_photo_ends_at_its_edge() -> None:
    corners = ((-200.0, 200.0), (900.0, 180.0), (920.0, 1000.0), (-200.0, 1020.0))
    found = find_sheets(pixels(on_wall(corners)))
    assert len(found) == 1
    assert min(x for x, _ in found[0]) < 6
    assert 880 < max(x for x, _ in found[0]) < 940


def _stickies() -> Image.Image:
    image = sheet()
    for number, colour in enumerate(("#f6e05e", "#64b5f6", "#9ccc65")):
        sticky(image, (150 + 480 * number, 400), colour, "Quiet", "room")
    return image


def _drawn_table() -> Image.Image:
    image = sheet()
    draw = ImageDraw.Draw(image)
    draw.rectangle((200, 200, 1400, 1000), outline="#1d2533", width=14)
    draw.line((800, 200, 800, 1000), fill="#1d2533", width=14)
    return image


def _noise() -> Image.Image:
    grains = np.random.default_rng(5).integers(0, 255, (900, 1200, 3), np.uint8)
    return Image.fromarray(grains)


def _hills() -> Image.Image:
    image = Image.new("RGB", (1200, 900), "#c8dcf4")
    hills = [(x, 480 + 90 * np.sin(x / 110)) for x in range(0, 1201, 10)]
    ImageDraw.Draw(image).polygon([*hills, (1200, 900), (0, 900)], fill="#3f6b35")
    return image


def _lamp_on_a_board() -> Image.Image:
    y, x = np.mgrid[0:900, 0:1200]
    light = 235 - 90 * np.hypot((x - 500) / 900, (y - 400) / 700)
    return Image.fromarray(np.repeat(light[:, :, None], 3, axis=2).astype(np.uint8))


@pytest.mark.parametrize(
    "draw",
    [
        sheet,
        _stickies,
        _drawn_table,
        _noise,
        _hills,
        _lamp_on_a_board,
        lambda: Image.new("RGB", (1200, 900), "black"),
        lambda: sheet((100, 40)),
        lambda: sheet((5000, 7)),
    ],
)
def test_where_no_sheet_is_clear_none_is_found(draw: object) -> None:
    assert callable(draw)
    assert find_sheets(pixels(draw())) == []
