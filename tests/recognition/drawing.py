"""Pictures and lines of writing that the tests make themselves."""

from pathlib import Path

import numpy as np
from font_source_sans_pro import SourceSansPro
from PIL import Image, ImageDraw, ImageFont

from flipchart_to_action.recognition.types import Picture, TextLine


def line(text: str, x: float, y: float, high: float = 40, sure: float = 0.98) -> TextLine:
    """Return a level line of writing whose letters are all half as wide as high."""
    wide = max(1, len(text)) * high / 2
    box = np.array([[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]], np.float32)
    count = len(text)
    at = tuple((i + 0.5) / count for i in range(count))
    return TextLine(text, box, sure, (sure,) * count, at)


def sheet(size: tuple[int, int] = (1600, 1200), paper: str = "#f4f2ec") -> Image.Image:
    """Return an empty sheet of paper."""
    return Image.new("RGB", size, paper)


def write(image: Image.Image, at: tuple[int, int], text: str, size: int = 56) -> None:
    """Write `text` on a sheet."""
    font = ImageFont.truetype(SourceSansPro, size)
    ImageDraw.Draw(image).text(at, text, fill="#1d2533", font=font)


def sticky(image: Image.Image, at: tuple[int, int], colour: str, *rows: str) -> None:
    """Stick a note of 300 x 300 pixels with `rows` of writing on a sheet."""
    x, y = at
    ImageDraw.Draw(image).rectangle((x, y, x + 300, y + 300), fill=colour)
    for number, row in enumerate(rows):
        write(image, (x + 30, y + 40 + 70 * number), row, 52)


def saved(image: Image.Image, folder: Path, name: str = "photo.jpg") -> Path:
    """Return the file that `image` was saved in."""
    path = folder / name
    image.save(path, quality=92)
    return path


def pixels(image: Image.Image) -> Picture:
    """Return the pixels of `image`."""
    return np.asarray(image.convert("RGB"))
