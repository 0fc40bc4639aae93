"""The data that others made and the program reads: where each file is, and what it must be.

The models and lists stand in `resources`. Faces come inside packages that are installed for these
files alone: their code is never imported, so nobody but this table knows their folders.
"""

from dataclasses import dataclass
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path

from flipchart_to_action.errors import UserError
from flipchart_to_action.paths import repair_hint, resources


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of data. `package`: the module that brings it (empty: `resources`).

    `what`: in words, as the beginning of a sentence. `distribution`: what to install for it.
    `sha256`: of the file that the program was tested with. `licence`: as SPDX names it.
    """

    what: str
    package: str
    path: str
    sha256: str
    distribution: str
    licence: str

    @property
    def hint(self) -> str:
        """What to do where it is missing."""
        if not self.package:
            return repair_hint()
        return f"The package {self.distribution} is missing. {repair_hint()}"

    def find(self) -> Path | None:
        """Return the file, or None where it is missing."""
        if self.package:
            return package_file(self.package, self.path)
        path = resources() / self.path
        return path if path.is_file() else None

    def needed(self, error: type[UserError]) -> Path:
        """Return the file.

        Args:
            error: What to raise.

        Raises:
            UserError: It is missing; of the kind `error`.
        """
        path = self.find()
        if path is None:
            raise error(f"{self.what} is not installed.", self.hint)
        return path

    def is_as_tested(self) -> bool:
        """Return whether the file is there and the one that the program was tested with."""
        path = self.find()
        if path is None:
            return False
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == self.sha256


def package_file(package: str, name: str) -> Path | None:
    """Return a file that an installed package brings, without importing it."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / name
        if path.is_file():
            return path
    return None


WORD_LIST = Asset(
    "The program’s list of words",
    "",
    "words/frequency_dictionary_en_82_765.txt",
    "68e9dc81c7e73bd7310b57e516ecaea0d8b6387ff71344a57c04174650a407a7",
    "",
    "MIT AND CC-BY-3.0 AND LicenseRef-SCOWL",
)
"""English words and how often books have them, the most common first: from symspellpy 6.10.1."""

NEVER_OFFERED = Asset(
    "The list of words that are never offered",
    "",
    "words/never_offered.txt",
    "e75665f3f57b5e0412b178334764aae9cae319b88ef3f42027d1e1f22ed7172b",
    "",
    "MIT",
)
"""Slurs and obscenities, one a line: from better-profanity 0.7.0."""

LINE_DETECTOR = Asset(
    "The model that finds lines of writing",
    "",
    "ocr_model/PP-OCRv6_det_small.onnx",
    "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "",
    "Apache-2.0",
)
LINE_READER = Asset(
    "The model that reads lines of writing",
    "",
    "ocr_model/PP-OCRv6_rec_small.onnx",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    "",
    "Apache-2.0",
)
"""PP-OCRv6 small, of the PaddleOCR authors: both as rapidocr 3.10.0 brings them."""

ICONS = Asset(
    "The face of the plan’s icons",
    "qtawesome",
    "fonts/phosphor-1.3.0.ttf",
    "351874de64758f3b7fb405cd078ac0ed5ffb9717fb5b9b10013ac03d4c13680b",
    "QtAwesome",
    "MIT",
)


def _face(name: str, package: str, path: str, sha256: str) -> Asset:
    return Asset(f"The face {name}", package, path, sha256, package.replace("_", "-"), "OFL-1.1")


SOURCE_SANS = {
    weight: _face(
        f"Source Sans {weight}",
        "font_source_sans_pro",
        f"files/SourceSansPro-{weight}.ttf",
        sha256,
    )
    for weight, sha256 in (
        ("Regular", "b77f3a700edd0fc0dec73258f882d5c3926c77f5caf6800a201d2166568d2309"),
        ("Semibold", "b440fd42fd5a54e1b252731deca9cc86604bee6ffa99281f5874c3476eb17eae"),
        ("Bold", "2efc3a95d076f2d04c5928c0ad698b7c61cc302d6f6e79e9643cd3722f7becc2"),
    )
}
"""By weight: the face of the window and of the plan."""

NOTO_SANS = _face(
    "Noto Sans",
    "fontpkg_noto_sans",
    "files/NotoSans[wdth,wght].ttf",
    "bfb7bb691513f12e734dc346c03a03f784912432d7e3fa8e56efcf906fe86b3d",
)
NOTO_SANS_ARABIC = _face(
    "Noto Sans Arabic",
    "fontpkg_noto_sans_arabic",
    "files/NotoSansArabic[wdth,wght].ttf",
    "63111b5b2e074dd48cc67692e0a2726d86ee94c1c37fe8598257b7b4e87e869e",
)
HEEBO = _face(
    "Heebo",
    "fontpkg_heebo",
    "files/Heebo[wght].ttf",
    "18f930b583fa8fe6b40b2f8263b7ac6afbac07adc91a12467874e7467d3ace30",
)
HIND_SILIGURI = _face(
    "Hind Siliguri",
    "fontpkg_hind_siliguri",
    "files/HindSiliguri-Regular.ttf",
    "45071a7da902a74877f432722f525d00502d61aef71fca4cab3da8a23156c33d",
)
HIND_SILIGURI_BOLD = _face(
    "Hind Siliguri Bold",
    "fontpkg_hind_siliguri",
    "files/HindSiliguri-Bold.ttf",
    "d135765781d1a4aebc7dd4a2af221427ec8689060121d8a48b19bca3eeb3977e",
)
NOTO_SANS_THAI = _face(
    "Noto Sans Thai",
    "fontpkg_noto_sans_thai",
    "files/NotoSansThai[wdth,wght].ttf",
    "5a1c559bb539583c8a1fd99d1c5b9491e5e14478c9cd2bd0970d5c3096cc9ef8",
)
NOTO_SANS_TAMIL = _face(
    "Noto Sans Tamil",
    "fontpkg_noto_sans_tamil",
    "files/NotoSansTamil[wdth,wght].ttf",
    "aa3a9b321f4b0bb2c40203ffbde9af89713227866e0e13f76e5b9eeea727cf88",
)
NOTO_SANS_CJK = _face(
    "Noto Sans CJK",
    "noto_cjk_sans_jp_regular",
    "NotoSansCJKjp-Regular.otf",
    "68a3fc98800b2a27b371f2fb79991daf3633bd89309d4ffaa6946fd587f375b5",
)
"""Chinese, Japanese and Korean."""

NEEDED = (WORD_LIST, NEVER_OFFERED, ICONS, *SOURCE_SANS.values())
"""Without these the window or the plan can't be made."""

OTHERS = (
    LINE_DETECTOR,
    LINE_READER,
    NOTO_SANS,
    NOTO_SANS_ARABIC,
    HEEBO,
    HIND_SILIGURI,
    HIND_SILIGURI_BOLD,
    NOTO_SANS_THAI,
    NOTO_SANS_TAMIL,
    NOTO_SANS_CJK,
)
"""Without one of these something is read or drawn less well."""
