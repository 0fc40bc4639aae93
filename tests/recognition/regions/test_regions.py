from pathlib import Path

import font_source_sans_pro
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from flipchart_to_action.recognition.geometry import pyramid, shared_part, shrunk
from flipchart_to_action.recognition.grouping.separators import Walls
from flipchart_to_action.recognition.regions.drawn_lines import find_rules
from flipchart_to_action.recognition.regions.flattening import Flattening
from flipchart_to_action.recognition.regions.sticky_notes import find_stickies
from flipchart_to_action.recognition.text.struck_lines import is_struck
from flipchart_to_action.recognition.types import TextLine
from tests.recognition.drawing import pixels, sheet, sticky, write


@pytest.mark.parametrize(
    ("paint", "name"),
    [
        ("#f6e05e", "yellow"),
        ("#f4a742", "orange"),
        ("#f48fb1", "pink"),
        ("#9ccc65", "green"),
        ("#64b5f6", "blue"),
        ("#b39ddb", "lilac"),
    ],
)
def test_a_sticky_is_found_where_it_hangs_with_its_colour(paint: str, name: str) -> None:
    image = sheet()
    sticky(image, (500, 400), paint, "Quiet", "room")
    found = find_stickies(pixels(image))
    assert [one.colour for one in found] == [name]
    assert np.abs(found[0].quad[[0, 2]] - [[500, 400], [800, 700]]).max() < 20


def test_neighbours_of_two_colours_are_two() -> None:
    image = sheet()
    sticky(image, (300, 300), "#f6e05e", "Quiet")
    sticky(image, (600, 300), "#64b5f6", "room")
    assert sorted(one.colour for one in find_stickies(pixels(image))) == ["blue", "yellow"]


def test_a_yellow_sheet_is_no_sticky() -> None:
    assert find_stickies(pixels(sheet(paper="#f6e05e"))) == []


def test_plain_paper_has_no_stickies() -> None:
    image = sheet()
    write(image, (200, 200), "What would help?")
    assert find_stickies(pixels(image)) == []


def test_thick_writing_in_one_colour_is_no_sticky() -> None:
    face = Path(font_source_sans_pro.__file__).parent / "files" / "SourceSansPro-Semibold.ttf"
    image = Image.new("RGB", (1500, 1100), "#f4f2ea")
    font = ImageFont.truetype(str(face), 130)
    ImageDraw.Draw(image).text((120, 50), "What would help", font=font, fill="#203080")
    assert find_stickies(pixels(image)) == []


def test_drawn_lines_are_found_and_writing_is_not_taken_for_them() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    draw.line((100, 300, 1500, 330), fill="#333333", width=6)
    draw.line((700, 100, 680, 1100), fill="#333333", width=6)
    write(image, (150, 500), "Ring Ann")
    rules = find_rules(pixels(image))
    assert sorted(rule.level for rule in rules) == [False, True]
    assert max(rule.length for rule in rules) > 1300


def test_ruled_paper_is_no_table() -> None:
    image = sheet()
    draw = ImageDraw.Draw(image)
    for y in range(100, 1150, 70):
        draw.line((0, y, 1600, y), fill="#7788bb", width=3)
    walls = Walls(find_rules(pixels(image)))
    above = np.array([[100, 110], [400, 110], [400, 160], [100, 160]], np.float32)
    assert not walls.below(above, above + np.array([0, 70], np.float32))


def _struck(image: Image.Image) -> bool:
    box = np.array([[190, 195], [900, 195], [900, 275], [190, 275]], np.float32)
    levels = pyramid(pixels(image))
    return is_struck(levels, TextLine("Too many emails a day", box, 0.9))


def test_a_line_through_the_words_strikes_them() -> None:
    image = sheet()
    write(image, (200, 200), "Too many emails a day", 72)
    assert not _struck(image)
    ImageDraw.Draw(image).line((180, 245, 910, 238), fill="#1d2533", width=6)
    assert _struck(image)


def test_a_line_under_the_words_does_not() -> None:
    image = sheet()
    write(image, (200, 200), "Too many emails a day", 72)
    ImageDraw.Draw(image).line((180, 272, 910, 272), fill="#1d2533", width=6)
    assert not _struck(image)


def test_a_flat_sheet_is_put_back_where_it_was() -> None:
    corners = np.array([[100, 50], [900, 120], [850, 700], [60, 640]], np.float32)
    flattening = Flattening(corners)
    flat = flattening.flatten(pixels(sheet((1000, 800))))
    tall, wide = flat.shape[:2]
    whole = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], np.float32)
    assert np.abs(flattening.quad(whole) - corners).max() < 0.5


def test_what_two_quads_share_is_found_where_they_are_all_but_the_same() -> None:
    one = np.array([[0, 198], [897, 182], [917, 996], [0, 1012]], np.float32)
    other = np.array([[0, 200], [895, 184], [915, 994], [0, 1010]], np.float32)
    assert shared_part(one, other) > 0.95
    assert shared_part(one, one) > 0.95
    assert shared_part(one, one + np.array([2000, 0], np.float32)) == 0
    assert 0.4 < shared_part(one, one + np.array([450, 0], np.float32)) < 0.6


def test_a_small_copy_has_its_size_and_what_is_in_it_in_place() -> None:
    image = sheet((1603, 1207))
    sticky(image, (1280, 880), "#64b5f6")
    small = shrunk(pixels(image), (480, 361))
    assert small.shape == (361, 480, 3)
    blue = np.argwhere(small[:, :, 2].astype(int) - small[:, :, 0] > 70)
    assert np.abs(blue.min(axis=0) - [263, 383]).max() <= 2
    assert np.abs(blue.max(axis=0) - [352, 472]).max() <= 2
