"""What the other edits are built of."""

from collections.abc import Iterable
from dataclasses import replace

from flipchart_to_action.domain.records import Decision, Fate, Note, Record
from flipchart_to_action.domain.state import (
    Change,
    WorkshopState,
    edited,
)

_HEARD = frozenset(
    ("what", "so_that", "owner_id", "due", "method", "measure", "checker_id", "check_on")
)


def set_fields(state: WorkshopState, record_id: str, /, **fields: object) -> Change:
    """Return the change that sets `fields` of the record of that id.

    What the room heard and agreed to it has to hear again after a part of it was changed.
    """
    before = state.by_id.get(record_id)
    if before is None:
        return Change()
    after: Record = replace(before, **fields)  # type: ignore[arg-type]
    if isinstance(after, Decision) and _says_otherwise(before, after):
        after = replace(after, read_back=False)
    return edited(before, after)


def _says_otherwise(before: Record, after: Decision) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in _HEARD)


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
