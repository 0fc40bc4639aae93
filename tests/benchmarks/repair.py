"""How many strokes it takes to put notes right.

python -m tests.benchmarks.repair FOLDER [--json] [--readings KEPT]

FOLDER holds photos, each with a JSON of the same name: {"notes": [{"text"}]}. For each, the real
window is driven from what was read to what is true, by the cheapest acts that the page offers; keys
and clicks are counted, and at the end the notes must equal the truth: their words, whatever their
order, their headings, capitals and bullets. Typing all by hand costs a key a letter and Enter.
"""

import argparse
import hashlib
import json
import os
import pickle
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.note_lines import line_starts
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import NoteKind, Step
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.notes.page import NotesPage
from flipchart_to_action.gui.notes.repair import WHOLE_SHEET
from flipchart_to_action.gui.shell.application import Application
from flipchart_to_action.recognition.pipeline import read_photo
from flipchart_to_action.recognition.registry import find_recogniser
from flipchart_to_action.settings import Settings
from flipchart_to_action.storage.library import Library
from tests.benchmarks.repair_hands import AFTER, BEFORE, Hands, many_at_once, one_by_one
from tests.benchmarks.repair_plan import Read, Way
from tests.benchmarks.scoring import bare

_PHOTOS = (".jpg", ".jpeg", ".png", ".webp")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("photos", type=Path, help="folder of photos with their truth")
    parser.add_argument("--json", action="store_true", help="print one flat object of figures")
    parser.add_argument("--readings", type=Path, help="folder in which readings are kept")
    words = "only what is done to one note at a time"
    parser.add_argument("--one-at-a-time", action="store_true", help=words)
    options = parser.parse_args()
    photos = sorted(
        p
        for p in options.photos.iterdir()
        if p.suffix.lower() in _PHOTOS and p.with_suffix(".json").is_file()
    )
    if not photos:
        sys.exit(f"No photos with a truth JSON in {options.photos}.")
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(photos, Path(folder), options)
    if options.json:
        print(json.dumps(figures(rows)))
        return
    for row in rows:
        print("  ".join(f"{name} {value}" for name, value in row.items()))
    print("\n".join(f"{name:28} {value}" for name, value in figures(rows).items()))


def measure(photos: list[Path], folder: Path, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Return a row of counts for each photo."""
    kept = options.readings or folder
    app = QApplication.instance() or QApplication([])  # kept alive until the end
    assert app is not None
    os.environ["HOME"] = str(folder)
    rows = []
    with Library.open(folder / "library") as library:
        application = Application(library, Settings(), folder / "settings.toml")
        application.start()
        window = application.parts.window
        window.resize(1440, 900)
        window.activateWindow()
        for number, photo in enumerate(photos, 1):
            found = repair(
                application, photo, reading_of(photo, kept), one_at_a_time=options.one_at_a_time
            )
            rows.append({"photo": number} | found)
        application.stop()
    return rows


def reading_of(photo: Path, kept: Path) -> PhotoReading:
    """Return what is read off a photo; read once, then taken from the folder `kept`."""
    kept.mkdir(exist_ok=True)
    file = kept / f"{hashlib.sha256(photo.read_bytes()).hexdigest()[:16]}.pickle"
    if not file.exists():
        file.write_bytes(pickle.dumps(read_photo(photo, find_recogniser("auto", "en"))))
    reading: PhotoReading = pickle.loads(file.read_bytes())  # noqa: S301 (written by this program)
    return reading


def repair(
    application: Application, photo: Path, reading: PhotoReading, *, one_at_a_time: bool
) -> dict[str, int]:
    """Put the notes of one photo right in the window and return what it took.

    Raises:
        AssertionError: The notes are not what they should be in the end.
    """
    parts = application.parts
    truth = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))
    wanted = [bare(n["text"]) for n in truth["notes"] if bare(n["text"])]
    session = parts.session
    session.create(edits.new_workshop(datetime.now(UTC), "Repair"))
    parts.reader.stop()
    sha256 = session.library.keep_photo(photo)
    session.do("add photo", edits.add_photos(session.state, [(sha256, photo.name)]))
    photo_id = session.state.photos[0].id
    session.follow_up(edits.photo_read(session.state, photo_id, reading), photo_id)
    page = parts.window.pages[Step.NOTES]
    assert isinstance(page, NotesPage)
    parts.window.go_to(Step.NOTES)
    hands = Hands(page)
    if one_at_a_time:
        way = Way(as_read(session.state), wanted, BEFORE)
        one_by_one(hands, way)
    else:
        way = _begin(hands, wanted, photo_id)
        many_at_once(hands, way)
    left = sorted(bare(n.text).lower() for n in session.state.points)
    assert left == sorted(w.lower() for w in wanted), "the notes are not what they should be"
    return {
        "notes": len(wanted),
        "letters": sum(map(len, wanted)),
        "typing": sum(len(w) + 1 for w in wanted),
        "strokes": hands.count,
        "planned": way.cost,
        **hands.by_act,
    }


def _begin(hands: Hands, wanted: list[str], photo_id: str) -> Way:
    """Press the button for the whole sheet that saves most, if any does; return the way on."""
    state = hands.page.session.state
    ways = [(Way(as_read(state), wanted, AFTER), -1)]
    for number, (_words, _keys, _name, make) in enumerate(WHOLE_SHEET[:-1]):
        after = state.with_change(make(state, photo_id))
        if after.notes != state.notes:
            ways.append((Way(as_read(after), wanted, AFTER), number))
    way, number = min(ways, key=lambda w: w[0].cost + (w[1] >= 0))
    if number >= 0:
        button = hands.page.sheet.whole_sheet[number]
        hands.click("whole sheet", button, button.rect().center())
    return way


def as_read(state: WorkshopState) -> list[Read]:
    """Return the notes of a workshop as the search for a way knows them."""
    return [
        Read(
            n.text,
            line_starts(n.text, [line.text for line in n.lines]) or (0,),
            n.kind is not NoteKind.NOTE,
        )
        for n in state.notes
    ]


def figures(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return the flat object of named figures."""
    notes, letters, typing, strokes = (
        sum(row[name] for row in rows) for name in ("notes", "letters", "typing", "strokes")
    )
    return {
        "strokes_per_note": round(strokes / max(1, notes), 3),
        "strokes_per_100_characters": round(100 * strokes / max(1, letters), 2),
        "share_of_typing": round(strokes / max(1, typing), 4),
    }


if __name__ == "__main__":
    main()
