"""What people take by mistake: nothing is read that is not written there."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.recognition.pipeline import read_photo
from flipchart_to_action.recognition.registry import find_recogniser
from flipchart_to_action.recognition.types import Recogniser
from tests.benchmarks.scoring import words_of
from tests.recognition.drawing import saved, sheet, write

pytestmark = pytest.mark.reading

_PRINT = "It was agreed that the committee would meet again in the spring and that papers"
_MENU = ("File", "Edit", "View", "Help")
_FOLDERS = ("Inbox", "Drafts", "Sent", "Archive", "Spam")


@pytest.fixture(scope="module")
def ppocr() -> Recogniser:
    return find_recogniser("ppocr")


def _page() -> tuple[Image.Image, list[str]]:
    page = Image.new("RGB", (1240, 1754), "white")
    words = _PRINT.split()
    rows = [" ".join(words[(i + j) % len(words)] for j in range(11)) for i in range(36)]
    for number, row in enumerate(rows):
        write(page, (120, 120 + 42 * number), row, 28)
    return page, rows


def _screenshot() -> tuple[Image.Image, list[str]]:
    screen = Image.new("RGB", (1600, 900), "#f0f0f0")
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 1600, 60), fill="#2b579a")
    draw.rectangle((0, 110, 260, 900), fill="#dde3ea")
    written = [*_MENU, *_FOLDERS]
    for number, word in enumerate(_MENU):
        write(screen, (20 + 140 * number, 64), word, 26)
    for number, word in enumerate(_FOLDERS):
        write(screen, (30, 130 + 60 * number), word, 28)
    for number in range(8):
        top = 120 + 90 * number
        draw.rectangle((290, top, 1560, top + 70), fill="white", outline="#cccccc")
        written.append(f"Message number {number + 1} about the meeting")
        write(screen, (310, top + 15), written[-1], 28)
    return screen, written


@pytest.mark.parametrize("draw", [_page, _screenshot], ids=lambda f: f.__name__)
def test_of_print_only_what_is_written_is_read(
    ppocr: Recogniser, tmp_path: Path, draw: Callable[[], tuple[Image.Image, list[str]]]
) -> None:
    image, written = draw()
    notes = read_photo(saved(image, tmp_path, "photo.png"), ppocr).notes
    read, there = words_of(note.text for note in notes), words_of(written)
    assert (read & there).total() > 0.9 * there.total()
    assert (read - there).total() <= 0.02 * there.total()
    assert all(note.colour is None for note in notes)


def _panorama() -> Image.Image:
    across, down = np.arange(6000)[None, :], np.arange(900)[:, None]
    hills = down > 520 + 90 * np.sin(across / 400) + 30 * np.sin(across / 90)
    grass = np.random.default_rng(7).normal(90, 18, (900, 6000, 1)) * np.array([0.6, 1.0, 0.5])
    sky = np.array([150.0, 190.0, 225.0]) + np.zeros((900, 6000, 1))
    scene = np.where(hills[:, :, None], grass, sky)
    return Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8))


def _lit_windows() -> Image.Image:
    """Draw a house at dusk: bright squares on a dark wall, as white sticky notes are."""
    house = Image.new("RGB", (1400, 1000), "#4a5058")
    draw = ImageDraw.Draw(house)
    for number in range(48):
        x, y = 60 + 165 * (number % 8), 50 + 155 * (number // 8)
        draw.rectangle((x, y, x + 100, y + 100), fill="#20262c" if number % 3 else "#e8ecee")
    return house


def _small_print() -> Image.Image:
    """Return a chart made so small that nobody can read it."""
    chart = sheet((1600, 1600))
    for number in range(14):
        write(chart, (100, 80 + 108 * number), "• ring every family once a month", 44)
    return chart.resize((100, 100))


@pytest.mark.parametrize("draw", [_panorama, _lit_windows, _small_print], ids=lambda f: f.__name__)
def test_where_nobody_can_read_a_word_there_are_no_notes(
    ppocr: Recogniser, tmp_path: Path, draw: Callable[[], Image.Image]
) -> None:
    assert read_photo(saved(draw(), tmp_path, "photo.png"), ppocr).notes == ()
