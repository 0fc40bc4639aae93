"""How the library bears large workshops: `python -m tests.benchmarks.scale [--json]`.

Each figure is the median of its runs, in milliseconds, on a library in a temporary folder. What
counts is the ratio between the sizes: it should stay well below that of the notes.
"""

import argparse
import hashlib
import json
import random
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Decision, DoubtfulWord, Note, Person, Photo
from flipchart_to_action.domain.state import added
from flipchart_to_action.storage.library import DATABASE, PHOTOS, Library

SIZES = (200, 2_000, 10_000)
RUNS = 9
OTHERS = 50
WORKSHOPS, NOTES_OF_EACH, PHOTOS_OF_EACH = 500, 60, 12
WORDS = (
    "family", "ring", "month", "lunch", "minibus", "night", "carer", "phone", "respite", "meeting",
    "bread", "garden", "letter", "nurse", "window", "stairs", "parking", "summer", "money", "music",
)  # fmt: skip
"""Of which notes of the large library are made: a common word stands in each fifth one."""
LOOKED_FOR = ("family", "fam", "ring lunch", "number4711", "m", "zebra")


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
    figures.update(measure_large())
    if options.json:
        print(json.dumps(figures))
        return
    print(
        f"{WORKSHOPS} workshops, {WORKSHOPS * NOTES_OF_EACH:,} notes,"
        f" {WORKSHOPS * PHOTOS_OF_EACH:,} photos:"
    )
    for name in ("open_s", "search_ms", "search_slowest_ms", "import_ratio", "database_mb"):
        print(f"{name.replace('_', ' '):24}{figures[name]:>10}")
    print(f"Medians of {RUNS} runs in ms; {OTHERS} workshops of 60 notes besides the large one.")
    print(f"{'':24}" + "".join(f"{size:>10,}" for size in SIZES) + f"{'ratio':>10}   notes")
    for name in measured_names(figures):
        row = "".join(f"{figures[f'{name}_{size}_ms']:>10.1f}" for size in SIZES)
        print(f"{name.replace('_', ' '):24}{row}{figures[f'{name}_ratio']:>10.1f}")


def measure_large() -> dict[str, float]:
    """Return what a library of many years costs: opening, searching, importing a photo."""
    chance = random.Random(1)  # noqa: S311 (which words)
    with tempfile.TemporaryDirectory() as folder:
        empty, large = Path(folder) / "empty", Path(folder) / "large"
        with Library.open(large) as library:
            for number in range(WORKSHOPS):
                _add_large(library, number, chance)
        opening = _median(lambda: _listed(large))
        with Library.open(large) as library, Library.open(empty) as fresh:
            looking = {w: _median(lambda w=w: library.search(w)) for w in LOOKED_FOR}  # type: ignore[misc]
            library.tend(datetime.now(UTC).date())
            many = library.workshops()[0].workshop.id
            one = _add_workshop(fresh, 0)
            ratio = _ratio(lambda: _import(library, many), lambda: _import(fresh, one))
        size = (large / DATABASE).stat().st_size
    return {
        "open_s": round(opening / 1000, 3),
        "search_ms": round(statistics.median(looking.values()), 1),
        "search_slowest_ms": round(max(looking.values()), 1),
        "import_ratio": round(ratio, 2),
        "database_mb": round(size / 1e6, 1),
    }


def _listed(place: Path) -> None:
    """What happens until the start page shows its list."""
    with Library.open(place) as library:
        library.workshops()


def _import(library: Library, workshop_id: str) -> None:
    """Keep a photo, and the notes that were read on it."""
    sha256 = library.keep_photo(secrets.token_bytes(3_000_000))
    photo = Photo(workshop_id=workshop_id, position=99.0, sha256=sha256, file_name="new.jpg")
    notes = [
        Note(workshop_id=workshop_id, photo_id=photo.id, position=float(i), text=f"read {i} words")
        for i in range(12)
    ]
    library.apply(added(photo, *notes))


def _ratio(first: Callable[[], object], second: Callable[[], object]) -> float:
    """Return how many times as long `first` takes, one after the other in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(2 * RUNS):
        for work, times in zip((first, second), taken, strict=True):
            started = time.perf_counter()
            work()
            times.append(time.perf_counter() - started)
    return statistics.median(taken[0]) / statistics.median(taken[1])


def _add_large(library: Library, number: int, chance: random.Random) -> None:
    """Add a workshop with photos that are there, as small files."""
    workshop = edits.new_workshop(datetime.now(UTC), f"Workshop {number}")
    photos = [
        Photo(
            workshop_id=workshop.id,
            position=float(i),
            sha256=_small_file(library, f"{number}.{i}".encode()),
            file_name=f"{i}.jpg",
        )
        for i in range(PHOTOS_OF_EACH)
    ]
    notes = [
        Note(
            workshop_id=workshop.id,
            photo_id=photos[i % PHOTOS_OF_EACH].id,
            position=float(i),
            text=f"{' '.join(chance.choices(WORDS, k=4))} number{number * NOTES_OF_EACH + i}",
            box=(10, 10 * i, 900, 10 * i + 60),
        )
        for i in range(NOTES_OF_EACH)
    ]
    library.apply(added(workshop, *photos, *notes))


def _small_file(library: Library, data: bytes) -> str:
    """Put a file where the library would, without waiting for the disk each time."""
    sha256 = hashlib.sha256(data).hexdigest()
    (library.folder / PHOTOS / sha256).write_bytes(data)
    return sha256


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
