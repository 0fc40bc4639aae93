"""Which decisions still have words of a private note, and what keeps a note private."""

from dataclasses import replace
from datetime import date

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Part, lacks
from flipchart_to_action.domain.earlier_issue import earlier_issue
from flipchart_to_action.domain.feedback import report_of
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.private_words import (
    boxes_kept_back,
    going_out,
    has_words_of,
    held_back,
    is_private,
    without_words,
)
from flipchart_to_action.domain.records import (
    Check,
    Decision,
    Fate,
    News,
    NewsKind,
    Note,
    NoteKind,
    Outcome,
    Workshop,
)
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.domain.templates import next_workshop
from tests.domain.make import NOW, decision, note, photo, state

WORDS = "Sister Joy shouts at the students when nobody looks"


@pytest.mark.parametrize(
    ("text", "private", "held"),
    [
        (WORDS, WORDS, True),
        (f"Stop this: {WORDS.upper()}!", WORDS, True),
        ("sister  joy SHOUTS, at the students - when nobody looks.", WORDS, True),
        ("Students: Sister Joy does not shout at them any more", WORDS, True),
        ("Talk with Sister Joy, who shouts", WORDS, True),
        ("Students have somebody to tell, and are heard", WORDS, False),
        ("Agree how we speak with each other", WORDS, False),
        ("We will do it when the work is done", "We must do it when the rota is done", False),
        ("Anna's drinking", "Anna drinks", True),
        ("Help Anna", "Anna drinks", False),
        ("Parking", "Parking", True),
        ("parking!", "Parking", True),
        ("Build more parking", "Parking", True),
        ("Build a place for cars", "Parking", False),
        ("No", "No", True),
        ("No smoking", "No", False),
        ("Zoë weint", "zoe weint", True),
        ("\u6211\u4eec\u8ba8\u8bba\u5b89\u5a1c\u559d\u9152", "\u5b89\u5a1c\u559d\u9152", True),
        ("", WORDS, False),
        (WORDS, "", False),
        ("?!", "...", False),
    ],
)
def test_what_was_made_of_a_private_note(text: str, private: str, held: bool) -> None:
    assert has_words_of(text, private, made_of_it=True) is held


@pytest.mark.parametrize(
    ("text", "private", "held"),
    [
        (WORDS, WORDS, True),
        (f"{WORDS}, as we heard", WORDS, True),
        ("Sister Joy shouts at the students", WORDS, True),
        ("Talk with Sister Joy", WORDS, False),
        ("Parking", "Parking", False),
        ("Build more parking for staff", "Parking", False),
        ("Shorten the night shift", "The night shift is too long for Tom", False),
    ],
)
def test_what_was_made_of_another_note(text: str, private: str, held: bool) -> None:
    assert has_words_of(text, private, made_of_it=False) is held


def test_what_a_public_note_says_too_is_no_secret() -> None:
    public = ["Parking is too far", "The night shift is too long"]
    assert not has_words_of("Parking", "Parking", public, made_of_it=True)
    assert not has_words_of(
        "Shorten the night shift", "Night shift: Tom sleeps", public, made_of_it=True
    )
    assert has_words_of("Tom sleeps", "Night shift: Tom sleeps", public, made_of_it=True)


def _decided() -> tuple[WorkshopState, Note, Decision]:
    secret = note(WORDS, fate=Fate.DECISION, private=True)
    made = decision(WORDS, note_id=secret.id)
    return state(secret, made), secret, made


@pytest.mark.parametrize("first", ["decided", "private"])
def test_it_does_not_matter_what_came_first(first: str) -> None:
    now = state(note(WORDS, id="n" * 32))
    for step in (first, "private" if first == "decided" else "decided"):
        if step == "private":
            now = now.with_change(edits.set_fields(now, "n" * 32, private=True))
        else:
            now = now.with_change(edits.decide(now, "n" * 32)[1])
    (made,) = now.decisions
    assert held_back(now) == {made.id}
    reworded = now.with_change(edits.set_fields(now, made.id, what="agree how we speak"))
    assert not held_back(reworded)
    shared = now.with_change(edits.set_fields(now, "n" * 32, private=False))
    assert not held_back(shared)


@pytest.mark.parametrize("where", ["what", "so_that", "measure"])
def test_any_text_of_a_decision_holds_it_back_and_it_keeps_its_number(where: str) -> None:
    secret = note(WORDS, fate=Fate.DECISION, private=True)
    held = decision(position=1, note_id=secret.id, **{where: f"well, {WORDS}"})
    other = decision("buy bread", 2)
    now = state(secret, held, other)
    assert held_back(now) == {held.id}
    assert going_out(now) == ((2, other),)
    (lack,) = (x for x in lacks(now) if x.held_back)
    assert lacks(now)[0] == lack
    assert lack.decision_id == held.id
    assert lack.part is {"what": Part.WHAT, "measure": Part.METHOD}.get(where)
    assert WORDS not in lack.sentence


@pytest.mark.parametrize("kind", ["check", "news"])
def test_what_was_found_or_told_of_it_holds_it_back_as_well(kind: str) -> None:
    now, _, made = _decided()
    made = replace(made, what="agree how we speak")
    found: Check | News
    if kind == "check":
        found = Check(
            workshop_id="w",
            decision_id=made.id,
            outcome=Outcome.CHANGED,
            words=WORDS,
            checked_on=date(2027, 1, 1),
            made_at=NOW,
        )
    else:
        found = News(
            workshop_id="w",
            decision_id=made.id,
            kind=NewsKind.DONE,
            words=WORDS,
            told_on=date(2027, 1, 1),
            made_at=NOW,
        )
    now = state(*now.notes, made, found)
    assert held_back(now) == {made.id}
    report = report_of(now, date(2027, 2, 1), {})
    assert not report.decisions
    assert report.held_back == {made.id}


def test_a_private_note_that_another_one_speaks_for() -> None:
    lead = note("Tone on the ward", 1)
    secret = note(WORDS, 2, private=True)
    now = state(lead, secret)
    now = now.with_change(edits.join_notes(now, lead.id, [secret.id]))
    now = now.with_change(edits.decide(now, lead.id)[1])
    assert not held_back(now)
    (made,) = now.decisions
    now = now.with_change(edits.set_fields(now, made.id, so_that="Sister Joy no longer shouts"))
    assert held_back(now) == {made.id}


def test_a_note_stays_private_when_it_is_split_or_joined_with_the_one_before() -> None:
    public = note("Public words", 1, photo_id="p")
    secret = note(WORDS, 2, photo_id="p", private=True, picture_left_out=True, theme="Tone")
    now = state(photo(id="p"), public, secret)
    parts = now.with_change(edits.split_note(now, secret.id, 18)).notes
    assert [n.private for n in parts] == [False, True, True]
    assert [n.picture_left_out for n in parts] == [False, True, True]
    assert [n.theme for n in parts] == ["", "Tone", "Tone"]
    (one,) = now.with_change(edits.join_with_previous(now, secret.id)).notes
    assert one.private
    assert one.picture_left_out


def test_a_note_stays_private_when_its_photo_is_read_again() -> None:
    part = note(WORDS, 1, photo_id="p", private=True, box=(10, 10, 90, 30))
    whole = note("", 2, photo_id="p", private=True, as_picture=True, box=(0, 0, 400, 300))
    drafts = (
        NoteDraft(text=WORDS, box=(10, 10, 90, 30), confidence=0.9),
        NoteDraft(text="More", box=(10, 50, 90, 70), confidence=0.9),
    )
    reading = PhotoReading(
        size=(400, 300), turn=0, sheet=None, notes=drafts, recogniser="x", seconds=1.0
    )
    now = state(photo(id="p"), part)
    again = now.with_change(edits.photo_read(now, "p", reading))
    assert [(n.text, n.private) for n in again.notes] == [(WORDS, True), ("More", False)]
    now = state(photo(id="p"), whole)
    again = now.with_change(edits.photo_read(now, "p", reading))
    assert len(again.notes) == 3
    assert all(n.private for n in again.notes)


def test_a_private_note_stays_when_its_photo_is_taken_out() -> None:
    secret = note(WORDS, 1, photo_id="p", private=True)
    now = state(photo(id="p"), secret, note("Bread", 2, photo_id="p"))
    (left,) = now.with_change(edits.remove_photo(now, "p")).notes
    assert (left.text, left.private, left.photo_id) == (WORDS, True, None)


def test_the_words_of_a_removed_private_note_go_with_it() -> None:
    now, secret, made = _decided()
    kept = decision("buy bread", 2, so_that="all can eat")
    public = note("Bread", 3)
    now = state(secret, made, kept, public)
    change = edits.remove_note(now, secret.id)
    after = now.with_change(change)
    assert [d.what for d in after.decisions] == ["", "buy bread"]
    assert after.decisions[0].note_id is None
    back = after.with_change(change.inverse())
    assert back == now
    gone = now.with_change(edits.remove_note(now, public.id))
    assert gone.decisions == now.decisions


def test_private_words_are_no_theme_and_come_along_to_no_next_workshop() -> None:
    head = note("Sister Joy", 1, photo_id="p", private=True)
    below = note("She is late", 2, photo_id="p")
    other = note("Buy bread", 3, photo_id="p", theme="Food")
    now = state(photo(id="p"), head, below, other)
    now = now.with_change(edits.set_kind(now, head.id, NoteKind.HEADING))
    assert is_private(now, "sister joy")
    report = report_of(now, date(2027, 1, 1), {})
    assert {s.theme for s in report.said} == {"", "Food"}
    begun = next_workshop(now, NOW).rows[0].after
    assert isinstance(begun, Workshop)
    assert "Sister Joy" not in begun.themes
    assert "Food" in begun.themes


def test_a_decision_carried_on_leaves_private_words_behind() -> None:
    now, _secret, made = _decided()
    now = now.with_change(edits.set_fields(now, made.id, so_that="all can learn"))
    made = now.decisions[0]
    later = state()
    _, change = edits.continue_decision(later, made, now)
    (carried,) = later.with_change(change).decisions
    assert (carried.what, carried.so_that) == ("", "all can learn")
    assert without_words(now, made).what == ""


def test_one_that_carries_on_another_of_the_workshop_is_held_back_with_it() -> None:
    secret = note("Parking", fate=Fate.DECISION, private=True)
    first = decision("parking", 1, note_id=secret.id)
    second = decision("more parking", 2, continues_id=first.id)
    looped = replace(first, continues_id=second.id)
    assert held_back(state(secret, looped, second)) == {first.id, second.id}


def test_an_earlier_issue_does_not_tell_what_is_held_back() -> None:
    lead = note(WORDS, 1, fate=Fate.DECISION, private=True)
    joined = note("Tone on the ward", 2, fate=Fate.JOINED, joined_to_id=lead.id)
    now = state(lead, joined, decision(WORDS, note_id=lead.id))
    issue = earlier_issue(now, joined.id)
    assert issue is not None
    assert issue.decision is None
    assert issue.standing is None


def test_where_handwriting_is_kept_back() -> None:
    secret = note(WORDS, 1, photo_id="p", private=True, box=(0, 0, 10, 10))
    plain = note("Bread", 2, photo_id="p", picture_left_out=True, box=(0, 20, 10, 30))
    public = note("Milk", 3, photo_id="p", box=(0, 40, 10, 50))
    now = state(photo(id="p"), secret, plain, public)
    assert boxes_kept_back(now, "p") == ((0, 0, 10, 10), (0, 20, 10, 30))
    nowhere = state(photo(id="p"), replace(secret, box=None), public)
    assert boxes_kept_back(nowhere, "p") is None
