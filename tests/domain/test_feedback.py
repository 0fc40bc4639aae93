"""The snapshot that the feedback report is made of."""

from datetime import date

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.feedback import pictured, report_of
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.plan import Picture
from flipchart_to_action.domain.records import Fate, NewsKind, NoteKind, Outcome
from tests.domain.make import NOW, decision, note, person, state

TODAY = date(2027, 1, 15)
ANN, BO = person("Ann Lee", 1, email="ann@example.org"), person("Bo Ek", 2)
FOOD = note("Food", 1, kind=NoteKind.HEADING)
TEA = note("Tea is cold", 2, under="Food", fate=Fate.DECISION)
SECRET = note("My sister is ill", 3, private=True, fate=Fate.DECISION)
FAR = note("The bus is far", 4, Fate.NOT_TAKEN_FORWARD, passed_to="the council", fate_reason="why")
LATER = note("A garden", 5, Fate.PARKED, fate_person_id=BO.id, picture_left_out=True)
SCRAWL = note("xx", 6, Fate.NOT_A_POINT)
KETTLE = decision("Buy a kettle", note_id=TEA.id, owner_id=ANN.id, checker_id=BO.id)
VISITS = decision("Let sisters visit", 2, note_id=SECRET.id, check_on=date(2027, 2, 1))
ALL = (ANN, BO, FOOD, TEA, SECRET, FAR, LATER, SCRAWL, KETTLE, VISITS)
PICTURE = Picture(jpeg=b"", width=4, height=3, sheet_number=1)


def test_what_was_said_decided_and_found_is_in_the_report() -> None:
    mugs = note("New mugs", 9, fate=Fate.ANSWERED)
    now = state(*ALL, mugs, title="Ward 4", feedback_on=date(2027, 2, 1))
    told = edits.record_news(now, KETTLE.id, NewsKind.DONE, told_on=date(2026, 12, 3), now=NOW)
    now = now.with_change(told)
    _, check = edits.record_check(
        now, KETTLE.id, Outcome.PARTLY, words="Hot on most days", checked_on=TODAY, now=NOW
    )
    report = report_of(now.with_change(check), TODAY, {TEA.id: PICTURE})
    assert [(t.theme, [n.text for n in t.notes]) for t in report.said] == [
        ("", ["New mugs"])
    ]  # of all else a decision or its fate tells
    kettle, visits = report.decisions
    assert (kettle.standing, kettle.owner, kettle.picture) == (Standing.PARTLY, "Ann Lee", PICTURE)
    (found,) = kettle.checks
    assert (found.words, found.checker, found.checked_on) == ("Hot on most days", "Bo Ek", TODAY)
    assert [n.kind for n in kettle.news] == [NewsKind.DONE]
    assert (visits.standing, visits.next_check) == (Standing.OPEN, date(2027, 2, 1))
    assert [(n.text, n.passed_to) for n in report.not_taken] == [("The bus is far", "the council")]
    assert [(p.text, p.person) for p in report.parked] == [("A garden", "Bo Ek")]
    assert report.next_feedback == date(2027, 2, 1)
    assert [(r.name, r.email) for r in report.readers] == [
        ("Ann Lee", "ann@example.org"),
        ("Bo Ek", ""),
    ]


def test_private_notes_and_their_pictures_go_nowhere() -> None:
    pictures = {n.id: PICTURE for n in (TEA, SECRET, FAR, LATER)}
    report = report_of(state(*ALL), TODAY, pictures)
    assert "sister is ill" not in repr(report)
    assert report.decisions[1].picture is None
    assert report.decisions[1].what == "Let sisters visit"
    assert report.parked[0].picture is None
    assert {n.id for n in pictured(state(*ALL))} == {TEA.id, FAR.id}


def test_a_plan_without_pictures_is_reported_without_them() -> None:
    now = state(*ALL, pictures_left_out=True)
    report = report_of(now, TODAY, {TEA.id: PICTURE})
    assert "Picture(" not in repr(report)
    assert pictured(now) == ()


def test_a_promise_whose_day_is_over_is_not_made_again() -> None:
    assert report_of(state(*ALL, feedback_on=TODAY), TODAY, {}).next_feedback is None
