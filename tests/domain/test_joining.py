from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.state import WorkshopState, rebased
from tests.domain.make import note, state

LUNCH, AGAIN, RAMP = note("A real lunch", 1), note("real lunch!", 2), note("Ramp", 3)


def at(there: WorkshopState, note: Note) -> Note:
    found = there.note(note.id)
    assert found is not None
    return found


def joined(there: WorkshopState, lead: Note, *others: Note) -> WorkshopState:
    return there.with_change(edits.join_notes(there, lead.id, [n.id for n in others]))


def test_a_joined_note_keeps_its_words_and_can_be_taken_out_later() -> None:
    there = joined(state(LUNCH, AGAIN, RAMP), LUNCH, AGAIN)
    assert at(there, AGAIN).fate is Fate.JOINED
    assert at(there, AGAIN).joined_to_id == LUNCH.id
    assert at(there, AGAIN).text == "real lunch!"
    assert edits.joined_with(there, LUNCH.id) == (at(there, AGAIN),)
    there = there.with_change(edits.take_out_of_join(there, AGAIN.id))
    assert at(there, AGAIN) == AGAIN
    assert not edits.take_out_of_join(there, AGAIN.id)


def test_one_note_speaks_for_all() -> None:
    there = joined(state(LUNCH, AGAIN, RAMP), LUNCH, AGAIN)
    there = joined(there, AGAIN, RAMP)
    assert at(there, RAMP).joined_to_id == LUNCH.id
    there = joined(state(LUNCH, AGAIN, RAMP), LUNCH, AGAIN)
    there = joined(there, RAMP, LUNCH)
    assert {n.joined_to_id for n in (at(there, LUNCH), at(there, AGAIN))} == {RAMP.id}
    assert not edits.join_notes(there, LUNCH.id, [RAMP.id])


def test_joining_takes_the_decision_of_the_note_out() -> None:
    there = state(LUNCH, AGAIN)
    there = there.with_change(edits.decide(there, AGAIN.id)[1])
    change = edits.join_notes(there, LUNCH.id, [AGAIN.id])
    after = there.with_change(change)
    assert after.decisions == ()
    assert after.with_change(change.inverse()) == there


def test_nothing_is_joined_with_itself_or_with_what_is_gone() -> None:
    there = state(LUNCH, AGAIN)
    assert not edits.join_notes(there, LUNCH.id, [LUNCH.id])
    assert not edits.join_notes(there, "gone", [LUNCH.id])
    assert not edits.join_notes(there, LUNCH.id, ["gone"])


def test_without_the_note_that_spoke_for_it_a_note_has_no_fate() -> None:
    there = joined(state(LUNCH, AGAIN), LUNCH, AGAIN)
    after = there.with_change(rebased(edits.remove_note(there, LUNCH.id), there))
    assert after.notes == (AGAIN,)


def test_another_fate_leaves_the_join() -> None:
    there = joined(state(LUNCH, AGAIN), LUNCH, AGAIN)
    there = there.with_change(edits.set_fate(there, AGAIN.id, Fate.ANSWERED))
    assert at(there, AGAIN).joined_to_id is None
    assert edits.joined_with(there, LUNCH.id) == ()


def test_words_that_are_put_together_go_on_speaking_for_others() -> None:
    there = joined(state(LUNCH, AGAIN, RAMP), AGAIN, RAMP)
    there = there.with_change(edits.join_with_previous(there, AGAIN.id))
    assert at(there, LUNCH).text == "A real lunch real lunch!"
    assert at(there, RAMP).joined_to_id == LUNCH.id
    there = joined(state(LUNCH, AGAIN, RAMP), RAMP, AGAIN)
    there = there.with_change(edits.join_with_previous(there, AGAIN.id))
    assert (at(there, LUNCH).fate, at(there, LUNCH).joined_to_id) == (Fate.JOINED, RAMP.id)


def test_words_put_together_with_the_note_that_spoke_for_them_have_no_fate() -> None:
    for lead, other in ((LUNCH, AGAIN), (AGAIN, LUNCH)):
        there = joined(state(LUNCH, AGAIN), lead, other)
        change = rebased(edits.join_with_previous(there, AGAIN.id), there)
        (left,) = there.with_change(change).notes
        assert (left.fate, left.joined_to_id) == (Fate.UNDECIDED, None)
