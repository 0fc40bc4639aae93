"""How well issues are found again: `python -m tests.benchmarks.recurrence [--json]`.

Precision and recall are those of the held-out pairs at the score from which notes are offered; the
search was not tuned on them. The blind pairs are by somebody who had seen neither the other
pairs nor the lists of words. The time is the median for one note against a library of many years.
"""

import argparse
import json
import random
import statistics
import time

from flipchart_to_action.domain.recurrence import IssueIndex
from flipchart_to_action.recognition.wordlist import WordList
from tests.domain.issues import BLIND, DEVELOPMENT, HELD_OUT, judged, pairs

NOTES = 30_000
RUNS = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    held_out, blind = judged(HELD_OUT), judged(BLIND)
    build, note, slowest = _times()
    if options.json:
        figures = {
            "precision": round(held_out.precision, 3),
            "recall": round(held_out.recall, 3),
            "ms_per_note": round(note, 2),
            "blind_precision": round(blind.precision, 3),
            "blind_recall": round(blind.recall, 3),
        }
        print(json.dumps(figures))
        return
    print(f"{'':14}{'pairs':>7}{'precision':>11}{'recall':>8}   offered of each kind")
    for name, found in (
        ("held out", held_out),
        ("blind", blind),
        ("development", judged(DEVELOPMENT)),
    ):
        kinds = ", ".join(f"{k} {found.offered[k]} of {n}" for k, n in found.pairs.items())
        ratios = f"{found.precision:>11.2f}{found.recall:>8.2f}"
        print(f"{name:14}{found.pairs.total():>7}{ratios}   {kinds}")
    print(f"One note against {NOTES:,}: {note:.1f} ms in the median of {RUNS}, {slowest:.1f} most.")
    print(f"The index of {NOTES:,} notes is made in {build:.1f} s.")


def _times() -> tuple[float, float, float]:
    """Return the seconds of making the index, and the milliseconds of a note: median, most."""
    chance = random.Random(7)  # noqa: S311 (which words)
    texts = [text for name in (DEVELOPMENT, HELD_OUT) for _, *both in pairs(name) for text in both]
    words = [word for text in texts for word in text.split()]  # as often as people say them
    notes = [(str(n), " ".join(chance.choices(words, k=6))) for n in range(NOTES)]
    known = WordList()
    known.is_likely("warm")
    began = time.perf_counter()
    index = IssueIndex(notes, known.is_likely)
    build = time.perf_counter() - began
    times = []
    for text in chance.choices(texts, k=RUNS):
        began = time.perf_counter()
        index.alike(text)
        times.append((time.perf_counter() - began) * 1000)
    return build, statistics.median(times), max(times)


if __name__ == "__main__":
    main()
