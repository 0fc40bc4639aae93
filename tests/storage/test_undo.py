"""Whatever a user does, the library holds what the screen shows, and undo takes it back."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import DoubtfulWord, Fate, NoteKind, Record
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.storage.library import Library
from tests.storage.made import new_workshop

TEXT = st.text(st.characters(), max_size=12)
Edit = Callable[[st.DataObject, WorkshopState], Change]


def _id(data: st.DataObject, records: Sequence[Record]) -> str:
    return data.draw(st.sampled_from([r.id for r in records])) if records else "none"


def _note(data: st.DataObject, state: WorkshopState) -> str:
    return _id(data, state.notes)


def _reading(data: st.DataObject) -> PhotoReading:
    notes = tuple(
        NoteDraft(
            text=text,
            kind=data.draw(st.sampled_from(NoteKind)),
            box=(10 * i, 10 * i, 10 * i + 9, 10 * i + 9),
            doubtful=(DoubtfulWord(text, (text, "x")),),
        )
        for i, text in enumerate(data.draw(st.lists(TEXT, max_size=4)))
    )
    return PhotoReading(recogniser="none", seconds=0.0, size=(100, 200), notes=notes)


def _fate(data: st.DataObject, state: WorkshopState) -> Change:
    others = [f for f in Fate if f is not Fate.DECISION]
    return edits.set_fate(
        state,
        _note(data, state),
        data.draw(st.sampled_from(others)),
        person_id=data.draw(st.sampled_from([None, *(p.id for p in state.people)])),
        until=data.draw(st.none() | st.dates()),
        reason=data.draw(TEXT),
    )


def _settle(data: st.DataObject, state: WorkshopState) -> Change:
    somebody = st.sampled_from([None, *(p.id for p in state.people)])
    fields: dict[str, Any] = {
        "owner_id": data.draw(somebody),
        "checker_id": data.draw(somebody),
        "what": data.draw(TEXT),
        "due": data.draw(st.none() | st.dates(min_value=date(2020, 1, 1))),
    }
    return edits.set_fields(state, _id(data, state.decisions), **fields)


EDITS: dict[str, Edit] = {
    "people": lambda d, s: edits.add_people(s, d.draw(TEXT)),
    "person": lambda d, s: edits.find_or_add_person(s, d.draw(TEXT))[1],
    "person goes": lambda d, s: edits.remove_person(s, _id(d, s.people)),
    "photos": lambda d, s: edits.add_photos(
        s, [(c * 64, c) for c in d.draw(st.text("abc", max_size=2))]
    ),
    "photo goes": lambda d, s: edits.remove_photo(s, _id(d, s.photos)),
    "read": lambda d, s: edits.photo_read(s, _id(d, s.photos), _reading(d)),
    "failed": lambda d, s: edits.photo_failed(s, _id(d, s.photos), d.draw(TEXT)),
    "turned": lambda d, s: edits.read_again(
        s, _id(d, s.photos), d.draw(st.sampled_from([None, 90, 270]))
    ),
    "note": lambda d, s: edits.add_note(s, d.draw(TEXT))[1],
    "text": lambda d, s: edits.set_text(s, _note(d, s), d.draw(TEXT)),
    "accept": lambda d, s: edits.accept(s, _note(d, s)),
    "split": lambda d, s: edits.split_note(s, _note(d, s), d.draw(st.integers(0, 5))),
    "join": lambda d, s: edits.join_with_previous(s, _note(d, s)),
    "note goes": lambda d, s: edits.remove_note(s, _note(d, s)),
    "move": lambda d, s: edits.move_note(s, _note(d, s), d.draw(st.sampled_from([-1, 1]))),
    "kind": lambda d, s: edits.set_kind(s, _note(d, s), d.draw(st.sampled_from(NoteKind))),
    "decide": lambda d, s: edits.decide(s, _note(d, s))[1],
    "decide alone": lambda _, s: edits.decide(s, None)[1],
    "fate": _fate,
    "settle": _settle,
    "decision goes": lambda d, s: edits.remove_decision(s, _id(d, s.decisions)),
    "decision moves": lambda d, s: edits.move_decision(
        s, _id(d, s.decisions), d.draw(st.sampled_from([-1, 1]))
    ),
}


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
        change = EDITS[name](data, states[-1])
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
