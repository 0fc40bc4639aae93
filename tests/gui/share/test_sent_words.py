from dataclasses import replace
from datetime import UTC, date, datetime

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Decision, SentDate, SharedKind, Sharing, Workshop
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.share.sent_words import changed_since, moment, shared_words, taken_back

AT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DAY = date(2026, 12, 4)


def shared(*ids: str) -> WorkshopState:
    """Return a workshop without decisions whose plan went out with those that had these ids."""
    workshop: Workshop = edits.new_workshop(AT, "Respite care")
    dates = tuple(SentDate(f"{i}-due@here", DAY, f"Due: {i}") for i in ids)
    sharing = Sharing(
        workshop_id=workshop.id,
        kind=SharedKind.PLAN,
        shared_at=AT,
        sha256="0" * 64,
        dates=dates,
        people=("Farida Rahman",),
    )
    return WorkshopState(workshop, sharings=(sharing,))


def test_nothing_is_said_before_anything_went_out() -> None:
    state = WorkshopState(edits.new_workshop(AT, "Respite care"))
    assert shared_words(state, 0, None) == ""
    assert taken_back(state, ()) == ""


def test_when_to_whom_and_what_changed_is_one_sentence() -> None:
    state, said = shared(), f"Shared on {moment(AT)} with 1 person"
    assert shared_words(state, 0, None) == f"{said}."
    assert shared_words(state, 0, True) == f"{said}; nothing changed since."
    assert shared_words(state, 0, False) == f"{said}; the plan changed since."
    assert shared_words(state, 1, False) == f"{said}; 1 thing changed since."
    assert shared_words(state, 2, False) == f"{said}; 2 things changed since."


def test_decisions_that_came_or_went_are_changes() -> None:
    state = shared("a", "b")
    kept = Decision(id="a", workshop_id=state.workshop.id, position=1.0, due=DAY)
    new = replace(kept, id="c", position=2.0)
    assert changed_since(replace(state, decisions=(kept, new)), state.sharings[0]) == 2
    assert changed_since(state, None) == 0


def test_of_many_cancelled_dates_some_are_named() -> None:
    state = shared("a", "b", "c", "d", "e")
    there = state.sharings[0].dates[:1]
    assert taken_back(state, there).startswith(
        "Calendars still have 4 dates that the next sharing cancels: Due: b ("
    )
    assert taken_back(state, there).endswith("and 1 more.")
    assert taken_back(state, state.sharings[0].dates) == ""
