import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.grouping.notes import Group
from flipchart_to_action.recognition.grouping.rule_based import group_lines
from flipchart_to_action.recognition.regions.drawn_lines import Rule
from flipchart_to_action.recognition.regions.sticky_notes import Sticky
from flipchart_to_action.recognition.types import TextLine
from tests.recognition.drawing import line


def notes(groups: list[Group]) -> list[str]:
    return [group.text for group in groups if group.kind is NoteKind.NOTE]


def patch(x: float, y: float, wide: float, high: float, colour: str = "yellow") -> Sticky:
    corners = [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]]
    return Sticky(np.array(corners, np.float32), colour)


def test_a_wrapped_bullet_is_one_note() -> None:
    lines = [
        line("- Ring every family once", 100, 100),
        line("a month", 140, 140),
        line("- Try the hearing loop", 100, 190),
    ]
    assert notes(group_lines(lines)) == ["Ring every family once a month", "Try the hearing loop"]


def test_a_word_parted_at_the_line_end_is_joined() -> None:
    lines = [line("- get a big white-", 100, 100), line("board for the hall", 120, 140)]
    assert notes(group_lines(lines)) == ["get a big whiteboard for the hall"]


def test_two_columns_stay_apart() -> None:
    lines = [
        line("- buy milk", 100, 100),
        line("- ask Tom", 600, 100),
        line("- sell eggs", 100, 160),
        line("- ring Ann", 600, 160),
    ]
    assert notes(group_lines(lines)) == ["buy milk", "sell eggs", "ask Tom", "ring Ann"]


def test_dashed_items_in_one_line_are_notes_of_their_own() -> None:
    assert notes(group_lines([line("-gender   -company   -age", 0, 0)])) == [
        "gender",
        "company",
        "age",
    ]


def test_what_stands_on_a_sticky_is_one_note_with_its_colour() -> None:
    lines = [line("GET", 120, 120), line("SOME", 120, 230), line("- MILK", 120, 320)]
    groups = group_lines(lines, [patch(100, 100, 300, 300, "pink")])
    assert [(g.text, g.colour) for g in groups] == [("GET SOME MILK", "pink")]


def test_a_number_on_a_sticky_stays_in_its_text() -> None:
    groups = group_lines([line("2 weeks", 120, 120)], [patch(100, 100, 300, 300)])
    assert notes(groups) == ["2 weeks"]


def test_two_stickies_seen_as_one_patch_are_two_notes() -> None:
    lines = [line("a lunch", 110, 120), line("the names", 420, 120)]
    assert notes(group_lines(lines, [patch(100, 100, 600, 300)])) == ["a lunch", "the names"]


def test_an_item_of_a_numbered_list_owns_what_stands_before_the_next() -> None:
    lines = [
        line("1 onboarding of new people", 100, 100),
        line("it is easy to start", 160, 220),
        line("2 retention of old people", 100, 340),
    ]
    assert notes(group_lines(lines)) == [
        "onboarding of new people it is easy to start",
        "retention of old people",
    ]


def test_a_number_that_counts_nothing_stays() -> None:
    lines = [line("2 weeks before the meeting", 100, 100), line("- ask Tom", 100, 300)]
    assert notes(group_lines(lines)) == ["2 weeks before the meeting", "ask Tom"]


def test_a_drawn_line_keeps_cells_apart_and_heads_name_columns() -> None:
    lines = [
        line("What", 100, 100),
        line("Who", 520, 100),
        line("Book the hall", 100, 180),
        line("Tom", 520, 180),
        line("Ring Ann", 100, 230),
        line("Joan", 520, 230),
    ]
    rules = [
        Rule((90, 160), (700, 160), level=True),
        Rule((90, 225), (700, 225), level=True),
        Rule((480, 80), (480, 300), level=False),
    ]
    groups = group_lines(lines, rules=rules)
    under = {g.text: g.under for g in groups if g.kind is NoteKind.NOTE}
    assert [g.text for g in groups if g.kind is NoteKind.HEADING] == ["What", "Who"]
    assert under == {"Book the hall": "What", "Ring Ann": "What", "Tom": "Who", "Joan": "Who"}


def test_the_large_writing_on_top_is_the_title() -> None:
    lines = [
        line("PARKING LOT", 300, 20, high=90),
        line("- a second bus", 100, 200),
        line("- the old form", 100, 260),
        line("- the schools", 100, 320),
    ]
    groups = group_lines(lines)
    assert (groups[0].text, groups[0].kind) == ("PARKING LOT", NoteKind.TITLE)
    assert len(notes(groups)) == 3


def test_words_with_a_colon_over_a_list_head_it() -> None:
    lines = [
        line("To do:", 100, 100),
        line("- ask Tom about it", 100, 160),
        line("- ring Ann today", 100, 220),
    ]
    groups = group_lines(lines)
    assert groups[0].kind is NoteKind.HEADING
    assert {g.under for g in groups[1:]} == {"To do:"}


def test_in_a_table_of_figures_a_v_is_a_tick_and_rows_hold_their_words() -> None:
    lines = []
    for row, words in enumerate(("Meet the", "Ring Ann", "Sell eggs")):
        y = 100 + 100 * row
        lines += [
            line(words, 100, y),
            line("8", 500, y + 10),
            line("12", 650, y + 10),
            line("V", 800, y + 10),
        ]
    lines.append(line("people", 100, 138))
    found = notes(group_lines(lines))
    assert found.count("✓") == 3
    assert "Meet the people" in found
    assert "Ring Ann" in found


_texts = st.text(alphabet="abAB 12-.•:?", min_size=1, max_size=14).filter(str.strip)
_places = st.tuples(st.integers(0, 2000), st.integers(0, 2000), st.integers(8, 200))
_lines = st.lists(st.tuples(_texts, _places), max_size=12)


@given(
    _lines, st.lists(_places, max_size=3), st.lists(st.tuples(_places, st.booleans()), max_size=4)
)
def test_no_letter_is_ever_lost(
    written: list[tuple[str, tuple[int, int, int]]],
    patches: list[tuple[int, int, int]],
    drawn: list[tuple[tuple[int, int, int], bool]],
) -> None:
    lines: list[TextLine] = [line(text, x, y, high) for text, (x, y, high) in written]
    stickies = [patch(x, y, 3.0 * high, 2.0 * high) for x, y, high in patches]
    rules = [
        Rule((x, y), (x + 5.0 * high, y) if level else (x, y + 5.0 * high), level=level)
        for (x, y, high), level in drawn
    ]
    groups = group_lines(lines, stickies, rules)
    want = sorted(c for one in lines for c in one.text if c in "abAB")
    ticks = sum(group.text.count("✓") for group in groups)
    assert ticks == 0
    assert sorted(c for group in groups for c in group.text if c in "abAB") == want


@given(_lines)
def test_the_order_of_lines_does_not_change_what_is_found(
    written: list[tuple[str, tuple[int, int, int]]],
) -> None:
    lines = [line(text, x, y, high) for text, (x, y, high) in written]
    assert len(group_lines(lines)) >= (1 if lines else 0)
    assert len(group_lines(lines)) <= sum(1 + one.text.count("-") for one in lines)
