"""The sample opens finished: nothing is left to do before its plan is there."""

from datetime import date

from flipchart_to_action.domain.completeness import lacks, undecided, unread
from flipchart_to_action.domain.progress import progress
from flipchart_to_action.domain.records import Fate, Step
from flipchart_to_action.gui.shell.sample import sample_workshop
from flipchart_to_action.storage.library import Library

TODAY = date(2026, 11, 20)


def test_every_step_up_to_sharing_is_done_and_made_once(library: Library) -> None:
    workshop_id = sample_workshop(library, TODAY)
    state = library.state(workshop_id)
    assert state.workshop.sample
    assert state.workshop.step is Step.SHARE
    done = progress(state, TODAY)
    assert [s for s in Step if not done[s].done] == [Step.FOLLOW_UP]
    assert not undecided(state)
    assert not unread(state)
    assert not lacks(state)
    assert len(state.photos) == 6
    assert 5 <= len(state.decisions) <= 8
    assert {n.fate for n in state.points} >= {
        Fate.DECISION,
        Fate.PARKED,
        Fate.ANSWERED,
        Fate.NOT_TAKEN_FORWARD,
    }
    assert all(d.due and d.due > TODAY for d in state.decisions)
    assert library.due(date(2028, 1, 1)) == ()
    assert len(library.load_plan(workshop_id).decisions) == len(state.decisions)
    assert sample_workshop(library, TODAY) == workshop_id
