from datetime import UTC, date, datetime

import pytest

from flipchart_to_action.domain import edits, sentence
from flipchart_to_action.domain.fate import Part
from flipchart_to_action.domain.records import Decision
from flipchart_to_action.domain.state import WorkshopState, arranged

TODAY = date(2026, 11, 20)
DUE = date(2026, 12, 4)


@pytest.fixture
def state() -> WorkshopState:
    state = arranged([edits.new_workshop(datetime.now(UTC))])
    state = state.with_change(edits.add_people(state, "Farida Rahman\nTom Okafor"))
    return state.with_change(edits.decide(state, None)[1])


def decision_of(state: WorkshopState) -> Decision:
    (decision,) = state.decisions
    return decision


def with_due(state: WorkshopState, words: str, due: date | None) -> WorkshopState:
    return state.with_change(sentence.set_due(state, decision_of(state).id, words, due, TODAY))


def with_fields(state: WorkshopState, **fields: object) -> WorkshopState:
    return state.with_change(edits.set_fields(state, decision_of(state).id, **fields))


def test_a_due_date_sets_the_check_four_weeks_after(state: WorkshopState) -> None:
    decision = decision_of(with_due(state, "2w", DUE))
    assert (decision.due_words, decision.due) == ("2w", DUE)
    assert (decision.check_words, decision.check_on) == ("4 weeks after", date(2027, 1, 1))


def test_the_check_follows_the_due_date_while_it_counts_from_it(state: WorkshopState) -> None:
    state = with_due(state, "2w", DUE)
    state = with_fields(state, check_words="2 weeks after", check_on=date(2026, 12, 18))
    state = with_due(state, "3w", date(2026, 12, 11))
    assert decision_of(state).check_on == date(2026, 12, 25)
    state = with_due(state, "", None)
    assert decision_of(state).check_on is None
    assert decision_of(state).check_words == "2 weeks after"


def test_a_check_date_of_its_own_stays(state: WorkshopState) -> None:
    state = with_fields(state, check_words="31/1", check_on=date(2027, 1, 31))
    assert decision_of(with_due(state, "2w", DUE)).check_on == date(2027, 1, 31)


def test_words_that_are_no_date_yet_set_no_check(state: WorkshopState) -> None:
    decision = decision_of(with_due(state, "soon", None))
    assert (decision.due_words, decision.check_words, decision.check_on) == ("soon", "", None)


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("4 weeks after", True),
        ("2 days later", True),
        ("4 weeks", False),
        ("", False),
        ("x", False),
    ],
)
def test_what_counts_from_another_date(words: str, counts: bool) -> None:
    assert sentence.counts_from_base(words, TODAY) is counts


def test_another_owner_has_agreed_to_nothing(state: WorkshopState) -> None:
    farida = state.people[0]
    state = with_fields(state, owner_id=farida.id, agreed=True)
    same = sentence.set_owner(state, decision_of(state).id, "farida rahman")
    assert not same
    after = state.with_change(sentence.set_owner(state, decision_of(state).id, "Anna Berg"))
    assert decision_of(after).agreed is None
    assert after.people[-1].name == "Anna Berg"
    assert decision_of(after).owner_id == after.people[-1].id


def test_nobody_is_named_for_a_decision_that_is_gone(state: WorkshopState) -> None:
    assert not sentence.set_owner(state, "gone", "Anna Berg")
    assert not sentence.set_checker(state, "gone", "Anna Berg")
    assert not sentence.set_parked_with(state, "gone", "Anna Berg")
    assert not sentence.set_due(state, "gone", "2w", DUE, TODAY)


def parts(state: WorkshopState) -> list[Part]:
    return [o.part for o in sentence.oddities(state, decision_of(state), TODAY)]


def test_what_is_odd_comes_the_weightiest_first(state: WorkshopState) -> None:
    farida = state.people[0]
    state = with_fields(
        state,
        owner_id=farida.id,
        checker_id=farida.id,
        due=date(2026, 12, 5),
        check_on=date(2026, 11, 2),
    )
    assert parts(state) == [Part.CHECK_ON, Part.CHECK_ON, Part.CHECKER, Part.DUE]
    first, second, third, fourth = sentence.oddities(state, decision_of(state), TODAY)
    assert "has passed" in first.sentence
    assert second.offer == date(2027, 1, 4)
    assert third.sentence.startswith("Farida Rahman")
    assert fourth.offer == date(2026, 12, 7)


def test_nothing_is_odd_in_a_plain_decision(state: WorkshopState) -> None:
    farida, tom = state.people
    state = with_fields(
        state, owner_id=farida.id, checker_id=tom.id, due=DUE, check_on=date(2027, 1, 4)
    )
    assert parts(state) == []


def test_the_last_days_that_a_date_can_have_do_no_harm(state: WorkshopState) -> None:
    state = with_fields(state, due=date(9999, 12, 30), check_on=date(9999, 12, 1))
    assert Part.CHECK_ON in parts(state)
