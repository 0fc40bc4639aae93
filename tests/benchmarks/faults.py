"""How the library bears faults: `python -m tests.benchmarks.faults [--kills N] [--json]`.

Kills a process at work at random moments and looks at what is left each time. What is counted as
lost: a change that had been acknowledged, a photo that is not whole, half an export under its final
name, a database that its own checks complain of, a window at another step.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time

_KILLS = 200


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    parser.add_argument("--kills", type=int, default=_KILLS, metavar="N", help="how many kills")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10_000, help="which moments")
    options = parser.parse_args()
    figures = kill_figures(options.kills, options.seed)
    if options.json:
        print(json.dumps(figures))
        return
    print(f"Kills at random moments (seed {options.seed})")
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):24}{value:>10}")


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


if __name__ == "__main__":
    main()
