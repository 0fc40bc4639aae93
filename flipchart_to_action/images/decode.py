"""Photos opened, set upright, made small and cut."""

import contextlib
import errno
import io
import os
import re
import struct
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pi_heif.as_plugin import register_heif_opener
from PIL import Image, ImageOps, UnidentifiedImageError

from flipchart_to_action.domain.records import Box
from flipchart_to_action.errors import PhotoError, plain_reason
from flipchart_to_action.files import open_regular
from flipchart_to_action.images.hiding import HIDDEN_MARGIN, grown, paint_out

SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".mpo", ".png", ".apng", ".webp"),
    *(".tif", ".tiff", ".bmp", ".dib", ".heic", ".heif", ".hif"),
)
"""What the names of photos end with; what is really in a file decides, not its name."""


def _in_any_case(suffix: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in suffix)


FILE_PATTERN = " ".join(f"*{s} *{s.upper()}" for s in SUFFIXES)
"""The photos for a file dialog: small, capitals, and (".Jpg") where a dialog minds both."""
if sys.platform != "win32":  # which minds neither, and knows no brackets
    FILE_PATTERN += " " + " ".join(f"*{_in_any_case(s)}" for s in SUFFIXES)

MAX_PIXELS = 150_000_000
"""The largest photo that is opened; decoded it takes four bytes a pixel."""

MAX_BYTES = 500_000_000
"""The largest file that is opened; HEIC is read whole before it is decoded."""

# Formats are named: Pillow knows others, some of which start programs of their own.
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "HEIF")
_WAYS = "Use a JPEG, PNG, WebP, TIFF, BMP or HEIC photo."
_ORIENTATION = 0x0112

register_heif_opener()
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# What Pillow warns of is refused below, or harms nothing (odd metadata).
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def open_photo(path: Path, *, turn: int = 0, content: bytes | None = None) -> Image.Image:
    """Return the photo at `path` as an upright 8-bit RGB image of its full size.

    Args:
        path: An image file (JPEG, PNG, WebP, TIFF, BMP or HEIC); of several frames the first.
        turn: Degrees clockwise to add to the turn that EXIF asks for: 0, 90, 180 or 270.
        content: What is in it (`photo_bytes`), where this process may open no files.

    Raises:
        PhotoError: It is no file, no image, cut short or too large.
    """
    with _opened(path, content) as image:
        return _upright(image, turn)


def photo_bytes(path: Path) -> bytes:
    """Return what is in the file of a photo, for a process that may open no files.

    Raises:
        PhotoError: It is no file, empty or too large.
    """
    with _opened_file(path) as file, _plain_errors(path):
        return file.read(MAX_BYTES)


def thumbnail(path: Path, side: int, *, turn: int = 0) -> Image.Image:
    """Return the photo at `path`, upright, at most `side` pixels wide and high; never enlarged.

    Much quicker than `open_photo` for a JPEG: only a part of it is decoded. `turn` is as there.

    Raises:
        PhotoError: It is no file, no image, cut short or too large.
    """
    with _opened(path) as image:
        image.draft(None, (2 * side, 2 * side))
        small = _upright(image, turn)
    small.thumbnail((side, side))
    return small


def photo_size(path: Path, *, turn: int = 0) -> tuple[int, int]:
    """Return width and height in pixels of the upright photo, from its header alone.

    Raises:
        PhotoError: It is no file, no image or too large.
    """
    with _opened(path) as image:
        width, height = image.size
        # Pillow gives the size of a turned TIFF as it is when upright, of others as stored.
        turned = image.format != "TIFF" and image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
    return (height, width) if turned != (turn % 180 == 90) else (width, height)


def crop_jpeg(
    image: Image.Image, box: Box, *, margin: float = 0.0, max_side: int = 1600
) -> tuple[bytes, int, int]:
    """Return a part of a photo as JPEG bytes without metadata, and its width and height.

    Args:
        image: An upright photo, as `open_photo` gives it.
        box: The part, in pixels of `image`; what lies outside the photo is left out.
        margin: What to take along on every side, as a share of the box's shorter side.
        max_side: The longest side of the picture in pixels; a larger part is made smaller.
    """
    x0, y0, x1, y1 = grown(box, margin)
    left = min(max(x0, 0), image.width - 1)
    top = min(max(y0, 0), image.height - 1)
    right = max(min(x1, image.width), left + 1)
    bottom = max(min(y1, image.height), top + 1)
    part = image.crop((left, top, right, bottom))
    part.thumbnail((max_side, max_side))
    part.info.clear()  # a comment would be written into the file
    out = io.BytesIO()
    part.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue(), part.width, part.height


def painted_jpeg(path: Path, boxes: Iterable[Box], *, turn: int = 0) -> bytes:
    """Return a photo as JPEG bytes without metadata, with parts of it painted out.

    Args:
        path: The photo.
        boxes: The parts, in pixels of the upright photo; a margin round them is painted as well.
        turn: As in `open_photo`; the photo that comes back needs the same turn.

    Raises:
        PhotoError: It can't be opened.
    """
    image = open_photo(path, turn=turn)
    paint_out(image, (grown(box, HIDDEN_MARGIN) for box in boxes))
    if turn % 360:
        image = image.rotate(turn, expand=True)  # against the clock: as it was
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


@contextlib.contextmanager
def _opened(path: Path, content: bytes | None = None) -> Iterator[Image.Image]:
    """Give the image in a file, its pixels not decoded yet; faults become sentences."""
    opened = _opened_file(path) if content is None else io.BytesIO(content)
    with opened as file, _plain_errors(path):
        _check_heic(file)
        with Image.open(file, formats=_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _too_large(path)
            yield image


def _opened_file(path: Path) -> BinaryIO:
    """Open the file of a photo; what is none, empty or far too large is refused in a sentence."""
    try:
        file = open_regular(path)
    except IsADirectoryError as error:
        message = f"{called(path)} is a folder, not a photo."
        raise PhotoError(message, "Choose the photos in it.") from error
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise PhotoError(f"{called(path)} is not a file.", _WAYS) from error
        raise _refused(path, error) from error
    try:
        _check_size(path, os.fstat(file.fileno()).st_size)
    except PhotoError:
        file.close()
        raise
    return file


def _check_size(path: Path, size: int) -> None:
    if size == 0:
        raise PhotoError(
            f"{called(path)} is empty.",
            "Copy it from the phone or camera again; it was perhaps not copied to its end.",
        )
    if size > MAX_BYTES:
        raise PhotoError(
            f"{called(path)} is too large: more than {MAX_BYTES // 1_000_000} megabytes.",
            "Save it as a JPEG, and add that.",
        )


def _check_heic(file: BinaryIO) -> None:
    """Refuse a HEIC file of which an item's type is no text: pi_heif would crash, not raise.

    Raises:
        UnicodeDecodeError: A type is no text.
    """
    is_heic = file.read(12)[4:8] == b"ftyp"
    file.seek(0)
    if not is_heic:
        return
    content = file.read()
    file.seek(0)
    at = content.find(b"infe")
    while at >= 0:
        size = int.from_bytes(content[at - 4 : at])
        version = content[at + 4] if at + 4 < len(content) else 0
        item = content[at + (14 if version >= 3 else 12) : at - 4 + size]
        _name, _, content_type = item[4:].partition(b"\0")
        (item[:4] + content_type).decode()
        at = content.find(b"infe", at + 4)


@contextlib.contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        message = f"{called(path)} is not a photo that can be opened."
        raise PhotoError(message, _WAYS) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(path) from error
    except MemoryError as error:
        message = f"{called(path)} takes more memory than there is."
        raise PhotoError(message, "Close other programs, or make the photo smaller.") from error
    except OSError as error:
        raise (_refused(path, error) if error.errno else _damaged(path)) from error
    except (SyntaxError, ValueError, LookupError, TypeError, ArithmeticError) as error:
        raise _damaged(path) from error  # what Pillow's readers raise at odd bytes
    except (struct.error, EOFError, RuntimeError, AttributeError, AssertionError) as error:
        raise _damaged(path) from error


def called(path: Path) -> str:
    """Return what begins a sentence about a file: the library's own names tell nobody anything."""
    return "The photo" if re.fullmatch(r"[0-9a-f]{64}", path.name) else f"“{path.name}”"


def _refused(path: Path, error: OSError) -> PhotoError:
    why, hint = plain_reason(error)
    return PhotoError(f"{called(path)} could not be opened: {why}.", hint)


def _damaged(path: Path) -> PhotoError:
    return PhotoError(
        f"{called(path)} is damaged or cut short.",
        "Copy it from the phone or camera again.",
    )


def _too_large(path: Path) -> PhotoError:
    return PhotoError(
        f"{called(path)} is too large: more than {MAX_PIXELS // 1_000_000} megapixels.",
        "Make it smaller, or take a photo of each part.",
    )


def _upright(image: Image.Image, turn: int) -> Image.Image:
    image.load()
    ImageOps.exif_transpose(image, in_place=True)
    rgb = _as_rgb(image)
    if getattr(rgb, "map", None) is not None:
        rgb = rgb.copy()  # its pixels lie in the file itself, which is not ours to keep open
    rgb.info.clear()
    if turn % 360:
        method = {
            90: Image.Transpose.ROTATE_270,
            180: Image.Transpose.ROTATE_180,
            270: Image.Transpose.ROTATE_90,
        }[turn % 360]
        return rgb.transpose(method)
    return rgb


def _as_rgb(image: Image.Image) -> Image.Image:
    """Return `image` in 8-bit RGB; what is transparent becomes white paper."""
    if image.mode == "RGB":
        return image
    if image.mode[0] in "IF":
        return _as_grey(image).convert("RGB")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return image.convert("RGB")


def _as_grey(image: Image.Image) -> Image.Image:
    """Return 16-bit, 32-bit or real-valued grey as 8-bit grey (Pillow would cut it off at 255)."""
    values = image.convert("F")
    if image.mode.startswith("I;16"):
        top = 65535.0
    else:  # nothing says how far its values go
        _, high = values.getextrema()
        assert isinstance(high, float)  # noqa: S101
        steps = (255.0, 65535.0) if image.mode == "I" else (1.0, 255.0, 65535.0)
        top = next((step for step in steps if high <= step), high)
    return values.point(lambda value: value * (255.0 / top) + 0.5).convert("L")
