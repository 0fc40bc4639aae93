"""Which type face draws which character.

Source Sans draws Latin, Greek, Cyrillic and Vietnamese; Noto and its like other scripts; then
whatever the system has. What no face has is drawn as the face's box, and still reads right when it
is copied out.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

import uharfbuzz  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from flipchart_to_action import assets
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.pdf.fonts.drawn_face import DrawnFace
from flipchart_to_action.export.pdf.fonts.face import Face, Weight

AnyFace: TypeAlias = Face | DrawnFace

# (regular, bold or the same): first those whose letters go best with Source Sans.
_SCRIPTS = (
    (assets.NOTO_SANS, None),
    (assets.NOTO_SANS_ARABIC, None),
    (assets.HEEBO, None),
    (assets.HIND_SILIGURI, assets.HIND_SILIGURI_BOLD),
    (assets.NOTO_SANS_THAI, None),
    (assets.NOTO_SANS_TAMIL, None),
)
_NOTO = re.findall(
    r"\w+",
    """
    Gurmukhi Gujarati Telugu Kannada Malayalam Sinhala Oriya Ethiopic Khmer Myanmar Tibetan Cherokee
    Mongolian Lao Georgian Armenian Thaana Syriac NKo Tifinagh OlChiki
    """,
)
# Faces with many scripts, and those for one, as systems bring them.
_SYSTEM = (
    "DejaVuSans.ttf",
    *(
        f"Noto{kind}{script}{end}"
        for script in _NOTO
        for kind in ("Sans", "Serif")
        for end in ("-Regular.ttf", "-Regular.otf", "[wdth,wght].ttf", "[wght].ttf", "-VF.ttf")
    ),
    *(f"Lohit-{script}.ttf" for script in _NOTO),
    "AbyssinicaSIL-Regular.ttf",
    "KhmerOS.ttf",
    "Padauk-Regular.ttf",
    "Jomolhari-alpha3c-0605331.ttf",
    "FreeSans.ttf",
    "FreeSerif.ttf",
    "NotoSansCJK-Regular.ttc",
    "Nirmala.ttf",
    "Nirmala.ttc",
    "ebrima.ttf",
    "gadugi.ttf",
    "LeelawUI.ttf",
    "mmrtext.ttf",
    "himalaya.ttf",
    "monbaiti.ttf",
    "sylfaen.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
    "Gurmukhi MN.ttc",
    "Gujarati Sangam MN.ttc",
    "Telugu Sangam MN.ttc",
    "Kannada Sangam MN.ttc",
    "Malayalam Sangam MN.ttc",
    "Sinhala Sangam MN.ttc",
    "Oriya Sangam MN.ttc",
    "Khmer Sangam MN.ttf",
    "Myanmar Sangam MN.ttc",
    "Kefa.ttc",
    "Kailasa.ttc",
    "msyh.ttc",
    "malgun.ttf",
    "YuGothR.ttc",
    "Arial Unicode.ttf",
    "arialuni.ttf",
    "NotoEmoji-Regular.ttf",
    "NotoEmoji[wght].ttf",
    "NotoSansSymbols2-Regular.ttf",
    "seguisym.ttf",
    "seguiemj.ttf",
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


def unprinted(text: str) -> str:
    """Return the signs of `text` that no face here has, each once.

    Raises:
        ExportError: The face of the plan is missing.
    """
    faces = Faces()
    for char in dict.fromkeys(text):
        faces.of(char, Weight.REGULAR)
    return "".join(faces.missing)


def _registered(name: str, path: Path, weight: Weight = Weight.REGULAR) -> Face:
    face = Face(name, path, weight)
    pdfmetrics.registerFont(face)
    return face


@cache
def _source_sans(weight: Weight) -> Face:
    path = assets.SOURCE_SANS[weight].needed(ExportError)
    return _registered(f"Plan-{weight}", path, weight)


@cache
def _script_face(asset: assets.Asset, weight: Weight) -> Face | None:
    path = asset.find()
    return _registered(f"{asset.package}-{path.name}", path, weight) if path else None


@cache
def _fallback(char: str, weight: Weight) -> AnyFace | None:
    for regular, bold in _SCRIPTS:
        if bold and weight is not Weight.REGULAR:
            face = _script_face(bold, Weight.BOLD)
        else:
            face = _script_face(regular, Weight.REGULAR)
        if face is not None and char in face:
            return face
    chinese = _chinese_face()
    if chinese is not None and char in chinese:
        return chinese
    return next((face for face in map(_system_face, _SYSTEM) if face and char in face), None)


@cache
def _chinese_face() -> DrawnFace | None:
    asset = assets.NOTO_SANS_CJK
    path = asset.find()
    return DrawnFace(asset.package, path, _source_sans(Weight.REGULAR)) if path else None


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
