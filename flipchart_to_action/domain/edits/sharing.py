"""What went out, kept with the workshop."""

from flipchart_to_action.domain.records import Sharing
from flipchart_to_action.domain.state import Change, WorkshopState, added


def record_sharing(state: WorkshopState, sharing: Sharing) -> Change:
    """Return the change that keeps what went out; empty where it is kept, or of another workshop.

    It is no act to be taken back: what people got they have.
    """
    if sharing.id in state.by_id or sharing.workshop_id != state.workshop.id:
        return Change()
    return added(sharing)
