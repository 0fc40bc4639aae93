"""Small sound pictures of every kind: what hostile ones are made of."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageDraw

Bytes = dict[str, bytes]
"""Contents of files by their names."""


def drawing(width: int = 96, height: int = 64) -> Image.Image:
    """Return a picture with some lines in it."""
    image = Image.new("RGB", (width, height), "ivory")
    draw = ImageDraw.Draw(image)
    for at in range(0, width, 7):
        draw.line((at, 0, width - at, height), fill=(at * 2 % 256, 40, 90), width=2)
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as the bytes of a file of that kind."""
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(out, **options)
    else:
        image.save(out, kind, **options)
    return out.getvalue()


def turned_exif(turn: int = 6) -> Image.Exif:
    """Return EXIF that asks for a turn, with a place and a nested part."""
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0words"
    return exif


def wholes() -> Bytes:
    """Return one sound file of each kind and way of packing that the program opens."""
    image, exif = drawing(), turned_exif()
    return {
        "baseline.jpg": encoded(image, "JPEG", exif=exif, comment=b"words"),
        "progressive.jpg": encoded(image, "JPEG", progressive=True, exif=exif),
        "plain.png": encoded(image, "PNG", exif=exif),
        "palette.png": encoded(image.convert("P"), "PNG"),
        "lossy.webp": encoded(image, "WEBP", exif=exif),
        "lossless.webp": encoded(image.convert("RGBA"), "WEBP", lossless=True),
        "plain.tif": encoded(image, "TIFF", exif=exif),
        "lzw.tif": encoded(image, "TIFF", compression="tiff_lzw"),
        "jpeg.tif": encoded(image, "TIFF", compression="jpeg"),
        "deflate.tif": encoded(image, "TIFF", compression="tiff_adobe_deflate"),
        "fax.tif": encoded(image.convert("1"), "TIFF", compression="group4"),
        "plain.bmp": encoded(image, "BMP"),
        "palette.bmp": encoded(image.convert("P"), "BMP"),
        "photo.heic": encoded(image, "HEIF", exif=exif.tobytes()),
    }


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG file, its sum right."""
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(
    width: int,
    height: int,
    data: bytes = b"",
    *,
    depth: int = 8,
    colours: int = 2,
    interlaced: int = 0,
    before: bytes = b"",
) -> bytes:
    """Return a PNG file whose header says that, with `data` as its packed pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, interlaced)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + before
        + png_chunk(b"IDAT", data)
        + png_chunk(b"IEND", b"")
    )


def tiff(
    entries: list[tuple[int, int, int, int]], *, following: int = 0, data: bytes = b""
) -> bytes:
    """Return a little-endian TIFF of one directory.

    Args:
        entries: Tag, type, count and value of each entry.
        following: Where the next directory is.
        data: What comes after the directory, at 1024.
    """
    directory = struct.pack("<H", len(entries))
    for entry in entries:
        directory += struct.pack("<HHII", *entry)
    body = b"II*\0" + struct.pack("<I", 8) + directory + struct.pack("<I", following)
    return body.ljust(1024, b"\0") + data


def box(kind: bytes, *inside: bytes) -> bytes:
    """Return a box of a HEIC file."""
    content = b"".join(inside)
    return struct.pack(">I", 8 + len(content)) + kind + content
