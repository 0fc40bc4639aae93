import pytest

from flipchart_to_action.domain.common_words import COMMON_WORDS
from flipchart_to_action.domain.sentence_case import is_shouted, sentence_case

NAMES = ["Farida Rahman", "Tom O’Kafor", "Brook House, Leeds"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("CLEAN THE SPOONS IN THE KITCHEN", "Clean the spoons in the kitchen"),
        ("ASK FARIDA FOR TWO ROOMS AT BROOK HOUSE", "Ask Farida for two rooms at Brook House"),
        ("FARIDA’S IDEA: A RAMP", "Farida’s idea: a ramp"),
        ("I THINK I'LL RING ON MONDAY", "I think I'll ring on Monday"),
        ("THE NHS DESK AND THE GP", "The NHS desk and the GP"),
        ("MEET AT 10AM IN ROOM B2", "Meet at 10AM in room B2"),
        ("NO MORE FORMS! RING US.", "No more forms! Ring us."),
        ("ÜBER ALLES REDEN", "Über alles reden"),
    ],
)
def test_capitals_of_a_whole_note_become_a_sentence(written: str, said: str) -> None:
    assert is_shouted(written)
    assert sentence_case(written, NAMES) == said


@pytest.mark.parametrize("text", ["NHS", "GP", "NHS GP TV", "Clean THE SPOONS", "", "12", "家"])
def test_what_is_not_shouted(text: str) -> None:
    assert not is_shouted(text)


def test_no_word_that_may_be_a_name_is_surely_common() -> None:
    names = "will may mark rose bill pat sue rob grace hope faith joy drew art frank guy jack ray"
    peoples = "polish deaf black white asian muslim welsh irish jewish roma gypsy turkish"
    places = "reading bath hall park church mind scope shelter crisis council easter christmas"
    assert not COMMON_WORDS & set(f"{names} {peoples} {places} ramadan eid diwali".split())
