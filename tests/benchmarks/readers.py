"""The readers that are compared, each in a process of its own, one photo at a time.

Run as `python -m tests.benchmarks.readers NAME`: a path a line comes in, a JSON object a line goes
out. So the memory of each is its own, and their turns can be taken photo by photo.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

NAMES = ("ours", "rapidocr", "tesseract_3", "tesseract_11")

Read = Callable[[Path], list[dict[str, Any]]]


def _ours(parts: Counter[str]) -> Read:
    from flipchart_to_action.recognition import pipeline as read
    from flipchart_to_action.recognition.engines.ppocr import PPOcr
    from flipchart_to_action.recognition.grouping.learned import LearnedGrouper
    from flipchart_to_action.recognition.registry import find_recogniser
    from flipchart_to_action.recognition.text.lexicon import Lexicon

    for owner, name, part in (
        (read, "open_photo", "open"),
        (read, "find_stickies", "stickies"),
        (read, "find_rules", "rules"),
        (read, "is_struck", "strikes"),
        (read, "find_sheets", "sheets"),
        (read, "look_at", "looks"),
        (LearnedGrouper, "group", "grouping"),
        (Lexicon, "look_up", "words"),
        (PPOcr, "find", "finding lines"),
        (PPOcr, "read", "reading lines"),
    ):
        setattr(owner, name, _timed(getattr(owner, name), part, parts))
    recogniser = find_recogniser("ppocr")

    def notes(path: Path) -> list[dict[str, Any]]:
        return [
            {
                "text": note.text,
                "kind": note.kind.value,
                "under": note.under,
                "doubtful": [word.word for word in note.doubtful],
            }
            for note in read.read_photo(path, recogniser).notes
        ]

    return notes


def _timed(function: Callable[..., Any], part: str, parts: Counter[str]) -> Callable[..., Any]:
    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            parts[part] += time.perf_counter() - started  # type: ignore[assignment]

    return wrapper


def _rapidocr(parts: Counter[str]) -> Read:
    from rapidocr import RapidOCR

    del parts
    engine = RapidOCR(params={"Global.log_level": "error"})

    def lines(path: Path) -> list[dict[str, Any]]:
        return [{"text": text} for text in getattr(engine(str(path)), "txts", None) or ()]

    return lines


def _tesseract(mode: int) -> Read:
    import pytesseract
    from PIL import Image, ImageOps

    from flipchart_to_action.recognition.registry import find_recogniser

    find_recogniser("tesseract")

    def lines(path: Path) -> list[dict[str, Any]]:
        with Image.open(path) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
        text = pytesseract.image_to_string(upright, config=f"--psm {mode}")
        return [{"text": line} for line in text.splitlines() if line.strip()]

    return lines


def main(name: str) -> None:
    """Read the photos whose paths come in, with the reader called `name`."""
    parts: Counter[str] = Counter()
    makers: dict[str, Callable[[], Read]] = {
        "ours": lambda: _ours(parts),
        "rapidocr": lambda: _rapidocr(parts),
        "tesseract_3": lambda: _tesseract(3),
        "tesseract_11": lambda: _tesseract(11),
    }
    read = makers[name]()
    for line in sys.stdin:
        started = time.perf_counter()
        notes = read(Path(line.rstrip("\n")))
        answer = {
            "notes": notes,
            "seconds": time.perf_counter() - started,
            "peak_mb": _peak_mb(),
            "parts": dict(parts),
        }
        print(json.dumps(answer), flush=True)


def _peak_mb() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    called = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, called) / (1024 if sys.platform != "darwin" else 1024 * 1024)


if __name__ == "__main__":
    main(sys.argv[1])
