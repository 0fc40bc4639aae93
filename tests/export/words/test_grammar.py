import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.export.words.grammar import (
    capital,
    full_stop,
    proper_names,
    small,
    so_that,
    we_will,
)

NAMES = proper_names(["Farida Rahman", "Brook House, Leeds", "de Souza"])


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("Book rooms", "We will book rooms"),
        ("book rooms.", "We will book rooms"),
        ("We will book rooms", "We will book rooms"),
        ("we will  book rooms", "We will book rooms"),
        ("We'll book rooms", "We will book rooms"),
        ("We’ll book rooms", "We will book rooms"),
        ("we shall meet", "We will meet"),
        ("to book rooms", "We will book rooms"),
        ("Will book rooms", "We will book rooms"),
        ("We need a ramp", "We need a ramp"),
        ("we need a ramp", "We need a ramp"),
        ("Ask Farida about rooms", "We will ask Farida about rooms"),
        ("Book Brook House", "We will book Brook House"),
        ("Farida: ask about rooms", "We will: Farida: ask about rooms"),
        ("Brook side door", "We will: Brook side door"),
        ("Council House tour", "We will: Council House tour"),
        ("NHS forms in plain words", "We will: NHS forms in plain words"),
        ("GPs refer to us", "We will: GPs refer to us"),
        ("I ring them", "We will: I ring them"),
        ("Saturdays for young carers", "We will: Saturdays for young carers"),
        ("Monday lunch", "We will: Monday lunch"),
        ("3 more rooms", "We will 3 more rooms"),
        ("Ramp!", "We will ramp!"),
        ("wait ...", "We will wait ..."),
        ("Wednesbury trip", "We will wednesbury trip"),
        ("", "We have not said yet what we will do"),
        (" \n", "We have not said yet what we will do"),
    ],
)
def test_what_we_will_do_is_a_sentence(what: str, sentence: str) -> None:
    assert we_will(what, NAMES) == sentence


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("everybody comes in", "so that everybody comes in."),
        ("So that everybody comes in.", "so that everybody comes in."),
        ("so everybody comes in!", "so that everybody comes in!"),
        ("Families choose", "so that families choose."),
        ("Farida can rest", "so that Farida can rest."),
        ("sofas fit in", "so that sofas fit in."),
        ("he said “yes.”", "so that he said “yes.”"),
        ("", ""),
    ],
)
def test_the_reason_follows_so_that(reason: str, sentence: str) -> None:
    assert so_that(reason, NAMES) == sentence


def test_a_full_stop_is_set_once() -> None:
    assert full_stop("a") == "a."
    assert full_stop("a?") == "a?"
    assert full_stop("हो गया।") == "हो गया।"


def test_capital_changes_the_first_letter_alone() -> None:
    assert capital("beyond our Control") == "Beyond our Control"
    assert capital("") == ""


def test_small_keeps_what_is_small_already() -> None:
    assert small("iPad lessons", NAMES) is None
    assert small("ask", NAMES) == "ask"
    assert small("Ärzte fragen", NAMES) == "ärzte fragen"


@given(st.text(), st.text())
def test_any_words_make_a_sentence(what: str, name: str) -> None:
    assert we_will(what, proper_names([name])).casefold().startswith("we")
