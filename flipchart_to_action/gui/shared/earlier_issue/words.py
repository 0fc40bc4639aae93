"""How what was raised before is told."""

from flipchart_to_action.domain.calendar_days import plain_date
from flipchart_to_action.domain.earlier_issue import EarlierIssue
from flipchart_to_action.gui.shared.vocabulary import FATE_RESULTS, STANDING_WORDS

_TIMES = {1: "once", 2: "twice"}


def when_words(issue: EarlierIssue) -> str:
    """Return the day of an earlier workshop, or its title where it has none."""
    workshop = issue.state.workshop
    return plain_date(workshop.held_on) if workshop.held_on else workshop.title


def came_words(issue: EarlierIssue) -> str:
    """Return what came of an issue: "decided, not changed"; "nothing decided" if nothing did."""
    standing = issue.standing
    if standing is not None:
        return f"decided, {STANDING_WORDS[standing][0]}"
    return FATE_RESULTS.get(issue.lead.fate, "nothing decided")


def raised_words(issue: EarlierIssue, others: int, *, same: bool) -> tuple[str, str]:
    """Return what was said before, and when with what came of it.

    Args:
        issue: As an earlier workshop has it.
        others: In how many other workshops it was raised.
        same: Somebody has said already that it is the same issue.
    """
    begin = "The same issue as" if same else "Raised before:"
    more = f", and {_TIMES.get(others, f'{others} times')} more" if others else ""
    return f"{begin} {quoted(issue)},", f"{when_words(issue)}, {came_words(issue)}{more}"


def quoted(issue: EarlierIssue) -> str:
    """Return the words of an earlier note, in a line and in quotes."""
    return f"“{' '.join(issue.note.text.split())}”"
