"""Before the day: what has to be ready, and what is still missing.

The points follow what people who use services ask of those who invite them: notice in good time,
papers they can read, a place they can get into, food, and their costs paid.
"""

from datetime import date, timedelta

from flipchart_to_action.domain.records import Preparation, Readiness, Workshop

NOTICE = timedelta(weeks=3)
"""People need so long to plan to come."""

POINTS = (
    "Notice given, three weeks or more",
    "Papers in plain words",
    "Step-free way in",
    "Toilets that everyone can use",
    "Hearing loop",
    "Parking",
    "A quiet room",
    "Food and drink",
    "Travel paid",
    "Thank-you for those who come",
)
"""What a checklist begins with."""


def checklist(workshop: Workshop) -> tuple[Preparation, ...]:
    """Return the checklist of a workshop; one that was never touched has all of `POINTS`."""
    return workshop.checklist or tuple(Preparation(words) for words in POINTS)


def missing(workshop: Workshop, today: date) -> tuple[str, ...]:
    """Return what of the checklist is neither ready nor marked as not needed.

    A checklist that was never touched misses nothing from the day on: it was not used.
    """
    if not workshop.checklist and (workshop.held_on is None or workshop.held_on <= today):
        return ()
    return tuple(p.words for p in checklist(workshop) if p.readiness is Readiness.OPEN)


def short_notice(workshop: Workshop, today: date) -> int | None:
    """Return how many days are left where there are less than `NOTICE`, else None.

    Only while the first point, the notice, is open, and only before the day.
    """
    if workshop.held_on is None or workshop.held_on < today:
        return None
    first = checklist(workshop)[0]
    left = workshop.held_on - today
    if first.readiness is not Readiness.OPEN or left >= NOTICE:
        return None
    return left.days
