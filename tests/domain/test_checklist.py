"""What has to be ready before the day."""

from datetime import date

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.checklist import POINTS, checklist, missing, short_notice
from flipchart_to_action.domain.records import Preparation, Readiness
from tests.domain.make import state

DAY = date(2026, 12, 18)
TODAY = date(2026, 11, 20)


def test_a_new_checklist_misses_every_point_until_the_day_has_passed() -> None:
    fresh = state(held_on=DAY).workshop
    assert missing(fresh, TODAY) == POINTS
    assert missing(fresh, DAY) == ()
    assert missing(fresh, date(2026, 12, 19)) == ()


def test_points_are_ticked_or_not_needed() -> None:
    now = state(held_on=DAY)
    now = now.with_change(edits.set_preparation(now, 0, Readiness.READY))
    now = now.with_change(edits.set_preparation(now, 4, Readiness.NOT_NEEDED))
    assert missing(now.workshop, TODAY) == tuple(
        p for p in POINTS if p not in (POINTS[0], POINTS[4])
    )
    assert not edits.set_preparation(now, 99, Readiness.READY)


def test_points_of_ones_own() -> None:
    now = state(held_on=DAY)
    now = now.with_change(edits.add_preparation(now, "  A sign  language interpreter "))
    assert checklist(now.workshop)[-1] == Preparation("A sign language interpreter")
    assert not edits.add_preparation(now, "a sign language interpreter")
    assert not edits.add_preparation(now, "  ")
    now = now.with_change(edits.remove_preparation(now, len(POINTS)))
    assert [p.words for p in checklist(now.workshop)] == list(POINTS)


def test_less_than_three_weeks_is_short_notice_until_notice_was_given() -> None:
    now = state(held_on=DAY)
    assert short_notice(now.workshop, date(2026, 11, 27)) is None
    assert short_notice(now.workshop, date(2026, 11, 28)) == 20
    given = now.with_change(edits.set_preparation(now, 0, Readiness.READY))
    assert short_notice(given.workshop, date(2026, 11, 28)) is None
    assert short_notice(state().workshop, TODAY) is None
