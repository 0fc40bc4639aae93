import io
import os
import random
import struct
import zlib
from fnmatch import fnmatchcase
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.errors import PhotoError
from flipchart_to_action.images import (
    FILE_PATTERN,
    MAX_PIXELS,
    crop_jpeg,
    open_photo,
    photo_size,
    thumbnail,
)

CORNERS = ("red", "lime", "blue", "black")  # top left, top right, bottom right, bottom left


def _four_corners(width: int = 640, height: int = 480) -> Image.Image:
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    middle, centre = width // 2, height // 2
    draw.rectangle((0, 0, middle - 1, centre - 1), fill=CORNERS[0])
    draw.rectangle((middle, 0, width, centre - 1), fill=CORNERS[1])
    draw.rectangle((middle, centre, width, height), fill=CORNERS[2])
    draw.rectangle((0, centre, middle - 1, height), fill=CORNERS[3])
    return image


def _is_upright(image: Image.Image) -> bool:
    """Each corner has the colour that it should have, more or less."""
    assert image.mode == "RGB"
    w, h = image.size
    points = (
        (w // 4, h // 4),
        (3 * w // 4, h // 4),
        (3 * w // 4, 3 * h // 4),
        (w // 4, 3 * h // 4),
    )
    wanted = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0))
    pixels = np.asarray(image)
    return all(
        np.abs(pixels[y, x].astype(int) - colour).max() < 60
        for (x, y), colour in zip(points, wanted, strict=True)
    )


def _save(folder: Path, name: str, image: Image.Image, **options: object) -> Path:
    path = folder / name
    image.save(path, **options)  # type: ignore[arg-type]
    return path


TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_the_turn_in_the_exif_is_done(tmp_path: Path, name: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = _four_corners().transpose(TURNED[orientation])
    path = _save(tmp_path, name, stored, exif=exif)
    image = open_photo(path)
    assert image.size == photo_size(path) == (640, 480)
    assert _is_upright(image)
    assert _is_upright(thumbnail(path, 100))
    assert thumbnail(path, 100).size == (100, 75)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turn_is_added_clockwise(tmp_path: Path, turn: int) -> None:
    stored = _four_corners().rotate(turn, expand=True)  # the other way round
    path = _save(tmp_path, "a.jpg", stored)
    assert _is_upright(open_photo(path, turn=turn))
    assert _is_upright(thumbnail(path, 64, turn=turn))
    assert photo_size(path, turn=turn) == open_photo(path, turn=turn).size == (640, 480)


@pytest.mark.parametrize("orientation", [1, 6])
def test_heic_is_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = _four_corners()
    if orientation == 6:
        stored = stored.transpose(Image.Transpose.ROTATE_90)
    path = tmp_path / "IMG_0001.HEIC"
    pillow_heif.from_pillow(stored).save(path, quality=80, exif=exif.tobytes())
    assert _is_upright(open_photo(path))
    assert photo_size(path) == open_photo(path).size == (640, 480)
    assert _is_upright(thumbnail(path, 64))


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.jpg", "CMYK", {}),
        ("a.png", "P", {}),
        ("a.png", "RGBA", {}),
        ("a.tif", "CMYK", {}),
        ("a.tif", "RGB", {"compression": "tiff_lzw"}),
        ("a.bmp", "RGB", {}),
        ("a.webp", "RGB", {"lossless": True}),
        ("really a png.jpg", "RGB", {"format": "PNG"}),
    ],
)
def test_colours_of_every_kind_become_rgb(
    tmp_path: Path, name: str, mode: str, options: dict[str, object]
) -> None:
    path = _save(tmp_path, name, _four_corners().convert(mode), **options)
    assert _is_upright(open_photo(path))
    assert _is_upright(thumbnail(path, 100))


def _greys(image: Image.Image) -> list[int]:
    return [int(v) for v in np.asarray(image)[0, :, 0]]


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("a.png", np.array([[0, 0x8080, 0xFFFF]], np.uint16), [0, 128, 255]),
        ("a.tif", np.array([[0, 0x8080, 0xFFFF]], np.uint16), [0, 128, 255]),
        ("dark.png", np.array([[0, 100, 0x4040]], np.uint16), [0, 0, 64]),
        ("a.tif", np.array([[0, 128, 255]], np.int32), [0, 128, 255]),
        ("a.tif", np.array([[0, 0x8080, 0xFFFF]], np.int32), [0, 128, 255]),
        ("a.tif", np.array([[0, 0.5, 1.0]], np.float32), [0, 128, 255]),
        ("a.tif", np.array([[0, 40.0, 255.0]], np.float32), [0, 40, 255]),
        ("a.png", np.array([[0, 77, 255]], np.uint8), [0, 77, 255]),
        ("a.png", np.array([[False, True, False]]), [0, 255, 0]),
    ],
)
def test_grey_of_any_depth_keeps_its_light_and_dark(
    tmp_path: Path, name: str, values: np.ndarray, expected: list[int]
) -> None:
    path = _save(tmp_path, name, Image.fromarray(values))
    assert np.allclose(_greys(open_photo(path)), expected, atol=1)
    assert _greys(thumbnail(path, 10)) == _greys(open_photo(path))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white_paper(tmp_path: Path, mode: str) -> None:
    clear = Image.new("RGBA", (3, 1), (0, 0, 0, 0))
    clear.putpixel((1, 0), (0, 0, 0, 255))
    options = {}
    image = clear.convert("LA") if mode == "LA" else clear
    if mode == "P":
        image = Image.new("P", (3, 1), 7)
        image.putpalette([255, 255, 255] * 7 + [255, 0, 0] + [0, 0, 0])
        image.putpixel((1, 0), 8)
        options["transparency"] = 7
    path = _save(tmp_path, "a.png", image, **options)
    assert _greys(open_photo(path)) == [255, 0, 255]


def test_of_several_frames_the_first_is_taken(tmp_path: Path) -> None:
    other = Image.new("RGB", (640, 480), "white")
    path = _save(tmp_path, "a.tif", _four_corners(), save_all=True, append_images=[other])
    assert _is_upright(open_photo(path))
    path = _save(
        tmp_path, "phone.jpg", _four_corners(), format="MPO", save_all=True, append_images=[other]
    )
    assert _is_upright(open_photo(path))


def test_a_thumbnail_is_never_larger_than_the_photo(tmp_path: Path) -> None:
    path = _save(tmp_path, "a.jpg", _four_corners(60, 40))
    assert thumbnail(path, 500).size == (60, 40)


def _claims_to_be(width: int, height: int) -> bytes:
    """A PNG whose header says that it is of that size; it has no pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    crc = struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(b"")
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + crc
        + struct.pack(">I", len(data) - 4)
        + data
        + struct.pack(">I", zlib.crc32(data))
    )


def _jpeg() -> bytes:
    out = io.BytesIO()
    _four_corners().save(out, "JPEG", quality=95)
    return out.getvalue()


def _gif() -> bytes:
    out = io.BytesIO()
    _four_corners().save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“a.jpg” is empty"),
        (b"Things to do\n- talk\n" * 50, "“a.jpg” is not a photo that can be opened"),
        (_gif(), "“a.jpg” is not a photo that can be opened"),
        (_jpeg()[: len(_jpeg()) // 2], "“a.jpg” is damaged or cut short"),
        (_claims_to_be(30_000, 30_000), "“a.jpg” is too large: more than 150 megapixels"),
        (_claims_to_be(15_000, 12_000), "“a.jpg” is too large: more than 150 megapixels"),
        (_claims_to_be(100, 100), "“a.jpg” is damaged or cut short"),
    ],
)
def test_what_is_no_photo_is_named_in_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    for opening in (open_photo, lambda p: thumbnail(p, 100)):
        with pytest.raises(PhotoError) as caught:
            opening(path)
        assert sentence in caught.value.message
        assert caught.value.hint


def test_a_photo_of_the_library_is_not_called_by_its_hash(tmp_path: Path) -> None:
    (tmp_path / ("0a" * 32)).write_bytes(b"")
    with pytest.raises(PhotoError, match=r"^The photo is empty"):
        open_photo(tmp_path / ("0a" * 32))


def test_the_limit_is_on_pixels_alone(tmp_path: Path) -> None:
    path = _save(tmp_path, "long.png", Image.new("1", (MAX_PIXELS // 1000, 2)))
    assert open_photo(path).size == (MAX_PIXELS // 1000, 2)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match=r"“no\.jpg” could not be opened: there is no such file"):
        open_photo(tmp_path / "no.jpg")
    with pytest.raises(PhotoError, match="is a folder"):
        open_photo(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
        with pytest.raises(PhotoError, match="is not a file"):
            open_photo(tmp_path / "pipe.jpg")


@pytest.mark.skipif(os.name != "posix", reason="rights of Unix")
def test_a_photo_that_may_not_be_read(tmp_path: Path) -> None:
    path = _save(tmp_path, "mine.jpg", _four_corners())
    path.chmod(0)
    if os.geteuid() == 0:  # root may read everything
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o755)
        os.seteuid(65534)
        try:
            with pytest.raises(PhotoError, match=r"“mine\.jpg” could not be opened: you may not"):
                open_photo(path)
        finally:
            os.seteuid(0)
    else:
        with pytest.raises(PhotoError, match=r"“mine\.jpg” could not be opened: you may not"):
            open_photo(path)


def _mangled(content: bytes, rng: random.Random) -> bytes:
    mangled = bytearray(content)
    for _ in range(rng.randint(1, 12)):
        mangled[rng.randrange(min(len(mangled), 600))] = rng.randrange(256)
    return bytes(mangled[: rng.choice([len(mangled), rng.randrange(1, len(mangled))])])


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's remarks on odd metadata
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "HEIF"])
def test_odd_bytes_give_a_photo_or_a_sentence(tmp_path: Path, kind: str) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    if kind == "HEIF":
        pillow_heif.from_pillow(_four_corners(64, 48)).save(out, exif=exif.tobytes())
    else:
        _four_corners(64, 48).save(out, kind, exif=exif)
    rng = random.Random(kind)  # noqa: S311
    path = tmp_path / "odd"
    refused = 0
    for _ in range(150):
        path.write_bytes(_mangled(out.getvalue(), rng))
        for opening in (open_photo, photo_size):
            try:
                opening(path)
            except PhotoError:
                refused += 1
    assert refused > 20


def test_a_heic_photo_whose_metadata_has_no_type_is_damaged(tmp_path: Path) -> None:
    """pi_heif takes the whole program down with it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    pillow_heif.from_pillow(_four_corners()).save(out, exif=exif.tobytes())
    path = tmp_path / "a.heic"
    path.write_bytes(out.getvalue().replace(b"Exif", b"\xf6xif"))
    with pytest.raises(PhotoError, match="damaged"):
        open_photo(path)


def test_a_piece_is_cut_with_its_margin(tmp_path: Path) -> None:
    image = _four_corners()
    jpeg, width, height = crop_jpeg(image, (100, 100, 200, 150), margin=0.2)
    assert (width, height) == (120, 70)
    assert Image.open(io.BytesIO(jpeg)).size == (120, 70)


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ((-50, -50, 100, 100), (100, 100)),
        ((600, 400, 900, 900), (40, 80)),
        ((1000, 1000, 1200, 1100), (1, 1)),
        ((50, 50, 50, 50), (1, 1)),
        ((0, 0, 640, 480), (320, 240)),
    ],
)
def test_a_piece_stays_in_the_photo_and_under_its_limit(
    box: tuple[int, int, int, int], size: tuple[int, int]
) -> None:
    _, width, height = crop_jpeg(_four_corners(), box, max_side=320)
    assert (width, height) == size


def test_a_piece_tells_nothing_of_the_camera(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCam"
    path = _save(
        tmp_path, "a.jpg", _four_corners(), exif=exif, comment=b"SecretPlace", dpi=(300, 300)
    )
    opened = Image.open(path)
    assert opened.info["comment"] == b"SecretPlace"
    for image in (open_photo(path), opened):
        jpeg, _, _ = crop_jpeg(image, (0, 0, 300, 300))
        assert b"Secret" not in jpeg
        assert not Image.open(io.BytesIO(jpeg)).getexif()


def test_the_file_dialog_shows_photos_of_either_case() -> None:
    assert {"*.jpg", "*.JPG", "*.heic", "*.HEIC"} <= set(FILE_PATTERN.split())
    names = [f"IMG 1.{e}" for e in ("jfif", "JPE", "Jpg", "mpo", "HIF", "Dib", "Heic", "Tiff")]
    assert all(any(fnmatchcase(n, p) for p in FILE_PATTERN.split()) for n in names)
