"""What has to be ready before the day."""

from datetime import date

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.checklist import POINTS, Point, checklist, missing, short_notice
from flipchart_to_action.domain.records import Preparation, Readiness
from tests.domain.make import state

DAY = date(2026, 12, 18)
TODAY = date(2026, 11, 20)


def test_a_new_checklist_misses_every_point_until_the_day_has_passed() -> None:
    fresh = state(held_on=DAY).workshop
    assert missing(fresh, TODAY) == tuple(POINTS.values())
    assert missing(fresh, DAY) == ()
    assert missing(fresh, date(2026, 12, 19)) == ()


def test_points_are_ticked_or_not_needed() -> None:
    now = state(held_on=DAY)
    now = now.with_change(edits.set_preparation(now, POINTS[Point.NOTICE], Readiness.READY))
    now = now.with_change(edits.set_preparation(now, POINTS[Point.PARKING], Readiness.NOT_NEEDED))
    assert missing(now.workshop, TODAY) == tuple(
        words for code, words in POINTS.items() if code not in (Point.NOTICE, Point.PARKING)
    )
    assert not edits.set_preparation(now, "Flowers", Readiness.READY)


def test_points_of_ones_own() -> None:
    now = state(held_on=DAY)
    now = now.with_change(edits.add_preparation(now, "  A sign  language interpreter "))
    assert checklist(now.workshop)[-1] == Preparation("A sign language interpreter")
    assert not edits.add_preparation(now, "a sign language interpreter")
    assert not edits.add_preparation(now, "  ")
    now = now.with_change(edits.remove_preparation(now, "A sign language interpreter"))
    assert [p.words for p in checklist(now.workshop)] == list(POINTS.values())
    assert not edits.remove_preparation(now, "A sign language interpreter")


def test_the_last_point_stays() -> None:
    now = state(checklist=(Preparation("Flowers"),))
    assert not edits.remove_preparation(now, "Flowers")


def test_less_than_three_weeks_is_short_notice_until_notice_was_given() -> None:
    now = state(held_on=DAY)
    assert short_notice(now.workshop, date(2026, 11, 27)) is None
    assert short_notice(now.workshop, date(2026, 11, 28)) == 20
    given = now.with_change(edits.set_preparation(now, POINTS[Point.NOTICE], Readiness.READY))
    assert short_notice(given.workshop, date(2026, 11, 28)) is None
    assert short_notice(state().workshop, TODAY) is None


def test_without_the_notice_on_the_checklist_nobody_is_told_of_short_notice() -> None:
    now = state(held_on=DAY)
    now = now.with_change(edits.set_preparation(now, POINTS[Point.NOTICE], Readiness.READY))
    now = now.with_change(edits.remove_preparation(now, POINTS[Point.NOTICE]))
    assert POINTS[Point.PLAIN_PAPERS] in missing(now.workshop, TODAY)
    assert short_notice(now.workshop, date(2026, 12, 9)) is None
