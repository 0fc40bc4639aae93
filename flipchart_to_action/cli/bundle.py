"""`bundle` and `bring-in`: a workshop as one file, out and in again."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.telling import plain_line, say
from flipchart_to_action.cli.where import existing_library, library_folder, library_to_read

if TYPE_CHECKING:
    from flipchart_to_action.cli.telling import Words


def add_words(words: "Words") -> None:
    """Add these words to the command line."""
    out = words.add_parser(
        "bundle",
        help="hand a workshop over as one file",
        description="Writes a workshop with all that is kept of it and its photos to one file, to"
        " hand over or to keep. It holds everything, private notes as well.",
    )
    out.add_argument("number", metavar="NUMBER", type=int, help="as “list” shows it")
    out.add_argument("out", metavar="OUT", type=Path, help="the file, such as ward-4.flipchart")
    out.set_defaults(run=run_bundle)
    coming = words.add_parser(
        "bring-in",
        help="bring a handed-over workshop in",
        description="Brings a workshop in that was handed over as a file. One that is there already"
        " stays as it is, unless --replace is given.",
    )
    coming.add_argument("file", metavar="FILE", type=Path, help="a .flipchart file")
    coming.add_argument(
        "--replace",
        action="store_true",
        help="put it in the place of the same workshop here; the library is backed up before",
    )
    coming.set_defaults(run=run_bring_in)


def run_bundle(options: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    from flipchart_to_action.storage.bundle import hand_over

    out: Path = options.out
    with library_to_read(existing_library(options)) as library:
        missing = hand_over(library, library.workshop_id(options.number), out)
    say(f"Wrote {out}")
    if missing:
        say(f"{missing} files of photos could not be read and are not in it.")
    return 0


def run_bring_in(options: argparse.Namespace) -> int:
    """Bring the file in and say what came of it."""
    from flipchart_to_action.storage.bundle import Arrival, bring_in, open_bundle
    from flipchart_to_action.storage.library import Library

    bundle = open_bundle(options.file)
    with Library.open(library_folder(options)) as library:
        kept = bring_in(library, bundle, replacing=options.replace)
        workshop = library.state(kept.workshop_id).workshop
    title = plain_line(workshop.title) or "Untitled workshop"
    what = f"workshop {workshop.number}, “{title}”"
    if kept.taken_in:
        verb = "Brought in" if kept.arrival is Arrival.NEW else "Replaced"
        say(f"{verb} {what}.")
    elif kept.arrival is Arrival.SAME:
        say(f"It is here already, just so: {what}.")
    else:
        later = "The file's" if kept.arrival is Arrival.NEWER else "Yours"
        say(
            f"It is here already, with other contents: {what}. {later} was changed later;"
            " nothing was changed. --replace takes the file's."
        )
    return 0
