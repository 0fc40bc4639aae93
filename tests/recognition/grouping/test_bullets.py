import pytest

from flipchart_to_action.recognition.grouping.bullets import split_marker, starts_of_items
from tests.recognition.drawing import line


@pytest.mark.parametrize(
    ("written", "marker", "text"),
    [
        ("- time to merge", "-", "time to merge"),
        ("• SHARED CONTEXT", "*", "SHARED CONTEXT"),
        ("·AMPLIFY THE GOOD", "*", "AMPLIFY THE GOOD"),
        ("I- contrib docs", "-", "contrib docs"),
        ("1. Papers a week before", "1", "Papers a week before"),
        ("12) Ask Joan", "12", "Ask Joan"),
        ("(3) Ask Joan", "3", "Ask Joan"),
        ("3retention: time", "3", "retention: time"),
        (".You have to", "*", "You have to"),
        (" onboarding: new people", "?", "onboarding: new people"),
    ],
)
def test_bullets_and_numbers_come_off(written: str, marker: str, text: str) -> None:
    assert split_marker(written)[:2] == (marker, text)


@pytest.mark.parametrize("written", ["-5", "10.8", "+1.2", "1-2", "✓", "–", "+/-", "Wed 4th"])
def test_signs_and_figures_are_left_whole(written: str) -> None:
    assert split_marker(written)[:2] == ("", written)


def test_a_number_without_a_point_is_not_firm() -> None:
    assert not split_marker("2 nurses before").firm
    assert split_marker("2. weeks before").firm


def test_dashes_with_room_before_them_begin_items() -> None:
    assert starts_of_items(line("-gender   -company   -age", 0, 0)) == [0, 10, 21]


def test_a_dash_inside_a_word_begins_nothing() -> None:
    assert starts_of_items(line("- follow-up with co-workers", 0, 0)) == [0]
    assert starts_of_items(line("METRICS   -WHAT AND WHY", 0, 0)) == [0]
