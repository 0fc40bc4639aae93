import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.text import clean
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
        ("Farida: ask about rooms", "Farida: ask about rooms"),
        ("Brook side door", "Brook side door"),
        ("Council House tour", "Council House tour"),
        ("NHS forms in plain words", "NHS forms in plain words"),
        ("GPs refer to us", "GPs refer to us"),
        ("I ring them", "I ring them"),
        ("Saturdays for young carers", "Saturdays for young carers"),
        ("Monday lunch", "Monday lunch"),
        ("3 more rooms", "3 more rooms"),
        ("Ramp!", "Ramp!"),
        ("wait ...", "Wait ..."),
        ("Wednesbury trip", "Wednesbury trip"),
        ("Will Smith to ring the council", "Will Smith to ring the council"),
        ("will smith to ring the council", "Will smith to ring the council"),
        ("Will rings the council", "Will rings the council"),
        ("Will to ring the council", "Will to ring the council"),
        ("Will ring the council", "We will ring the council"),
        ("will refurbish the hall", "We will refurbish the hall"),
        ("To refurbish the hall", "We will refurbish the hall"),
        ("To ring the council", "We will ring the council"),
        ("TO RING THE COUNCIL", "We will ring the council"),
        ("To Do list on the wall", "To Do list on the wall"),
        ("To do list on the wall", "To do list on the wall"),
        ("to do the shopping", "We will do the shopping"),
        ("To the council: a letter", "To the council: a letter"),
        ("To Sanjay: a letter", "To Sanjay: a letter"),
        ("Sanjay books the hall", "Sanjay books the hall"),
        ("Ask Sanjay to book the hall", "We will ask Sanjay to book the hall"),
        ("Mrs. Jones to open the hall", "Mrs. Jones to open the hall"),
        ("Welsh speakers at the desk", "Welsh speakers at the desk"),
        ("Eid lunch for all", "Eid lunch for all"),
        ("Blind people are met at the door", "Blind people are met at the door"),
        ("Traveller families are asked", "Traveller families are asked"),
        ("Easter egg hunt", "Easter egg hunt"),
        ("Instagram page for parents", "Instagram page for parents"),
        ("Mind runs the group", "Mind runs the group"),
        ("Open University course", "Open University course"),
        ("Book Club on Mondays", "Book Club on Mondays"),
        ("Post Office desk in the hall", "Post Office desk in the hall"),
        ("Post the papers", "We will post the papers"),
        ("Visit Brook House", "We will visit Brook House"),
        ("Rose garden at the back", "Rose garden at the back"),
        ("Every family gets a letter", "Every family gets a letter"),
        ("Tea for all", "Tea for all"),
        ("iPads for the desk", "iPads for the desk"),
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
        ("So that Deaf people are heard", "so that Deaf people are heard."),
        ("Deaf people are heard", "so that Deaf people are heard."),
        ("SO THAT all can come", "so that all can come."),
        ("So many of us are tired", "so that so many of us are tired."),
        ("So, nobody is left out", "so that nobody is left out."),
        ("Polish families come", "so that Polish families come."),
        ("Sofia can rest", "so that Sofia can rest."),
        ("Farida can rest", "so that Farida can rest."),
        ("sofas fit in", "so that sofas fit in."),
        ("he said “yes.”", "so that he said “yes.”"),
        ("To save money", "to save money."),
        ("because it matters", "because it matters."),
        ("In order that all can come", "in order that all can come."),
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
    assert capital("iPads are dear") == "iPads are dear"
    assert capital("") == ""


def test_somebody_called_will_is_never_cut_out() -> None:
    names = proper_names(["Will Smith"])
    assert we_will("Will ring the council", names) == "Will ring the council"
    assert we_will("will ring the council", names) == "We will ring the council"


def test_small_keeps_what_is_small_already() -> None:
    assert small("iPad lessons", NAMES) is None
    assert small("ask", NAMES) == "ask"
    assert small("Ärzte fragen", NAMES) is None
    assert small("Ask Ärzte", NAMES) == "ask Ärzte"


@given(st.text(), st.text())
def test_any_words_make_a_sentence(what: str, name: str) -> None:
    said = we_will(what, proper_names([name]))
    assert said.startswith("We ") or said == capital(re.sub(r"(?<![.])\.$", "", clean(what)))
