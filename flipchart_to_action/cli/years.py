"""`years`: what became of the decisions of a group of workshops."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.library_argument import existing_library, library_to_read, organisation
from flipchart_to_action.cli.output import say
from flipchart_to_action.domain.years import group_of
from flipchart_to_action.export.package.plan_formats import free_path
from flipchart_to_action.export.package.years_formats import YEARS_FORMATS, render_years, years_name
from flipchart_to_action.today import this_day

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words


def add_words(words: "Words") -> None:
    """Add this word to the command line."""
    years = words.add_parser(
        "years",
        help="write what became of a group's decisions over the years",
        description="Writes how many decisions the group of a workshop made, did, checked and"
        " changed, and what keeps coming back.",
    )
    years.add_argument("number", metavar="NUMBER", type=int, help="of any workshop of the group")
    years.add_argument("out", metavar="OUT", type=Path, help="the file, or a folder for it")
    years.add_argument(
        "--format", choices=tuple(YEARS_FORMATS), default="pdf", help="(default: pdf)"
    )
    years.set_defaults(run=run_years)


def run_years(options: argparse.Namespace) -> int:
    """Write the report of a group and say where it is."""
    from flipchart_to_action.export.package.file_names import write_atomically

    with library_to_read(existing_library(options)) as library:
        workshop = library.state(library.workshop_id(options.number)).workshop
        years = library.years(
            group_of(workshop),
            this_day(),
        )
    out: Path = options.out
    if out.is_dir():
        out = free_path(out, years_name(years, options.format))
    write_atomically(out, render_years(years, options.format, organisation()))
    say(f"Wrote {out}")
    return 0
