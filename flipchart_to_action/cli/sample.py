"""`sample`: the whole way from photos to the action plan, with the charts that are shipped."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action import paths
from flipchart_to_action.cli.output import plain_line, say
from flipchart_to_action.cli.sample_library import fresh_library
from flipchart_to_action.domain import edits
from flipchart_to_action.domain.calendar_days import full_date
from flipchart_to_action.domain.records import Fate, Step
from flipchart_to_action.domain.sample import decide_on_some, framed
from flipchart_to_action.domain.state import Change, WorkshopState, added
from flipchart_to_action.errors import ExportError, UserError, plain_reason

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words
    from flipchart_to_action.storage.library import Library

PLAN = "action-plan.pdf"


def add_words(words: "Words") -> None:
    """Add this word to the command line."""
    parser = words.add_parser(
        "sample",
        help="go the whole way once, with sample charts",
        description="Reads the sample charts, keeps them in the library OUT/library, makes"
        " decisions of some of their notes, and writes OUT/action-plan.pdf. What an earlier call"
        " made there is made anew.",
    )
    parser.add_argument("out", metavar="OUT", type=Path, help="a folder; it is made")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Go from the sample charts to the action plan, saying what is done and how long it took."""
    out: Path = options.out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why, hint = plain_reason(error)
        raise ExportError(f"The folder “{out}” can't be made: {why}.", hint) from error
    charts = sorted((paths.resources() / "samples").glob("*.jpg"))
    if not charts:
        raise UserError("The sample charts are missing.", "Install the program again.")
    started = time.perf_counter()
    today = datetime.now().astimezone()
    workshop = edits.new_workshop(today)
    with fresh_library(out / "library", workshop.id) as library:
        library.apply(added(workshop))
        _fill(library, workshop.id, charts, today.date())
        _write_plan(library, workshop.id, out / PLAN)
    say(f"All of it took {time.perf_counter() - started:.1f} s.")
    # Who came through packaging/run.sh has no command of that name on the path.
    command = "sh packaging/run.sh" if sys.argv[0].endswith(".py") else "flipchart-to-action"
    say(f"Look around in it: {command} --library {out / 'library'}")
    return 0


@contextmanager
def _timed(what: str) -> Iterator[list[str]]:
    """Print what was done, what is put into the list meanwhile, and how long it took."""
    started = time.perf_counter()
    outcome: list[str] = []
    yield outcome
    say(f"{what}: {', '.join(outcome)} ({time.perf_counter() - started:.1f} s)")


def _fill(library: "Library", workshop_id: str, charts: list[Path], day: date) -> None:
    state = library.state(workshop_id)
    change = edits.set_fields(state, workshop_id, held_on=day, step=Step.SHARE)
    state = _applied(library, state, change)
    state = _applied(library, state, framed(state))
    with _timed("Kept the photos") as outcome:
        files = [(library.keep_photo(chart), chart.name) for chart in charts]
        state = _applied(library, state, edits.add_photos(state, files))
        outcome.append(f"{len(state.photos)} charts")
    state = _read_all(library, state)
    with _timed("Decided") as outcome:
        state = _applied(library, state, decide_on_some(state, day))
        outcome.extend(_outcome(state))
    for decision in state.decisions:
        owner = state.person(decision.owner_id)
        say(
            f"  {plain_line(decision.what)} – {owner.name if owner else 'nobody'}"
            f" by {full_date(decision.due) if decision.due else 'no date'}"
        )


def _applied(library: "Library", state: WorkshopState, change: Change) -> WorkshopState:
    return state.with_change(library.apply(change))


def _read_all(library: "Library", state: WorkshopState) -> WorkshopState:
    from flipchart_to_action.recognition.pipeline import read_photo
    from flipchart_to_action.recognition.registry import find_recogniser

    recogniser = find_recogniser("auto")
    names = [part for person in state.people for part in person.name.split()]
    for photo in state.photos:
        with _timed(f"Read {plain_line(photo.file_name)}") as outcome:
            reading = read_photo(library.photo_file(photo.sha256), recogniser, words=names)
            state = _applied(library, state, edits.photo_read(state, photo.id, reading))
            outcome.append(f"{len(reading.notes)} pieces of writing by {reading.recogniser}")
    return state


def _outcome(state: WorkshopState) -> list[str]:
    def count(fate: Fate) -> int:
        return sum(n.fate is fate for n in state.points)

    return [
        f"{len(state.decisions)} decisions of {len(state.points)} notes",
        f"{count(Fate.PARKED)} parked",
        f"{count(Fate.NOT_TAKEN_FORWARD)} not taken forward",
        f"{count(Fate.UNDECIDED)} still open",
    ]


def _write_plan(library: "Library", workshop_id: str, file: Path) -> None:
    from flipchart_to_action.export.package.file_names import write_atomically
    from flipchart_to_action.export.pdf.plan import render

    with _timed(f"Wrote {file}") as outcome:
        pdf = render(library.load_plan(workshop_id))
        write_atomically(file, pdf)
        outcome.append(f"{len(pdf) // 1000} kB")
