from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.history import with_versions
from flipchart_to_action.domain.records import (
    Decision,
    Person,
    SentDate,
    SharedKind,
    Sharing,
    Workshop,
)
from flipchart_to_action.domain.sharing import BY_HAND
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.share.sent_words import changed_since, made_words, moment, taken_back

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
    assert made_words(state, 0, (), None) == ""
    assert taken_back(state, ()) == ""


@pytest.mark.parametrize(
    ("sent", "drafts", "said"),
    [
        ((), 0, "."),
        ((), 1, "; 1 draft waits to be sent from your mail program."),
        ((), 8, "; 8 drafts wait to be sent from your mail program."),
        (("a.eml",), 2, "; you have sent 1 of 2 drafts."),
        (("a.eml", "b.eml"), 2, ", and sent, as you said."),
        ((BY_HAND,), 0, ", and sent, as you said."),
    ],
)
def test_made_is_not_sent_before_the_user_says_so(
    sent: tuple[str, ...], drafts: int, said: str
) -> None:
    state = shared()
    state = replace(state, sharings=(replace(state.sharings[0], sent=sent),))
    assert made_words(state, drafts, (), None) == f"Made on {moment(AT)} for 1 person{said}"


def test_what_changed_since_is_named() -> None:
    def told(changed: tuple[str, ...], same: bool | None) -> str:
        return made_words(shared(), 0, changed, same).partition(". ")[2]

    assert told((), True) == "Nothing changed since."
    assert told((), False) == "Something beside the decisions changed since."
    assert told(("a", "b"), False) == "Changed since: a; b."
    assert told(tuple("abcde"), None) == "Changed since: a; b; c and 2 more."


def test_decisions_that_came_or_went_are_changes() -> None:
    state = shared("a", "b")
    kept = Decision(id="a", workshop_id=state.workshop.id, position=1.0, due=DAY)
    new = replace(kept, id="c", position=2.0)
    farida = Person(workshop_id=state.workshop.id, position=1.0, name="Farida Rahman")
    state = replace(state, decisions=(kept, new), people=(farida,))
    assert changed_since(state, state.sharings[0]) == (
        "decision 2 has new dates",
        "a decision is gone",
    )
    renamed = replace(state, people=(replace(farida, name="Farida R."),))
    assert changed_since(renamed, state.sharings[0])[-1] == (
        "Farida Rahman has another name or is gone"
    )
    assert changed_since(state, None) == ()


def test_the_parts_of_a_decision_that_changed_are_named_once() -> None:
    state = shared()
    decision = Decision(workshop_id=state.workshop.id, position=1.0, what="ring", due=DAY)
    state = replace(state, decisions=(decision,), people=())
    later = AT + timedelta(days=1)
    for name, value in (("what", "ring us"), ("due", date(2027, 1, 4)), ("measure", "we count")):
        change = edits.set_fields(state, decision.id, **{name: value})
        state = state.with_change(with_versions(change, state, later))
        later += timedelta(hours=1)
    assert changed_since(state, state.sharings[0])[0] == (
        "decision 1: what we will do, date, how we will know"
    )


def test_of_many_cancelled_dates_some_are_named() -> None:
    state = shared("a", "b", "c", "d", "e")
    there = state.sharings[0].dates[:1]
    assert taken_back(state, there).startswith(
        "Calendars may still have 4 dates that the next making cancels: Due: b ("
    )
    assert taken_back(state, there).endswith("and 1 more.")
    assert taken_back(state, state.sharings[0].dates) == ""
