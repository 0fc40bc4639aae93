"""How the library bears faults: `python -m tests.benchmarks.faults [--kills N] [--json]`.

With `--sweep [--every K]`: a fault at each single operation of each job instead (failing, full,
torn, short, killed, without power; `tests/storage/sweep`). All of them take half an hour and more,
every tenth some minutes.

Kills a process at work at random moments and looks at what is left each time. What is counted as
lost: a change that had been acknowledged, a photo that is not whole, half an export under its final
name, a database that its own checks complain of, a window at another step. Then ends windows while
somebody types in them (`--typed N`); lost are words that stood there for a second, and after a
signal that can be heard any words. Then makes faults of the disk (full, read-only, failing,
forbidden, gone, a clock set back) and opens hostile photos.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.hostile import hostile_figures
from tests.gui.journeys.typed import SIGNALS, make_library, type_and_kill
from tests.storage.injected import command
from tests.storage.sweep.__main__ import show, swept

_KILLS = 200
_TYPED = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    parser.add_argument("--kills", type=int, default=_KILLS, metavar="N", help="how many kills")
    parser.add_argument(
        "--typed", type=int, default=_TYPED, metavar="N", help="how many kills while somebody types"
    )
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10_000, help="which moments")
    parser.add_argument("--sweep", action="store_true", help="a fault at every single operation")
    parser.add_argument(
        "--every", type=int, default=1, metavar="K", help="each K-th of these alone"
    )
    options = parser.parse_args()
    if options.sweep:
        _sweep(options.every, as_json=options.json)
        return
    figures: dict[str, float] = {}
    figures.update(kill_figures(options.kills, options.seed))
    figures.update(typed_figures(options.typed, options.seed))
    figures.update(fault_figures())
    figures.update(hostile_figures())
    if options.json:
        print(json.dumps(figures))
        return
    print(f"Kills at random moments (seed {options.seed}), faults of the disk, hostile photos")
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):24}{value:>10}")


def _sweep(every: int, *, as_json: bool) -> None:
    rows = swept(every, power=True)
    if not as_json:
        show(rows)
        return
    figures = {
        f"{row['job']}, {row['fault']}, {name}": row[name]
        for row in rows
        for name in ("tried", "told", "lost", "not told")
    }
    print(json.dumps(figures))


def kill_figures(times: int, seed: int) -> dict[str, float]:
    """Return what came of `times` kills."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.storage.kills", folder, str(times), str(seed)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    outcome = json.loads(done.stdout)
    for fault in outcome["faults"]:
        print(fault, file=sys.stderr)
    return {
        "kills": outcome["kills"],
        "kills_lost": outcome["kills_lost"],
        "kills_seen_in_the_window": outcome["windows"],
        "acts_before_kills": outcome["acts"],
    }


def typed_figures(times: int, seed: int) -> dict[str, float]:
    """Return what came of `times` windows that were ended while somebody typed without a pause."""
    chance = random.Random(seed)  # noqa: S311 (when to kill)
    lost = pressed = 0
    for number in range(times):
        with tempfile.TemporaryDirectory() as folder:
            make_library(Path(folder) / "library")
            how = SIGNALS[number % len(SIGNALS)]
            keys, faults = type_and_kill(Path(folder), seed + number, how, chance.randrange(5, 90))
        for fault in faults:
            print(f"typed {number}: {fault}", file=sys.stderr)
        pressed += keys
        lost += bool(faults)
    return {"typed_kills": times, "typed_kills_lost": lost, "typed_keys": pressed}


def fault_figures() -> dict[str, float]:
    """Return under how many faults of the disk something was lost, or not told in a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command(Path(folder)), stdout=subprocess.PIPE, text=True, check=True)
    outcome = json.loads(done.stdout)
    for complaint in outcome["complaints"]:
        print(complaint, file=sys.stderr)
    return {
        "faults_injected": outcome["faults_injected"],
        "faults_lost": outcome["faults_lost"],
        "faults_not_possible_here": len(outcome["skipped"]),
    }


if __name__ == "__main__":
    main()
