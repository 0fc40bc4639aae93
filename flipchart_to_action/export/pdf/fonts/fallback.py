"""Which type face draws which character.

Source Sans draws Latin, Greek, Cyrillic and Vietnamese; Noto and its like other scripts; then
whatever the system has. What no face has is drawn as the face's box, and still reads right when it
is copied out.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.pdf.fonts.drawn_face import DrawnFace
from flipchart_to_action.export.pdf.fonts.face import Face, Weight

AnyFace: TypeAlias = Face | DrawnFace

_SOURCE_SANS = "font_source_sans_pro"
# (package, regular, bold or the same): first those whose letters go best with Source Sans.
_SCRIPTS = (
    ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", ""),
    ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", ""),
    ("fontpkg_heebo", "Heebo[wght].ttf", ""),
    ("fontpkg_hind_siliguri", "HindSiliguri-Regular.ttf", "HindSiliguri-Bold.ttf"),
    ("fontpkg_noto_sans_thai", "NotoSansThai[wdth,wght].ttf", ""),
    ("fontpkg_noto_sans_tamil", "NotoSansTamil[wdth,wght].ttf", ""),
)
_CHINESE = ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf")  # and Japanese, and Korean
# Faces with many scripts, as systems bring them.
_SYSTEM = (
    "DejaVuSans.ttf",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansCJK-Regular.ttc",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
    "msyh.ttc",
    "malgun.ttf",
    "YuGothR.ttc",
    "Arial Unicode.ttf",
    "arialuni.ttf",
    "seguisym.ttf",
    "Symbola_hint.ttf",
    "Symbola.ttf",
)


@dataclass(slots=True)
class Faces:
    """The faces of one document, and the characters that none of them has."""

    missing: dict[str, None] = field(default_factory=dict)

    def of(self, char: str, weight: Weight) -> AnyFace:
        """Return the first face that has `char`; where none has, Source Sans, and it is noted."""
        source = _source_sans(weight)
        if char in source or char.isspace():
            return source
        face = _fallback(char, weight)
        if face is None:
            self.missing.setdefault(char)
            return source
        return face


def package_file(package: str, name: str) -> Path | None:
    """Return a file that an installed package brings, without importing it."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / name
        if path.is_file():
            return path
    return None


def _registered(name: str, path: Path, weight: Weight = Weight.REGULAR) -> Face:
    face = Face(name, path, weight)
    pdfmetrics.registerFont(face)
    return face


@cache
def _source_sans(weight: Weight) -> Face:
    path = package_file(_SOURCE_SANS, f"files/SourceSansPro-{weight}.ttf")
    if path is None:
        raise ExportError(
            "The type faces of the program are not installed.", "Install the program again."
        )
    return _registered(f"Plan-{weight}", path, weight)


@cache
def _script_face(package: str, name: str, weight: Weight) -> Face | None:
    path = package_file(package, f"files/{name}")
    return _registered(f"{package}-{name}", path, weight) if path else None


@cache
def _fallback(char: str, weight: Weight) -> AnyFace | None:
    for package, regular, bold in _SCRIPTS:
        if bold and weight is not Weight.REGULAR:
            face = _script_face(package, bold, Weight.BOLD)
        else:
            face = _script_face(package, regular, Weight.REGULAR)
        if face is not None and char in face:
            return face
    chinese = _chinese_face()
    if chinese is not None and char in chinese:
        return chinese
    return next((face for face in map(_system_face, _SYSTEM) if face and char in face), None)


@cache
def _chinese_face() -> DrawnFace | None:
    path = package_file(*_CHINESE)
    return DrawnFace(_CHINESE[0], path, _source_sans(Weight.REGULAR)) if path else None


@cache
def _system_face(name: str) -> AnyFace | None:
    path = _system_files().get(name.casefold())
    if path is None:
        return None
    try:
        return _registered(f"System-{name}", path)
    except TTFError as error:
        if "does not allow" in str(error):  # its makers want it in no document
            return None
    except OSError:
        return None
    try:  # not TrueType inside: it can be drawn all the same
        return DrawnFace(f"System-{name}", path, _source_sans(Weight.REGULAR))
    except uharfbuzz.HarfBuzzError:
        return None


@cache
def _system_files() -> dict[str, Path]:
    """Return the system's font files by their names in small letters."""
    found: dict[str, Path] = {}
    wanted = {name.casefold() for name in _SYSTEM}
    for root in _font_folders():
        for folder, _, names in os.walk(root):
            for name in sorted(names):
                if name.casefold() in wanted:
                    found.setdefault(name.casefold(), Path(folder) / name)
    return found


def _font_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from map(Path, ("/System/Library/Fonts", "/Library/Fonts"))
        yield Path.home() / "Library/Fonts"
    else:
        yield from map(Path, ("/usr/share/fonts", "/usr/local/share/fonts"))
        yield Path.home() / ".local/share/fonts"
