"""`read`: what is written on photos."""

import argparse
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.output import plain_line, say, say_error
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.errors import PhotoError, UserError

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words
    from flipchart_to_action.recognition.types import Recogniser

_log = logging.getLogger(__name__)


def add_words(words: "Words") -> None:
    """Add this word to the command line."""
    parser = words.add_parser(
        "read",
        help="say what is written on photos",
        description="Says what is written on photos; nothing is kept.",
    )
    parser.add_argument("photos", metavar="PHOTO", nargs="+", help="an image file")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object a line, boxes in pixels"
    )
    parser.add_argument(
        "--recogniser",
        choices=("auto", "ppocr", "tesseract"),
        default="auto",
        help="what reads the photos (default: the best that is here)",
    )
    parser.add_argument(
        "--language",
        default="en",
        metavar="CODE",
        help="what it is written in, two letters (default: en)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read each photo and print what is on it; return 1 if one could not be read."""
    from flipchart_to_action.recognition.registry import LANGUAGES, find_recogniser

    if options.language not in LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        raise UserError(f"No language is called “{options.language}”.", f"There are: {known}.")
    recogniser = find_recogniser(options.recogniser, options.language)
    failed = False
    for name in options.photos:
        try:
            reading = _read(name, recogniser, options.language)
        except UserError as error:
            _log.info("could not read a photo", exc_info=True)
            failed = True
            if options.json:
                say(json.dumps({"photo": name, "error": str(error)}, ensure_ascii=False))
            else:
                say_error(error.message, error.hint)
        else:
            say(as_json(name, reading) if options.json else as_text(name, reading))
    return 1 if failed else 0


def _read(name: str, recogniser: "Recogniser", language: str) -> PhotoReading:
    from flipchart_to_action.images import try_photo
    from flipchart_to_action.recognition.pipeline import read_photo

    try:
        try_photo(Path(name))
        return read_photo(Path(name), recogniser, language=language)
    except UserError:
        raise
    except Exception as error:
        # A photo that breaks a reader must not take the others with it.
        raise PhotoError(
            f"“{Path(name).name}” could not be read: a fault of the program"
            f" ({type(error).__name__}).",
            "Run it with --debug to see it.",
        ) from error


def as_json(name: str, reading: PhotoReading) -> str:
    """Return one line of JSON: all of a reading, `name` being the photo as it was named."""
    found = {
        "photo": name,
        "recogniser": reading.recogniser,
        "seconds": round(reading.seconds, 3),
        "size": list(reading.size),
        "sheet": None if reading.sheet is None else [list(corner) for corner in reading.sheet],
        "notes": [_plain(note) for note in reading.notes],
    }
    return json.dumps(found, ensure_ascii=False)


def _plain(note: NoteDraft) -> dict[str, object]:
    return {
        "text": note.text,
        "kind": note.kind.value,
        "under": note.under or None,
        "box": list(note.box),
        "confidence": round(note.confidence, 3),
        "doubtful": [d.word for d in note.doubtful],
        "colour": note.colour,
        "lines": [
            {
                "text": line.text,
                "box": [[round(x, 1), round(y, 1)] for x, y in line.corners],
                "confidence": round(line.confidence, 3),
            }
            for line in note.lines
        ],
    }


def as_text(name: str, reading: PhotoReading) -> str:
    """Return a reading for people: title, headings, notes, and which words are doubtful."""
    width, height = reading.size
    lines = [
        f"{plain_line(name)} ({width} × {height}, {reading.recogniser}, {reading.seconds:.1f} s)"
    ]
    sections: dict[str, list[str]] = {"": []}
    for note in reading.notes:
        text = plain_line(note.text)
        if note.kind is NoteKind.TITLE:
            lines.append(f"  {text}\n  {'=' * len(text)}")
        elif note.kind is NoteKind.HEADING:
            sections.setdefault(text, [])
        else:
            sections.setdefault(plain_line(note.under), []).append(_bullet(text, note))
    for heading, bullets in sections.items():
        lines += [f"  {heading}", *bullets] if heading else bullets
    if not reading.notes:
        lines.append("  No writing was found.")
    return "\n".join(lines) + "\n"


def _bullet(text: str, note: NoteDraft) -> str:
    colour = f" [{note.colour}]" if note.colour else ""
    doubts = ", ".join(plain_line(d.word) for d in note.doubtful)
    return f"    • {text}{colour}" + (f" (unsure: {doubts})" if doubts else "")
