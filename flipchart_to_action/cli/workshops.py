"""`list` and `export`: the workshops of a library, and their action plans."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.telling import plain_line, say
from flipchart_to_action.cli.where import existing_library, library_folder
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.state import WorkshopSummary

if TYPE_CHECKING:
    from flipchart_to_action.cli.telling import Words


def _pdf(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.pdf.plan import render

    return render(plan)


FORMATS: dict[str, Callable[[ActionPlan], bytes]] = {"pdf": _pdf}
"""What a plan can be exported as: the name, which is its suffix too, and how it is made."""


def add_words(words: "Words") -> None:
    """Add these words to the command line."""
    listing = words.add_parser(
        "list",
        help="list the workshops",
        description="Lists the workshops, the last changed first; each line begins with the number"
        " that “export” wants.",
    )
    listing.set_defaults(run=run_list)
    exporting = words.add_parser(
        "export",
        help="write a workshop's action plan",
        description="Writes a workshop's action plan; a file that is there is replaced.",
    )
    exporting.add_argument("number", metavar="NUMBER", type=int, help="as “list” shows it")
    exporting.add_argument(
        "out", metavar="OUT", type=Path, help="the file, or a folder for a file with a fitting name"
    )
    exporting.add_argument("--format", choices=tuple(FORMATS), default="pdf")
    exporting.set_defaults(run=run_export)


def run_list(options: argparse.Namespace) -> int:
    """Print a line for each workshop."""
    from flipchart_to_action.storage.library import DATABASE, Library

    summaries = []
    if options.library is not None or (library_folder(options) / DATABASE).exists():
        with Library.open(existing_library(options)) as library:
            summaries = library.workshops()
    if not summaries:
        print("There are no workshops yet.", file=sys.stderr)
    for summary in summaries:
        say(_line(summary))
    return 0


def _line(summary: WorkshopSummary) -> str:
    workshop = summary.workshop
    day = workshop.held_on.isoformat() if workshop.held_on else "no date   "
    title = plain_line(workshop.title) or "Untitled workshop"
    counts = ", ".join(
        f"{count} {name}{'' if count == 1 else 's'}"
        for count, name in (
            (summary.photos, "photo"),
            (summary.notes, "note"),
            (summary.decisions, "decision"),
        )
    )
    return f"{workshop.number:>3}  {day}  {title}  ({counts})"


def run_export(options: argparse.Namespace) -> int:
    """Write a workshop's action plan and say where it is."""
    from flipchart_to_action.export.files import safe_file_name, write_atomically
    from flipchart_to_action.storage.library import Library

    with Library.open(existing_library(options)) as library:
        plan = library.load_plan(library.workshop_id(options.number))
    out: Path = options.out
    if out.is_dir():
        out /= safe_file_name(plan.title, plan.held_on, f".{options.format}")
    write_atomically(out, FORMATS[options.format](plan))
    say(f"Wrote {out}")
    return 0
