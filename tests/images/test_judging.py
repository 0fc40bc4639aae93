"""What is said of a photo while the sheet still hangs."""

from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from flipchart_to_action import paths
from flipchart_to_action.images import Fault, is_same_sheet, judge, sheet_print

CHARTS = sorted((paths.resources() / "samples").glob("*.jpg"))


def saved(image: Image.Image, folder: Path, quality: int = 90) -> Path:
    path = folder / f"{len(list(folder.iterdir()))}.jpg"
    image.save(path, quality=quality)
    return path


def shaken(image: Image.Image, by: int) -> Image.Image:
    """Return a photo of a camera that moved sideways, `by` pixels of 1200."""
    small = image.convert("RGB")
    small.thumbnail((1200, 1200))
    total = small
    for step in range(1, by):
        moved = small.transform(small.size, Image.Transform.AFFINE, (1, 0, step, 0, 1, 0))
        total = Image.blend(total, moved, 1 / (step + 1))
    return total


def test_sound_photos_are_not_complained_of() -> None:
    assert [judge(chart) for chart in CHARTS] == [None] * len(CHARTS)


def test_blurred_shaken_and_dark_photos_are_told(tmp_path: Path) -> None:
    with Image.open(CHARTS[0]) as chart:
        image = chart.convert("RGB")
    radius = 4 * max(image.size) / 1200
    blurred = image.filter(ImageFilter.GaussianBlur(radius))
    assert judge(saved(blurred, tmp_path)) is Fault.BLURRED
    assert judge(saved(shaken(image, 30), tmp_path)) is Fault.BLURRED
    assert judge(saved(ImageEnhance.Brightness(image).enhance(0.15), tmp_path)) is Fault.DARK


@pytest.mark.parametrize("colour", ["white", "grey"])
def test_an_empty_sheet_is_neither_blurred_nor_dark(tmp_path: Path, colour: str) -> None:
    assert judge(saved(Image.new("RGB", (900, 1200), colour), tmp_path)) is None


def test_a_sheet_is_known_again_however_it_was_taken(tmp_path: Path) -> None:
    with Image.open(CHARTS[1]) as chart:
        image = chart.convert("RGB")
    width, height = image.size
    sent = image.resize((width // 2, height // 2))
    corners = (width * 0.04, 0, 0, height * 0.97, width, height, width * 0.95, height * 0.05)
    again = image.transform(image.size, Image.Transform.QUAD, corners)
    first = sheet_print(CHARTS[1])
    for other in (
        saved(sent, tmp_path, quality=45),
        saved(ImageEnhance.Brightness(again).enhance(0.8), tmp_path),
        saved(image.rotate(90, expand=True), tmp_path),
    ):
        assert is_same_sheet(first, sheet_print(other))
        assert is_same_sheet(sheet_print(other), first)


def test_different_sheets_and_empty_ones_are_not_the_same(tmp_path: Path) -> None:
    empty = Image.new("RGB", (900, 1200), "white")
    prints = [*map(sheet_print, CHARTS), sheet_print(saved(empty, tmp_path))]
    pairs = [(a, b) for i, a in enumerate(prints) for b in prints[i + 1 :]]
    assert not any(is_same_sheet(a, b) for a, b in pairs)
    assert not is_same_sheet(prints[-1], prints[-1])
