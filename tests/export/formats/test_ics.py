"""Written by icalendar, read back by vobject."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given, settings

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.errors import ExportError
from flipchart_to_action.export.formats.ics import cancellation, dates_for, render, sent_dates
from flipchart_to_action.export.words.blocks import DecisionBlock
from flipchart_to_action.export.words.plan import wording
from tests.export.make import decision, plan
from tests.export.wild import wild_plans

STAMP = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
ID = "0123456789abcdef" * 2


def _read(file: bytes) -> Any:
    calendar = vobject.readOne(file.decode("utf-8"))
    assert calendar.validate(raiseException=True)
    return calendar


def _made(**fields: Any) -> bytes:
    return render(plan(decisions=(decision(id=ID, **fields),)), sequence=7, stamp=STAMP)


def test_due_and_check_are_days_of_their_own_on_which_nobody_is_busy() -> None:
    calendar = _read(_made())
    assert calendar.method.value == "PUBLISH"
    due, check = calendar.vevent_list
    assert due.summary.value == "Farida Rahman: We will book two rooms at Brook House"
    assert check.summary.value == "Tom Okafor checks: We will book two rooms at Brook House"
    assert (due.dtstart.value, due.dtend.value) == (date(2026, 12, 4), date(2026, 12, 5))
    assert check.dtstart.value == date(2027, 1, 4)
    for event in (due, check):
        assert event.transp.value == "TRANSPARENT"
        assert event.sequence.value == "7"
        assert event.dtstamp.value == STAMP
        assert not {"attendee", "organizer", "status"} & set(event.contents)
        assert event.valarm.action.value == "DISPLAY"
        assert event.valarm.trigger.value == timedelta(days=-3, hours=9)
        lines = event.description.value.split("\n")
        assert "Farida Rahman makes sure it happens by Friday 4 December 2026." in lines
        assert "Tom Okafor checks on Monday 4 January 2027." in lines


def test_an_event_keeps_its_name_whatever_changes() -> None:
    before = [event.uid.value for event in _read(_made()).vevent_list]
    after = [event.uid.value for event in _read(_made(number=4, what="x")).vevent_list]
    assert before == after
    assert before == [f"{ID}-due@flipchart-to-action", f"{ID}-check@flipchart-to-action"]


def test_decisions_without_an_id_have_names_of_their_own() -> None:
    made = plan(decisions=(decision(1), decision(2)))
    events = _read(render(made, sequence=0, stamp=STAMP)).vevent_list
    assert len({event.uid.value for event in events}) == 4


def test_what_holds_no_more_is_cancelled_under_its_name() -> None:
    gone = sent_dates(plan(decisions=(decision(id="b" * 32, check_on=None),)))
    calendar = _read(cancellation(gone, sequence=8, stamp=STAMP))
    assert calendar.method.value == "CANCEL"
    (event,) = calendar.vevent_list
    assert event.uid.value == f"{'b' * 32}-due@flipchart-to-action"
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "8")
    assert event.dtstart.value == date(2026, 12, 4)


def test_dates_that_are_nobodys_say_what_they_are() -> None:
    events = _read(_made(owner="", checker="")).vevent_list
    told = [event.summary.value for event in events]
    said = "We will book two rooms at Brook House"
    assert told == [f"Due: {said}", f"Check: {said}"]


def test_a_person_gets_their_own_dates_alone() -> None:
    made = plan(
        decisions=(
            decision(1, id="a" * 32, owner="Ann Lee", checker="Bo Ek"),
            decision(2, id="b" * 32, owner="Bo Ek", checker="Ann  Lee"),
            decision(3, id="c" * 32, owner="Bo Ek", checker="Bo Ek"),
        )
    )
    found = dates_for(made, "Ann Lee")
    assert sorted(uid[:1] + uid[32:36] for uid in found) == ["a-due", "b-che"]
    events = _read(render(made, sequence=1, stamp=STAMP, uids=found)).vevent_list
    assert {event.uid.value for event in events} == found
    assert dates_for(made, " ") == frozenset()


def test_without_a_date_there_is_nothing_to_write() -> None:
    undated = plan(decisions=(decision(due=None, check_on=None),))
    with pytest.raises(ExportError, match="nothing for a calendar"):
        render(undated, sequence=0, stamp=STAMP)


def test_the_last_day_there_is_can_be_written() -> None:
    (event, _) = _read(_made(due=date.max)).vevent_list
    assert event.dtstart.value == date.max


@settings(max_examples=60, deadline=None)
@given(wild_plans)
def test_wild_text_comes_back_out(made: ActionPlan) -> None:
    dated = [d for d in made.decisions if d.due or d.check_on]
    if not dated:
        with pytest.raises(ExportError):
            render(made, sequence=1, stamp=STAMP)
        return
    file = render(made, sequence=1, stamp=STAMP)
    assert render(made, sequence=1, stamp=STAMP) == file
    lines = file.decode("utf-8").split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", file.decode("utf-8"))
    events = _read(file).vevent_list
    assert len(events) == sum((d.due is not None) + (d.check_on is not None) for d in dated)
    told = [str(event.description.value) for event in events]
    blocks = [b for s in wording(made).sections for b in s.blocks if isinstance(b, DecisionBlock)]
    for block, planned in zip(blocks, made.decisions, strict=True):
        if planned in dated:
            assert any(block.what in words for words in told)
