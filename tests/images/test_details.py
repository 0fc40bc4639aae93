"""A photo that is handed over tells nothing beside its picture, and looks the same."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin, TiffImagePlugin

from flipchart_to_action.errors import PhotoError
from flipchart_to_action.images import is_picture, open_photo, without_details
from flipchart_to_action.images.heic_details import heic_without_details

_MARK = b"SECRETPHONE"
_XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRETPHONE</x:xmpmeta>"


def _image() -> Image.Image:
    image = Image.effect_noise((90, 60), 60).convert("RGB")
    ImageDraw.Draw(image).rectangle((5, 5, 30, 20), fill="red")
    return image


def _exif(turn: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = _MARK.decode()
    exif[0x010E] = "SECRETPHONE description"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 29: "SECRETPHONE"})
    exif.get_ifd(0x8769).update({0xA431: "SECRETPHONE serial", 0x9286: b"ASCII\0\0\0SECRETPHONE"})
    return exif


def _saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    _image().save(out, kind, **options)
    return out.getvalue()


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def _jpeg(turn: int, **options: object) -> bytes:
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    fields = {"exif": _exif(turn), "comment": _MARK, "icc_profile": colours, "xmp": _XMP}
    data = _saved("JPEG", quality=90, **{**fields, **options})
    more = b"".join(
        _segment(marker, _MARK + b"\0" + bytes(40)) for marker in (0xE1, 0xE2, 0xE5, 0xED, 0xEF)
    )
    data = data[:2] + more + data[2:]
    return data + _MARK + data  # a film, or a second picture with all of it again


def _png(turn: int) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", _MARK.decode())
    told.add_text("Author", _MARK.decode(), zip=True)
    told.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    return _saved("PNG", exif=_exif(turn), pnginfo=told) + _MARK


def _webp(turn: int) -> bytes:
    return _saved("WEBP", lossless=True, exif=_exif(turn).tobytes(), xmp=_XMP)


def _tiff(turn: int) -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for tag in (270, 271, 305, 306, 315):
        tags[tag] = _MARK.decode()
    tags[700], tags[33723] = _XMP, _MARK
    tags[0x0112] = turn
    return _saved("TIFF", tiffinfo=tags)


def _heic(turn: int) -> bytes:
    out = io.BytesIO()
    image = pillow_heif.from_pillow(_image())
    image.save(out, exif=_exif(turn).tobytes(), xmp=_XMP, quality=80)
    return out.getvalue()


_MADE: dict[str, Callable[[int], bytes]] = {
    "jpeg": _jpeg,
    "progressive": lambda turn: _jpeg(turn, progressive=True),
    "restarts": lambda turn: _jpeg(turn, restart_marker_blocks=2),
    "png": _png,
    "webp": _webp,
    "tiff": _tiff,
    "heic": _heic,
}


def _looks(folder: Path, data: bytes) -> np.ndarray:
    path = folder / "photo"
    path.write_bytes(data)
    return np.asarray(open_photo(path))


@pytest.mark.parametrize("kind", sorted(_MADE))
@pytest.mark.parametrize("turn", [1, 6, 3])
def test_nothing_is_told_and_it_looks_the_same_to_the_bit(
    kind: str, turn: int, tmp_path: Path
) -> None:
    data = _MADE[kind](turn)
    assert _MARK in data
    assert is_picture(data[:32])
    made = without_details(data)
    assert _MARK not in made
    assert (_looks(tmp_path, made) == _looks(tmp_path, data)).all()
    with Image.open(io.BytesIO(made)) as image:
        assert not image.getexif().get_ifd(0x8825)
        assert image.format == Image.open(io.BytesIO(data)).format
    assert without_details(made) == made


def test_the_colours_stay() -> None:
    assert Image.open(io.BytesIO(without_details(_jpeg(1)))).info["icc_profile"]


def test_what_tells_nothing_stays_as_it_is() -> None:
    for kind in ("JPEG", "PNG", "BMP", "GIF"):
        data = _saved(kind)
        assert without_details(data) == data


def test_a_small_picture_of_the_whole_goes() -> None:
    data = _saved("JPEG")
    assert data[2:4] == b"\xff\xe0"
    small = b"JFIF\0\1\1\0\0\1\0\1\2\1" + b"SECRET"
    made = without_details(
        data[:2] + _segment(0xE0, small) + _segment(0xE0, b"JFXX\0\x10SECRET") + data[20:]
    )
    assert made == data


def test_a_film_of_a_gif_stays_one_and_its_comment_goes() -> None:
    out = io.BytesIO()
    frames = [_image().convert("P") for _ in range(3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], comment=_MARK, loop=0)
    assert _MARK in out.getvalue()
    made = without_details(out.getvalue())
    assert _MARK not in made
    with Image.open(io.BytesIO(made)) as image:
        assert image.n_frames == 3  # type: ignore[attr-defined]
        assert image.info["loop"] == 0


def test_all_pages_of_a_scan_stay(tmp_path: Path) -> None:
    out = io.BytesIO()
    pages = [_image(), _image(), _image()]
    pages[0].save(
        out, "TIFF", save_all=True, append_images=pages[1:], tiffinfo={271: "SECRETPHONE"}
    )
    made = without_details(out.getvalue())
    assert _MARK not in made
    with Image.open(io.BytesIO(made)) as image:
        assert image.n_frames == 3  # type: ignore[attr-defined]


def test_a_photo_that_is_cut_short_still_tells_nothing() -> None:
    data = _jpeg(6)
    whole = data[: data.index(b"\xff\xd9" + _MARK)]
    assert _MARK not in without_details(whole[:-200])


@pytest.mark.parametrize(
    "data", [b"", b"la la la", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"GIF89a"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PhotoError):
        without_details(data)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", sorted(_MADE.keys() - {"heic"}))
def test_any_broken_bytes_tell_nothing_or_are_refused(kind: str) -> None:
    data = bytearray(_MADE[kind](6))
    for at in range(2, 400, 3):
        broken = data[:at] + bytes([data[at] ^ 0xA5]) + data[at + 1 :]
        try:
            made = without_details(bytes(broken))
        except PhotoError:
            continue
        assert not Image.open(io.BytesIO(made)).getexif().get_ifd(0x8825)


def test_any_broken_bytes_of_a_heic_photo_are_refused_or_go_with_nothing_added() -> None:
    data = _heic(6)
    for at in range(4, 600):
        try:
            made = heic_without_details(data[:at] + bytes([data[at] ^ 0xA5]) + data[at + 1 :])
        except (ValueError, LookupError):
            continue
        assert len(made) == len(data)
