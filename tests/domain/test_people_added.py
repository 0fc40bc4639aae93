"""Who is one person: what a pasted or typed name adds, and whom it means."""

from datetime import date

import pytest

from flipchart_to_action.domain import decision_sentence, edits
from flipchart_to_action.domain.feedback import report_of
from flipchart_to_action.domain.names import same_name, told_apart
from flipchart_to_action.domain.pasted_people import read_people
from flipchart_to_action.domain.records import Person
from flipchart_to_action.domain.state import Change, WorkshopState
from tests.domain.make import decision, person, state


def people(found: WorkshopState) -> list[str]:
    return [f"{p.name} <{p.email}>" if p.email else p.name for p in found.people]


def of(*said: str) -> WorkshopState:
    start = state()
    for line in said:
        start = start.with_change(edits.add_people(start, line))
    return start


@pytest.mark.parametrize(
    ("there", "pasted", "then"),
    [
        # Another address is another person, in one paste or later, in any letters.
        ("", "Ann Lee <a@x>\nAnn Lee <a@y>", "Ann Lee <a@x> | Ann Lee <a@y>"),
        ("Ann Lee <a@x>", "Ann Lee <a@y>", "Ann Lee <a@x> | Ann Lee <a@y>"),
        ("Ann Lee <a@x>", "ANN LEE <a@y>", "Ann Lee <a@x> | ANN LEE <a@y>"),
        ("Ann Lee", "Ann Lee <a@y>", "Ann Lee | Ann Lee <a@y>"),
        # The same line again, or a name without its address, is whoever is there.
        ("Ann Lee <a@x>", "Ann Lee <a@x>", "Ann Lee <a@x>"),
        ("Ann Lee <a@x>", "ann lee <A@X>", "Ann Lee <a@x>"),
        ("Ann Lee <a@x>", "Lee, Ann <a@x>", "Ann Lee <a@x>"),
        ("Ann Lee <a@x>", "a@x", "Ann Lee <a@x>"),
        ("Ann Lee <a@x>", "Ann <a@x>", "Ann Lee <a@x>"),
        ("Ann Lee <a@x>", "Ann Lee", "Ann Lee <a@x>"),
        ("Ann Lee <a@x>", "ann LEE", "Ann Lee <a@x>"),
        ("Zoë Żak", "Zoe Zak", "Zoë Żak"),
        ("Mary O’Brien", "Mary O'Brien", "Mary O’Brien"),
        ("Mary-Anne Hall", "Mary Anne Hall", "Mary-Anne Hall"),
        ("Dr Helen Marsh", "Helen Marsh", "Dr Helen Marsh"),
        ("", "Bo\nBo <b@x>", "Bo <b@x>"),
        ("", "Bo <b@x>\nBo", "Bo <b@x>"),
        # Others: a household with one address, a part of a name, another title.
        ("Ann Lee <h@x>", "Bo Lee <h@x>", "Ann Lee <h@x> | Bo Lee <h@x>"),
        ("Ann Lee", "Ann", "Ann Lee | Ann"),
        ("Mr Shah", "Mrs Shah", "Mr Shah | Mrs Shah"),
        ("Mr J Shah", "Mrs J Shah", "Mr J Shah | Mrs J Shah"),
    ],
)  # fmt: skip
def test_another_address_is_another_person(there: str, pasted: str, then: str) -> None:
    start = of(there)
    assert " | ".join(people(start.with_change(edits.add_people(start, pasted)))) == then


def test_an_address_for_somebody_without_one_is_in_doubt() -> None:
    start = of("Ann Lee\nBo <b@x.example>")
    pasted = read_people("ann lee <a@x.example>\nBo <b@y.example>\nCy <c@x.example>")
    (doubt,) = edits.in_doubt(start, pasted)
    assert (doubt.name, doubt.email) == ("ann lee", "a@x.example")
    same = start.with_change(edits.add_pasted(start, [doubt], same=True))
    assert people(same) == ["Ann Lee <a@x.example>", "Bo <b@x.example>"]
    two = read_people("Ann Lee <a@x.example>\nAnn Lee <a@y.example>")
    one_each = start.with_change(edits.add_pasted(start, two, same=True))
    assert people(one_each)[0] == "Ann Lee <a@x.example>"
    assert people(one_each)[2] == "Ann Lee <a@y.example>"


@pytest.mark.parametrize(
    "typed", ["Ann Lee", " ann  LEE ", "Änn Lee", "Ann-Lee", "Mrs Ann Lee", "Ann Lee <a@x.example>"]
)
def test_a_name_typed_in_full_is_who_has_it(typed: str) -> None:
    ann = person("Ann Lee", email="a@x.example")
    assert edits.find_or_add_person(state(ann), typed) == (ann.id, Change())


@pytest.mark.parametrize("typed", ["Ann", "Ann Leeson", "Lee", "Ann Lee <other@x.example>"])
def test_a_name_that_nobody_has_is_somebody_new(typed: str) -> None:
    ann = person("Ann Lee", email="a@x.example")
    new_id, change = edits.find_or_add_person(state(ann), typed)
    added = state(ann).with_change(change).person(new_id)
    assert added is not None
    assert f"{added.name} <{added.email}>".removesuffix(" <>") == typed
    assert added.position == ann.position + 1


def test_who_is_written_just_so_comes_first() -> None:
    bare, own = person("Zoe Marsh", 1), person("Zoë Marsh", 2)
    assert edits.find_or_add_person(state(bare, own), "Zoë Marsh")[0] == own.id
    assert edits.find_or_add_person(state(bare, own), "zoe marsh")[0] == bare.id
    assert edits.find_or_add_person(state(), "  ") == (None, Change())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Łukasz Żak", "lukasz zak", True),
        ("Søren Ærø", "Soren Aeroe", False),
        ("Søren", "soren", True),
        ("O’Brien", "OBrien", True),
        ("J.R. Hall", "J R Hall", True),
        ("Prof. Dr. Ann Lee", "Ann Lee", True),
        ("Dr Shah", "Shah", False),
        ("Dr Ann Shah", "Prof Ann Shah", False),
        ("محمد", "محمد", True),
        ("", "", False),
        ("Ann", "Anne", False),
    ],
)
def test_when_two_names_are_one(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_two_of_one_name_are_told_apart_and_nobody_else_is() -> None:
    there = [
        person("Ann Lee", 1, email="a@x.example"),
        person("ANN LEE", 2, email="a@y.example"),
        person("Ann Lee", 3, email=""),
        person("Ann Lee", 4, email=""),
        person("Bo", 5, email="b@x.example"),
    ]
    assert list(told_apart(there).values()) == [
        "Ann Lee · a@x.example",
        "ANN LEE · a@y.example",
        "Ann Lee · no email address (1)",
        "Ann Lee · no email address (2)",
        "Bo",
    ]
    assert told_apart([]) == {}


def test_a_decision_that_is_carried_on_stays_with_its_owner_of_two() -> None:
    north = person("Ann Lee", 1, id="n", email="a@north.example")
    south = person("Ann Lee", 2, id="s", email="a@south.example")
    kept = decision("order the ramp", owner_id="s", checker_id="n")
    before = state(north, south, kept)
    made, change = edits.continue_decision(before, kept, before)
    found = before.with_change(change).decision(made)
    assert found is not None
    assert (found.owner_id, found.checker_id) == ("s", "n")
    later = of("Ann Lee <a@north.example>")
    made, change = edits.continue_decision(later, kept, before)
    after = later.with_change(change)
    found = after.decision(made)
    assert found is not None
    assert people(after) == ["Ann Lee <a@north.example>", "Ann Lee <a@south.example>"]
    assert [found.owner_id, found.checker_id] == [p.id for p in reversed(after.people)]


def test_of_two_of_one_name_the_one_that_was_chosen_is_meant() -> None:
    north, south = person("Ann Lee", 1), person("Ann Lee", 2)
    for chosen in (north, south):
        found = decision_sentence.called(state(north, south), "Ann Lee", None, chosen.id)
        assert found == (chosen.id, Change())
    coming: Person = person("An", 3)
    there = state(north, south, coming)
    kept, change = decision_sentence.called(there, "Ann Lee", coming.id, south.id)
    assert kept == south.id
    assert there.with_change(change).person(coming.id) is None


def test_who_is_named_was_not_there_until_the_list_of_people_says_so() -> None:
    before = state(person("Ann Lee"))
    council, change = edits.find_or_add_person(before, "The council")
    named = before.with_change(change)
    assert [p.was_there for p in named.people] == [True, False]
    after = named.with_change(edits.add_people(named, "The Council, Bo Ek"))
    assert [(p.name, p.was_there) for p in after.people] == [
        ("Ann Lee", True),
        ("The council", True),
        ("Bo Ek", True),
    ]
    assert after.people[1].id == council
    assert report_of(named, date(2027, 1, 1), {}).people == ("Ann Lee",)
