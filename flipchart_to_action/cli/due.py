"""`due`: what is due in all workshops of a library."""

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from flipchart_to_action.cli.library_argument import existing_library, has_library, library_to_read
from flipchart_to_action.cli.output import plain_line, say
from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import COMING_DAYS, Due, DueKind
from flipchart_to_action.today import this_day

if TYPE_CHECKING:
    from flipchart_to_action.cli.output import Words

_KINDS = {
    DueKind.CHECK: "to be checked",
    DueKind.DECISION: "to be done",
    DueKind.FEEDBACK: "people were promised to hear",
    DueKind.PREPARATION: "to be prepared",
}


def add_words(words: "Words") -> None:
    """Add this word to the command line."""
    due = words.add_parser(
        "due",
        help="list what is due in all workshops",
        description="Lists what is due in all workshops, the oldest first: checks, decisions past"
        " their date, feedback that was promised, and what is missing before a workshop.",
    )
    due.add_argument(
        "--within",
        metavar="DAYS",
        type=_days,
        default=COMING_DAYS,
        help=f"how many days ahead to look (default: {COMING_DAYS})",
    )
    due.add_argument("--json", action="store_true", help="for other programs")
    due.set_defaults(run=run_due)


def _days(typed: str) -> int:
    try:
        days = int(typed)
    except ValueError:
        days = -1
    if not 0 <= days <= 36_500:
        raise argparse.ArgumentTypeError(f"“{plain_line(typed)}” is no number of days")
    return days


def run_due(options: argparse.Namespace) -> int:
    """Print a line for each thing that is due, or a JSON list of them."""
    today = this_day()
    found: tuple[Due, ...] = ()
    if has_library(options):
        with library_to_read(existing_library(options)) as library:
            found = library.due(today, options.within)
    if options.json:
        say(json.dumps([_object(one, today) for one in found], ensure_ascii=False, indent=2))
        return 0
    if not found:
        print("Nothing is due.", file=sys.stderr)
    for one in found:
        say(_line(one, today))
    return 0


def lateness(days_late: int) -> str:
    """Return how late something is, in words: "4 days late", "today", "in 6 days"."""
    if days_late == 0:
        return "today"
    days = f"{abs(days_late)} day{'' if abs(days_late) == 1 else 's'}"
    return f"{days} late" if days_late > 0 else f"in {days}"


def _line(one: Due, today: date) -> str:
    who = f" by {plain_line(one.who)}" if one.who else ""
    what = plain_line(one.what) or "Untitled"
    where = plain_line(one.workshop_title) or "Untitled workshop"
    when = f"{full_date(one.on)} ({lateness(one.days_late(today))})"
    return f"{when}: {what}, {_KINDS[one.kind]}{who}; workshop {one.workshop_number}, {where}"


def _object(one: Due, today: date) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "on": one.on.isoformat(),
        "days_late": one.days_late(today),
        "what": one.what,
        "who": one.who,
        "workshop": one.workshop_number,
        "title": one.workshop_title,
    }
