"""White sticky notes on walls that are not white, and the names of colours in any light."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.recognition.regions.sticky_notes import Sticky, find_stickies
from flipchart_to_action.recognition.types import Picture
from tests.recognition.drawing import write

_WALLS = ["#3a3d40", "#7a5a3c", "#27395e", "#2f5d45", "#8a3a34", "#5f86b5", "#b98d5d"]
_PAINTS = {
    "yellow": "#f6e05e",
    "orange": "#f4a742",
    "pink": "#f48fb1",
    "green": "#9ccc65",
    "blue": "#64b5f6",
    "lilac": "#b39ddb",
    "white": "#f7f7f4",
}


def stick(wall: Image.Image, at: tuple[int, int], paint: str, tilt: float = 0) -> None:
    """Stick a note of 260 x 260 pixels with writing on a wall, `at` its middle."""
    tile = Image.new("RGB", (260, 260), paint)
    write(tile, (30, 40), "Quiet", 60)
    write(tile, (30, 120), "room", 60)
    around = Image.new("L", tile.size, 255).rotate(tilt, expand=True)
    tile = tile.rotate(tilt, expand=True)
    place = (at[0] - tile.width // 2, at[1] - tile.height // 2)
    wall.paste("black", (place[0] + 5, place[1] + 6), around.point(lambda v: v // 3))
    wall.paste(tile, place, around)


def photo(wall: Image.Image, light: tuple[float, float, float] = (1, 1, 1)) -> Picture:
    """Return a photo of `wall` in a light, as shares of red, green and blue."""
    grain = np.random.default_rng(4).normal(0, 3, (wall.height, wall.width, 1))
    lit = (np.asarray(wall, float) + grain) * np.array(light)
    return np.asarray(np.clip(lit, 0, 255), np.uint8)


def middles(found: list[Sticky]) -> list[tuple[int, int]]:
    """Return where stickies hang, to the nearest 50 pixels, from left to right."""
    places = [one.quad.mean(axis=0) for one in found]
    return sorted((round(float(x) / 50) * 50, round(float(y) / 50) * 50) for x, y in places)


@pytest.mark.parametrize("wall", _WALLS)
def test_white_stickies_on_a_wall_that_is_not_white_are_found(wall: str) -> None:
    image = Image.new("RGB", (1600, 1200), wall)
    stick(image, (300, 300), "#f7f7f4", tilt=8)
    stick(image, (800, 700), "#ffffff")
    stick(image, (1300, 400), "#efeeea", tilt=-12)
    found = find_stickies(photo(image))
    assert [one.colour for one in found] == ["white"] * 3
    assert middles(found) == [(300, 300), (800, 700), (1300, 400)]


def test_white_ones_overlap_others_and_hang_half_over_the_edge() -> None:
    image = Image.new("RGB", (1600, 1200), "#3a3d40")
    stick(image, (20, 500), "#f7f7f4")
    stick(image, (700, 600), "#f48fb1")
    stick(image, (880, 660), "#f7f7f4", tilt=6)
    stick(image, (1300, 300), "#f6e05e")
    found = find_stickies(photo(image))
    assert sorted(one.colour for one in found) == ["pink", "white", "white", "yellow"]
    assert [m for m in middles(found) if m[0] in (850, 900)]


def test_in_a_black_picture_there_are_none() -> None:
    assert find_stickies(np.zeros((600, 800, 3), np.uint8)) == []


def test_a_lone_white_square_is_a_sheet_of_paper() -> None:
    image = Image.new("RGB", (1600, 1200), "#3a3d40")
    stick(image, (800, 600), "#f7f7f4")
    assert find_stickies(photo(image)) == []


def test_large_sheets_side_by_side_are_no_stickies() -> None:
    image = Image.new("RGB", (1600, 1200), "#3a3d40")
    for x in (150, 650, 1150):
        ImageDraw.Draw(image).rectangle((x, 200, x + 330, 900), fill="#f7f7f4")
    assert find_stickies(photo(image)) == []


def test_cells_of_a_table_on_white_paper_are_no_stickies() -> None:
    image = Image.new("RGB", (1600, 1200), "#f4f2ec")
    draw = ImageDraw.Draw(image)
    for x in range(200, 1401, 300):
        draw.line((x, 150, x, 1050), fill="#20252d", width=12)
    for y in range(150, 1051, 300):
        draw.line((200, y, 1400, y), fill="#20252d", width=12)
    assert find_stickies(photo(image)) == []


@pytest.mark.parametrize("wall", ["#f0eee8", "#c9c9c6", "#3a3d40", "#4a4238"])
@pytest.mark.parametrize(
    "light",
    [(1, 1, 1), (1.06, 0.98, 0.8), (0.88, 0.98, 1.1), (0.62, 0.62, 0.6)],
    ids=["white", "warm", "cool", "dim"],
)
def test_colours_are_named_alike_in_any_light(wall: str, light: tuple[float, float, float]) -> None:
    image = Image.new("RGB", (2000, 1200), wall)
    dark = wall in ("#3a3d40", "#4a4238")
    names = [name for name in _PAINTS if dark or name != "white"]
    names += ["white"] if dark else []
    for i, name in enumerate(names):
        stick(image, (250 + 480 * (i % 4), 320 + 550 * (i // 4)), _PAINTS[name], tilt=3 * i - 9)
    assert sorted(one.colour for one in find_stickies(photo(image, light))) == sorted(names)
