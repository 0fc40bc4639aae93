"""Whatever a user does, the library holds what the screen shows, and undo takes it back."""

from collections.abc import Iterator
from types import CodeType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.state import rebased
from flipchart_to_action.storage.library import Library
from tests.storage.acts import EDITS
from tests.storage.made import new_workshop


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("shared") / "library") as library:
        yield library


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_edit_is_kept_and_can_be_taken_back(shared: Library, data: st.DataObject) -> None:
    state = new_workshop(shared)
    states, done = [state], []
    start = "people", "photos", "read", "note"
    chosen = data.draw(st.lists(st.sampled_from(sorted(EDITS)), max_size=14))
    for name in (*start, *chosen):
        change = rebased(EDITS[name](data, states[-1]), states[-1])
        done.append(shared.apply(change))
        states.append(shared.state(state.workshop.id))
        assert states[-1] == states[-2].with_change(change), name
    for change, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        shared.apply(change.inverse())
        assert shared.state(state.workshop.id) == before
    for change in done:
        shared.apply(change)
    assert shared.state(state.workshop.id) == states[-1]
    shared.apply(edits.remove_workshop(states[-1]))
    assert state.workshop.id not in {s.workshop.id for s in shared.workshops()}


def test_every_edit_is_tried() -> None:
    """Whatever `domain.edits` can do is done in these tests, or named here with a reason."""
    names = set(edits.__all__) - {
        "joined_with", "overlap", "turned_box", "in_doubt", "name_and_address",  # no change
        "lines_of", "misread_alike", "words_changed", "words_put_right",  # nor these
        "new_workshop", "remove_workshop",  # nothing that undo takes back
        "record_sharing",  # is done beside, as it is no step of undo
    }  # fmt: skip
    tried = {n for f in EDITS.values() for n in _names(f.__code__)}
    assert names <= tried


def _names(code: CodeType) -> set[str]:
    return set(code.co_names)
