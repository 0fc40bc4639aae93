"""What is said of what went out before, and of what goes out next."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from flipchart_to_action.domain.dates import full_date, short_date
from flipchart_to_action.domain.private_words import going_out
from flipchart_to_action.domain.records import SentDate, Sharing
from flipchart_to_action.domain.sharing import gone, last_shared
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.counting import counted_people

_NAMED = 3


def moment(at: datetime) -> str:
    """Return "Monday 23 November 2026 at 14:05" as it was where the user is."""
    here = at.astimezone()
    return f"{full_date(here.date())} at {here:%H:%M}"


def shared_words(state: WorkshopState, changed: int, same: bool | None) -> str:
    """Return when the plan went out, to how many, and what changed since; empty if it did not.

    Args:
        state: The workshop.
        changed: How many decisions changed since.
        same: Whether the plan is still the one that went out; None while that is not known.
    """
    last = last_shared(state)
    if last is None:
        return ""
    said = f"Shared on {moment(last.shared_at)} with {counted_people(len(last.people))}"
    if changed:
        return f"{said}; {changed} thing{'' if changed == 1 else 's'} changed since."
    if same is None:
        return f"{said}."
    return f"{said}; nothing changed since." if same else f"{said}; the plan changed since."


def changed_since(state: WorkshopState, last: Sharing | None) -> int:
    """Return how many decisions are others, new or gone since something was shared."""
    if last is None:
        return 0
    there = {d.id for d in state.decisions}
    touched = {v.decision_id for v in state.versions if v.changed_at > last.shared_at} & there
    dated = {d.id for _, d in going_out(state) if d.due or d.check_on}
    sent = {date.uid.partition("-")[0] for date in last.dates}
    return len(touched | (dated ^ sent if last.dates else set()))


def last_folder(state: WorkshopState) -> Path | None:
    """Return where the files of the last sharing were put; they may be gone."""
    last = last_shared(state)
    return Path(last.folder) if last is not None and last.folder else None


def taken_back(state: WorkshopState, dates: Iterable[SentDate]) -> str:
    """Return which dates the next sharing cancels in calendars; empty for none."""
    going = gone(last_shared(state), dates)
    if not going:
        return ""
    named = "; ".join(f"{date.summary} ({short_date(date.day)})" for date in going[:_NAMED])
    rest = f" and {len(going) - _NAMED} more" if len(going) > _NAMED else ""
    what = "1 date" if len(going) == 1 else f"{len(going)} dates"
    return f"Calendars still have {what} that the next sharing cancels: {named}{rest}."
