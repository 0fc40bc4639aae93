"""The dates of the plan for people's calendars: when things are due, and when they are checked.

An event keeps its UID from one export to the next, and a higher SEQUENCE replaces what a calendar
has of it. Nobody is invited: there are no attendees.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from flipchart_to_action.domain.plan import ActionPlan, PlannedDecision
from flipchart_to_action.domain.records import SentDate
from flipchart_to_action.domain.sharing import HIGHEST_SEQUENCE
from flipchart_to_action.domain.text import clean
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.words.blocks import DecisionBlock, plain
from flipchart_to_action.export.words.plan import wording

_MOST_OF_SUMMARY = 200
_BEFORE = timedelta(days=3) - timedelta(hours=9)
"""A reminder comes at nine in the morning, three days before the day itself."""


def render(
    plan: ActionPlan,
    *,
    sequence: int,
    stamp: datetime,
    uids: Collection[str] | None = None,
) -> bytes:
    """Return the dates of a plan as an iCalendar file with METHOD PUBLISH.

    Args:
        plan: The plan; decisions without a date have no event.
        sequence: Which revision it is, from 0 to 2 147 483 647; it has to rise from one export to
            the next.
        stamp: When the events were made, with its time zone.
        uids: The events that are wanted, by their names (None: all).

    Raises:
        ExportError: There is no date in it.
    """
    calendar = _calendar("PUBLISH")
    for dated in _dated(plan):
        if uids is None or dated.sent.uid in uids:
            event = _event(dated.sent, sequence, stamp)
            event.add("description", dated.description)
            event.add("transp", "TRANSPARENT")  # nobody is busy all day because of it
            event.add_component(_reminder(dated.sent.summary))
            calendar.add_component(event)
    return _written(calendar)


def cancellation(gone: Iterable[SentDate], *, sequence: int, stamp: datetime) -> bytes:
    """Return a file with METHOD CANCEL that takes events back out of calendars.

    Args:
        gone: What went out before and holds no more.
        sequence: As in `render`; higher than what the events went out with.
        stamp: As in `render`.

    Raises:
        ExportError: There is no date in it.
    """
    calendar = _calendar("CANCEL")
    for sent in gone:
        event = _event(sent, sequence, stamp)
        event.add("status", "CANCELLED")
        calendar.add_component(event)
    return _written(calendar)


def sent_dates(plan: ActionPlan) -> tuple[SentDate, ...]:
    """Return the dates that calendars get of a plan, in its order."""
    return tuple(dated.sent for dated in _dated(plan))


def dates_for(plan: ActionPlan, name: str) -> frozenset[str]:
    """Return the names of the events of one person: when theirs is due, and when they check."""
    return frozenset(dated.sent.uid for dated in _dated(plan) if name and name == dated.whose)


def _reminder(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(summary))
    alarm.add("trigger", -_BEFORE)
    return alarm


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Flipchart to Action//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _written(calendar: Calendar) -> bytes:
    if not calendar.subcomponents:
        raise ExportError(
            "No decision has a date yet, so there is nothing for a calendar.",
            "Give a decision a date, then try again.",
        )
    written: bytes = calendar.to_ical()
    return written


class _Kind(StrEnum):
    DUE = "Due"
    CHECK = "Check"


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of a decision, as calendars get it; `whose` may be empty."""

    whose: str
    sent: SentDate
    description: str


def _dated(plan: ActionPlan) -> Iterator[_Dated]:
    words = wording(plan)
    blocks = (b for s in words.sections for b in s.blocks if isinstance(b, DecisionBlock))
    for block, decision in zip(blocks, plan.decisions, strict=True):
        told = [f"{block.number}. {block.what}", block.so_that]
        told += [plain(line.words) for line in block.lines]
        description = "\n".join(filter(None, (*told, words.foot)))
        owner, checker = decision.owner, decision.checker
        for kind, whose, day, said in (
            (_Kind.DUE, owner, decision.due, owner or "Due"),
            (_Kind.CHECK, checker, decision.check_on, f"{checker} checks" if checker else "Check"),
        ):
            if day is not None:
                uid = _uid(plan, decision, kind.casefold())
                summary = f"{said}: {block.what}"[:_MOST_OF_SUMMARY]
                yield _Dated(whose, SentDate(uid, day, summary), description)


def _event(sent: SentDate, sequence: int, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", clean(sent.uid))  # it may have come with a handed-over workshop
    event.add("sequence", min(max(sequence, 0), HIGHEST_SEQUENCE))
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", sent.day)
    if sent.day < date.max:
        event.add("dtend", sent.day + timedelta(days=1))
    event.add("summary", clean(sent.summary))
    return event


def _uid(plan: ActionPlan, decision: PlannedDecision, kind: str) -> str:
    """Return the name of an event; a decision without an id goes by its plan and number."""
    name = f"{plan.title}\n{plan.held_on}\n{decision.number}".encode(errors="replace").decode()
    return f"{decision.id or uuid5(NAMESPACE_URL, name).hex}-{kind}@flipchart-to-action"
