"""What is taken off the beginnings of notes, by columns of them as they may stand on a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.recognition.grouping.list_markers import Beginning, without_markers


def column(*texts: str, left: float = 100) -> list[Beginning]:
    return [Beginning(text, left, 60.0 * (i + 1), 40) for i, text in enumerate(texts)]


_KEPT = [
    ("1-to-1 talks",),
    ("1-day course", "1-stop shop"),
    ("l-shaped table", "buy chairs"),
    ("I-pads for the ward",),
    ("9 am doors", "10 am groups", "11 am talk"),
    ("2 drivers a day", "3 vans", "1 spare tyre"),
    ("4 weeks notice", "2 weeks holiday", "1 month trial"),
    ("1 week", "2 weeks", "3 weeks"),
    ("1st aid kit", "2nd hand shop", "3rd try"),
    ("2x a day", "3x a week"),
    ("1pm lunch", "2pm walk"),
    ("(2 people)", "(3 people)", "(1 person)"),
    ("2 people",),
    ("10.30 am bus",),
    ("3-5 pm", "1-2-1"),
    ("24/7 line",),
    ("4-6 weeks",),
    ("1:1 time",),
    ("-5 degrees",),
    ("*free* tea",),
    (".NET evening",),
    ("✓ ramp done", "✗ no lift"),
    ("£500 for tea",),
    ("12-week course", "2-day course"),
    ("20 chairs", "30 minutes"),
    ("3. Etage fragen",),
    ("1 person = 1 vote", "quiet room"),
    ("7 days", "8 nights"),
    ("C is the best plan", "buy tea"),
    ("D for done",),
]


@pytest.mark.parametrize("texts", _KEPT, ids=lambda texts: texts[0])
def test_what_belongs_to_the_words_stays(texts: tuple[str, ...]) -> None:
    assert without_markers(column(*texts)) == list(texts)


_TAKEN = [
    (("- buy milk", "- ask Tom"), ["buy milk", "ask Tom"]),
    (("• tea", "• cake"), ["tea", "cake"]),
    (("1. Ring Ann", "2. Ask Tom", "3. Book the hall"), ["Ring Ann", "Ask Tom", "Book the hall"]),
    (("1) Ring Ann", "2) Ask Tom"), ["Ring Ann", "Ask Tom"]),
    (("(1) Ring Ann", "(2) Ask Tom"), ["Ring Ann", "Ask Tom"]),
    (("1 ring Ann", "2 ask Tom", "3 book it"), ["ring Ann", "ask Tom", "book it"]),
    (("1. Ring Ann", "B. Ask Tom", "3. Book it"), ["Ring Ann", "B. Ask Tom", "Book it"]),
    (("✓ milk", "✓ tea"), ["milk", "tea"]),
    (("- 1-day course", "- quiet room"), ["1-day course", "quiet room"]),
    ((".Buy milk", ".Ask Tom"), ["Buy milk", "Ask Tom"]),
    (("|- buy milk", "l- ask Tom"), ["buy milk", "ask Tom"]),
    (("→ more time",), ["more time"]),
    (("D SECOND MINIBUS", "O TEA FOR ALL"), ["SECOND MINIBUS", "TEA FOR ALL"]),
    (("□ tea", "D cake"), ["tea", "cake"]),
]


@pytest.mark.parametrize(("texts", "wanted"), _TAKEN, ids=lambda value: str(value[0]))
def test_what_only_marks_is_left_out(texts: tuple[str, ...], wanted: list[str]) -> None:
    assert without_markers(column(*texts)) == wanted


def test_a_list_counts_on_in_the_next_column() -> None:
    left = column("1 tea", "2 cake", "3 milk")
    right = column("4 bread", "5 eggs", left=900)
    assert without_markers(left + right) == ["tea", "cake", "milk", "bread", "eggs"]


@given(st.lists(st.text("ab1 2-•*✓.)(", max_size=8), max_size=6))
def test_no_letter_is_ever_lost(texts: list[str]) -> None:
    for before, after in zip(texts, without_markers(column(*texts)), strict=True):
        assert [c for c in before if c.isalpha()] == [c for c in after if c.isalpha()]
