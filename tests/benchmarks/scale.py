"""How the library bears large workshops: `python -m tests.benchmarks.scale [--json]`.

Each figure is the median of its runs, in milliseconds, on a library in a temporary folder. What
counts is the ratio between the sizes: it should stay well below that of the notes.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Decision, DoubtfulWord, Note, Person, Photo
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import Library

SIZES = (200, 2_000, 10_000)
RUNS = 9
OTHERS = 50


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    figures: dict[str, float] = {}
    for size in SIZES:
        for name, value in measure(size).items():
            figures[f"{name}_{size}_ms"] = round(value, 2)
    for name in measured_names(figures):
        small, large = figures[f"{name}_{SIZES[0]}_ms"], figures[f"{name}_{SIZES[-1]}_ms"]
        figures[f"{name}_ratio"] = round(large / small, 2)
    if options.json:
        print(json.dumps(figures))
        return
    print(f"Medians of {RUNS} runs in ms; {OTHERS} workshops of 60 notes besides the large one.")
    print(f"{'':24}" + "".join(f"{size:>10,}" for size in SIZES) + f"{'ratio':>10}   notes")
    for name in measured_names(figures):
        row = "".join(f"{figures[f'{name}_{size}_ms']:>10.1f}" for size in SIZES)
        print(f"{name.replace('_', ' '):24}{row}{figures[f'{name}_ratio']:>10.1f}")


def measured_names(figures: dict[str, float]) -> list[str]:
    """Return what was measured, without its sizes."""
    end = f"_{SIZES[0]}_ms"
    return [name.removesuffix(end) for name in figures if name.endswith(end)]


def measure(size: int) -> dict[str, float]:
    """Return the median milliseconds of what a user waits for, with a workshop of `size` notes."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "library"
        with Library.open(place) as library:
            for _ in range(OTHERS):
                _add_workshop(library, 60)
            workshop_id = _add_workshop(library, size)
            state = library.state(workshop_id)
            texts = iter(range(RUNS))

            def change_a_note() -> None:
                library.apply(edits.set_text(state, state.notes[0].id, f"text {next(texts)}"))

            photos = iter(range(RUNS))
            found = {
                "change_a_note": _median(change_a_note),
                "keep_a_photo_of_3_MB": _median(
                    lambda: library.keep_photo(bytes([next(photos)]) * 3_000_000)
                ),
                "load_the_workshop": _median(lambda: library.state(workshop_id)),
                "list_the_workshops": _median(library.workshops),
            }
        found["open_and_close"] = _median(lambda: Library.open(place).close())
        return found


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def _add_workshop(library: Library, size: int) -> str:
    workshop = edits.new_workshop(datetime.now(UTC), "A workshop")
    people = [
        Person(workshop_id=workshop.id, position=float(i), name=f"Person {i}") for i in range(20)
    ]
    photos = [
        Photo(workshop_id=workshop.id, position=float(i), sha256=f"{i:064x}", file_name=f"{i}.jpg")
        for i in range(12)
    ]
    notes = [
        Note(
            workshop_id=workshop.id,
            photo_id=photos[i % len(photos)].id,
            position=float(i),
            text=f"Ring every family once a month, number {i}",
            box=(10, 10 * i, 900, 10 * i + 60),
            doubtful=(DoubtfulWord("farnily", ("family",)),) if i % 5 == 0 else (),
        )
        for i in range(size)
    ]
    decisions = [
        Decision(workshop_id=workshop.id, note_id=note.id, position=float(i), owner_id=people[0].id)
        for i, note in enumerate(notes[:12])
    ]
    library.apply(added(workshop, *people, *photos, *notes, *decisions))
    return workshop.id


if __name__ == "__main__":
    main()
