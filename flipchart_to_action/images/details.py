"""What a photo says beside its picture is taken out: where and when, by which phone, by whom.

The picture itself stays as it is, bit for bit, wherever its format lets it: parts of the file are
left out, nothing is packed anew. What is needed to look right stays: the turn and the colours.
"""

import io
import struct
import zlib
from collections.abc import Callable, Iterator

from PIL import Image, ImageSequence

from flipchart_to_action.errors import PhotoError
from flipchart_to_action.images.heic_details import heic_without_details

_QUALITY = 95
_ORIENTATION = 0x0112
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf", b"caBX")
_WEBP_TOLD = (b"EXIF", b"XMP ")
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "HEIF", "GIF")
_BEGINNINGS = {
    b"\xff\xd8\xff": "jpeg",
    _PNG: "png",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"II+\0": "tiff",
    b"MM\0+": "tiff",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"BM": "bmp",
}
_HEIC = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"heim", b"heis", b"avif")
_ODD = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, struct.error,
        EOFError, RuntimeError, AttributeError, AssertionError, MemoryError,
        Image.DecompressionBombError)  # fmt: skip
"""What Pillow's readers raise at odd bytes."""


def is_picture(head: bytes) -> bool:
    """Say whether a file that begins with `head` (32 bytes) is a picture of a kind known here."""
    return _kind(head) != ""


def without_details(data: bytes) -> bytes:
    """Return the file of a photo without what it tells beside its picture.

    Left out are the place, the time, the camera, comments, small pictures of the whole and what
    lies behind the end. HEIC that can't be cleared in place, and what is damaged, comes back as a
    JPEG that is packed anew.

    Raises:
        PhotoError: It is no picture, or so damaged that it can't be opened.
    """
    kind = _kind(data[:32])
    try:
        made = _WAYS[kind](data) if kind else b""
        # pi-heif may crash at odd bytes, so it is not asked; the parts of a HEIC are known anyway.
        if made and (kind == "heic" or _tells_nothing(made)):
            return made
    except _ODD:
        pass  # it is tried in the other way
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            return _packed_anew(image)
    except _ODD as error:
        raise PhotoError(
            "A photo can't be opened, so nothing can be taken out of it.",
            "Add it again from your phone or camera.",
        ) from error


def _kind(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return "heic" if any(brand in head[8:] for brand in _HEIC) else ""
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else ""
    return next((kind for begin, kind in _BEGINNINGS.items() if head.startswith(begin)), "")


def _tells_nothing(data: bytes) -> bool:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        told = set(image.getexif()) - set(_TECHNICAL if image.format == "TIFF" else ())
        spoken = any(image.info.get(name) for name in ("xmp", "comment", "photoshop"))
        return told <= {_ORIENTATION} and not spoken


_TECHNICAL = (254, 256, 257, 258, 259, 262, 266, 269, 273, 277, 278, 279, 282, 283, 284, 296, 317,
              320, 322, 323, 324, 325, 338, 339, 34675)  # fmt: skip
"""The tags by which a TIFF says how it is packed."""


def _turn_of(data: bytes) -> bytes:
    """Return Exif data that say how a photo is to be turned and nothing else; empty for none."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        turn = image.getexif().get(_ORIENTATION, 1)
    if turn not in range(2, 9):
        return b""
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _packed_anew(image: Image.Image) -> bytes:
    from PIL import ImageOps

    colours = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.info.clear()
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=colours)
    return out.getvalue()


def _jpeg(data: bytes) -> bytes:
    turn = _turn_of(data)
    made = [b"\xff\xd8"]
    told = turn == b""
    for marker, part in _segments(data):
        keep = _jpeg_part(marker, part)
        if not told and marker != 0xE0:  # after the JFIF head, as readers expect it
            told = True
            exif = b"Exif\0\0" + turn
            made.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
        made.append(keep)
    return b"".join(made)


def _jpeg_part(marker: int, part: bytes) -> bytes:
    """Return what of a segment stays; its bytes begin with its marker."""
    body = part[4:]
    if marker == 0xE0 and body.startswith(b"JFIF\0"):
        if len(body) <= 14:
            return part
        return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"  # without its small picture
    is_colour = (marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")) or (
        marker == 0xEE and body.startswith(b"Adobe")
    )
    told = 0xE0 <= marker <= 0xEF or marker == 0xFE
    return b"" if told and not is_colour else part


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments of a JPEG as far as its end, each with its marker and its bytes.

    Raises:
        ValueError: It is none.
    """
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise ValueError
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            yield marker, data[at : at + 2]
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            end = at + 2
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        if end > len(data) or end <= at + 1:
            raise ValueError
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following == b"":
            break
        if following not in (b"\0", b"\xff") and not 0xD0 <= following[0] <= 0xD7:
            return at
        at += 1 if following == b"\xff" else 2
    return len(data)  # cut short: it is shown as far as it goes


def _png(data: bytes) -> bytes:
    turn = _turn_of(data)
    made, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + size
        if end > len(data):
            raise ValueError
        if name == b"IDAT" and turn:
            made.append(_chunk(b"eXIf", turn))
            turn = b""
        if name not in _PNG_TOLD:
            made.append(data[at:end])
        at = end
        if name == b"IEND":
            return b"".join(made)
    raise ValueError


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _webp(data: bytes) -> bytes:
    turn = _turn_of(data)
    made, at = [], 12
    while at + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[at : at + 8])
        end = at + 8 + size + size % 2
        part = data[at:end]
        if len(part) < 8 + size:
            raise ValueError
        if name == b"VP8X":
            flags = (part[8] & ~0b1100) | (0b1000 if turn else 0)  # Exif and XMP
            part = part[:8] + bytes([flags]) + part[9:]
        if name not in _WEBP_TOLD:
            made.append(part)
        at = end
    if turn:
        made.append(b"EXIF" + struct.pack("<I", len(turn)) + turn)
    body = b"WEBP" + b"".join(made)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(data: bytes) -> bytes:
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    made = [data[:at]]
    while True:
        kind = data[at]
        if kind == 0x3B:
            return b"".join([*made, b"\x3b"])
        begin = at
        if kind == 0x2C:
            at += 10 + (3 << ((data[at + 9] & 7) + 1) if data[at + 9] & 0x80 else 0) + 1
            told = False
        elif kind == 0x21:
            loops = data[at + 3 : at + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            told = data[at + 1] in (0xFE, 0x01) or (data[at + 1] == 0xFF and not loops)
            at += 2
        else:
            raise ValueError
        while data[at]:
            at += data[at] + 1
        at += 1
        if not told:
            made.append(data[begin:at])


def _tiff(data: bytes) -> bytes:
    """Pack the pixels anew, without loss: the tags of a TIFF lie anywhere in it."""
    with Image.open(io.BytesIO(data), formats=("TIFF",)) as image:
        colours = image.info.get("icc_profile")
        pages = []
        for page in ImageSequence.Iterator(image):
            pages.append(page.copy())  # Pillow has set it upright
            pages[-1].info.clear()
    out = io.BytesIO()
    pages[0].save(
        out,
        "TIFF",
        compression="tiff_adobe_deflate",
        save_all=True,
        append_images=pages[1:],
        icc_profile=colours,
    )
    return out.getvalue()


_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "tiff": _tiff,
    "heic": heic_without_details,
    "bmp": lambda data: data,
}
