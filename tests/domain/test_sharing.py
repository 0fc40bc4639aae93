from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from flipchart_to_action.domain.edits import record_sharing
from flipchart_to_action.domain.records import SentDate, SharedKind, Sharing, Workshop
from flipchart_to_action.domain.sharing import HIGHEST_SEQUENCE, gone, last_shared, next_sequence
from flipchart_to_action.domain.state import WorkshopState

NOW = datetime(2026, 11, 20, 15, 50, tzinfo=UTC)
STATE = WorkshopState(Workshop(created_at=NOW, changed_at=NOW))
DUE = SentDate("a-due", date(2026, 12, 4), "Due: We will ring")
CHECK = SentDate("a-check", date(2027, 1, 4), "Check: We will ring")


def _sharing(minutes: int = 0, **fields: object) -> Sharing:
    first = Sharing(
        workshop_id=STATE.workshop.id,
        kind=SharedKind.PLAN,
        shared_at=NOW + timedelta(minutes=minutes),
        sha256="0" * 64,
        sequence=3,
        dates=(DUE, CHECK),
    )
    return replace(first, **fields)  # type: ignore[arg-type]


def test_what_went_out_is_kept_once_and_in_its_order() -> None:
    assert last_shared(STATE) is None
    later, earlier = _sharing(5), _sharing(1)
    report = _sharing(9, kind=SharedKind.FEEDBACK)
    state = STATE
    for sharing in (later, earlier, report, later):
        state = state.with_change(record_sharing(state, sharing))
    assert state.sharings == (earlier, later, report)
    assert last_shared(state) == later
    assert last_shared(state, SharedKind.FEEDBACK) == report


def test_what_went_out_of_another_workshop_is_not_kept_here() -> None:
    assert not record_sharing(STATE, _sharing(workshop_id="f" * 32))


def test_the_revision_rises() -> None:
    assert next_sequence(None) == 1
    assert next_sequence(_sharing()) == 4
    assert next_sequence(_sharing(sequence=HIGHEST_SEQUENCE)) == HIGHEST_SEQUENCE


def test_a_date_that_moved_is_not_gone() -> None:
    moved = replace(DUE, day=date(2026, 12, 11), summary="Due: We will ring twice")
    assert gone(None, [DUE]) == ()
    assert gone(_sharing(), [moved, CHECK]) == ()
    assert gone(_sharing(), [moved]) == (CHECK,)
    assert gone(_sharing(), []) == (DUE, CHECK)
