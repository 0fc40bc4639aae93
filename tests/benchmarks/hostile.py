"""How the program bears hostile photos: `python -m tests.benchmarks.hostile`.

Each is opened as the window opens it, in a process that stands for the window. What is counted as a
crash: that process ended, hung for half a minute, or met an error that is no sentence and hint.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

_PATIENCE = 45.0


@dataclass
class Outcome:
    """What came of opening hostile photos."""

    said: dict[str, str] = field(default_factory=dict)
    """What was said of each photo, with its hint; "" where it was opened."""
    crashes: list[str] = field(default_factory=list)
    """The last words of each process that ended."""
    seconds: list[float] = field(default_factory=list)
    most_mb: float = 0.0
    """The most memory that the trial of one took."""


def hostile_figures() -> dict[str, float]:
    """Return what came of opening the hostile photos.

    Their number, of how many the program crashed or hung, how many seconds the slowest took to be
    opened or refused, how many were opened, and the most memory in MB that trying one took.
    """
    outcome = open_all()
    return {
        "hostile_files": len(outcome.said) + len(outcome.crashes),
        "hostile_crashes": len(outcome.crashes),
        "hostile_slowest_s": round(max(outcome.seconds, default=0.0), 2),
        "hostile_opened": sum(not said for said in outcome.said.values()),
        "hostile_most_mb": round(outcome.most_mb),
    }


def open_all() -> Outcome:
    """Open them all, in a fresh process after each that ended."""
    outcome = Outcome()
    while _open_rest(outcome):
        pass
    return outcome


def _open_rest(outcome: Outcome) -> bool:
    """Open those that are left; return whether there may be more, as the process ended."""
    done = len(outcome.seconds) + len(outcome.crashes)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.opening", folder, str(done)],
            stdout=subprocess.PIPE,
            stderr=words,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        with process:
            whole = _listen(process, outcome)
        if not whole:
            words.seek(0)
            outcome.crashes.append(f"status {process.returncode}: {words.read()[-500:]}")
    return not whole


def _listen(process: "subprocess.Popen[str]", outcome: Outcome) -> bool:
    """Take down what the process says; return whether it came to its end."""
    assert process.stdout
    while True:
        timer = Timer(_PATIENCE, process.kill)
        timer.start()
        line = process.stdout.readline()
        timer.cancel()
        if not line:
            return False
        told = json.loads(line)
        if "most_mb" in told:
            outcome.most_mb = max(outcome.most_mb, told["most_mb"])
            return True
        outcome.said[told["name"]] = f"{told['message']} {told['hint']}".strip()
        outcome.seconds.append(told["seconds"])


if __name__ == "__main__":
    print(json.dumps(hostile_figures()))
