"""What each format costs: `python -m tests.benchmarks.exports [--json] [--most N]`.

Plans of 10, 100 and 1,000 decisions, each with a picture of its handwriting: 1,400 x 200 pixels,
about 39 kB, where notes of the sample sheets give 18 to 37 kB. Each figure is of a fresh process:
seconds of the fastest run (of two, or of as many as fit into a second), after the format's library
is loaded and has made one small plan; bytes of the file; and the highest use of memory in MB, that
of Python and its libraries included (`start_peak_mb` is what a process has with the plan alone).
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from flipchart_to_action.domain.plan import ActionPlan, ParkedNote, Picture, PlannedDecision
from flipchart_to_action.domain.records import Method
from flipchart_to_action.export.package.plan_formats import FORMATS

SIZES = (10, 100, 1_000)
LEAST_RUNS, LEAST_SECONDS = 2, 1.0
_DAY = date(2026, 11, 20)
_NAMES = ("Farida Rahman", "Tom Okafor", "Joan Whitlock", "Łukasz Nowak")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one flat object of named figures")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="leave out larger plans")
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "SIZE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        name, size = options.one
        print(json.dumps(measure(name, int(size))))
        return
    sizes = [size for size in SIZES if size <= options.most]
    figures: dict[str, float] = {}
    for name in FORMATS:
        for size in sizes:
            for what, value in _in_a_process(name, size).items():
                figures[f"{name.replace('-', '_')}_{size}_{what}"] = value
    print(json.dumps(figures) if options.json else _table(figures, sizes))


def measure(name: str, size: int) -> dict[str, float]:
    """Return what a plan of `size` decisions costs in a format, in this process."""
    make, plan = FORMATS[name].make, made_plan(size)
    start = _peak_mb()
    make(made_plan(1))
    taken: list[float] = []
    while len(taken) < LEAST_RUNS or sum(taken) < LEAST_SECONDS:
        started = time.perf_counter()
        file = make(plan)
        taken.append(time.perf_counter() - started)
    return {
        "seconds": round(min(taken), 4),
        "bytes": len(file),
        "peak_mb": round(_peak_mb(), 1),
        "start_peak_mb": round(start, 1),
    }


def made_plan(size: int) -> ActionPlan:
    """Return a plan of `size` decisions with pictures, and half as many parked notes."""
    return ActionPlan(
        title="Respite care",
        purpose="By Easter every family has had a planned break.",
        held_on=_DAY,
        place="Brook House, Leeds",
        people=_NAMES,
        decisions=tuple(_decision(number) for number in range(1, size + 1)),
        parked=tuple(
            ParkedNote(text=f"The council's budget, question {i}", person=_NAMES[i % 4], until=_DAY)
            for i in range(size // 2)
        ),
    )


def _decision(number: int) -> PlannedDecision:
    return PlannedDecision(
        number=number,
        id=f"{number:032x}",
        what=f"Book room {number} at Brook House for families who need a night's rest",
        so_that="families choose the time themselves",
        owner=_NAMES[number % 4],
        agreed=True,
        due=_DAY + timedelta(days=number % 90),
        method=Method.COUNT,
        measure=f"at least {number} families have used it",
        checker=_NAMES[(number + 1) % 4],
        check_on=_DAY + timedelta(days=number % 90 + 30),
        note_text=f"Rooms for a night, number {number}",
        picture=_picture(number),
    )


def _picture(number: int) -> Picture:
    """Return a strip of paper with its grain and strokes on it."""
    width, height = 1_400, 200
    image = Image.effect_noise((width, height), 6).convert("RGB")
    draw = ImageDraw.Draw(image)
    for i in range(28):
        x = 20 + 48 * i
        bend = (number * 31 + i * 17) % 80
        draw.line([(x, 60 + bend), (x + 30, 150 - bend), (x + 44, 40 + bend)], (30, 40, 90), 7)
    file = BytesIO()
    image.save(file, "JPEG", quality=70)
    return Picture(jpeg=file.getvalue(), width=width, height=height, sheet_number=number % 12 + 1)


def _peak_mb() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _in_a_process(name: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", __spec__.name, "--one", name, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _table(figures: dict[str, float], sizes: list[int]) -> str:
    heads = [f"{size:,}: s / KB / MB" for size in sizes]
    lines = [f"{'decisions':14}" + "".join(f"{head:>28}" for head in heads)]
    for name in FORMATS:
        line = f"{name:14}"
        for size in sizes:
            key = f"{name.replace('-', '_')}_{size}"
            seconds, size_kb = figures[f"{key}_seconds"], figures[f"{key}_bytes"] / 1000
            line += f"{seconds:>12.3f}{size_kb:>9,.0f}{figures[f'{key}_peak_mb']:>7,.0f}"
        lines.append(line)
    return "\n".join(lines)


if __name__ == "__main__":
    main()
