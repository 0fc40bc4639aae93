"""Misread words are taken for words of other notes that look like them."""

import pytest

from flipchart_to_action.matching.spelling import Spelling, looks_like
from flipchart_to_action.recognition.text.word_list import WordList


def test_misread_words_are_taken_for_those_that_look_like_them() -> None:
    known = ("papers", "ladder", "carer")

    assert looks_like("popens", known) == "papers"
    assert looks_like("corer", known) == "carer"
    assert looks_like("darnp", ("damp", "carp")) == "damp"
    assert looks_like("unclerpass", ("underpass",)) == "underpass"
    assert looks_like("kitchen", known) is None


@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ("No bnses on Sundoys!", "No buses on sundays!"),
        ("No buses on Sundays!", "No buses on Sundays!"),
        ("Bus", "Bus"),
        ("Zyrtonium on Sundays", "Zyrtonium on Sundays"),
        ("Café 12 £3", "Café 12 £3"),
        ("", ""),
    ],
)
def test_only_what_is_no_word_is_put_right(misread: str, right: str) -> None:
    spelling = Spelling(["No buses on Sundays", "Sundays are quiet"], WordList().is_likely)
    assert spelling.righted(misread) == right


def test_a_name_that_is_written_twice_is_spelt_right() -> None:
    once = Spelling(["Maureen rings", "Mavreen came"], {"maureen", "rings", "came"}.__contains__)
    twice = Spelling(["Maureen", "Mavreen", "Mavreen"], {"maureen"}.__contains__)
    assert once.righted("Mavreen") == "maureen"
    assert twice.righted("Mavreen") == "Mavreen"
