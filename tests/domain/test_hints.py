"""What is offered from a note's words; today is Friday 20 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.hints import Hint, HintKind, hints
from tests.domain.make import person

TODAY = date(2026, 11, 20)
NAMES = ["Farida Rahman", "Tom Okafor", "Joan Whitlock", "Will Price", "Mary-Anne O’Neill"]
NAMES += ["Dr Helen Marsh", "Maria Silva", "Marie Curie", "Bo", "Łukasz Żak"]
PEOPLE = tuple(person(name, i, id=name) for i, name in enumerate(NAMES))


def owners(text: str) -> list[str]:
    return [h.label for h in hints(text, PEOPLE, TODAY) if h.kind is HintKind.OWNER]


def due(text: str) -> date | None:
    found = [h.due for h in hints(text, PEOPLE, TODAY) if h.kind is HintKind.DUE]
    return found[0] if found else None


def test_the_note_of_the_mockup_offers_owner_and_date() -> None:
    found = hints("Farida: ask Brook House for the two rooms before xmas", PEOPLE, TODAY)
    assert found == (
        Hint(HintKind.OWNER, "Farida Rahman", person_id="Farida Rahman"),
        Hint(HintKind.DUE, "by 24 December 2026", due=date(2026, 12, 24)),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom to ring the council", ["Tom Okafor"]),
        ("ask Whitlock", ["Joan Whitlock"]),
        ("Tom + Joan book the hall", ["Tom Okafor", "Joan Whitlock"]),
        ("Farlda: ask about rooms", ["Farida Rahman"]),
        ("Farida’s idea", ["Farida Rahman"]),
        ("new form (TO)", ["Tom Okafor"]),
        ("JW to write to the GP", ["Joan Whitlock"]),
        ("J.W. writes", ["Joan Whitlock"]),
        ("ramp - Joan", ["Joan Whitlock"]),
        ("Joan Whitlok rings", ["Joan Whitlock"]),
        ("Will: minibus", ["Will Price"]),
        ("Will Price asks", ["Will Price"]),
        ("Maria: tea", ["Maria Silva"]),
        ("Mary-Anne writes", ["Mary-Anne O’Neill"]),
        ("Łukasz dzwoni", ["Łukasz Żak"]),
        ("Lukasz: bus times", ["Łukasz Żak"]),
        ("Mary-Anne O'Neill writes", ["Mary-Anne O’Neill"]),
        ("Helen Marsh", ["Dr Helen Marsh"]),
    ],
)
def test_a_name_that_stands_there_is_offered(text: str, expected: list[str]) -> None:
    assert owners(text) == expected


def test_two_of_one_name_are_told_apart() -> None:
    there = [person("Ann Lee", i, id=e, email=f"ann@{e}.example") for i, e in enumerate("xy")]
    found = hints("Ann Lee writes to the council", there, TODAY)
    assert [(h.label, h.person_id) for h in found] == [
        ("Ann Lee · ann@x.example", "x"),
        ("Ann Lee · ann@y.example", "y"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Will ask the council",
        "start at 10.30 so that buses work",
        "TO DO: TELL EVERYBODY",
        "tom-toms for the music group",
        "Price of the minibus",
        "a week before, in plain words",
        "",
    ],
)
def test_what_is_perhaps_no_name_offers_nobody(text: str) -> None:
    assert owners(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Council answers by Friday", date(2026, 11, 27)),
        ("try the loop out, next Wed", date(2026, 11, 25)),
        ("new form by end of March", date(2027, 3, 31)),
        ("in 2 weeks", date(2026, 12, 4)),
        ("report within 10 working days", date(2026, 12, 4)),
        ("31 Jan", date(2027, 1, 31)),
        ("Fri", date(2026, 11, 27)),
        ("March", date(2027, 3, 31)),
        ("open on 4th December, with cake", date(2026, 12, 4)),
        ("due 31/1", date(2027, 1, 31)),
        ("hall 12/01/2027", date(2027, 1, 12)),
        ("ring tomorrow", date(2026, 11, 21)),
        ("minutes out (Friday)", date(2026, 11, 27)),
        ("come back here in March and say", date(2027, 3, 31)),
        ("by Easter every family has a break", date(2027, 3, 28)),
    ],
)
def test_a_date_that_stands_there_is_offered(text: str, expected: date) -> None:
    assert due(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We may",
        "We may ask for more",
        "the Thursday lunch",
        "Saturdays for young carers",
        "meet on Friday nights",
        "Tell us 2 weeks before if it is cancelled",
        "24/7",
        "a helpline 24/7",
        "1/2 day is too short",
        "Hopes for today",
        "Council budget for 2019",
        "people stay: 14 of us since 2019",
        "A break every 45 minutes",
        "14 of us",
        "met on 3 March 2020",
        "home by 9 !",
        "",
    ],
)
def test_what_is_perhaps_no_date_offers_none(text: str) -> None:
    assert due(text) is None


@given(st.text(), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_and_any_names_do(text: str, names: list[str]) -> None:
    people = [person(name, i) for i, name in enumerate(names)]
    ids = {p.id for p in people}
    for hint in hints(text, people, TODAY):
        assert (hint.person_id in ids) if hint.kind is HintKind.OWNER else hint.due is not None
