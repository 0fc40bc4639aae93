"""Photos opened, set upright, made small and cut: the one place that knows image files."""

from pathlib import Path

from PIL import Image, ImageOps


def open_photo(path: Path, *, turn: int = 0) -> Image.Image:
    """Return the photo at `path` as an upright 8-bit RGB image of its full size.

    Args:
        path: An image file (JPEG, PNG, WebP, TIFF, BMP or HEIC).
        turn: Degrees clockwise to add to the turn that EXIF asks for: 0, 90, 180 or 270.

    Raises:
        PhotoError: It is no file, no image, cut short or too large.
    """
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    return upright.rotate(-turn, expand=True) if turn else upright
