"""What went out before, and what follows from it for what goes out now."""

from collections.abc import Iterable

from flipchart_to_action.domain.records import SentDate, SharedKind, Sharing
from flipchart_to_action.domain.state import WorkshopState

BY_HAND = "by hand"
"""Stands among what was sent where there are no drafts of mails: it was printed and given out."""

HIGHEST_SEQUENCE = 2**31 - 1
"""What calendars can count to."""


def last_shared(state: WorkshopState, kind: SharedKind = SharedKind.PLAN) -> Sharing | None:
    """Return what of that kind went out last, or None."""
    return next((s for s in reversed(state.sharings) if s.kind is kind), None)


def next_sequence(last: Sharing | None) -> int:
    """Return the revision for calendars that is higher than all that they got before."""
    return min(last.sequence + 1, HIGHEST_SEQUENCE) if last is not None else 1


def gone(last: Sharing | None, dates: Iterable[SentDate]) -> tuple[SentDate, ...]:
    """Return the dates that calendars got with `last` and that are not among `dates` any more.

    A date that only moved is still there: it keeps its name.
    """
    there = {date.uid for date in dates}
    return tuple(d for d in last.dates if d.uid not in there) if last is not None else ()
