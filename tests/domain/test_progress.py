from datetime import date
from typing import Any

from flipchart_to_action.domain.progress import StepStatus, progress
from flipchart_to_action.domain.records import Fate, Method, NoteKind, PhotoState, Step
from tests.domain.make import decision, note, person, photo, state


def test_without_a_workshop_each_step_says_what_it_is_for() -> None:
    found = progress(None)
    assert list(found) == list(Step)
    assert found[Step.WORKSHOP] == StepStatus(False, "who is here, and why")


def test_a_new_workshop_lacks_title_and_purpose() -> None:
    empty = state()
    assert progress(empty)[Step.WORKSHOP] == StepStatus(False, "no title or purpose yet", 2)
    named = state(person("Ann"), title="Ramp")
    assert progress(named)[Step.WORKSHOP] == StepStatus(False, "no purpose yet", 1)


def test_people_are_counted_when_title_and_purpose_are_there() -> None:
    said = {"title": "Ramp", "purpose": "All come in"}
    assert progress(state(**said))[Step.WORKSHOP] == StepStatus(True, "nobody named yet")
    assert progress(state(person("Ann"), **said))[Step.WORKSHOP].words == "1 person"
    two = state(person("Ann"), person("Bo", 2), **said)
    assert progress(two)[Step.WORKSHOP] == StepStatus(True, "2 people")


def test_photos_are_being_read_or_failed_or_done() -> None:
    waiting, failed, read = (photo(i, s) for i, s in enumerate(PhotoState, 1))
    assert (waiting.state, failed.state) == (PhotoState.WAITING, PhotoState.READ)
    reading = progress(state(waiting, failed))[Step.PHOTOS]
    assert reading == StepStatus(False, "1 to read", 1)
    assert progress(state(read))[Step.PHOTOS] == StepStatus(False, "1 can’t be read", 1)
    assert progress(state(failed))[Step.PHOTOS] == StepStatus(True, "1 photo")
    assert progress(state())[Step.PHOTOS] == StepStatus(False, "no photos yet")
    assert progress(state(note("typed")))[Step.PHOTOS] == StepStatus(True, "no photos")


def test_notes_to_put_right_leave_out_headings_pictures_and_what_is_no_point() -> None:
    notes = [
        note("a", 1),
        note("b", 2, righted=True),
        note("c", 3, as_picture=True),
        note("d", 4, Fate.NOT_A_POINT),
        note("e", 5, kind=NoteKind.HEADING),
        note("f", 6),
    ]
    assert progress(state(*notes))[Step.NOTES] == StepStatus(False, "2 to look at", 2)
    assert progress(state(notes[1]))[Step.NOTES] == StepStatus(True, "1 note")
    sorted_note = note("g", 7, Fate.PARKED, righted=True)
    assert progress(state(sorted_note))[Step.NOTES] == StepStatus(True, "1 note, all sorted")
    assert progress(state())[Step.NOTES] == StepStatus(False, "no notes yet")


def test_notes_are_sorted_before_decisions_are_made() -> None:
    raw, decided = note("a", righted=True), note("b", 2, Fate.DECISION, righted=True)
    fresh = decision("b", note_id=decided.id)
    said: dict[str, Any] = {"title": "t", "purpose": "p"}
    assert progress(state(raw, decided, fresh))[Step.DECIDE] == StepStatus(False, "1 to sort", 1)
    to_make = state(decided, fresh, **said)
    assert progress(to_make)[Step.DECIDE] == StepStatus(False, "1 to decide", 1)
    begun = state(decided, decision("b", note_id=decided.id, due=date(2027, 1, 1)), **said)
    assert progress(begun)[Step.DECIDE] == StepStatus(True, "1 decision")
    assert progress(state())[Step.DECIDE].words == "nothing to sort yet"
    parked = state(note("a", fate=Fate.PARKED))
    assert progress(parked)[Step.DECIDE] == StepStatus(False, "no decisions yet")


def test_decisions_are_read_back_before_they_are_shared() -> None:
    assert progress(state())[Step.READ_BACK] == StepStatus(False, "nothing to read yet")
    heard, unheard = decision("ramp", read_back=True), decision("bus", 2)
    assert progress(state(heard, unheard))[Step.READ_BACK] == StepStatus(False, "1 to read back", 1)
    assert progress(state(heard))[Step.READ_BACK] == StepStatus(True, "all read back")


def test_sharing_counts_what_is_lacking() -> None:
    assert progress(state())[Step.SHARE] == StepStatus(False, "no decisions yet")
    ann, bo = person("Ann", email="a@x.example"), person("Bo", 2)
    whole: dict[str, Any] = {
        "owner_id": ann.id,
        "due": date(2027, 1, 1),
        "method": Method.COUNT,
        "checker_id": bo.id,
        "check_on": date(2027, 2, 1),
    }
    said: dict[str, Any] = {"title": "t", "purpose": "p"}
    complete = state(ann, bo, decision("ramp", read_back=True, **whole), **said)
    assert progress(complete)[Step.SHARE] == StepStatus(True, "nothing lacking")
    without_date = state(ann, bo, decision("ramp", **{**whole, "due": None}), **said)
    assert progress(without_date)[Step.SHARE] == StepStatus(False, "1 thing lacking", 1)
    bare = state(ann, decision("ramp", owner_id=ann.id), **said)
    assert progress(bare)[Step.SHARE].words == "4 things lacking"
