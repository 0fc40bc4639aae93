"""How well, how fast and with how much memory photos are read, beside other readers.

python -m tests.benchmarks.reading PHOTOS [--json] [--by-source] [--only NAME ...]

PHOTOS is a folder of photos, each with a JSON of the same name: {"notes": [{"text", "under"}],
"lines": [{"text"}]}. The source of a photo is the first word of its name, before "_". All readers
take turns photo by photo, so that a busy computer is unfair to none.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.benchmarks.readers import NAMES
from tests.benchmarks.scoring import Tally, score

_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".heic")


class Reader:
    """One reader in a process of its own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tally = Tally()
        self.seconds: list[float] = []
        self.by_source: dict[str, tuple[Tally, list[float]]] = {}
        self.peak_mb = 0.0
        self.parts: Counter[str] = Counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.readers", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def read(self, photo: Path, *, counted: bool = True) -> dict[str, Any]:
        """Return what is read off `photo`; where `counted`, its time and score are kept."""
        sent, got = self._process.stdin, self._process.stdout
        assert sent is not None
        assert got is not None
        sent.write(f"{photo}\n")
        sent.flush()
        answer: dict[str, Any] = json.loads(got.readline())
        self.peak_mb = answer["peak_mb"]
        if counted:
            truth = json.loads(photo.with_suffix(".json").read_text(encoding="utf-8"))
            answer["tally"] = score(truth, answer["notes"])
            self.tally.add(answer["tally"])
            self.seconds.append(answer["seconds"])
            tally, seconds = self.by_source.setdefault(_source(photo), (Tally(), []))
            tally.add(answer["tally"])
            seconds.append(answer["seconds"])
            self.parts = Counter(answer["parts"])
        return answer

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def row(self, label: str, tally: Tally, seconds: float) -> str:
        """Return a line of the table for people."""
        f = tally.figures()
        return (
            f"{label:28.28} {self.name:12} effort {f['effort']:6.1f}  words {f['words']:.3f}  "
            f"notes {f['notes']:.3f}  exact {f['exact']:.3f}  {seconds:6.2f} s  "
            f"{self.peak_mb:5.0f} MB"
        )


def _source(photo: Path) -> str:
    return photo.stem.split("_")[0]


def by_source(readers: list[Reader]) -> list[dict[str, Any]]:
    """Return a row of figures for each source and reader, and one for all the photos of each."""
    rows = []
    base = next((r for r in readers if r.name == "rapidocr"), None)
    for source in [*readers[0].by_source, "ALL"]:
        for reader in readers:
            tally, seconds = reader.by_source.get(source, (reader.tally, reader.seconds))
            row: dict[str, Any] = {"source": source, "reader": reader.name, "photos": len(seconds)}
            row |= {name: round(value, 3) for name, value in tally.figures().items()}
            row["seconds"] = round(sum(seconds), 2)
            if base is not None:
                theirs = base.by_source.get(source, (base.tally, base.seconds))[1]
                row["ratio"] = round(sum(seconds) / max(sum(theirs), 1e-9), 3)
            rows.append(row)
    return rows


def _as_table(rows: list[dict[str, Any]]) -> str:
    return "\n".join(
        f"{row['source']:20.20} {row['reader']:12}"
        + "".join(f"  {name} {value}" for name, value in list(row.items())[2:])
        for row in rows
    )


def figures(readers: list[Reader]) -> dict[str, float]:
    """Return the flat object of named figures; other readers' names go before theirs."""
    found: dict[str, float] = {}
    for reader in readers:
        before = "" if reader.name == "ours" else f"{reader.name}_"
        doubts = ("doubt_recall", "doubt_false")
        for name, value in reader.tally.figures().items():
            if not before or name not in doubts:
                found[before + name] = round(value, 4)
        each = sum(reader.seconds) / max(1, len(reader.seconds))
        found[f"{before}seconds_per_photo"] = round(each, 3)
        found[f"{before}peak_mb"] = round(reader.peak_mb, 1)
    if "rapidocr_seconds_per_photo" in found and "seconds_per_photo" in found:
        ratio = found["seconds_per_photo"] / found["rapidocr_seconds_per_photo"]
        found["time_ratio_rapidocr"] = round(ratio, 3)
    ours = next((r for r in readers if r.name == "ours"), None)
    if ours:
        whole = max(sum(ours.seconds), 1e-9)
        for part, seconds in ours.parts.items():
            found[f"share_{part.replace(' ', '_')}"] = round(seconds / whole, 3)
    return found


def main() -> None:
    """Read all photos of a folder with all readers and print how well they do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("photos", type=Path, help="folder of photos with their truth")
    parser.add_argument("--json", action="store_true", help="print one flat object of figures")
    parser.add_argument("--by-source", action="store_true", help="a row for each source as well")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(NAMES))
    given = parser.parse_args()
    photos = sorted(
        p
        for p in given.photos.iterdir()
        if p.suffix.lower() in _PHOTOS and p.with_suffix(".json").is_file()
    )
    if not photos:
        sys.exit(f"No photos with a truth JSON in {given.photos}.")
    readers = [Reader(name) for name in given.only]
    for reader in readers:
        reader.read(photos[0], counted=False)
    for photo in photos:
        for reader in readers:
            answer = reader.read(photo)
            if not given.json:
                print(reader.row(photo.stem, answer["tally"], answer["seconds"]), flush=True)
    for reader in readers:
        reader.close()
        if not given.json:
            print(reader.row("ALL", reader.tally, sum(reader.seconds)))
    named: dict[str, Any] = dict(figures(readers))
    rows = by_source(readers) if given.by_source else []
    if given.json:
        print(json.dumps(named | ({"by_source": rows} if rows else {})))
    else:
        print(_as_table(rows))
        print("\n".join(f"{name:28} {value}" for name, value in named.items()))


if __name__ == "__main__":
    main()
