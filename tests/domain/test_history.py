"""How a decision stood before each change, once the plan had gone out."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.history import history, with_versions
from flipchart_to_action.domain.records import SharedKind, Sharing
from flipchart_to_action.domain.state import Change, WorkshopState
from tests.domain.make import NOW, decision, person, state

ANN, BO = person("Ann Lee", 1), person("Bo Ek", 2)
LAMPS = decision("Buy lamps", owner_id=ANN.id, due=date(2026, 12, 4))
SENT = Sharing(workshop_id="w", kind=SharedKind.PLAN, shared_at=NOW, sha256="0" * 64)


def done(now: WorkshopState, at: datetime, **fields: object) -> WorkshopState:
    change = edits.set_fields(now, LAMPS.id, **fields)
    return now.with_change(with_versions(change, now, at))


def after(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_before_the_plan_went_out_nothing_is_kept() -> None:
    assert done(state(ANN, LAMPS), after(1), what="Buy many lamps").versions == ()


def test_every_change_of_owner_date_or_wording_is_kept_with_when() -> None:
    now = done(state(ANN, BO, LAMPS, SENT), after(5), due=date(2026, 12, 11))
    now = done(now, after(60), owner_id=BO.id)
    first, second = history(now, LAMPS.id)
    assert (first.part, first.before, first.after) == (
        "due",
        date(2026, 12, 4),
        date(2026, 12, 11),
    )
    assert (second.part, second.before, second.after) == ("owner", "Ann Lee", "Bo Ek")
    assert (first.changed_at, second.changed_at) == (after(5), after(60))


def test_typing_is_one_change() -> None:
    now = state(ANN, LAMPS, SENT)
    for minute, words in enumerate(("Buy l", "Buy large", "Buy large lamps"), 1):
        now = done(now, after(minute), what=words)
    (change,) = history(now, LAMPS.id)
    assert (change.before, change.after) == ("Buy lamps", "Buy large lamps")


def test_a_plan_that_goes_out_again_ends_the_sitting() -> None:
    now = done(state(ANN, LAMPS, SENT), after(1), what="Buy large lamps")
    again = replace(SENT, id="again", shared_at=after(2))
    now = now.with_change(Change()).with_change(edits.set_fields(now, LAMPS.id))
    now = state(*now.people, *now.decisions, *now.versions, SENT, again)
    now = done(now, after(3), what="Buy four lamps")
    assert [d.after for d in history(now, LAMPS.id)] == ["Buy large lamps", "Buy four lamps"]


def test_what_nobody_was_told_is_no_history() -> None:
    now = done(state(ANN, LAMPS, SENT), after(1), due_words="fri", read_back=True)
    assert now.versions == ()
    assert history(now, LAMPS.id) == ()
    assert history(now, "gone") == ()


def test_undo_takes_the_version_back_as_well() -> None:
    now = state(ANN, LAMPS, SENT)
    change = with_versions(edits.set_fields(now, LAMPS.id, what="Buy many"), now, after(1))
    assert now.with_change(change).with_change(change.inverse()) == now
