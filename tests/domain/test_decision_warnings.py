from datetime import date

import pytest

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Part
from flipchart_to_action.domain.decision_warnings import Oddity, oddities, vague_words
from flipchart_to_action.domain.records import Method
from flipchart_to_action.domain.state import WorkshopState
from tests.domain.make import decision, person, state

TODAY = date(2026, 11, 20)
FARIDA, TOM = person("Farida Rahman", 1), person("Tom Okafor", 2)


def of(**fields: object) -> tuple[WorkshopState, tuple[Oddity, ...]]:
    plain = {
        "what": "put a ramp at the side door",
        "owner_id": FARIDA.id,
        "checker_id": TOM.id,
        "due": date(2026, 12, 4),
        "check_on": date(2027, 1, 4),
        "method": Method.COUNT,
        "measure": "6 families",
    }
    one = decision(**{**plain, **fields})  # type: ignore[arg-type]
    there = state(FARIDA, TOM, one)
    return there, oddities(there, one, TODAY)


def parts(**fields: object) -> list[Part]:
    return [o.part for o in of(**fields)[1]]


def test_nothing_is_odd_in_a_plain_decision() -> None:
    assert parts() == []


def test_the_weightiest_comes_first() -> None:
    _, found = of(
        what="look into the ramp",
        checker_id=FARIDA.id,
        due=date(2026, 12, 5),
        check_on=date(2026, 11, 2),
        measure="",
    )
    assert [o.part for o in found] == [
        Part.CHECK_ON,
        Part.CHECK_ON,
        Part.CHECKER,
        Part.DUE,
        Part.WHAT,
        Part.METHOD,
    ]
    assert "has passed" in found[0].sentence
    assert found[1].offer == date(2027, 1, 4)
    assert found[2].sentence.startswith("Farida Rahman")
    assert found[3].offer == date(2026, 12, 7)


def test_a_weekday_that_does_not_fit_its_date() -> None:
    _, found = of(due_words="thu 4/12", due=date(2026, 12, 4))
    assert found == (
        Oddity(
            "4 December is a Friday. Is Thursday 3 December meant?",
            Part.DUE,
            date(2026, 12, 3),
        ),
    )
    assert parts(due_words="fri 4/12", check_words="4 January, Monday") == []
    assert parts(check_words="4 January, Tuesday") == [Part.CHECK_ON]


@pytest.mark.parametrize(
    "name",
    ["all", "Team", "The whole team", "Everyone", "everybody", "TBC", "tbd", "?", "All of us"],
)
def test_an_owner_who_is_nobody(name: str) -> None:
    for field, part in (("owner_id", Part.OWNER), ("checker_id", Part.CHECKER)):
        nobody = person(name, 3)
        one = decision("put up a ramp", 1, **{field: nobody.id})
        (oddity,) = oddities(state(nobody, one), one, TODAY)
        assert oddity.part is part
        assert name in oddity.sentence


@pytest.mark.parametrize("name", ["Allan", "Teamer Fox", "Wes Usher", "Tom Okafor", "Anne-Marie"])
def test_an_owner_who_is_somebody(name: str) -> None:
    somebody = person(name, 3)
    one = decision("put up a ramp", owner_id=somebody.id)
    assert oddities(state(somebody, one), one, TODAY) == ()


@pytest.mark.parametrize("name", ["Tom and Farida", "Tom & Farida", "Tom/Farida", "Tom, Farida"])
def test_two_owners(name: str) -> None:
    two = person(name, 3)
    one = decision("put up a ramp", owner_id=two.id)
    (oddity,) = oddities(state(two, one), one, TODAY)
    assert oddity.sentence.startswith("Two")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("look into the parking", "look into"),
        ("Look at it again", "look at"),
        ("improve communication", "improve"),
        ("try to improve meetings", "improve"),
        ("explore options", "explore"),
        ("run a campaign to raise awareness", "raise awareness"),
        ("consider a second room", "consider"),
        ("We will think about it", "think about"),
        ("put up a sign to improve the way in", ""),
        ("reconsider", ""),
        ("ring every family", ""),
        ("", ""),
    ],
)
def test_words_without_an_end(what: str, words: str) -> None:
    assert vague_words(what) == words
    assert parts(what=what) == ([Part.WHAT] if words else [])


def test_what_is_all_in_capitals_is_offered_in_small_letters() -> None:
    _, found = of(what="ASK FARIDA FOR THE KEYS")
    assert [(o.part, o.words) for o in found] == [(Part.WHAT, "Ask Farida for the keys")]
    assert parts(what="clear the NHS desk") == []


@pytest.mark.parametrize(
    "what", ["same carer each time", "could we ask the school?", "Tom to ring"]
)
def test_what_is_no_sentence_after_we_will_is_asked_about(what: str) -> None:
    _, (oddity,) = of(what=what)
    assert oddity.part is Part.WHAT
    assert oddity.sentence.endswith("What will we do?")


@pytest.mark.parametrize(
    "what", ["we need a ramp", "We will paint", "ask Farida", "visit Farida", ""]
)
def test_what_we_will_do_is_not_asked_about(what: str) -> None:
    assert parts(what=what) == []


def test_a_method_without_words() -> None:
    assert parts(measure=" ") == [Part.METHOD]
    assert parts(measure=" ", method=None) == []


def test_more_than_three_for_one_person() -> None:
    there = state(FARIDA, *(decision("ring", i, owner_id=FARIDA.id) for i in range(3)))
    assert oddities(there, there.decisions[0], TODAY) == ()
    there = state(FARIDA, *(decision("ring", i, owner_id=FARIDA.id) for i in range(4)))
    (oddity,) = oddities(there, there.decisions[0], TODAY)
    assert "4 decisions" in oddity.sentence


def test_more_than_seven_decisions() -> None:
    there = state(*(decision("ring", i) for i in range(8)))
    assert oddities(there, there.decisions[6], TODAY) == ()
    (oddity,) = oddities(there, there.decisions[7], TODAY)
    assert "decision 8" in oddity.sentence


def test_the_holidays_are_those_of_the_country() -> None:
    there, found = of(due=date(2026, 11, 30), check_on=None)
    assert found == ()
    (oddity,) = oddities(there, there.decisions[0], TODAY, "GB-SCT")
    assert "Andrew" in oddity.sentence


def test_the_last_days_that_a_date_can_have_do_no_harm() -> None:
    assert Part.CHECK_ON in parts(due=date(9999, 12, 30), check_on=date(9999, 12, 1))


def test_oddities_never_stand_in_the_way() -> None:
    there = state()
    decision_id, change = edits.decide(there, None)
    after = there.with_change(change)
    assert oddities(after, after.decisions[0], TODAY) == ()
    assert after.decisions[0].id == decision_id
