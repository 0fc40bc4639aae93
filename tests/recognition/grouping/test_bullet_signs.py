import pytest

from flipchart_to_action.recognition.grouping.rule_based import group_lines
from tests.recognition.drawing import line


def read(*rows: tuple[str, float]) -> list[str]:
    """Return the notes in rows of writing, given with where they begin."""
    lines = [line(text, x, 100 + 48 * i) for i, (text, x) in enumerate(rows)]
    return [group.text for group in group_lines(lines)]


@pytest.mark.parametrize("sign", ["D", "O", "o", "0", "Q", "□"])
def test_a_box_or_ring_that_reads_as_a_letter_is_no_part_of_its_note(sign: str) -> None:
    assert read(
        (f"{sign} A second minibus", 100), (f"{sign} Is the old form still legal?", 100)
    ) == [
        "A second minibus",
        "Is the old form still legal?",
    ]


def test_one_box_in_a_list_of_signs_left_unread_is_none_either() -> None:
    notes = read((" Who pays for it?", 100), ("D Can we refer straight", 102), (" To us?", 99))
    assert notes == ["Who pays for it?", "Can we refer straight", "To us?"]


def test_ticks_are_signs_where_there_are_three() -> None:
    notes = read(("V Late buses", 100), ("V Too few chairs", 100), ("V Ask Joan", 100))
    assert notes == ["Late buses", "Too few chairs", "Ask Joan"]


def test_a_letter_that_no_other_sign_stands_under_is_part_of_the_text() -> None:
    assert read(("C is the best plan", 100)) == ["C is the best plan"]
    assert read(("O level results are late", 100)) == ["O level results are late"]
    assert read(("- ask Joan", 100), ("C is the best plan", 100))[-1].endswith("C is the best plan")


def test_an_item_without_its_sign_is_told_by_where_its_list_begins() -> None:
    notes = read(
        ("• One phone number, answered by", 100),
        ("a person", 140),
        ("clear minutes within two days of", 100),
        ("each meeting", 140),
        ("• Coffee for all who come to it", 100),
    )
    assert notes == [
        "One phone number, answered by a person",
        "clear minutes within two days of each meeting",
        "Coffee for all who come to it",
    ]


def test_where_wrapped_lines_do_not_hang_they_go_on() -> None:
    notes = read(
        ("• One phone number, answered by", 100),
        ("a person", 100),
        ("• Coffee for all who come to it", 100),
    )
    assert notes == ["One phone number, answered by a person", "Coffee for all who come to it"]
