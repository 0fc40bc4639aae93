"""Before the day: what has to be ready, and what is still missing.

The points follow what people who use services ask of those who invite them: notice in good time,
papers they can read, a place they can get into, food, and their costs paid.
"""

from datetime import date, timedelta
from enum import StrEnum

from flipchart_to_action.domain.records import Preparation, Readiness, Workshop

NOTICE = timedelta(weeks=3)
"""People need so long to plan to come."""


class Point(StrEnum):
    """The points that the program brings, by a code that stays the same in every language."""

    NOTICE = "notice"
    PLAIN_PAPERS = "plain_papers"
    STEP_FREE = "step_free"
    TOILETS = "toilets"
    HEARING_LOOP = "hearing_loop"
    PARKING = "parking"
    QUIET_ROOM = "quiet_room"
    FOOD = "food"
    TRAVEL = "travel"
    THANKS = "thanks"


POINTS = {
    Point.NOTICE: "Notice given, three weeks or more",
    Point.PLAIN_PAPERS: "Papers in plain words",
    Point.STEP_FREE: "Step-free way in",
    Point.TOILETS: "Toilets that everyone can use",
    Point.HEARING_LOOP: "Hearing loop",
    Point.PARKING: "Parking",
    Point.QUIET_ROOM: "A quiet room",
    Point.FOOD: "Food and drink",
    Point.TRAVEL: "Travel paid",
    Point.THANKS: "Thank-you for those who come",
}
"""What a checklist begins with, in words.

Libraries and handed-over workshops keep the words, and no two points of a checklist have the same:
a point is known by them, so these must not change without a step for the libraries of before.
"""


def checklist(workshop: Workshop) -> tuple[Preparation, ...]:
    """Return the checklist of a workshop; one that was never touched has all of `POINTS`."""
    return workshop.checklist or tuple(Preparation(words) for words in POINTS.values())


def missing(workshop: Workshop, today: date) -> tuple[str, ...]:
    """Return what of the checklist is neither ready nor marked as not needed.

    From the day on nothing is missing: it is too late to get ready, and people are there. Neither
    is it where the day is not known and the checklist was never touched.
    """
    if workshop.held_on is None and not workshop.checklist:
        return ()
    if workshop.held_on is not None and workshop.held_on <= today:
        return ()
    return tuple(p.words for p in checklist(workshop) if p.readiness is Readiness.OPEN)


def short_notice(workshop: Workshop, today: date) -> int | None:
    """Return how many days are left where there are less than `NOTICE`, else None.

    Only while the notice is on the checklist and open, and only before the day.
    """
    if workshop.held_on is None or workshop.held_on <= today:
        return None
    open_notice = Preparation(POINTS[Point.NOTICE], Readiness.OPEN)
    left = workshop.held_on - today
    if open_notice not in checklist(workshop) or left >= NOTICE:
        return None
    return left.days
