"""`feedback`: what came of a workshop, for the people who were there."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.formats_argument import add_formats
from flipchart_to_action.cli.library_argument import existing_library, library_to_read, organisation
from flipchart_to_action.cli.output import say, say_held_back, say_unread
from flipchart_to_action.export.package.feedback_formats import REPORT_FORMATS, report_name
from flipchart_to_action.export.package.plan_formats import folder_for, free_path
from flipchart_to_action.today import this_day

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words


def add_words(words: "Words") -> None:
    """Add this word to the command line."""
    feedback = words.add_parser(
        "feedback",
        help="write a workshop's feedback report",
        description="Writes what came of a workshop (“You said, we did”). A file that is named is"
        " replaced; in a folder nothing is: a number is added to the name.",
    )
    feedback.add_argument("number", metavar="NUMBER", type=int, help="as “list” shows it")
    feedback.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help="the file, or a folder for files with fitting names; several formats go into a folder",
    )
    add_formats(feedback, REPORT_FORMATS)
    feedback.set_defaults(run=run_feedback)


def run_feedback(options: argparse.Namespace) -> int:
    """Write a workshop's feedback report and say where it is."""
    from flipchart_to_action.export.package.file_names import write_atomically

    with library_to_read(existing_library(options)) as library:
        report = library.load_report(
            library.workshop_id(options.number),
            this_day(),
        )
    report = replace(report, organisation=organisation())
    say_held_back(len(report.held_back))
    say_unread(report.unread)
    out: Path = options.out
    names: list[str] = options.format
    if len(names) == 1 and not out.is_dir():
        write_atomically(out, REPORT_FORMATS[names[0]].make(report))
        say(f"Wrote {out}")
        return 0
    folder = folder_for(out)
    for name in names:
        path = free_path(folder, report_name(report, name))
        write_atomically(path, REPORT_FORMATS[name].make(report))
        say(f"Wrote {path}")
    return 0
