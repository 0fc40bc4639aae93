"""Pictures with odd insides that no camera makes: each is one trick."""

import struct
import zlib

from PIL import Image

from tests.hostile.wholes import (
    Bytes,
    box,
    drawing,
    encoded,
    png,
    png_chunk,
    tiff,
    turned_exif,
    wholes,
)


def odd() -> Bytes:
    """Return all of them."""
    return _others() | _pngs() | _jpegs() | _tiffs() | _bmps() | _webps() | _heics() | _modes()


def _others() -> Bytes:
    """Return what is no photo, named like one."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    frames = [Image.new("P", (20, 20), shade) for shade in (0, 90, 200)]
    return {
        "empty.jpg": b"",
        "one byte.jpg": b"\xff",
        "zeros.jpg": bytes(5000),
        "text.jpg": b"Bread, milk, tea\n" * 40,
        "page.jpg": b"<!DOCTYPE html><html><body>Sign in</body></html>",
        "drawing.png": svg,
        "entities.png": b'<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
        "paper.jpg": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        "script.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n",
        "script.png": b"\xc5\xd0\xd3\xc6" + bytes(28) + b"%!PS-Adobe-3.0\n",
        "archive.jpg": b"PK\3\4" + bytes(200),
        "program.jpg": b"\x7fELF" + bytes(200),
        "moving.jpg": encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "moving.gif": encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "gif bomb.gif": b"GIF89a\xff\xff\xff\xff\x80\0\0"
        + bytes(6)
        + b",\0\0\0\0\xff\xff\xff\xff\0",
        "portable.jpg": b"P6 99999 99999 255\n",
        "targa.jpg": bytes((0, 0, 10)) + bytes(9) + b"\xff\xff\xff\xff\x18\0" + b"\xff" * 90,
        "icon.png": b"\0\0\1\0\1\0\0\0\0\0\1\0\x20\0\xff\xff\xff\x7f\x16\0\0\0",
        "movie.heic": box(b"ftyp", b"isomiso2", bytes(8)) + box(b"mdat", bytes(100)),
        "fits.jpg": b"SIMPLE  =                    T".ljust(2880),
    }


def _pngs() -> Bytes:
    pixels = zlib.compress(bytes(4 * 13))
    rows = zlib.compress(bytes(100_000_000), 1)
    # As large as is allowed, and only black: a few hundred kilobytes hold it.
    largest = zlib.compress(bytes(12_000 * (1 + 3 * 12_400)), 1)
    text = png_chunk(b"zTXt", b"words\0\0" + rows)
    animated = png_chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))
    frames = [drawing(30, 20), drawing(30, 20).rotate(90)]
    return {
        "no pixels.png": png(100, 100, zlib.compress(b"")),
        "no size.png": png(0, 0, pixels),
        "no width.png": png(0, 9, pixels),
        "no height.png": png(9, 0, pixels),
        "negative.png": png(0x80000001, 0x80000001, pixels),
        "absurd.png": png(2**31 - 1, 2**31 - 1, pixels),
        "wide.png": png(2**31 - 1, 1, pixels),
        "high.png": png(1, 2**31 - 1, pixels),
        "wide within bounds.png": png(149_000_000, 1, pixels),
        "high within bounds.png": png(1, 149_000_000, pixels),
        "just too large.png": png(15_000, 10_001, pixels),
        "bomb.png": png(12_400, 12_000, largest),
        "bomb in colours and clear.png": png(12_400, 12_000, largest, colours=6),
        "bomb of 16 bits.png": png(12_400, 12_000, largest, depth=16, colours=6),
        "bomb in turns.png": png(12_400, 12_000, largest, interlaced=1),
        "bomb of words.png": png(4, 4, pixels, before=text),
        "bomb of profile.png": png(4, 4, pixels, before=png_chunk(b"iCCP", b"p\0\0" + rows)),
        "packed for ever.png": png(4, 4, rows),
        "odd depth.png": png(4, 4, pixels, depth=7),
        "odd colours.png": png(4, 4, pixels, colours=5),
        "no palette.png": png(4, 4, pixels, colours=3),
        "short palette.png": png(4, 4, zlib.compress(b"\0\xff\xfe\xfd\xfc" * 4), colours=3,
                                 before=png_chunk(b"PLTE", b"\1\2\3")),
        "long palette.png": png(4, 4, pixels, colours=3, before=png_chunk(b"PLTE", bytes(3 * 999))),
        "odd palette.png": png(4, 4, pixels, colours=3, before=png_chunk(b"PLTE", bytes(7))),
        "clear beyond.png": png(4, 4, pixels, colours=3, before=png_chunk(b"PLTE", bytes(9))
                                + png_chunk(b"tRNS", bytes(600))),
        "many chunks.png": png(4, 4, pixels, before=png_chunk(b"tEXt", b"a\0b") * 20_000),
        "huge chunk.png": png(4, 4, pixels)[:33] + struct.pack(">I", 2**31 - 1) + b"IDAT" + pixels,
        "two heads.png": png(4, 4, pixels, before=png(99_999, 99_999)[8:33]),
        "frames.png": encoded(frames[0], "PNG", save_all=True, append_images=frames[1:]),
        "frames for ever.png": png(4, 4, pixels, before=animated),
        "frame too large.png": png(4, 4, pixels, before=animated + png_chunk(
            b"fcTL", struct.pack(">IIIIIHHBB", 0, 2**31 - 1, 2**31 - 1, 9, 9, 0, 0, 0, 0))),
        "odd filters.png": png(4, 4, zlib.compress((b"\xff" + bytes(12)) * 4)),
    }  # fmt: skip


def _jpegs() -> Bytes:
    whole = wholes()["baseline.jpg"]
    scan = whole.index(b"\xff\xda")
    frame = whole.index(b"\xff\xc0")
    progressive = wholes()["progressive.jpg"]
    scans = progressive[progressive.index(b"\xff\xda") : -2]

    def sized(width: int, height: int, source: bytes = whole, at: int = frame) -> bytes:
        return source[: at + 5] + struct.pack(">HH", height, width) + source[at + 9 :]

    def segment(marker: int, content: bytes) -> bytes:
        head = struct.pack(">BBH", 0xFF, marker, 2 + len(content))
        return whole[:2] + head + content + whole[2:]

    at = progressive.index(b"\xff\xc2")
    return {
        "no size.jpg": sized(0, 0),
        "absurd.jpg": sized(65_500, 65_500),
        "bomb.jpg": sized(12_400, 12_000),
        "progressive bomb.jpg": sized(12_400, 12_000, progressive, at),
        "many scans.jpg": sized(9000, 9000, progressive[:-2] + scans * 2000, at),
        "no scan.jpg": whole[:scan],
        "only markers.jpg": b"\xff\xd8" + b"\xff\xd0" * 50_000,
        "only filling.jpg": b"\xff\xd8" + b"\xff" * 200_000,
        "many comments.jpg": whole[:2] + (b"\xff\xfe\xff\xff" + bytes(65_533)) * 60 + whole[2:],
        "wrong length.jpg": segment(0xE1, b"")[:4] + b"\0\0" + whole[2:],
        "no components.jpg": whole[: frame + 9] + b"\0" + whole[frame + 10 :],
        "many components.jpg": whole[: frame + 9] + b"\xff" + whole[frame + 10 :],
        "odd sampling.jpg": whole[: frame + 11] + b"\xff" + whole[frame + 12 :],
        "12 bits.jpg": whole[: frame + 4] + b"\x0c" + whole[frame + 5 :],
        "arithmetic.jpg": whole[: frame + 1] + b"\xc9" + whole[frame + 2 :],
        "exif within exif.jpg": segment(0xE1, b"Exif\0\0" + _nested()),
        "exif that loops.jpg": segment(0xE1, b"Exif\0\0" + _looping()),
        "exif of nothing.jpg": segment(0xE1, b"Exif\0\0"),
        "exif too long.jpg": segment(0xE1, b"Exif\0\0" + tiff([(0x0112, 3, 2**31, 6)])),
        "exif turn of 99.jpg": encoded(drawing(), "JPEG", exif=turned_exif(99)),
        "exif turn in words.jpg": segment(0xE1, b"Exif\0\0" + tiff([(0x0112, 2, 4, 0x36363636)])),
        "exif turn in no numbers.jpg": segment(0xE1, b"Exif\0\0" + tiff([(0x0112, 5, 1, 1024)])),
        "profile in parts.jpg": segment(0xE2, b"ICC_PROFILE\0\xff\xff" + bytes(500)),
        "photoshop.jpg": segment(0xED, b"Photoshop 3.0\0" + b"8BIM\4\4\xff\xff" + b"\xff" * 99),
        "adobe.jpg": segment(0xEE, b"Adobe\0\x64\0\0\0\0\x09"),
        "several photos.jpg": segment(0xE2, b"MPF\0" + tiff([(0xB001, 4, 1, 2**31)])),
        "photos in a loop.jpg": segment(0xE2, b"MPF\0" + _looping()),
    }


def _nested() -> bytes:
    """Return EXIF in which each part holds the next, and the last the first."""
    parts = [(tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005, 0x927C)]
    return tiff(parts)


def _looping() -> bytes:
    return tiff([(0x0112, 3, 1, 6)], following=8)


def _picture(width: int = 4, height: int = 4, *, strip: int = 1024, count: int = 16,
             packed: int = 1, depth: int = 8, more: tuple[tuple[int, int, int, int], ...] = (),
             following: int = 0, data: bytes = bytes(64)) -> bytes:  # fmt: skip
    """Return a grey TIFF; each argument is one entry of it."""
    entries = [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, depth), (259, 3, 1, packed),
        (262, 3, 1, 1), (273, 4, 1, strip), (277, 3, 1, 1), (278, 4, 1, height),
        (279, 4, 1, count),
    ]  # fmt: skip
    kept = [e for e in entries if e[0] not in [m[0] for m in more]]
    return tiff(sorted([*kept, *more]), following=following, data=data)


def _tiffs() -> Bytes:
    zipped = zlib.compress(bytes(12_400 * 12_000), 1)
    return {
        "sound.tif": _picture(),
        "directories in a loop.tif": _picture(following=8),
        "directory in itself.tif": tiff([(330, 4, 1, 8)], following=8),
        "no directory.tif": b"II*\0" + struct.pack("<I", 2**32 - 1),
        "directory at 0.tif": b"II*\0" + bytes(8),
        "many entries.tif": b"II*\0" + struct.pack("<IH", 8, 65_535) + bytes(400),
        "big tiff.tif": b"II+\0\x08\0\0\0" + struct.pack("<Q", 16) + struct.pack("<Q", 2**60),
        "no size.tif": _picture(0, 0),
        "negative.tif": _picture(2**32 - 1, 2**32 - 1),
        "absurd.tif": _picture(2**31 - 1, 2**31 - 1),
        "bomb without bytes.tif": _picture(12_400, 12_000, count=12_400 * 12_000),
        "bomb.tif": _picture(12_400, 12_000, packed=8, count=len(zipped), data=zipped),
        "bomb in colours.tif": _picture(
            12_400, 12_000, packed=8, count=len(zipped), data=zipped,
            more=((258, 3, 3, 900), (262, 3, 1, 2), (277, 3, 1, 3)),
        ),
        "strip beyond.tif": _picture(strip=2**32 - 16),
        "strip too long.tif": _picture(count=2**32 - 1),
        "many strips.tif": _picture(more=((273, 4, 2**30, 8), (279, 4, 2**30, 8))),
        "one row a strip.tif": _picture(4, 100_000, more=((278, 4, 1, 0),)),
        "odd depth.tif": _picture(depth=33),
        "no depth.tif": _picture(depth=0),
        "many samples.tif": _picture(more=((277, 3, 1, 65_535),)),
        "odd packing.tif": _picture(packed=34_712),
        "old jpeg.tif": _picture(packed=6),
        "jpeg without tables.tif": _picture(packed=7, data=b"\xff\xd8\xff\xd9"),
        "bad lzw.tif": _picture(packed=5, data=b"\xff" * 64),
        "bad zip.tif": _picture(packed=8, data=b"\x78\x9c" + b"\xff" * 62),
        "bad fax.tif": _picture(packed=3, depth=1, data=b"\xaa" * 64),
        "bad bits.tif": _picture(packed=32773, data=b"\x81" * 64),
        "zstd.tif": _picture(packed=50_000, data=b"\x28\xb5\x2f\xfd" + b"\xff" * 60),
        "webp.tif": _picture(packed=50_001, data=b"RIFF" + b"\xff" * 60),
        "lzma.tif": _picture(packed=34_925, data=b"\xfd7zXZ\0" + b"\xff" * 58),
        "tiles of nothing.tif": _picture(more=((322, 4, 1, 0), (323, 4, 1, 0), (324, 4, 1, 1024))),
        "tiles too large.tif": _picture(
            packed=8, more=((322, 4, 1, 2**31), (323, 4, 1, 2**31), (324, 4, 1, 1024))
        ),
        "palette of one.tif": _picture(more=((262, 3, 1, 3), (320, 3, 3, 1024))),
        "palette too long.tif": _picture(more=((262, 3, 1, 3), (320, 3, 2**31, 1024))),
        "type unknown.tif": _picture(more=((256, 99, 1, 4),)),
        "size in words.tif": _picture(more=((256, 2, 4, 0x34343434),)),
        "resolution by 0.tif": _picture(more=((282, 5, 1, 1024),)),
        "exif in itself.tif": _picture(more=((0x8769, 4, 1, 8), (0x8825, 4, 1, 8))),
    }  # fmt: skip


def _bmps() -> Bytes:
    def bmp(width: int, height: int, *, bits: int = 24, packed: int = 0, start: int = 54,
            head: int = 40, colours: int = 0, data: bytes = bytes(200)) -> bytes:  # fmt: skip
        info = struct.pack("<iihhIIiiII", width, height, 1, bits, packed, 0, 1, 1, colours, 0)
        file = struct.pack("<2sIHHI", b"BM", 54 + len(data), 0, 0, start)
        return file + struct.pack("<I", head) + info + data

    return {
        "no size.bmp": bmp(0, 0),
        "negative.bmp": bmp(-4, -4),
        "upside down.bmp": bmp(4, -4),
        "absurd.bmp": bmp(2**31 - 1, 2**31 - 1),
        "absurd upside down.bmp": bmp(2**31 - 1, -(2**31)),
        "bomb.bmp": bmp(12_400, 12_000),
        "packed bomb.bmp": bmp(12_400, 12_000, bits=8, packed=1, data=b"\0\1" * 40),
        "packed without end.bmp": bmp(4, 4, bits=8, packed=1, data=b"\0\2\xff\xff" * 80),
        "packed by 4.bmp": bmp(4, 4, bits=4, packed=2, data=b"\xff\xff" * 80),
        "odd packing.bmp": bmp(4, 4, packed=77),
        "odd depth.bmp": bmp(4, 4, bits=13),
        "odd head.bmp": bmp(4, 4, head=2**31),
        "small head.bmp": bmp(4, 4, head=3),
        "many colours.bmp": bmp(4, 4, bits=8, colours=2**31),
        "pixels beyond.bmp": bmp(4, 4, start=2**31),
        "pixels in the head.bmp": bmp(4, 4, start=2),
        "masks.bmp": bmp(4, 4, bits=16, packed=3, data=b"\xff" * 60),
    }


def _webps() -> Bytes:
    frames = [drawing(30, 20), drawing(30, 20).rotate(90)]
    moving = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    lossless = wholes()["lossless.webp"]
    at = lossless.index(b"VP8L") + 9

    def extended(width: int, height: int) -> bytes:
        size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
        chunk = b"VP8X" + struct.pack("<I", 10) + b"\x3e\0\0\0" + size
        return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk

    return {
        "moving.webp": moving,
        "moving cut.webp": moving[: len(moving) - 30],
        "moving for ever.webp": moving[:40] + (moving[40:] * 300),
        "absurd.webp": extended(1 << 24, 1 << 24),
        "within bounds.webp": extended(12_400, 12_000),
        "no frames.webp": extended(40, 40),
        "largest size.webp": lossless[:at] + b"\xff\xff\xff\x0f" + lossless[at + 4 :],
        "wrong length.webp": b"RIFF\xff\xff\xff\xff" + lossless[8:],
        "no length.webp": b"RIFF\0\0\0\0" + lossless[8:],
        "odd chunk.webp": lossless[:12] + b"EVIL" + lossless[16:],
    }


def _heics() -> Bytes:
    whole = wholes()["photo.heic"]
    kind = box(b"ftyp", b"heic", bytes(4), b"mif1heic")

    def meta(*inside: bytes) -> bytes:
        handler = box(b"hdlr", bytes(8), b"pict", bytes(13))
        return kind + box(b"meta", bytes(4), handler, *inside)

    def item(of: bytes) -> bytes:
        return meta(
            box(b"pitm", bytes(4), b"\0\1"),
            box(b"iinf", bytes(4), b"\0\1", box(b"infe", b"\2\0\0\0", b"\0\1\0\0", of, b"\0")),
        )

    def resized(width: int, height: int) -> bytes:
        at = whole.index(b"ispe") + 8
        return whole[:at] + struct.pack(">II", width, height) + whole[at + 8 :]

    deep = b""
    for _ in range(4000):
        deep = box(b"meta", bytes(4), deep)
    made = {
        "no image.heic": kind,
        "empty list.heic": meta(box(b"iinf", bytes(4), b"\0\0")),
        "no main image.heic": meta(box(b"pitm", bytes(4), b"\0\x09")),
        "list too long.heic": meta(box(b"iinf", bytes(4), b"\xff\xff")),
        "boxes in boxes.heic": kind + deep,
        "box without end.heic": kind + struct.pack(">I", 2**31 - 1) + b"meta" + bytes(40),
        "box of no size.heic": kind + b"\0\0\0\0meta" + bytes(40),
        "box of 3.heic": kind + b"\0\0\0\3meta" + bytes(40),
        "large box.heic": kind + b"\0\0\0\1meta" + struct.pack(">Q", 2**63) + bytes(40),
        "type no text.heic": whole.replace(b"Exif", b"\xf6xif"),
        "type of zeros.heic": whole.replace(b"Exif", bytes(4)),
        "image of another type.heic": whole.replace(b"hvc1", b"av01"),
        "image of no type.heic": whole.replace(b"hvc1", b"\xff\xfe\xfd\xfc"),
        "image that is words.heic": whole.replace(b"hvc1", b"mime"),
        "grid of nothing.heic": whole.replace(b"hvc1", b"grid"),
        "image of itself.heic": whole.replace(b"hvc1", b"iden"),
        "overlay.heic": whole.replace(b"hvc1", b"iovl"),
        "no size.heic": resized(0, 0),
        "absurd.heic": resized(2**32 - 1, 2**32 - 1),
        "bomb.heic": resized(12_400, 12_000),
        "other brand.heic": whole.replace(b"heic", b"avif"),
        "sequence.heic": whole.replace(b"heic", b"hevc"),
        "no handler.heic": whole.replace(b"pict", b"soun"),
        "picture bytes gone.heic": whole[: whole.index(b"mdat") + 4],
        "picture bytes of zeros.heic": whole[: whole.index(b"mdat") + 4].ljust(len(whole), b"\0"),
        "settings of nothing.heic": whole.replace(b"hvcC", b"xxxx"),
        "places beyond.heic": whole.replace(b"iloc", b"iloc\xff\xff\xff\xff"),
    }
    return made | {
        f"only {name}.heic": item(of)
        for name, of in (("an image", b"hvc1"), ("exif", b"Exif"), ("bytes", b"\xff\xff\xff\xff"))
    }


def _modes() -> Bytes:
    """Return sound pictures in kinds of colour that photos seldom have, with odd tables."""
    image = drawing()
    palette = image.convert("P")
    few = Image.new("P", (9, 9), 200)
    few.putpalette([1, 2, 3])
    return {
        "cmyk.jpg": encoded(image.convert("CMYK"), "JPEG"),
        "cmyk.tif": encoded(image.convert("CMYK"), "TIFF"),
        "lab.tif": encoded(image.convert("LAB"), "TIFF"),
        "ycbcr.tif": encoded(image.convert("YCbCr"), "TIFF"),
        "16 bits.png": encoded(image.convert("I;16"), "PNG"),
        "16 bits.tif": encoded(image.convert("I;16"), "TIFF"),
        "32 bits.tif": encoded(image.convert("I"), "TIFF"),
        "real.tif": encoded(Image.new("F", (9, 9), float("nan")), "TIFF"),
        "endless.tif": encoded(Image.new("F", (9, 9), float("inf")), "TIFF"),
        "below nothing.tif": encoded(Image.new("F", (9, 9), -1e38), "TIFF"),
        "one bit.png": encoded(image.convert("1"), "PNG"),
        "one bit.bmp": encoded(image.convert("1"), "BMP"),
        "colour beyond its table.png": encoded(few, "PNG", bits=8),
        "colour beyond its table.bmp": encoded(few, "BMP"),
        "clear.png": encoded(palette, "PNG", transparency=bytes(range(256))),
        "grey and clear.png": encoded(image.convert("LA"), "PNG"),
        "profile of nothing.jpg": encoded(image, "JPEG", icc_profile=b"\xff" * 400),
    }
