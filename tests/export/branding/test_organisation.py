from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.errors import ExportError, PhotoError
from flipchart_to_action.export.branding.organisation import keep_logo, logo_of, organisation_of
from flipchart_to_action.settings import Settings


def _picture(folder: Path, name: str = "our logo.PNG", size: tuple[int, int] = (900, 300)) -> Path:
    image = Image.new("RGBA", size, (200, 30, 40, 255))
    image.paste((0, 0, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x013B] = "A Photographer"
    image.save(folder / name, "PNG", exif=exif)
    assert b"A Photographer" in (folder / name).read_bytes()
    return folder / name


def test_a_logo_is_small_on_white_and_says_nothing_of_itself(tmp_path: Path) -> None:
    logo = logo_of(_picture(tmp_path))
    assert (logo.width, logo.height) == (360, 240)  # the half that is transparent is margin
    image = Image.open(BytesIO(logo.png))
    assert image.size == (360, 240)
    assert image.getpixel((200, 100)) == (200, 30, 40)
    assert b"A Photographer" not in logo.png
    assert image.info == {}


def test_what_is_transparent_is_white_and_a_blank_logo_is_no_fault(tmp_path: Path) -> None:
    ring = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    ImageDraw.Draw(ring).ellipse((10, 20, 80, 70), outline="navy", width=4)
    ring.save(tmp_path / "ring.png")
    logo = logo_of(tmp_path / "ring.png")
    assert (logo.width, logo.height) == (71, 51)
    assert Image.open(BytesIO(logo.png)).getpixel((35, 25)) == (255, 255, 255)
    Image.new("RGB", (60, 30), "white").save(tmp_path / "blank.png")
    assert logo_of(tmp_path / "blank.png").width == 60


def test_the_logo_is_kept_beside_the_settings(tmp_path: Path) -> None:
    source, file = _picture(tmp_path), tmp_path / "config" / "settings.toml"
    name = keep_logo(source, file)
    assert name == "organisation-logo.png"
    assert file.with_name(name).read_bytes() == source.read_bytes()
    source.unlink()
    chosen = Settings(
        organisation_name="Carers", organisation_colour="#aa3300", organisation_logo=name
    )
    organisation = organisation_of(chosen, file)
    assert (organisation.name, organisation.colour) == ("Carers", "#aa3300")
    assert organisation.logo == logo_of(file.with_name(name))


def test_another_logo_takes_the_place_of_the_first(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    keep_logo(_picture(tmp_path), file)
    Image.new("RGB", (40, 20)).save(tmp_path / "b.jpg")
    assert keep_logo(tmp_path / "b.jpg", file) == "organisation-logo.jpg"
    assert [path.name for path in tmp_path.glob("organisation*")] == ["organisation-logo.jpg"]


def test_what_is_no_picture_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    kept = tmp_path / keep_logo(_picture(tmp_path), file)
    (tmp_path / "words.png").write_text("no picture")
    with pytest.raises(PhotoError):
        keep_logo(tmp_path / "words.png", file)
    assert logo_of(kept)


def test_a_logo_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, not a folder")
    with pytest.raises(ExportError, match="can’t be kept"):
        keep_logo(_picture(tmp_path), tmp_path / "config" / "settings.toml")


def test_a_lost_logo_is_left_out(tmp_path: Path) -> None:
    chosen = Settings(organisation_name="Carers", organisation_logo="organisation-logo.png")
    assert organisation_of(chosen, tmp_path / "settings.toml") == Organisation(name="Carers")
    assert organisation_of(Settings(), tmp_path / "settings.toml") == Organisation()
