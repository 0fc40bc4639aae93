from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import PhotoState, Step
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.storage.library import Library


def _open(session: Session) -> None:
    session.create(edits.new_workshop(datetime.now(UTC), "Respite care"))


def _read(text: str) -> PhotoReading:
    draft = NoteDraft(text=text, box=(10, 10, 200, 60))
    return PhotoReading(recogniser="ppocr", seconds=0.1, size=(400, 300), notes=(draft,))


def test_what_was_done_is_on_the_disk(session: Session, library: Library) -> None:
    _open(session)
    assert session.do("add people", edits.add_people(session.state, "Farida Rahman"))
    kept = library.state(session.state.workshop.id)
    assert [p.name for p in kept.people] == ["Farida Rahman"]
    assert kept == session.state


def test_undo_and_redo_write_as_well(session: Session, library: Library) -> None:
    _open(session)
    session.do("add people", edits.add_people(session.state, "Farida Rahman\nTom Okafor"))
    session.undo_stack.undo()
    assert library.state(session.state.workshop.id).people == ()
    session.undo_stack.redo()
    assert len(library.state(session.state.workshop.id).people) == 2


def test_a_run_of_typing_is_one_step_of_undo(session: Session) -> None:
    _open(session)
    state = session.state
    for text in ("R", "Re", "Res"):
        session.do(
            "edit title", edits.set_fields(session.state, state.workshop.id, title=text), "k"
        )
    assert session.undo_stack.count() == 2 - 1
    session.undo_stack.undo()
    assert session.state.workshop.title == "Respite care"


def test_undoing_added_photos_takes_back_what_was_read_meanwhile(session: Session) -> None:
    _open(session)
    session.do("add photo", edits.add_photos(session.state, [("ab" * 32, "one.jpg")]))
    photo = session.state.photos[0]
    session.do("add people", edits.add_people(session.state, "Tom Okafor"))
    session.follow_up(edits.photo_read(session.state, photo.id, _read("a real lunch")), photo.id)
    note = session.state.notes[0]
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert not session.state.photos
    assert not session.state.notes
    session.undo_stack.redo()
    (photo,) = session.state.photos
    assert photo.state is PhotoState.READ
    assert session.state.notes == (note,)


def test_turning_a_photo_can_be_undone_after_it_was_read_again(session: Session) -> None:
    _open(session)
    session.do("add photo", edits.add_photos(session.state, [("ab" * 32, "one.jpg")]))
    photo_id = session.state.photos[0].id
    session.follow_up(edits.photo_read(session.state, photo_id, _read("upside down")), photo_id)
    before = session.state
    session.do("turn photo", edits.read_again(session.state, photo_id, turn=90))
    session.follow_up(edits.photo_read(session.state, photo_id, _read("upright")), photo_id)
    assert [n.text for n in session.state.notes] == ["upright"]
    session.undo_stack.undo()
    assert session.state.notes == before.notes
    assert session.state.photos == before.photos


def test_the_step_is_remembered_and_is_no_step_of_undo(session: Session, library: Library) -> None:
    _open(session)
    session.go_to(Step.NOTES)
    assert library.state(session.state.workshop.id).workshop.step is Step.NOTES
    assert session.undo_stack.count() == 0


def test_a_change_that_cannot_be_written_changes_nothing(
    session: Session, library: Library, qtbot: object
) -> None:
    _open(session)
    told: list[UserError] = []
    session.failed.connect(told.append, Qt.ConnectionType.DirectConnection)
    before = session.state
    library.close()
    with pytest.MonkeyPatch.context() as patch:

        def full(_change: object) -> None:
            raise UserError("The disk is full.", "Make room.")

        patch.setattr(library, "apply", full)
        assert not session.do("add people", edits.add_people(session.state, "Tom"))
    assert session.state == before
    assert [e.message for e in told] == ["The disk is full."]
    assert session.undo_stack.count() == 0
