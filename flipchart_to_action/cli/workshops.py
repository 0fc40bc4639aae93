"""`list` and `export`: the workshops of a library, and their action plans."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.formats_argument import add_formats
from flipchart_to_action.cli.library_argument import (
    existing_library,
    has_library,
    library_to_read,
    organisation,
)
from flipchart_to_action.cli.output import plain_line, say, say_error, say_held_back, say_unread
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.records import Sharing
from flipchart_to_action.domain.sharing import last_shared
from flipchart_to_action.domain.state import WorkshopSummary
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.package.plan_formats import (
    FORMATS,
    file_name,
    folder_for,
    free_path,
)

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words


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
        description="Writes a workshop's action plan. A file that is named is replaced; in a folder"
        " nothing is: a number is added to the name. Notes marked private are in none of it, and"
        " neither are decisions that still have their words. What"
        " is written here is not kept with the workshop: calendar dates get the number after that"
        " of what was shared last from the window, and only --everything takes back what is gone.",
    )
    exporting.add_argument("number", metavar="NUMBER", type=int, help="as “list” shows it")
    exporting.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help="the file, or a folder for files with fitting names; several formats go into a folder",
    )
    what = exporting.add_mutually_exclusive_group()
    what.add_argument(
        "--everything",
        action="store_true",
        help="make a new folder in the folder OUT with the forms that people need, drafts of mails"
        " to all and to each owner, the owners' sheets and the calendar dates",
    )
    add_formats(what, FORMATS)
    exporting.set_defaults(run=run_export)


def run_list(options: argparse.Namespace) -> int:
    """Print a line for each workshop."""
    summaries = []
    if has_library(options):
        with library_to_read(existing_library(options)) as library:
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
    from flipchart_to_action.export.package.file_names import write_atomically

    with library_to_read(existing_library(options)) as library:
        workshop_id = library.workshop_id(options.number)
        plan, last = library.load_plan(workshop_id), last_shared(library.state(workshop_id))
    plan = replace(plan, organisation=organisation())
    say_held_back(len(plan.held_back))
    say_unread(plan.unread)
    out: Path = options.out
    if options.everything:
        return _write_everything(out, plan, last)
    names: list[str] = options.format
    if len(names) == 1 and not out.is_dir():
        write_atomically(out, FORMATS[names[0]].make(plan))
        say(f"Wrote {out}")
        return 0
    return _write_into(folder_for(out), plan, names)


def _write_everything(base: Path, plan: ActionPlan, last: Sharing | None) -> int:
    """Write all that people need into a new folder and say what is in it."""
    from flipchart_to_action.export.package.contents import outgoing, usual_choice
    from flipchart_to_action.export.package.write_folder import write_folder

    out = outgoing(plan, usual_choice(plan), last, datetime.now(UTC))
    written = write_folder(base, out)
    for name in written.names:
        say(f"Wrote {written.folder / name}")
    if out.without_address:
        names = ", ".join(map(plain_line, out.without_address))
        print(f"There is no mail address to use for {names}.", file=sys.stderr)
    return 0


def _write_into(folder: Path, plan: ActionPlan, names: list[str]) -> int:
    """Write each format into a folder; one that can't be made keeps back none of the others."""
    from flipchart_to_action.export.package.file_names import write_atomically

    status = 0
    for name in names:
        try:
            data = FORMATS[name].make(plan)
        except ExportError as error:
            say_error(error.message, error.hint)
            status = 1
            continue
        path = free_path(folder, file_name(plan, name))
        write_atomically(path, data)
        say(f"Wrote {path}")
    return status
