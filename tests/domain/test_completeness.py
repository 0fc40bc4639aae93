from datetime import date

import pytest

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
    raw = note("Lunch")
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
