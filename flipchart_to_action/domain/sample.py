"""The sample workshop: its frame, and what is decided, by rule, from whatever was read."""

import re
from dataclasses import replace
from datetime import date, timedelta

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.calendar_days import next_working_day
from flipchart_to_action.domain.hints import hints
from flipchart_to_action.domain.records import Fate, Method, Note, Person
from flipchart_to_action.domain.state import Change, WorkshopState

FRAME = {
    "title": "Sample: respite care, and meetings we can all use",
    "purpose": "By Easter every family has had a planned break, and nobody misses a meeting"
    " because of the building.",
    "place": "Brook House",
}
PEOPLE = """
Farida Rahman <farida@example.org>
Gareth Owen <gareth@example.org>
Priya Nair <priya@example.org>
Maureen Blake <maureen@example.org>
Bronwen Rees <bronwen@example.org>
Tom Akers <tom@example.org>
Sam Lindqvist <sam@example.org>
Joan Whitby <joan@example.org>
"""

_MOST_DECISIONS = 8
_DOING = (
    "add agree ask begin book bring buy call change check choose close collect count email find"
    " fix give hold invite keep learn let list look make meet mend move offer open pay plan print"
    " put ring run sell send set share show speak start stop talk teach tell test text thank train"
    " try use visit work write"
)
_NAME_BEFORE = re.compile(r"^\w+\s*[:–-]\s*")
_METHODS = (
    (Method.ASK, "4 of 5 people say that it helps"),
    (Method.COUNT, "it has happened at least three times"),
    (Method.LOOK, "two of us have seen it"),
    (Method.NEXT_MEETING, "nobody needs to raise it again"),
)


def framed(state: WorkshopState) -> Change:
    """Return the change that gives a workshop the sample's title, purpose, place and people."""
    return edits.set_fields(state, state.workshop.id, **FRAME) + edits.add_people(state, PEOPLE)


def decide_on_some(state: WorkshopState, today: date) -> Change:
    """Return the change that gives some notes a fate: a part decided, one parked, one dropped.

    Notes that begin with a word of doing are decided, the surest of each photo first, one photo
    after the other. Who or what date a note names becomes its owner and due date; else the people
    take turns, a few weeks ahead.
    """
    long_enough = [note for note in state.points if len(note.text.split()) >= 3]
    doing = [note for note in long_enough if _begins_with_doing(note)]
    others = [note for note in long_enough if note not in doing]
    doing = _one_photo_after_the_other(state, doing)[:_MOST_DECISIONS]
    others = _one_photo_after_the_other(state, others)
    change = Change()
    for place, note in enumerate(doing):
        step = _decided(state, note, place, today)
        change += step
        state = state.with_change(step)
    for note, fate in zip(others, (Fate.PARKED, Fate.NOT_TAKEN_FORWARD), strict=False):
        step = _set_aside(state, note, fate, today)
        change += step
        state = state.with_change(step)
    return change


def finished(state: WorkshopState, today: date) -> Change:
    """Return the change that takes the sample to its end: all looked at, sorted and read back.

    Beside `decide_on_some`, what hangs on the last sheet is parked, and the rest was answered.
    """
    change = decide_on_some(state, today)
    state = state.with_change(change)
    until = next_working_day(today + timedelta(weeks=6))
    for photo in state.photos:
        step = edits.accept_sheet(state, photo.id)
        if photo is state.photos[-1]:
            for place, note in enumerate(state.notes_of(photo.id)):
                if note.fate is Fate.UNDECIDED and note in state.points:
                    with_whom = _in_turn(state, place).id
                    now = state.with_change(step)
                    fate = Fate.PARKED
                    step += edits.set_fate(now, note.id, fate, person_id=with_whom, until=until)
        step += edits.answer_rest(state.with_change(step), photo.id)
        change, state = change + step, state.with_change(step)
    for decision in state.decisions:
        step = edits.set_fields(state, decision.id, read_back=True)
        change, state = change + step, state.with_change(step)
    return change


def _begins_with_doing(note: Note) -> bool:
    words = _NAME_BEFORE.sub("", note.text).split()
    return bool(words) and words[0].casefold() in _DOING.split()


def _one_photo_after_the_other(state: WorkshopState, notes: list[Note]) -> list[Note]:
    """Return `notes` in this order: each photo's surest, then each one's second, and so on."""
    ranked = []
    for place, photo in enumerate(state.photos):
        of_photo = [n for n in notes if n.photo_id == photo.id]
        of_photo.sort(key=lambda n: (bool(n.doubtful), -n.confidence, n.position))
        ranked += [(rank, place, note) for rank, note in enumerate(of_photo)]
    return [note for _, _, note in sorted(ranked, key=lambda r: r[:2])]


def _decided(state: WorkshopState, note: Note, place: int, today: date) -> Change:
    """Return the change that makes a complete decision of a note."""
    named = hints(note.text, state.people, today)
    owner_id = next((h.person_id for h in named if h.person_id), None)
    owner = state.person(owner_id) or _in_turn(state, place)
    checker = next(
        p
        for p in (_in_turn(state, place + 1), _in_turn(state, place + 2), owner)
        if p != owner or len(state.people) == 1
    )
    due = next((h.due for h in named if h.due), None)
    due = due or next_working_day(today + timedelta(weeks=2 + place % 4))
    check_on = next_working_day(due + timedelta(weeks=2))
    decision_id, change = edits.decide(state, note.id)
    decision = state.with_change(change).decision(decision_id)
    assert decision is not None  # noqa: S101
    method, measure = _METHODS[place % len(_METHODS)]
    settled = replace(
        decision,
        what=_NAME_BEFORE.sub("", note.text) if owner_id else note.text,
        owner_id=owner.id,
        agreed=True,
        due=due,
        method=method,
        measure=measure,
        checker_id=checker.id,
        check_on=check_on,
    )
    return Change(
        tuple(replace(r, after=settled) if r.after == decision else r for r in change.rows)
    )


def _in_turn(state: WorkshopState, place: int) -> Person:
    return state.people[place % len(state.people)]


def _set_aside(state: WorkshopState, note: Note, fate: Fate, today: date) -> Change:
    """Return the change that parks a note, or says why it is not taken forward."""
    if fate is Fate.PARKED:
        until = next_working_day(today + timedelta(weeks=6))
        return edits.set_fate(state, note.id, fate, person_id=_in_turn(state, -1).id, until=until)
    return edits.set_fate(
        state, note.id, fate, reason="It is beyond our control", passed_to="the council"
    )
