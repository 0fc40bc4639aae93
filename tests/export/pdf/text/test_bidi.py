"""Mixed directions: capital letters stand for Hebrew in what a test expects to be drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.export.pdf.text.bidi import is_right_to_left, levels, visual_order

_HEBREW = str.maketrans("ABCDEFGH", "אבגדהוזח")
_BACK = str.maketrans("אבגדהוזח", "ABCDEFGH")


def drawn(text: str, *, right_to_left: bool = False) -> str:
    real = text.translate(_HEBREW)
    order = visual_order(levels(real, right_to_left=right_to_left))
    return "".join(real[i] for i in order).translate(_BACK)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc def", "abc def"),
        ("abc ABC def", "abc CBA def"),
        ("ABC DEF checks on 4 May", "FED CBA checks on 4 May"),
        ("because ABC 123 DEF.", "because FED 123 CBA."),
        ("ABC (DEF) checks", ")FED( CBA checks"),
        ("asks (ABC) now", "asks (CBA) now"),
        ("ABC 10,5 % DEF", "FED % 10,5 CBA"),
        ("ABC 1-2", "1-2 CBA"),
        ("", ""),
    ],
)
def test_a_sentence_from_left_to_right(text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABC DEF.", ".FED CBA"),
        ("ABC 2027 DEF", "FED 2027 CBA"),
        ("ABC (2026) abc", "abc )2026( CBA"),
        ("ABC abc def DEF", "FED abc def CBA"),
    ],
)
def test_a_text_from_right_to_left(text: str, expected: str) -> None:
    assert drawn(text, right_to_left=True) == expected


def test_digits_after_arabic_letters_keep_their_order() -> None:
    text = "سنة 2027"
    order = visual_order(levels(text, right_to_left=True))
    assert "".join(text[i] for i in order)[:4] == "2027"


def test_the_first_letter_says_the_direction() -> None:
    assert is_right_to_left("(12) שלום abc")
    assert not is_right_to_left("(12) abc שלום")
    assert not is_right_to_left("123")


@given(st.text(st.characters(min_codepoint=1), max_size=40), st.booleans())
def test_each_character_is_drawn_once(text: str, right_to_left: bool) -> None:
    order = visual_order(levels(text, right_to_left=right_to_left))
    assert sorted(order) == list(range(len(text)))
