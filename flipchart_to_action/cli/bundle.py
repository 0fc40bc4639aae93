"""`bundle` and `bring-in`: a workshop as one file, out and in again."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flipchart_to_action.cli.library_argument import (
    existing_library,
    library_folder,
    library_to_read,
)
from flipchart_to_action.cli.output import counted, plain_line, say

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words
    from flipchart_to_action.domain.handing_over import GoesAlong


def add_words(words: "Words") -> None:
    """Add these words to the command line."""
    out = words.add_parser(
        "bundle",
        help="hand a workshop over as one file",
        description="Writes a workshop with all that is kept of it and its photos to one file, to"
        " hand over or to keep. Private notes stay here unless --with-private is given. What"
        " photos tell beside the picture (place, time, camera) is taken out.",
    )
    out.add_argument("number", metavar="NUMBER", type=int, help="as “list” shows it")
    out.add_argument(
        "out", metavar="OUT", type=Path, help="the file, such as ward-4.workshop-bundle"
    )
    out.add_argument(
        "--with-private",
        action="store_true",
        help="let private notes go along; else they are left out with what belongs to them, and"
        " their handwriting is painted out",
    )
    out.add_argument(
        "--keep-photo-details",
        action="store_true",
        help="let photos say where, when and by which camera they were taken",
    )
    out.set_defaults(run=run_bundle)
    coming = words.add_parser(
        "bring-in",
        help="bring a handed-over workshop in",
        description="Brings a workshop in that was handed over as a file. One that is there already"
        " stays as it is, unless --replace is given.",
    )
    coming.add_argument(
        "file", metavar="FILE", type=Path, help="the file: .workshop-bundle, or .flipchart of old"
    )
    coming.add_argument(
        "--replace",
        action="store_true",
        help="put it in the place of the same workshop here; the library is backed up before",
    )
    coming.set_defaults(run=run_bring_in)


def run_bundle(options: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    from flipchart_to_action.domain.handing_over import goes_along
    from flipchart_to_action.storage.bundle import hand_over

    out: Path = options.out
    with library_to_read(existing_library(options)) as library:
        workshop_id = library.workshop_id(options.number)
        along = goes_along(library.state(workshop_id))
        missing = hand_over(
            library,
            workshop_id,
            out,
            private=options.with_private,
            details=options.keep_photo_details,
        )
    say(f"Wrote {out}")
    whole = options.with_private or not along.private_notes
    print((_went_along if whole else _left_out)(along, missing), file=sys.stderr)
    return 0


def _went_along(along: "GoesAlong", missing: int) -> str:
    notes = counted(along.private_notes, "private note", "private notes")
    photos = counted(along.photos, "photo", "photos")
    but = f" but {_unread(missing)}" if missing else ""
    return f"It holds everything{but}: {notes}, and {photos} with all handwriting."


def _unread(missing: int) -> str:
    return f"{counted(missing, 'file', 'files')} of photos that could not be read"


def _left_out(along: "GoesAlong", missing: int) -> str:
    notes = counted(along.private_notes, "private note", "private notes")
    decisions = counted(along.held_back, "decision", "decisions")
    photos = counted(along.painted, "photo", "photos")
    said = [f"{notes} left out, {decisions} with their words."]
    said.append(f"Their handwriting is painted out of {photos}.")
    if along.placeless:
        photos = counted(along.placeless, "photo", "photos")
        said.append(f"{photos} left out: a private note may be anywhere there.")
    if missing:
        said.append(f"It lacks {_unread(missing)}.")
    return " ".join(said)


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
        if kept.put_back:
            files = counted(kept.put_back, "file", "files")
            say(f"{files} of photos that were gone or damaged here are whole again.")
    else:
        later = "The file's" if kept.arrival is Arrival.NEWER else "Yours"
        say(
            f"It is here already, with other contents: {what}. {later} was changed later;"
            " nothing was changed. --replace takes the file's."
        )
    return 0
