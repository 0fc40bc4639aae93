"""The handwriting faces that are installed here, all evened out to one height of capitals.

Faces come from the packages of the `samples` group and from the folder that the environment
variable CHART_FACES names; ../README.md tells where free ones are found.
"""

import os
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

CAPITALS = 0.62
"""Height of a capital as a share of the size of writing."""

_PACKAGES = {
    "fontpkg_caveat": ("Caveat[wght].ttf",),
    "fontpkg_delius": ("Delius-Regular.ttf",),
    "fontpkg_indie_flower": ("IndieFlower-Regular.ttf",),
    "fontpkg_kalam": ("Kalam-Regular.ttf", "Kalam-Light.ttf", "Kalam-Bold.ttf"),
    "fontpkg_shadows_into_light": ("ShadowsIntoLight.ttf",),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its file and how many points of it make one pixel of writing's size."""

    path: str
    zoom: float

    @property
    def bold(self) -> bool:
        """Whether its strokes are broad already."""
        return any(word in self.path for word in ("Bold", "Marker", "-700-", "Magic"))


@lru_cache(maxsize=1)
def faces() -> tuple[Face, ...]:
    """Return all faces found, in the order of their names.

    Raises:
        FileNotFoundError: There is none at all.
    """
    paths = [
        Path(str(files(package).joinpath("files", name)))
        for package, names in _PACKAGES.items()
        if find_spec(package) is not None
        for name in names
    ]
    if folder := os.environ.get("CHART_FACES"):
        paths += [p for p in Path(folder).iterdir() if p.suffix in {".ttf", ".otf", ".woff2"}]
    if not paths:
        raise FileNotFoundError("No handwriting face is installed: see the group `samples`")
    return tuple(_measured(str(path)) for path in sorted(paths, key=lambda path: path.name))


def _measured(path: str) -> Face:
    face = ImageFont.truetype(path, 100, layout_engine=ImageFont.Layout.BASIC)
    _, top, _, bottom = face.getbbox("HEN", anchor="ls")
    return Face(path, 100 * CAPITALS / max(1.0, bottom - top))


@lru_cache(maxsize=400)
def sized(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return `face` for writing that is `size` pixels high."""
    points = max(4, round(size * face.zoom))
    return ImageFont.truetype(face.path, points, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=100_000)
def advance(face: Face, size: int, letter: str) -> float:
    """Return how far the pen goes on after `letter`, in pixels."""
    return float(sized(face, size).getlength(letter))
