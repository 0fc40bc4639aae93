from datetime import UTC, date, datetime

import pytest

from flipchart_to_action.domain import decision_sentence, edits
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
    return state.with_change(
        decision_sentence.set_due(state, decision_of(state).id, words, due, TODAY)
    )


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
    assert decision_sentence.counts_from_base(words, TODAY) is counts


def test_another_owner_has_agreed_to_nothing(state: WorkshopState) -> None:
    farida = state.people[0]
    state = with_fields(state, owner_id=farida.id, agreed=True)
    same = decision_sentence.set_owner(state, decision_of(state).id, "farida rahman")
    assert not same
    after = state.with_change(
        decision_sentence.set_owner(state, decision_of(state).id, "Anna Berg")
    )
    assert decision_of(after).agreed is None
    assert after.people[-1].name == "Anna Berg"
    assert decision_of(after).owner_id == after.people[-1].id


def test_nobody_is_named_for_a_decision_that_is_gone(state: WorkshopState) -> None:
    assert not decision_sentence.set_owner(state, "gone", "Anna Berg")
    assert not decision_sentence.set_checker(state, "gone", "Anna Berg")
    assert not decision_sentence.set_parked_with(state, "gone", "Anna Berg")
    assert not decision_sentence.set_due(state, "gone", "2w", DUE, TODAY)


def test_letters_typed_later_rename_who_was_added_for_the_first(state: WorkshopState) -> None:
    decision_id = decision_of(state).id
    state = state.with_change(decision_sentence.set_owner(state, decision_id, "An"))
    coming = decision_of(state).owner_id
    state = with_fields(state, agreed=True)
    state = state.with_change(decision_sentence.set_owner(state, decision_id, "Anna Berg", coming))
    assert [p.name for p in state.people] == ["Farida Rahman", "Tom Okafor", "Anna Berg"]
    assert (decision_of(state).owner_id, decision_of(state).agreed) == (coming, True)


@pytest.mark.parametrize("name", ["tom okafor", ""])
def test_who_was_added_goes_where_somebody_else_or_nobody_is_meant(
    state: WorkshopState, name: str
) -> None:
    decision_id = decision_of(state).id
    state = state.with_change(decision_sentence.set_checker(state, decision_id, "To"))
    coming = decision_of(state).checker_id
    state = state.with_change(decision_sentence.set_checker(state, decision_id, name, coming))
    assert [p.name for p in state.people] == ["Farida Rahman", "Tom Okafor"]
    assert decision_of(state).checker_id == (state.people[1].id if name else None)


def test_after_undo_a_name_is_added_anew(state: WorkshopState) -> None:
    change = decision_sentence.set_owner(state, decision_of(state).id, "Anna Berg", "gone")
    assert state.with_change(change).people[-1].name == "Anna Berg"
