"""How well issues are found again: `python -m tests.benchmarks.recurrence [--json]`.

Precision and recall are those of the held-out pairs at the score from which notes are offered;
neither the network nor that score was made with them. The time is the median for one note against a
library of many years, made of the notes that the network learned from; "found among them" says how
many of the held-out notes are still offered there. "False offers" is the share of the held-out
notes for which something is offered from six hundred notes of trades that none of them is about:
where those are of other people, and where the same people wrote them.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence

from flipchart_to_action import paths
from flipchart_to_action.matching.index import IssueIndex
from flipchart_to_action.matching.network import Likeness
from flipchart_to_action.recognition.text.word_list import WordList
from tests.matching import (
    DEVELOPMENT,
    HELD_OUT,
    OTHER,
    elsewhere,
    false_offers,
    judged,
    pairs,
)

NOTES = 30_000
RUNS = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    held_out = judged(HELD_OUT)
    build, note, slowest, found = _among_many()
    if options.json:
        figures = {
            "precision": round(held_out.precision, 3),
            "recall": round(held_out.recall, 3),
            "ms_per_note": round(note, 2),
            "ms_slowest_note": round(slowest, 2),
            "found_among_many": round(found, 3),
            "recall_of_others": round(judged(HELD_OUT, familiar=False).recall, 3),
            "false_offers": round(_false_offers(), 3),
            "false_offers_in_group": round(_false_offers(familiar=True), 3),
            "index_seconds": round(build, 1),
        }
        print(json.dumps(figures))
        return
    print(f"{'':16}{'pairs':>7}{'precision':>11}{'recall':>8}   offered of each kind")
    rows: list[tuple[str, Sequence[str]]] = [("held out", HELD_OUT), ("development", DEVELOPMENT)]
    rows += [(f"  {name}", (name,)) for name in (*HELD_OUT, *DEVELOPMENT)]
    for name, files in rows:
        of = judged(files)
        kinds = ", ".join(f"{k} {of.offered[k]} of {n}" for k, n in of.pairs.items())
        print(f"{name:16}{of.pairs.total():>7}{of.precision:>11.2f}{of.recall:>8.2f}   {kinds}")
    others = judged(HELD_OUT, familiar=False)
    print(f"Of other people: precision {others.precision:.2f}, recall {others.recall:.2f}.")
    print(f"One note against {NOTES:,}: {note:.1f} ms in the median of {RUNS}, {slowest:.1f} most.")
    print(f"The index of {NOTES:,} notes is made in {build:.1f} s, once while the program runs.")
    print(f"Of the held-out notes of one issue {found:.2f} are found among them.")
    same, other = _false_offers(familiar=True), _false_offers()
    print(f"False offers from notes on other matters: {other:.3f} of the notes;")
    print(f"were they of the same people, {same:.3f}.")


def _learned() -> list[str]:
    sys.path.insert(0, str(paths.resources() / "issue_model"))
    try:
        from notes import groups
    finally:
        sys.path.pop(0)
    return [note for group in groups() for notes in group for note in notes]


def _false_offers(*, familiar: bool = False) -> float:
    """Return the share of the notes for which something is offered that can't be the same."""
    return false_offers([note for _, _, note in pairs(HELD_OUT)], elsewhere(), familiar=familiar)


def _among_many() -> tuple[float, float, float, float]:
    """Return seconds for the index, milliseconds of a note (median, most), the share found."""
    same = [(first, second) for kind, first, second in pairs(HELD_OUT) if kind != OTHER]
    notes = [("", text) for text in _learned()]
    notes += [(first, first) for first, _ in same]
    notes = (notes * 2)[-NOTES:] if len(notes) < NOTES else notes[-NOTES:]
    likeness = Likeness()
    likeness.see(["warm"])
    known = WordList()
    known.is_likely("warm")
    began = time.perf_counter()
    index = IssueIndex(notes, likeness, known.is_likely)
    build = time.perf_counter() - began
    times, found = [], 0
    for first, second in same:
        began = time.perf_counter()
        offered = index.alike(second, most=NOTES)
        times.append((time.perf_counter() - began) * 1000)
        found += first in {one.note_id for one in offered}
    return build, statistics.median(times[:RUNS]), max(times[:RUNS]), found / len(same)


if __name__ == "__main__":
    main()
