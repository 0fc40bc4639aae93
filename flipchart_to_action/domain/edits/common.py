"""What the other edits are built of."""

from collections.abc import Iterable
from dataclasses import replace

from flipchart_to_action.domain.records import Fate, Note, Record
from flipchart_to_action.domain.state import (
    Change,
    WorkshopState,
    edited,
)


def set_fields(state: WorkshopState, record_id: str, /, **fields: object) -> Change:
    """Return the change that sets `fields` of the record of that id."""
    before = state.by_id.get(record_id)
    if before is None:
        return Change()
    after: Record = replace(before, **fields)  # type: ignore[arg-type]
    return edited(before, after)


def last(positions: Iterable[float]) -> float:
    """Return the largest of `positions`, 0 where there are none."""
    return max(positions, default=0.0)


def fated(note: Note, fate: Fate) -> Note:
    """Return `note` with another fate and nothing left of the one before."""
    return replace(
        note,
        fate=fate,
        fate_person_id=None,
        fate_date=None,
        fate_reason="",
        passed_to="",
        joined_to_id=None,
    )
