from datetime import date

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Part, lacking, lacks, undecided
from flipchart_to_action.domain.records import Fate, Method, NoteKind
from tests.domain.make import decision, note, person, state

WHOLE = decision(
    "ramp",
    owner_id="a",
    due=date(2027, 1, 1),
    method=Method.LOOK,
    checker_id="b",
    check_on=date(2027, 2, 1),
)


def test_a_bare_decision_lacks_everything_in_the_order_of_the_sentence() -> None:
    assert lacking(decision()) == tuple(Part)
    assert lacking(WHOLE) == ()


@pytest.mark.parametrize(
    ("measure", "method", "lacks_it"),
    [("", None, True), (" ", None, True), ("we count", None, False), ("", Method.COUNT, False)],
)
def test_words_or_a_method_say_how_we_will_know(
    measure: str, method: Method | None, lacks_it: bool
) -> None:
    found = lacking(decision("x", measure=measure, method=method))
    assert (Part.METHOD in found) is lacks_it


def test_headings_and_titles_need_no_fate() -> None:
    notes = [
        note("a", 1),
        note("b", 2, kind=NoteKind.HEADING),
        note("c", 3, kind=NoteKind.TITLE),
        note("d", 4, Fate.PARKED),
    ]
    assert [n.text for n in undecided(state(*notes))] == ["a"]


def test_what_stands_in_the_way_of_sharing_is_listed_with_where_to_mend_it() -> None:
    ann = person("Ann", id="a")
    raw = note("Lunch", righted=True)
    open_one = decision("ramp", owner_id="a", due=date(2027, 1, 1), method=Method.LOOK)
    found = lacks(state(ann, raw, open_one))
    assert [lack.sentence for lack in found] == [
        "The workshop has no purpose",
        "Decision 1 has nobody who checks",
        "Decision 1 has no check date",
        "A note is not sorted yet",
        "Ann has no email address",
    ]
    assert [lack.decision_id for lack in found] == [None, open_one.id, open_one.id, None, None]
    assert [lack.part for lack in found][1:3] == [Part.CHECKER, Part.CHECK_ON]
    assert (found[3].note_id, found[3].about) == (raw.id, "“Lunch”")
    assert (found[4].person_id, found[4].about) == ("a", "Owner of decision 1")


def test_nothing_lacks_where_all_is_said() -> None:
    people = [person("Ann", id="a", email="a@x.example"), person("Bo", 2, id="b")]
    assert lacks(state(*people, WHOLE, purpose="Everybody comes in")) == ()


def test_what_nobody_looked_at_comes_first_and_its_number_is_said() -> None:
    read = [note(text, place, Fate.ANSWERED) for place, text in enumerate(("xjs", "222", ".", "!"))]
    seen = [note("seen", 9, Fate.ANSWERED, righted=True), note("secret", 10, private=True)]
    now = state(*read, *seen)
    first = lacks(now)[0]
    assert (first.sentence, first.unread) == ("4 notes were never looked at", 4)
    assert first.about == "“xjs”, “222”, “.” and 1 more"
    now = now.with_change(edits.set_fields(now, now.workshop.id, unread_left_out=True))
    assert not any(lack.unread for lack in lacks(now))


def test_a_sheet_is_called_right_and_its_rest_answered_each_by_itself() -> None:
    mine = [note("a", 1, photo_id="p"), note("b", 2, Fate.PARKED, photo_id="p")]
    others = [note("c", 3)]
    now = state(*mine, *others)
    right = now.with_change(edits.accept_sheet(now, "p"))
    assert [n.righted for n in right.notes] == [n.photo_id == "p" for n in right.notes]
    rest = now.with_change(edits.answer_rest(now, "p"))
    assert {n.text: n.fate for n in rest.notes} == {
        "a": Fate.ANSWERED,
        "b": Fate.PARKED,
        "c": Fate.UNDECIDED,
    }
