from dataclasses import replace
from datetime import UTC, datetime

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.capitals import in_capitals, make_sentences
from flipchart_to_action.domain.records import DoubtfulWord, Fate
from flipchart_to_action.domain.state import WorkshopState, edited


def _state() -> WorkshopState:
    state = WorkshopState(edits.new_workshop(datetime.now(UTC), "Kitchen"))
    for text in ("WASH UP AFTER LUNCH", "Wash up", "KEEP THIS TO OURSELVES", "XJQ BBB WWWW ZZ"):
        state = state.with_change(edits.add_note(state, text)[1])
    notes = state.notes
    new = replace(notes[0], doubtful=(DoubtfulWord("LUNCH", ("LURCH",)),), righted=False)
    state = state.with_change(edited(notes[0], new))
    state = state.with_change(edited(notes[2], replace(notes[2], private=True)))
    return state.with_change(edits.set_fate(state, notes[3].id, Fate.NOT_A_POINT))


def test_only_what_goes_out_becomes_a_sentence() -> None:
    state = _state()
    assert in_capitals(state) == ((state.notes[0], "WASH UP AFTER LUNCH"),)
    after = state.with_change(make_sentences(state))
    assert after.notes[0].text == "Wash up after lunch"
    assert after.notes[1:] == state.notes[1:]
    assert in_capitals(after) == ()


def test_nobody_has_looked_at_it_by_that() -> None:
    state = _state()
    note = state.with_change(make_sentences(state)).notes[0]
    assert not note.righted
    assert note.doubtful == (DoubtfulWord("lunch", ("LURCH",)),)
