"""What came of an issue that was raised before."""

from dataclasses import replace
from datetime import date

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.earlier_issue import can_carry_on, earlier_issue, not_the_same_as
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.records import Fate, Outcome
from tests.domain.make import NOW, decision, note, person, state


def test_a_joined_note_has_the_decision_of_the_one_that_speaks_for_it() -> None:
    lead = note("Papers come too late", fate=Fate.DECISION)
    joined = note("Late papers", 2, fate=Fate.JOINED, joined_to_id=lead.id)
    made = decision("Send them a week before", note_id=lead.id)
    known = state(lead, joined, made)
    _, change = edits.record_check(
        known, made.id, Outcome.NOT_CHANGED, checked_on=date(2026, 11, 20), now=NOW
    )

    issue = earlier_issue(known.with_change(change), joined.id)
    assert issue is not None
    assert (issue.note, issue.lead, issue.decision) == (joined, lead, made)
    assert issue.standing is Standing.NOT_CHANGED
    assert [c.outcome for c in issue.checks] == [Outcome.NOT_CHANGED]


def test_what_is_private_or_gone_is_no_issue_and_without_a_decision_nothing_stands() -> None:
    private, plain = note("Mine", private=True), note("Ours", 2, fate=Fate.PARKED)
    known = state(private, plain)

    assert earlier_issue(known, private.id) is None
    assert earlier_issue(known, "gone") is None
    issue = earlier_issue(known, plain.id)
    assert issue is not None
    assert (issue.decision, issue.standing, issue.checks) == (None, None, ())


def test_what_is_not_the_same_is_remembered_for_its_own_note() -> None:
    one, two = note("Papers"), note("Ramp", 2)
    known = state(one, two)
    known = known.with_change(edits.not_the_same(known, one.id, "other"))

    assert not_the_same_as(known, one.id) == {"other"}
    assert not_the_same_as(known, two.id) == frozenset()


def test_an_old_decision_takes_only_the_place_of_a_blank_one() -> None:
    raised, tom = note("Papers come too late", fate=Fate.DECISION), person("Tom")
    blank = decision(raised.text, note_id=raised.id)

    assert can_carry_on(state(raised), raised.id)
    assert can_carry_on(state(raised, blank), raised.id)
    assert not can_carry_on(state(raised), "gone")
    for begun in (replace(blank, owner_id=tom.id), replace(blank, what="Send them early")):
        assert not can_carry_on(state(raised, tom, begun), raised.id)
    known = state(raised, blank)
    _, change = edits.record_check(
        known, blank.id, Outcome.CHANGED, checked_on=date(2026, 11, 20), now=NOW
    )
    assert not can_carry_on(known.with_change(change), raised.id)
