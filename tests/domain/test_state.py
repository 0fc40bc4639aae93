"""Changes: done, added up, taken back, and taken back when the workshop has moved on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import (
    Check,
    Evidence,
    Fate,
    NoteKind,
    NotSame,
    Outcome,
)
from flipchart_to_action.domain.state import (
    Change,
    WorkshopState,
    added,
    arranged,
    edited,
    rebased,
    removed,
)
from tests.domain.make import NOW, decision, note, person, photo, state, workshop

READING = PhotoReading(
    recogniser="ppocr",
    seconds=1.0,
    size=(400, 300),
    notes=tuple(NoteDraft(text=t, box=(10 * i, 0, 10 * i + 9, 9)) for i, t in enumerate("uvw")),
)
Edit = Callable[[WorkshopState, int], Change]


def _id(records: tuple[object, ...], i: int) -> str:
    return str(getattr(records[i % len(records)], "id", "")) if records else "gone"


EDITS: list[Edit] = [
    lambda s, i: edits.add_people(s, f"Person {i}\nAnn <ann{i}@x.example>"),
    lambda s, i: edits.find_or_add_person(s, f"Person {i}")[1],
    lambda s, i: edits.remove_person(s, _id(s.people, i)),
    lambda s, i: edits.add_photos(s, [(f"{i:064}", "a.jpg"), (f"{i:064}", "b.jpg")]),
    lambda s, i: edits.remove_photo(s, _id(s.photos, i)),
    lambda s, i: edits.photo_read(s, _id(s.photos, i), replace(READING, turn=90 * (i % 4))),
    lambda s, i: edits.photo_failed(s, _id(s.photos, i), "It is cut short."),
    lambda s, i: edits.read_again(s, _id(s.photos, i), 90 * (i % 4)),
    lambda s, i: edits.add_note(s, f"note {i}", photo_id=_id(s.photos, i) if s.photos else None)[1],
    lambda s, i: edits.set_text(s, _id(s.notes, i), f"other words {i}"),
    lambda s, i: edits.accept(s, _id(s.notes, i)),
    lambda s, i: edits.split_note(s, _id(s.notes, i), i),
    lambda s, i: edits.join_with_previous(s, _id(s.notes, i)),
    lambda s, i: edits.remove_note(s, _id(s.notes, i)),
    lambda s, i: edits.move_note(s, _id(s.notes, i), 1 if i % 2 else -1),
    lambda s, i: edits.set_kind(s, _id(s.notes, i), NoteKind.HEADING),
    lambda s, i: edits.decide(s, _id(s.notes, i) if s.notes else None)[1],
    lambda s, i: (
        edits.set_fate(s, _id(s.notes, i), Fate.PARKED, person_id=_id(s.people, i))
        if s.people
        else Change()
    ),
    lambda s, i: (
        edits.set_fields(s, _id(s.decisions, i), owner_id=_id(s.people, i))
        if s.people
        else Change()
    ),
    lambda s, i: edits.remove_decision(s, _id(s.decisions, i)),
    lambda s, i: edits.set_fields(s, s.workshop.id, title=f"Title {i}"),
]
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 30)), max_size=25)


def begun() -> WorkshopState:
    sheet = photo(1, id="p")
    notes = [note(f"some words {i}", i, photo_id="p", box=(0, i, 9, i + 9)) for i in range(3)]
    return state(person("Ann"), sheet, *notes)


def dangling(found: WorkshopState) -> list[str]:
    names = ("photo_id", "note_id", "owner_id", "checker_id", "fate_person_id")
    return [
        f"{name} of {record}"
        for record in found.by_id.values()
        for name in names
        if getattr(record, name, None) is not None and getattr(record, name) not in found.by_id
    ]


@given(STEPS)
def test_whatever_was_done_can_be_undone(steps: list[tuple[Edit, int]]) -> None:
    states = [begun()]
    changes = []
    for edit, i in steps:
        changes.append(edit(states[-1], i))
        states.append(states[-1].with_change(changes[-1]))
        assert not dangling(states[-1])
    for change, before in zip(reversed(changes), reversed(states[:-1]), strict=True):
        states.append(states[-1].with_change(change.inverse()))
        assert states[-1] == before


@given(STEPS)
def test_changes_added_up_do_what_each_did_in_turn(steps: list[tuple[Edit, int]]) -> None:
    start = now = begun()
    whole = Change()
    for edit, i in steps:
        change = edit(now, i)
        now = now.with_change(change)
        whole += change
    assert start.with_change(whole) == now
    assert now.with_change(whole.inverse()) == start
    ids = [(row.after or row.before).id for row in whole.rows if row.after or row.before]  # type: ignore[union-attr]
    assert len(ids) == len(set(ids))


@given(STEPS, STEPS)
def test_undo_after_the_workshop_has_moved_on_leaves_nothing_dangling(
    first: list[tuple[Edit, int]], later: list[tuple[Edit, int]]
) -> None:
    now = begun()
    change = Change()
    for edit, i in first:
        step = edit(now, i)
        now, change = now.with_change(step), change + step
    for edit, i in later:
        now = now.with_change(edit(now, i))
    after = now.with_change(rebased(change.inverse(), now))
    assert not dangling(after)


@given(STEPS)
def test_a_change_rebased_on_its_own_state_is_itself(steps: list[tuple[Edit, int]]) -> None:
    now = begun()
    for edit, i in steps:
        change = edit(now, i)
        assert now.with_change(rebased(change, now)) == now.with_change(change)
        now = now.with_change(change)


def test_rebasing_keeps_what_others_changed_since() -> None:
    raw = note("a", id="n")
    undo = edited(raw, replace(raw, text="b")).inverse()
    now = state(replace(raw, text="b", righted=True))
    after = now.with_change(rebased(undo, now)).note("n")
    assert after == replace(raw, text="a", righted=True)


def test_a_row_that_is_gone_stays_gone() -> None:
    raw = note("a", id="n")
    assert not rebased(edited(raw, replace(raw, text="b")), state())
    assert not rebased(removed(raw), state())


def test_equal_values_are_no_change() -> None:
    raw = note("a")
    assert not edited(raw, raw)
    assert not Change()
    assert added(raw) + removed(raw) == Change()


def test_each_kind_is_in_its_order() -> None:
    first, second = photo(1, id="p1"), photo(2, id="p2")
    found = arranged(
        [
            note("typed", 1),
            note("d", 1, photo_id="p2"),
            note("c", 2, photo_id="p1"),
            second,
            note("b", 1, photo_id="p1"),
            first,
            decision("two", 2),
            decision("one", 1),
            person("Bo", 2),
            person("Ann", 1),
            workshop(),
        ]
    )
    assert [n.text for n in found.notes] == ["b", "c", "d", "typed"]
    assert [d.what for d in found.decisions] == ["one", "two"]
    assert [p.name for p in found.people] == ["Ann", "Bo"]
    assert [n.text for n in found.notes_of("p1")] == ["b", "c"]


def test_a_record_is_found_by_its_id_and_kind_alone() -> None:
    ann, raw = person("Ann"), note("a")
    found = state(ann, raw)
    assert found.person(ann.id) == ann
    assert found.note(ann.id) is None
    assert found.person(raw.id) is None
    assert found.photo(raw.id) is None
    assert found.decision(raw.id) is None
    assert found.note(None) is None


def test_a_state_is_of_one_workshop() -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        arranged([note("a")])


def test_what_belongs_to_a_decision_goes_and_comes_back_with_it() -> None:
    what = decision("Buy lamps")
    check = Check(
        workshop_id="w",
        decision_id=what.id,
        outcome=Outcome.PARTLY,
        checked_on=NOW.date(),
        made_at=NOW,
    )
    shown = Evidence(
        workshop_id="w", check_id=check.id, position=1, sha256="0" * 64, file_name="a", size=1
    )
    there = state(what, check, shown)
    change = rebased(edits.remove_decision(there, what.id), there)
    after = there.with_change(change)
    assert (after.decisions, after.checks, after.evidence) == ((), (), ())
    assert after.with_change(rebased(change.inverse(), after)) == there


def test_a_check_of_a_decision_that_is_gone_is_not_added() -> None:
    check = Check(
        workshop_id="w",
        decision_id="gone",
        outcome=Outcome.CHANGED,
        checked_on=NOW.date(),
        made_at=NOW,
    )
    assert not rebased(added(check), state())


def test_not_the_same_goes_with_its_note_and_may_point_elsewhere() -> None:
    tea = note("Tea is cold")
    other = NotSame(workshop_id="w", note_id=tea.id, other_id="of another workshop")
    there = state(tea, other)
    assert there.with_change(rebased(edits.set_fields(there, tea.id, text="Tea"), there)).not_same
    after = there.with_change(rebased(edits.remove_note(there, tea.id), there))
    assert (after.notes, after.not_same) == ((), ())
