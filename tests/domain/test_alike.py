import pytest

from flipchart_to_action.domain.alike import alike, alike_groups
from flipchart_to_action.domain.records import Fate
from tests.domain.make import note, state


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A real lunch", "real lunch please!"),
        ("Same carer each time", "The same carer every time"),
        ("Quiet room", "A quiet room for breaks"),
        ("Ring every family", "ringing all families"),
        ("One phone number answered by a person", "Phone number that a person answers"),
        ("Tell us 2 weeks before", "tell us 2 weeks before if it is cancelled"),
        ("Hearing loop in the hall", "Haering loop in the hall"),
    ],
)
def test_notes_that_say_nearly_the_same(one: str, other: str) -> None:
    a, b = note(one, 1), note(other, 2)
    there = state(a, b, note("Pay travel on the day", 3))
    assert alike(there, a.id) == (b,)
    assert alike(there, b.id) == (a,)
    assert alike_groups(there) == ((a, b),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ramp at the side door", "Ramp at the front door"),
        ("More parking", "Less parking"),
        ("We need a hall", "We don’t need a hall"),
        ("Note 17 of sheet 2", "Note 18 of sheet 2"),
        ("Lunch", "Lunch for young carers on Saturdays"),
        ("We all", "They are"),
    ],
)
def test_notes_that_say_something_else(one: str, other: str) -> None:
    a, b = note(one, 1), note(other, 2)
    assert alike(state(a, b), a.id) == ()
    assert alike_groups(state(a, b)) == ()


def test_the_likest_comes_first() -> None:
    a = note("Same carer each time", 1)
    nearly, just = note("Same carer, same time please thanks", 2), note("same carer every time", 3)
    assert alike(state(a, nearly, just), a.id) == (just, nearly)


def test_what_is_joined_or_no_point_is_not_offered() -> None:
    a = note("A real lunch", 1)
    joined = note("real lunch", 2, Fate.JOINED, joined_to_id=a.id)
    scribble = note("a real lunch", 3, Fate.NOT_A_POINT)
    assert alike(state(a, joined, scribble), a.id) == ()
    assert alike_groups(state(a, joined, scribble)) == ()


def test_notes_that_all_have_a_fate_are_left_alone() -> None:
    a, b = note("A real lunch", 1, Fate.PARKED), note("real lunch", 2, Fate.DECISION)
    assert alike_groups(state(a, b)) == ()
    c = note("real lunch!", 3)
    assert alike_groups(state(a, b, c)) == ((a, b, c),)


def test_of_a_note_that_is_gone_nothing_is_alike() -> None:
    assert alike(state(note("A real lunch")), "gone") == ()
