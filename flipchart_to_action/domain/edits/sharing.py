"""What was made for people and what was sent of it, kept with the workshop."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from flipchart_to_action.domain.records import SharedKind, Sharing
from flipchart_to_action.domain.state import Change, WorkshopState, added, edited


def record_sharing(state: WorkshopState, sharing: Sharing) -> Change:
    """Return the change that keeps what was made; empty where it is kept, or of another workshop.

    It is no act to be taken back: what people got they have.
    """
    if sharing.id in state.by_id or sharing.workshop_id != state.workshop.id:
        return Change()
    return added(sharing)


def mark_sent(
    state: WorkshopState, sharing_id: str, names: Iterable[str], today: date, *, sent: bool
) -> Change:
    """Return the change that keeps what the user says was sent of what was made.

    Once something of a feedback report was sent, people have heard what they were promised.

    Args:
        state: The workshop.
        sharing_id: Of what was made; where it is gone nothing changes.
        names: Of the files of the drafts, or `sharing.BY_HAND`.
        today: The day.
        sent: Whether they were sent, or not after all.
    """
    sharing = next((s for s in state.sharings if s.id == sharing_id), None)
    if sharing is None:
        return Change()
    these = tuple(dict.fromkeys(names))
    kept = tuple(name for name in sharing.sent if name not in these)
    after = replace(sharing, sent=(*kept, *these) if sent else kept)
    change = edited(sharing, after)
    if sharing.kind is SharedKind.FEEDBACK and bool(after.sent) != bool(sharing.sent):
        given = today if after.sent else None
        change += edited(state.workshop, replace(state.workshop, feedback_given_on=given))
    return change
