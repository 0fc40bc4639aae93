"""Tries every fault at every operation: `python -m tests.storage.sweep [--every K] [--json]`.

Each job (a whole job from the first start on, opening an old library, restoring, bringing in, …) is
done once to count what it does to the disk. Then it is done again with each fault at each of these
operations, and what is left is compared with what was promised until then. With `--power` the power
goes there as well, which leaves on the disk what was synced, or more.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.storage.sweep import shim
from tests.storage.sweep.jobs import Job, all_jobs
from tests.storage.sweep.power import Outage, outages
from tests.storage.sweep.shim import Fault, Shim
from tests.storage.sweep.tries import Ended, Rehearsal, lost, rehearse, try_once

_MOST_SHOWN = 5


def swept(
    every: int = 1, jobs: list[str] | None = None, offset: int = 0, *, power: bool = False
) -> list[dict[str, Any]]:
    """Try all jobs, or those of these names, in processes with the shim.

    Returns:
        A row for each job and fault.

    Raises:
        shim.NoCompilerError: The shim can't be built.
    """
    names = [job.name for job in all_jobs() if jobs is None or job.name in jobs]
    with tempfile.TemporaryDirectory() as folder:
        variables = shim.environment(shim.build(Path(folder)))

        def of(name: str) -> list[dict[str, Any]]:
            words = ["--job", name, "--every", str(every), "--offset", str(offset)]
            command = [sys.executable, "-m", __package__, *words, *["--power"] * power]
            done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True)
            rows: list[dict[str, Any]] = json.loads(done.stdout)
            return rows

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return [row for rows in pool.map(of, names) for row in rows]


def _swept_job(job: Job, every: int, offset: int, *, power: bool) -> list[dict[str, Any]]:
    """Try one job in this process, which has the shim in it."""
    loaded, turn = Shim(), offset
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        rehearsal = rehearse(job, place, loaded)
        rows = []
        for fault in Fault:
            tries: list[tuple[int, Ended]] = []
            for at, operation in enumerate(rehearsal.operations, 1):
                if fault.can_strike(operation):
                    turn += 1
                    if turn % every == 0:
                        tries.append((at, try_once(rehearsal, place, loaded, fault, at)))
            rows.append(_row(rehearsal, place, fault.name.replace("_", " ").lower(), tries))
        for outage in Outage if power else ():
            tries = _without_power(rehearsal, place, outage, every)
            rows.append(_row(rehearsal, place, f"power, {outage}", tries))
    return [row for row in rows if row["tried"]]


def _without_power(
    rehearsal: Rehearsal, place: Path, outage: Outage, every: int
) -> list[tuple[int, Ended]]:
    """Let the power go after each `every`th operation, and after each step."""
    tries, here = [], place / "power"
    chance = random.Random(every)  # noqa: S311 (what is lost)
    for number, promised, disk in outages(rehearsal.start, place / "try", rehearsal.trace, every):
        disk.lay_out(here, outage, chance)
        ended = Ended(promised, struck=True)
        ended.lost += lost(rehearsal, here, ended)
        tries.append((max(number, 1), ended))
    return tries


def _row(
    rehearsal: Rehearsal, place: Path, fault: str, tries: list[tuple[int, Ended]]
) -> dict[str, Any]:
    """Count what came of the tries of one fault."""
    complaints: Counter[str] = Counter()
    for at, ended in tries:
        operation = rehearsal.operations[at - 1]
        where = f"at {at} ({operation.name} {_called(operation.path, place)})"
        for complaint in {*ended.lost, *ended.not_told}:
            complaints[f"{complaint} [{where}]"] += 1
    return {
        "job": rehearsal.job.name,
        "fault": fault,
        "operations": len(rehearsal.operations),
        "tried": len(tries),
        "struck": sum(ended.struck for _, ended in tries),
        "told": sum(ended.told > 0 for _, ended in tries),
        "lost": sum(bool(ended.lost) for _, ended in tries),
        "not told": sum(bool(ended.not_told) for _, ended in tries),
        "complaints": list(complaints),
    }


def _called(path: str, place: Path) -> str:
    return str(Path(path).relative_to(place)) if path.startswith(str(place)) else path


def main() -> None:
    """Sweep as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="K", help="each K-th try alone")
    parser.add_argument("--offset", type=int, default=0, metavar="N", help="which of each K")
    parser.add_argument("--power", action="store_true", help="let the power go, too")
    parser.add_argument("--jobs", nargs="+", metavar="NAME", help="these jobs alone")
    parser.add_argument("--json", action="store_true", help="a list of rows")
    parser.add_argument("--job", help=argparse.SUPPRESS)  # in a process with the shim
    options = parser.parse_args()
    if options.job:
        (job,) = (job for job in all_jobs() if job.name == options.job)
        print(json.dumps(_swept_job(job, options.every, options.offset, power=options.power)))
        return
    rows = swept(options.every, options.jobs, options.offset, power=options.power)
    if options.json:
        print(json.dumps(rows))
        return
    show(rows)


def show(rows: list[dict[str, Any]]) -> None:
    """Print a table of rows, and what was complained of."""
    names = ("operations", "tried", "struck", "told", "lost", "not told")
    print(f"{'job':24}{'fault':20}" + "".join(f"{name:>12}" for name in names))
    for row in rows:
        print(f"{row['job']:24}{row['fault']:20}" + "".join(f"{row[n]:>12}" for n in names))
        for complaint in row["complaints"][:_MOST_SHOWN]:
            print(f"    {complaint}")
        if len(row["complaints"]) > _MOST_SHOWN:
            print(f"    and {len(row['complaints']) - _MOST_SHOWN} more")
    total = {name: sum(row[name] for row in rows) for name in names[1:]}
    print(f"{'all':44}{'':12}" + "".join(f"{total[name]:>12}" for name in names[1:]))


if __name__ == "__main__":
    main()
