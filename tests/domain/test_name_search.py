from dataclasses import replace

import pytest

from flipchart_to_action.domain.name_search import completions
from flipchart_to_action.domain.records import Person

NAMES = (
    "Farida Rahman",
    "Tom Okafor",
    "Rahel Fay",
    "Zoë Marsh",
    "Anne-Marie Tomlin",
    "Jo van der Berg",
    "Mary O’Brien",
    "Łukasz Smith-Żak",
)
PEOPLE = [Person(workshop_id="w", position=i, name=name) for i, name in enumerate(NAMES)]
PEOPLE[1] = replace(PEOPLE[1], email="tom.o@x.example")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fa", ["Farida Rahman", "Rahel Fay"]),
        ("rah", ["Rahel Fay", "Farida Rahman"]),
        ("tom", ["Tom Okafor", "Anne-Marie Tomlin"]),
        ("mar", ["Mary O’Brien", "Zoë Marsh", "Anne-Marie Tomlin"]),
        ("obrien", ["Mary O’Brien"]),
        ("o'b", ["Mary O’Brien"]),
        ("O`Brien", ["Mary O’Brien"]),
        ("lukasz", ["Łukasz Smith-Żak"]),
        ("smith zak", ["Łukasz Smith-Żak"]),
        ("annemarie", ["Anne-Marie Tomlin"]),
        ("okafor, tom", ["Tom Okafor"]),
        ("okafor tom", ["Tom Okafor"]),
        ("tom.o@x", ["Tom Okafor"]),
        ("zoe", ["Zoë Marsh"]),
        ("ZOË", ["Zoë Marsh"]),
        ("fr", ["Farida Rahman"]),
        ("F.R.", ["Farida Rahman"]),
        ("amt", ["Anne-Marie Tomlin"]),
        ("far rah", ["Farida Rahman"]),
        ("van der", ["Jo van der Berg"]),
        ("okafor", ["Tom Okafor"]),
        ("xy", []),
        ("(", []),
    ],
)
def test_a_few_letters_find_a_person(typed: str, found: list[str]) -> None:
    assert [p.name for p in completions(PEOPLE, typed)] == found


def test_nothing_typed_gives_everybody_in_their_order() -> None:
    assert [p.name for p in completions(PEOPLE, " ")] == list(NAMES)
