"""The dates of the plan for people's calendars: when things are due, and when they are checked.

An event keeps its UID from one export to the next, and a higher SEQUENCE replaces what a calendar
has of it. Nobody is invited: there are no attendees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from flipchart_to_action.domain.plan import ActionPlan, PlannedDecision
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.wording import DecisionBlock, plain, wording

_MOST_OF_SUMMARY = 200
_LARGEST = 2**31 - 1


def render(
    plan: ActionPlan,
    *,
    sequence: int,
    stamp: date,
    cancelled: Sequence[PlannedDecision] = (),
) -> bytes:
    """Return the dates of a plan as an iCalendar file with METHOD PUBLISH.

    Args:
        plan: The plan; decisions without a date have no event.
        sequence: Which revision it is, from 0 to 2 147 483 647; it has to rise from one export to
            the next.
        stamp: The day on which the events were made.
        cancelled: What went out before and holds no more; its events say so. One that lost only
            one of its dates is given with that date alone.

    Raises:
        ExportError: There is no date in it.
    """
    calendar = _calendar("PUBLISH")
    for event in _events(plan, sequence, stamp):
        calendar.add_component(event)
    for event in _events(replace(plan, decisions=tuple(cancelled)), sequence, stamp):
        event.add("status", "CANCELLED")
        calendar.add_component(event)
    return _written(calendar)


def cancellation(
    plan: ActionPlan, cancelled: Sequence[PlannedDecision], *, sequence: int, stamp: date
) -> bytes:
    """Return a file with METHOD CANCEL that takes events back out of calendars.

    Args:
        plan: The plan that the decisions belonged to.
        cancelled: As in `render`.
        sequence: As in `render`; higher than what the events went out with.
        stamp: As in `render`.

    Raises:
        ExportError: There is no date in it.
    """
    calendar = _calendar("CANCEL")
    for event in _events(replace(plan, decisions=tuple(cancelled)), sequence, stamp):
        event.add("status", "CANCELLED")
        calendar.add_component(event)
    return _written(calendar)


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


def _events(plan: ActionPlan, sequence: int, stamp: date) -> Iterator[Event]:
    words = wording(plan)
    blocks = (b for s in words.sections for b in s.blocks if isinstance(b, DecisionBlock))
    for block, decision in zip(blocks, plan.decisions, strict=True):
        told = [f"{block.number}. {block.what}", block.so_that]
        told += [plain(line.words) for line in block.lines]
        description = "\n".join(filter(None, (*told, words.foot)))
        for kind, day in (("Due", decision.due), ("Check", decision.check_on)):
            if day is None:
                continue
            event = Event()
            event.add("uid", _uid(plan, decision, kind.casefold()))
            event.add("sequence", min(max(sequence, 0), _LARGEST))
            event.add("dtstamp", datetime.combine(stamp, time(), UTC))
            event.add("dtstart", day)
            if day < date.max:
                event.add("dtend", day + timedelta(days=1))
            event.add("summary", f"{kind}: {block.what}"[:_MOST_OF_SUMMARY])
            event.add("description", description)
            event.add("transp", "TRANSPARENT")  # nobody is busy all day because of it
            yield event


def _uid(plan: ActionPlan, decision: PlannedDecision, kind: str) -> str:
    """Return the name of an event; a decision without an id goes by its plan and number."""
    name = f"{plan.title}\n{plan.held_on}\n{decision.number}".encode(errors="replace").decode()
    return f"{decision.id or uuid5(NAMESPACE_URL, name).hex}-{kind}@flipchart-to-action"
