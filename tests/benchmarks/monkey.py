"""Random keys and clicks in the real window: `python -m tests.benchmarks.monkey [--seeds N]`.

Each seed is a monkey of its own, in a file system of its own (or it does not run at all): it types,
presses the keys of all pages, clicks, drags, drops and pastes, also in dialogs. Then disk, screen,
undo, redo and the next start must agree, and nothing may have crashed, hung or been warned of.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.gui.monkey.alone import NotAloneError, command

_SEEDS, _ACTS = 20, 150
_LONGEST = 600.0


@dataclass
class Visit:
    """What came of one seed. `acts`: what was done, in order; `faults`: what must not be."""

    seed: int
    acts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def visited(seed: int, acts: int) -> Visit:
    """Let the monkey of that seed in for so many acts.

    Raises:
        NotAloneError: It would not be alone here.
    """
    found = Visit(seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        words = [sys.executable, "-m", "tests.gui.monkey", str(place)]
        words += ["--seed", str(seed), "--acts", str(acts)]
        try:
            done = subprocess.run(
                command(place, words), capture_output=True, text=True, timeout=_LONGEST, check=False
            )
        except subprocess.TimeoutExpired:
            found.faults.append(f"it did not end within {_LONGEST:.0f} s")
            return found
    if "does not run loose" in done.stderr:
        raise NotAloneError(done.stderr.strip())
    ended = False
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if "act" in said:
            found.acts.append(said["act"])
        if "fault" in said:
            where = "".join(f"\n      {line}" for line in said.get("where", "").splitlines()[-9:-1])
            found.faults.append(f"after {len(found.acts)} acts: {said['fault']}{where}")
        ended = ended or "done" in said
    if not ended:
        last = "\n".join(done.stderr.strip().splitlines()[-40:])
        kind = "it hung" if "Timeout" in done.stderr else f"it ended with {done.returncode}"
        found.faults.append(f"after {len(found.acts)} acts: {kind}:\n{last}")
    return found


def shortest(found: Visit) -> Visit:
    """Return the visit with fewest acts of the same seed in which something still fails."""
    low, high = 0, len(found.acts)
    while high - low > 1:
        middle = (low + high) // 2
        shorter = visited(found.seed, middle)
        if shorter.faults:
            found, high = shorter, middle
        else:
            low = middle
    return found


def main() -> None:
    """Let the monkeys in and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=_SEEDS, metavar="N", help="how many monkeys")
    parser.add_argument("--acts", type=int, default=_ACTS, metavar="M", help="acts of each")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="the first seed")
    parser.add_argument("--shrink", action="store_true", help="fewer acts while it still fails")
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    options = parser.parse_args()
    try:
        visits = [
            _visit(seed, options) for seed in range(options.seed, options.seed + options.seeds)
        ]
    except NotAloneError as error:
        sys.exit(f"The monkey does not run: {error}.")
    figures = {
        "seeds": len(visits),
        "acts": sum(len(v.acts) for v in visits),
        "seeds_with_faults": sum(bool(v.faults) for v in visits),
        "faults": sum(len(v.faults) for v in visits),
    }
    print(json.dumps(figures) if options.json else figures)


def _visit(seed: int, options: argparse.Namespace) -> Visit:
    found = visited(seed, options.acts)
    if found.faults and options.shrink:
        found = shortest(found)
    print(f"seed {seed}: {len(found.acts)} acts, {len(found.faults)} faults", file=sys.stderr)
    for fault in found.faults:
        print(f"    {fault}", file=sys.stderr)
    if found.faults:
        print(f"    the acts: {'; '.join(found.acts)}", file=sys.stderr)
    return found


if __name__ == "__main__":
    main()
