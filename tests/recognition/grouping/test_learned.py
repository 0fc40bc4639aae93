"""Grouping as the program does it: by what was learned, on charts and lines that it never saw."""

from collections import Counter

import numpy as np
import pytest
from chart_maker.handwriting import missing_faces
from charts import LAYOUTS, Chart, draw_chart
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from flipchart_to_action.domain.records import NoteKind
from flipchart_to_action.recognition.geometry import height_of, width_of
from flipchart_to_action.recognition.grouping.grouper import Group, Seen
from flipchart_to_action.recognition.grouping.learned import learned_grouper
from flipchart_to_action.recognition.grouping.pieces import pieces_of
from flipchart_to_action.recognition.regions.drawn_lines import find_rules
from flipchart_to_action.recognition.regions.line_looks import look_at
from flipchart_to_action.recognition.regions.sheet_finder import find_sheets
from flipchart_to_action.recognition.regions.sticky_notes import find_stickies
from flipchart_to_action.recognition.types import Picture, Quad, TextLine
from tests.recognition.drawing import line

_PAPER: Picture = np.full((1200, 1600, 3), 244, np.uint8)
_SEED = 900_001
"""Not among those that the networks learned from."""


def grouped(lines: list[TextLine], sheets: list[Quad] | None = None) -> list[Group]:
    """Return lines on an empty sheet of paper as they are grouped."""
    looks, surface = look_at(_PAPER, [one.box for one in lines])
    return learned_grouper().group(Seen(lines, looks, surface, sheets=sheets or ()))


def notes(groups: list[Group]) -> list[str]:
    return [group.text for group in groups if group.kind is NoteKind.NOTE]


def test_sheets_are_read_row_by_row_and_what_is_beside_them_comes_last() -> None:
    places = ((900, 50), (100, 90), (850, 700), (120, 650))
    sheets: list[Quad] = [
        np.array([[x, y], [x + 600, y], [x + 600, y + 500], [x, y + 500]], np.float32)
        for x, y in places
    ]
    lines = [line(f"- note {n}", x + 50, y + 100) for n, (x, y) in enumerate(places)]
    lines.append(line("- on the wall", 20, 20))
    assert [group.text[-1] for group in grouped(lines, sheets)] == ["1", "0", "3", "2", "l"]


_PLACES = st.tuples(st.integers(0, 1300), st.integers(0, 1100), st.sampled_from((20, 40, 41, 90)))
_TEXTS = st.text("aBc1 -•.:)", min_size=1, max_size=14).filter(str.strip)


@settings(max_examples=60, deadline=None, phases=(Phase.generate,))
@given(
    st.lists(st.tuples(_TEXTS, _PLACES), max_size=12, unique_by=lambda one: one[1][:2]),
    st.randoms(use_true_random=False),
)
def test_no_line_is_lost_or_doubled_and_their_order_does_not_matter(drawn, random) -> None:  # type: ignore[no-untyped-def]
    lines = [line(text, x, y, high) for text, (x, y, high) in drawn]
    groups = grouped(lines)
    assert Counter(id(one) for group in groups for one in group.lines) == Counter(map(id, lines))
    letters = Counter(c for text, _ in drawn for c in text if c.isalpha())
    assert Counter(c for group in groups for c in group.text if c.isalpha()) == letters
    mixed = list(lines)
    random.shuffle(mixed)
    assert sorted(g.text for g in grouped(mixed)) == sorted(g.text for g in groups)


def _grown(quad: Quad) -> Quad:
    """Return the corners of writing a little farther out, as finders of lines give them."""
    down = (quad[3] - quad[0] + quad[2] - quad[1]) / 2 * np.float32(0.22)
    along = (quad[1] - quad[0]) / max(1.0, width_of(quad)) * np.float32(0.2 * height_of(quad))
    corners = [quad[0] - down - along, quad[1] - down + along]
    corners += [quad[2] + down + along, quad[3] + down - along]
    return np.array(corners, np.float32)


def _seen(chart: Chart) -> tuple[Seen, list[int]]:
    """Return what is seen of a chart if every line is found and read, and the group of each."""
    picture = np.ascontiguousarray(chart.photo)
    lines = []
    for written in chart.lines:
        count = len(written.text)
        at = tuple((i + 0.5) / count for i in range(count))
        quad = _grown(np.array(written.quad, np.float32))
        lines.append(TextLine(written.text, quad, 0.95, (0.95,) * count, at))
    homes = {id(one): written.group for one, written in zip(lines, chart.lines, strict=True)}
    looks, surface = look_at(picture, [one.box for one in lines])
    sheets = [np.array(sheet, np.float32) for sheet in find_sheets(picture)]
    rules = find_rules(picture)
    seen = Seen(lines, looks, surface, find_stickies(picture), rules, sheets)
    return seen, [homes[id(one)] for one in lines]


def _joins(homes: list[int], groups: list[Group], lines: list[TextLine]) -> tuple[int, int, int]:
    """Return how many pairs of lines are joined, should be, and are and should be."""
    home = {id(one): number for one, number in zip(lines, homes, strict=True)}
    came = Counter((n, home[id(one)]) for n, group in enumerate(groups) for one in group.lines)
    whole = Counter(n for n, group in enumerate(groups) for _ in group.lines)
    return (
        sum(k * (k - 1) // 2 for k in whole.values()),
        sum(k * (k - 1) // 2 for k in Counter(homes).values()),
        sum(k * (k - 1) // 2 for k in came.values()),
    )


@pytest.mark.skipif(bool(missing_faces()), reason="handwriting faces are not installed")
def test_every_kind_of_chart_comes_out_as_drawn() -> None:
    """A share of them: F1 of the joins of all kinds together, and for each not far below."""
    per_layout = {}
    for layout in LAYOUTS:
        seen, homes = _seen(draw_chart(_SEED, layout, 0.6))
        per_layout[layout] = _joins(homes, learned_grouper().group(seen), list(seen.lines))
    came, wanted, both = (sum(one[i] for one in per_layout.values()) for i in range(3))
    assert 2 * both / (came + wanted) >= 0.8, per_layout
    good = sum(2 * b >= 0.6 * (c + w) for c, w, b in per_layout.values())
    assert good >= 0.65 * len(LAYOUTS), per_layout


def test_the_pieces_of_a_line_over_two_columns_are_two() -> None:
    left, right = line("buy milk", 100, 100), line("sell eggs", 600, 100)
    both = TextLine(
        left.text + " " + right.text,
        np.array([left.box[0], right.box[1], right.box[2], left.box[3]], np.float32),
        0.9,
        (0.9,) * 18,
        (*(a * 160 / 680 for a in left.at), 0.5, *((500 + a * 180) / 680 for a in right.at)),
    )
    assert [piece.text.strip() for piece in pieces_of([both], [])] == ["buy milk", "sell eggs"]


def test_an_empty_picture_has_no_notes() -> None:
    assert grouped([]) == []
    assert find_rules(_PAPER) == []
