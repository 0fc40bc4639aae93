"""The organisation whose plans these are, from the settings."""

import logging
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from flipchart_to_action.domain.plan import Logo, Organisation
from flipchart_to_action.errors import ExportError, PhotoError, plain_reason
from flipchart_to_action.files import read_regular, unchanged, write_whole
from flipchart_to_action.images import MAX_BYTES, SUFFIXES, open_photo, try_photo
from flipchart_to_action.settings import Settings

_log = logging.getLogger(__name__)
_NAME = "organisation-logo"
_FAINT = 24
_LARGEST = (640, 240)
"""Enough for print: no plan shows it larger than 45 mm."""


def organisation_of(settings: Settings, settings_file: Path) -> Organisation:
    """Return the organisation of the settings; a logo that can't be opened is left out.

    Args:
        settings: The user's choices.
        settings_file: Where they are kept; the logo is beside it.
    """
    logo = None
    if settings.organisation_logo:
        try:
            logo = logo_of(settings_file.with_name(settings.organisation_logo))
        except PhotoError as error:
            _log.warning("the plan goes without the logo: %s", error)
    return Organisation(
        name=settings.organisation_name,
        contact=settings.organisation_contact,
        colour=settings.organisation_colour,
        logo=logo,
    )


def logo_of(file: Path) -> Logo:
    """Return the picture in a file as a logo: upright, on white, without margin or metadata.

    Raises:
        PhotoError: It is no picture that can be opened.
    """
    image = open_photo(file)
    paper = Image.new("RGB", image.size, "white")
    drawn = ImageChops.difference(image, paper).point(lambda value: 255 * (value > _FAINT))
    image = image.crop(drawn.getbbox())  # its edge is to stand on the edge of the text
    image.thumbnail(_LARGEST)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return Logo(png=out.getvalue(), width=image.width, height=image.height)


def keep_logo(source: Path, settings_file: Path) -> str:
    """Copy a picture beside the settings and return its name there, for the settings.

    Raises:
        PhotoError: It is no picture that can be opened.
        ExportError: It can't be copied; then the one before is as it was.
    """
    try:
        with unchanged(source):
            try_photo(source)
            logo_of(source)
            data = read_regular(source, MAX_BYTES)
    except OSError as error:
        why, hint = plain_reason(error)
        raise ExportError(f"The logo can’t be opened: {why}.", hint) from error
    suffix = source.suffix.lower()
    name = f"{_NAME}{suffix if suffix in SUFFIXES else ''}"
    try:
        settings_file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(settings_file.with_name(name), data, private=True)
        for other in settings_file.parent.glob(f"{_NAME}*"):
            if other.name != name:
                other.unlink()
    except OSError as error:
        why, hint = plain_reason(error)
        raise ExportError(f"The logo can’t be kept: {why}.", hint) from error
    return name
