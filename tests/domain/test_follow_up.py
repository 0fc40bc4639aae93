"""What comes of decisions: news, checks, what is due when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.follow_up import (
    DueKind,
    Group,
    Standing,
    check_in_hand,
    checks_of,
    due,
    followed,
    news_of,
    next_check,
    standing,
)
from flipchart_to_action.domain.records import Check, News, NewsKind, Outcome
from flipchart_to_action.domain.state import WorkshopState
from tests.domain.make import NOW, decision, note, person, state

ANN, BO = person("Ann Lee", 1), person("Bo Ek", 2)
TEA = note("Tea is cold")
LAMPS = decision(
    "Buy lamps",
    note_id=TEA.id,
    owner_id=ANN.id,
    due=date(2026, 12, 4),
    checker_id=BO.id,
    check_on=date(2027, 1, 4),
)
AT = date(2027, 1, 5)


def there(**fields: object) -> WorkshopState:
    return state(ANN, BO, TEA, LAMPS, title="Ward 4", **fields)


def checked(
    before: WorkshopState, outcome: Outcome, next_on: date | None = None, minutes: int = 0
) -> WorkshopState:
    _, change = edits.record_check(
        before,
        LAMPS.id,
        outcome,
        checked_on=AT,
        next_on=next_on,
        now=NOW + timedelta(minutes=minutes),
    )
    return before.with_change(change)


def told(
    before: WorkshopState, kind: NewsKind, new_due: date | None = None, minutes: int = 0
) -> WorkshopState:
    change = edits.record_news(
        before,
        LAMPS.id,
        kind,
        new_due=new_due,
        told_on=AT,
        now=NOW + timedelta(minutes=minutes),
    )
    return before.with_change(change)


def stands(now: WorkshopState) -> Standing:
    return standing(checks_of(now, LAMPS.id), news_of(now, LAMPS.id))


def test_a_decision_past_its_day_is_due_until_its_check_is() -> None:
    before = date(2027, 1, 3)
    late, coming = due(there(), before)
    assert (late.kind, late.who, late.days_late(before)) == (DueKind.DECISION, "Ann Lee", 30)
    assert coming.kind is DueKind.CHECK
    (check,) = due(there(), AT)
    assert (check.kind, check.who, check.days_late(AT)) == (DueKind.CHECK, "Bo Ek", 1)
    assert check.workshop_title == "Ward 4"


def test_what_is_far_off_is_not_shown_yet() -> None:
    assert due(there(), date(2026, 12, 4)) == ()
    (check,) = due(there(), date(2026, 12, 4), within=31)
    assert check.days_late(date(2026, 12, 4)) == -31


def test_a_decision_on_its_very_day_is_not_late() -> None:
    assert [d.kind for d in due(there(), date(2026, 12, 5))] == [DueKind.DECISION]
    assert not due(there(), date(2026, 12, 4))


def test_done_is_not_late_but_still_checked() -> None:
    now = told(there(), NewsKind.DONE)
    assert stands(now) is Standing.DONE
    assert [d.kind for d in due(now, AT)] == [DueKind.CHECK]


def test_a_delay_moves_the_date_of_the_decision() -> None:
    now = told(there(), NewsKind.DELAYED, date(2027, 2, 1))
    after = now.decision(LAMPS.id)
    assert after is not None
    assert after.due == date(2027, 2, 1)
    assert stands(now) is Standing.DELAYED
    assert [d.kind for d in due(now, AT)] == [DueKind.CHECK]


@pytest.mark.parametrize("outcome", [Outcome.CHANGED, Outcome.NO_LONGER_NEEDED])
def test_what_is_settled_is_not_due_again(outcome: Outcome) -> None:
    now = checked(there(), outcome, next_on=date(2027, 2, 1))
    assert due(now, date(2027, 3, 1)) == ()
    assert stands(now).value == outcome.value


@pytest.mark.parametrize("outcome", [Outcome.PARTLY, Outcome.NOT_CHANGED])
def test_what_did_not_change_is_due_when_it_is_checked_again(outcome: Outcome) -> None:
    now = checked(there(), outcome, next_on=date(2027, 2, 1))
    (again,) = due(now, date(2027, 2, 1))
    assert (again.kind, again.on) == (DueKind.CHECK, date(2027, 2, 1))
    assert due(checked(there(), outcome), date(2027, 2, 1)) == ()


def test_the_last_check_counts() -> None:
    now = checked(checked(there(), Outcome.NOT_CHANGED, AT), Outcome.CHANGED, minutes=5)
    assert stands(now) is Standing.CHANGED
    assert next_check(LAMPS, checks_of(now, LAMPS.id)) is None


def test_news_after_a_check_counts_where_it_goes_on() -> None:
    partly = told(checked(there(), Outcome.PARTLY), NewsKind.NEEDS_HELP, minutes=5)
    assert stands(partly) is Standing.NEEDS_HELP
    changed = told(checked(there(), Outcome.CHANGED), NewsKind.NEEDS_HELP, minutes=5)
    assert stands(changed) is Standing.CHANGED


def test_promised_feedback_is_due_until_it_was_given() -> None:
    promised = there(feedback_on=date(2026, 12, 1))
    assert [d.kind for d in due(promised, date(2026, 12, 1))] == [DueKind.FEEDBACK]
    given = there(feedback_on=date(2026, 12, 1), feedback_given_on=date(2026, 11, 30))
    assert due(given, date(2026, 12, 1)) == ()


def test_what_is_missing_before_the_day_is_due_on_it() -> None:
    coming = state(title="Ward 4", held_on=date(2026, 12, 1))
    (lacks,) = due(coming, date(2026, 11, 20))
    assert lacks.kind is DueKind.PREPARATION
    assert "Hearing loop, Parking" in lacks.what
    assert due(coming, date(2026, 12, 2)) == ()


def test_nothing_is_due_in_a_template() -> None:
    assert due(there(template=True, feedback_on=AT), AT) == ()


def test_evidence_is_added_once_and_can_go() -> None:
    check_id, change = edits.record_check(
        there(), LAMPS.id, Outcome.CHANGED, checked_on=AT, now=NOW
    )
    now = there().with_change(change)
    files = [("a" * 64, "door.jpg", 10), ("a" * 64, "again.jpg", 10), ("b" * 64, "tally.pdf", 9)]
    now = now.with_change(edits.add_evidence(now, check_id, files))
    assert [e.file_name for e in now.evidence] == ["door.jpg", "tally.pdf"]
    assert not edits.add_evidence(now, check_id, files)
    first = now.with_change(edits.remove_evidence(now, now.evidence[0].id))
    assert [e.file_name for e in first.evidence] == ["tally.pdf"]


def test_the_checker_is_the_one_agreed_unless_another_is_named() -> None:
    (check,) = checked(there(), Outcome.CHANGED).checks
    assert check.checker_id == BO.id


def test_a_decision_is_carried_on_in_another_workshop() -> None:
    again = note("The tea is cold again", workshop_id="later")
    later = state(again, id="later", title="Ward 4, spring")
    decision_id, change = edits.continue_decision(later, LAMPS, there(), again.id)
    after = later.with_change(change)
    (carried,) = after.decisions
    assert (carried.id, carried.continues_id) == (decision_id, LAMPS.id)
    assert (carried.what, carried.due, carried.check_on) == ("Buy lamps", None, None)
    assert carried.note_id == again.id
    assert [p.name for p in after.people] == ["Ann Lee", "Bo Ek"]
    assert after.person(carried.owner_id) == after.people[0]


def test_not_the_same_is_remembered_once_and_takes_the_link_back() -> None:
    linked = there().with_change(edits.raised_before(there(), TEA.id, "old"))
    now = linked.with_change(edits.not_the_same(linked, TEA.id, "old"))
    assert [n.other_id for n in now.not_same] == ["old"]
    assert now.notes == (replace(TEA, raised_before_id=None),)
    assert not edits.not_the_same(now, TEA.id, "old")


def test_leap_days_and_clock_changes_move_no_date() -> None:
    leap = replace(LAMPS, due=None, check_on=date(2028, 2, 29))
    now = state(leap, title="Ward 4")
    (check,) = due(now, date(2028, 3, 1))
    assert check.days_late(date(2028, 3, 1)) == 1
    assert datetime.combine(check.on, datetime.min.time()).date() == date(2028, 2, 29)


def test_what_is_due_is_listed_first_then_what_is_coming_then_what_is_settled() -> None:
    ramp = decision("Build a ramp", 2, check_on=date(2027, 1, 2))
    loop = decision("Test the loop", 3, check_on=date(2027, 3, 1))
    vague = decision("Be kinder", 4)
    now = state(ANN, BO, TEA, LAMPS, ramp, loop, vague)
    listed = followed(now, AT)
    assert [(f.decision.what, f.group) for f in listed] == [
        ("Build a ramp", Group.DUE),
        ("Buy lamps", Group.DUE),
        ("Test the loop", Group.COMING),
        ("Be kinder", Group.COMING),
    ]
    assert (listed[1].kind, listed[1].on) == (DueKind.CHECK, LAMPS.check_on)
    unasked = followed(there(), date(2026, 12, 10))[0]
    assert (unasked.group, unasked.kind, unasked.on) == (Group.DUE, DueKind.DECISION, LAMPS.due)
    settled = followed(checked(now, Outcome.CHANGED), AT)[-1]
    assert (settled.decision.id, settled.group, settled.on) == (LAMPS.id, Group.CHECKED, AT)


def test_a_check_that_is_due_today_is_not_said_to_be_late_like_its_decision() -> None:
    lamps = replace(LAMPS, check_on=AT)
    assert lamps.due is not None
    assert lamps.due < AT
    now = state(ANN, BO, TEA, lamps)
    (listed,), (on_start,) = followed(now, AT), due(now, AT)
    assert (listed.kind, listed.on) == (on_start.kind, on_start.on) == (DueKind.CHECK, AT)


def test_a_check_stays_in_hand_until_the_next_one_is_due() -> None:
    assert check_in_hand(there(), LAMPS.id, AT) is None
    now = checked(there(), Outcome.PARTLY, next_on=date(2027, 2, 1))
    assert check_in_hand(now, LAMPS.id, AT) == now.checks[0]
    assert check_in_hand(now, LAMPS.id, date(2027, 2, 1)) is None


def test_another_outcome_keeps_or_drops_the_next_check() -> None:
    now = checked(there(), Outcome.PARTLY, next_on=date(2027, 2, 1))
    check_id = now.checks[0].id
    later = date(2027, 3, 1)
    same = now.with_change(edits.set_outcome(now, check_id, Outcome.NOT_CHANGED, later))
    assert same.checks[0].next_on == date(2027, 2, 1)
    over = now.with_change(edits.set_outcome(now, check_id, Outcome.CHANGED, later))
    assert over.checks[0].next_on is None
    back = over.with_change(edits.set_outcome(over, check_id, Outcome.PARTLY, later))
    assert back.checks[0].next_on == later


def test_checks_and_news_stand_in_the_order_of_their_days_whenever_they_were_typed() -> None:
    one = decision("ring")
    later, earlier = (
        Check(
            workshop_id="w",
            decision_id=one.id,
            outcome=outcome,
            checked_on=date(2027, month, 20),
            made_at=NOW + timedelta(hours=typed),
        )
        for outcome, month, typed in ((Outcome.CHANGED, 4, 1), (Outcome.NOT_CHANGED, 3, 2))
    )
    told = [
        News(
            workshop_id="w",
            decision_id=one.id,
            kind=kind,
            told_on=date(2027, month, 1),
            made_at=NOW + timedelta(hours=typed),
        )
        for kind, month, typed in ((NewsKind.DONE, 4, 1), (NewsKind.DELAYED, 3, 2))
    ]
    now = state(one, later, earlier, *told)
    checks, news = checks_of(now, one.id), news_of(now, one.id)
    assert checks == (earlier, later)
    assert [n.kind for n in news] == [NewsKind.DELAYED, NewsKind.DONE]
    assert standing(checks, news) is Standing.CHANGED
    assert check_in_hand(now, one.id, date(2027, 5, 1)) == earlier  # typed last
