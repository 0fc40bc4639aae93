"""One group over the years."""

from datetime import date, timedelta

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.records import NewsKind, Outcome
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.years import group_of, over_the_years, same_group
from tests.domain.make import NOW, decision, note, state, workshop

TODAY = date(2027, 1, 15)


def held(day: date, *records: object, name: str) -> WorkshopState:
    return state(*records, id=name, title=f"Day {name}", group="Café forum", held_on=day)


def three() -> list[WorkshopState]:
    first = note("Papers come too late", workshop_id="a")
    again = note("Papers the night before", workshop_id="b", raised_before_id=first.id)
    third = note("Late papers", workshop_id="c", raised_before_id=again.id)
    once = note("No lift", workshop_id="a")
    one = decision("Send papers early", workshop_id="a", note_id=first.id)
    two = decision("Send papers a week before", workshop_id="c", note_id=third.id)
    open_one = decision("Mend the lift", 2, workshop_id="a", note_id=once.id)
    a = held(date(2026, 3, 12), first, once, one, open_one, name="a")
    _, change = edits.record_check(a, one.id, Outcome.NOT_CHANGED, checked_on=TODAY, now=NOW)
    a = a.with_change(change)
    told = edits.record_news(a, open_one.id, NewsKind.DONE, told_on=TODAY, now=NOW)
    b = held(date(2026, 7, 4), again, name="b")
    c = held(date(2026, 11, 20), third, two, name="c")
    _, change = edits.record_check(c, two.id, Outcome.CHANGED, checked_on=TODAY, now=NOW)
    return [a.with_change(told), b, c.with_change(change)]


def test_decisions_are_counted_by_workshop_and_in_all() -> None:
    years = over_the_years("Café forum", three(), TODAY)
    assert [(w.decided, w.done, w.checked, w.changed, w.not_changed) for w in years.workshops] == [
        (2, 1, 1, 0, 1),
        (0, 0, 0, 0, 0),
        (1, 1, 1, 1, 0),
    ]
    total = years.all
    assert (total.decided, total.done, total.checked, total.changed) == (3, 2, 2, 1)


def test_what_keeps_coming_back_is_told_with_its_days_and_outcome() -> None:
    (papers,) = over_the_years("Café forum", three(), TODAY).raised
    assert papers.words == "Papers come too late"
    assert papers.days == (date(2026, 3, 12), date(2026, 7, 4), date(2026, 11, 20))
    assert papers.standing is Standing.CHANGED


def test_a_circle_of_notes_ends() -> None:
    a = note("x", workshop_id="a", id="1", raised_before_id="2")
    b = note("y", workshop_id="b", id="2", raised_before_id="1")
    states = [held(date(2026, 1, 1), a, name="a"), held(date(2026, 2, 1), b, name="b")]
    assert len(over_the_years("g", states, TODAY).raised) <= 2


def test_private_notes_are_not_told() -> None:
    a = note("x", workshop_id="a", private=True)
    b = note("y", workshop_id="b", raised_before_id=a.id)
    states = [held(date(2026, 1, 1), a, name="a"), held(date(2026, 2, 1), b, name="b")]
    assert over_the_years("g", states, TODAY).raised == ()


def test_the_group_of_a_workshop() -> None:
    first = workshop(id="1", group="Café  Forum", held_on=date(2026, 5, 1))
    second = workshop(id="2", title="cafe forum", held_on=date(2026, 1, 1))
    other = workshop(id="3", group="Falls clinic")
    template = workshop(id="4", group="Café Forum", template=True)
    assert group_of(first) == "Café Forum"
    chosen = same_group([first, second, other, template], "CAFÉ FORUM")
    assert [w.id for w in chosen] == ["2", "1"]


def test_what_is_not_due_yet_is_counted_apart() -> None:
    days = (TODAY + timedelta(days=1), TODAY, None)
    decisions = [decision("x", i, workshop_id="a", check_on=day) for i, day in enumerate(days)]
    (counts,) = over_the_years("g", [held(TODAY, *decisions, name="a")], TODAY).workshops
    assert (counts.decided, counts.not_due) == (3, 1)
