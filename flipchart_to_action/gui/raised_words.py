"""How what was raised before is told."""

from flipchart_to_action.domain.calendar_days import plain_date
from flipchart_to_action.domain.raised import EarlierIssue
from flipchart_to_action.domain.records import Fate
from flipchart_to_action.gui.widgets.outcome_buttons import STANDING_WORDS

_CAME = {
    Fate.DECISION: "decided",
    Fate.PARKED: "parked",
    Fate.ANSWERED: "answered",
    Fate.NOT_TAKEN_FORWARD: "not taken forward",
}


def when_words(issue: EarlierIssue) -> str:
    """Return the day of an earlier workshop, or its title where it has none."""
    workshop = issue.state.workshop
    return plain_date(workshop.held_on) if workshop.held_on else workshop.title


def came_words(issue: EarlierIssue) -> str:
    """Return what came of an issue: "decided, not changed"; "nothing decided" if nothing did."""
    standing = issue.standing
    if standing is not None:
        return f"decided, {STANDING_WORDS[standing][0]}"
    return _CAME.get(issue.lead.fate, "nothing decided")


def raised_words(issue: EarlierIssue, *, same: bool) -> tuple[str, str]:
    """Return what was said before, and when with what came of it.

    `same`: somebody has said already that it is the same issue.
    """
    begin = "The same issue as" if same else "Raised before:"
    words = " ".join(issue.note.text.split())
    return f"{begin} “{words}”,", f"{when_words(issue)}, {came_words(issue)}"
