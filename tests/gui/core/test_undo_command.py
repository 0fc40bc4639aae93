"""Undo gives back everything: whatever was done, in whichever order, by whomever."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Fate, NoteKind, PhotoState, Step
from flipchart_to_action.domain.state import Change, WorkshopState, added
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.undo_command import ChangeCommand
from flipchart_to_action.storage.library import Library
from tests.storage.acts import EDITS, reading, sharing_of
from tests.storage.made import NOW, shown_workshop

_BY_USER = sorted(EDITS.keys() - {"read", "failed"})
_SOME_ACTS = st.lists(
    st.tuples(st.sampled_from(_BY_USER), st.sampled_from(["", "", "a"])), min_size=2, max_size=8
)


def _contents(state: WorkshopState) -> WorkshopState:
    """The workshop without what is no step of undo: when it was changed, where its user is."""
    workshop = replace(state.workshop, changed_at=NOW, step=Step.WORKSHOP)
    return replace(state, workshop=workshop)


class UndoMachine(RuleBasedStateMachine):
    """A workshop after its day, at which somebody does anything while photos are read."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library.open(Path(self.folder.name) / "library")
        records = shown_workshop()
        self.library.apply(added(*records))
        self.session = Session(self.library)
        self.session.open(records[0].id)
        self.start = _contents(self.session.state)

    def teardown(self) -> None:
        self.to_the_start_and_back()
        self.library.close()
        self.folder.cleanup()

    @rule(data=st.data(), acts=_SOME_ACTS)
    def do(self, data: st.DataObject, acts: list[tuple[str, str]]) -> None:
        for name, key in acts:
            self.session.do(name, EDITS[name](data, self.session.state), key)
            self.disk_is_screen()

    @precondition(lambda self: self.waiting())
    @rule(data=st.data())
    def read(self, data: st.DataObject) -> None:
        """A photo that waits was read in the background."""
        photo_id = data.draw(st.sampled_from(self.waiting()))
        change = edits.photo_read(self.session.state, photo_id, reading(data))
        self.session.follow_up(change, photo_id)

    def waiting(self) -> list[str]:
        """The photos that wait to be read since one of the steps that can be taken back."""
        stack = self.session.undo_stack
        done = [c for i in range(stack.index()) if isinstance(c := stack.command(i), ChangeCommand)]
        photos = [p.id for p in self.session.state.photos if p.state is PhotoState.WAITING]
        return [p for p in photos if any(c.touches(p) for c in done)]

    @precondition(lambda self: len(self.session.state.sharings) < 2)
    @rule()
    def share(self) -> None:
        """The plan goes out; what is changed from then on has a history."""
        sharing = sharing_of(self.session.state)
        self.session.write(added(sharing))
        self.start = self.start.with_change(added(sharing))

    @rule(step=st.sampled_from(Step))
    def go(self, step: Step) -> None:
        self.session.go_to(step)

    @precondition(lambda self: self.session.undo_stack.canUndo())
    @rule()
    def undo(self) -> None:
        self.session.undo_stack.undo()

    @precondition(lambda self: self.session.undo_stack.canRedo())
    @rule()
    def redo(self) -> None:
        self.session.undo_stack.redo()

    @rule()
    def to_the_start_and_back(self) -> None:
        stack = self.session.undo_stack
        while stack.canRedo():
            stack.redo()
        end = _contents(self.session.state)
        while stack.canUndo():
            stack.undo()
        assert _contents(self.session.state) == self.start
        self.disk_is_screen()
        while stack.canRedo():
            stack.redo()
        assert _contents(self.session.state) == end

    @precondition(
        lambda self: all(p.state is not PhotoState.WAITING for p in self.session.state.photos)
    )
    @rule()
    def close_and_open(self) -> None:
        workshop_id, before = self.session.state.workshop.id, self.session.state
        self.session.close()
        self.library.close()
        self.library = Library.open(Path(self.folder.name) / "library")
        self.session = Session(self.library)
        self.session.open(workshop_id)
        assert self.session.state == before
        self.start = _contents(before)

    @invariant()
    def disk_is_screen(self) -> None:
        assert self.library.state(self.session.state.workshop.id) == self.session.state


@pytest.mark.usefixtures("qapp")
def test_undo_all_is_the_start_and_redo_all_the_end() -> None:
    run_state_machine_as_test(
        UndoMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_parked_note_comes_back_with_all_that_was_known_of_its_decision(
    session: Session, library: Library
) -> None:
    records = shown_workshop()
    library.apply(added(*records))
    session.open(records[0].id)
    before = _contents(session.state)
    session.do("park note", edits.set_fate(session.state, before.notes[0].id, Fate.PARKED))
    assert not session.state.checks
    session.undo_stack.undo()
    assert _contents(session.state) == before
    assert _contents(library.state(before.workshop.id)) == before
    session.undo_stack.redo()
    session.undo_stack.undo()
    assert _contents(session.state) == before


def test_a_step_that_cannot_be_taken_back_now_can_be_later(
    session: Session, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.create(edits.new_workshop(NOW, "Respite care"))
    session.do("add people", edits.add_people(session.state, "Farida Rahman"))
    told: list[UserError] = []
    session.failed.connect(told.append)

    def full(_change: Change) -> Change:
        raise UserError("The disk is full.", "Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(library, "apply", full)
        session.undo_stack.undo()
    assert [e.message for e in told] == ["The disk is full."]
    assert len(session.state.people) == 1
    session.undo_stack.undo()
    assert not session.state.people
    with monkeypatch.context() as patch:
        patch.setattr(library, "apply", full)
        session.undo_stack.redo()
    assert not session.state.people
    session.undo_stack.redo()
    assert [p.name for p in session.state.people] == ["Farida Rahman"]
    assert not session.undo_stack.canRedo()


def test_what_a_reading_took_away_does_not_come_back_with_an_earlier_step(session: Session) -> None:
    session.create(edits.new_workshop(NOW, "Respite care"))
    session.do("add photo", edits.add_photos(session.state, [("ab" * 32, "one.jpg")]))
    (photo,) = session.state.photos
    note_id, change = edits.add_note(session.state, "", photo_id=photo.id)
    session.do("add note", change)
    session.follow_up(edits.photo_read(session.state, photo.id, _read("a real lunch")), photo.id)
    assert [n.text for n in session.state.notes] == ["a real lunch"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.state.note(note_id) is None
    assert not session.state.photos


def test_a_reading_from_before_the_steps_leaves_what_they_changed_to_them(
    session: Session, library: Library
) -> None:
    session.create(edits.new_workshop(NOW, "Respite care"))
    session.do("add photo", edits.add_photos(session.state, [("ab" * 32, "one.jpg")]))
    photo_id = session.state.photos[0].id
    session.follow_up(edits.photo_read(session.state, photo_id, _read("a real lunch")), photo_id)
    session.do("read again", edits.read_again(session.state, photo_id, 0))
    session.open(session.state.workshop.id)  # the photo still waits; there are no steps now
    note = session.state.notes[0]
    session.do("split note", edits.split_note(session.state, note.id, 6))
    session.follow_up(edits.photo_read(session.state, photo_id, _read("A real lunch")), photo_id)
    session.undo_stack.undo()
    assert session.state.note(note.id) == note


def _read(text: str) -> PhotoReading:
    draft = NoteDraft(text=text, kind=NoteKind.NOTE, box=(10, 10, 200, 60))
    return PhotoReading(recogniser="ppocr", seconds=0.1, size=(400, 300), notes=(draft,))
