import re
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from flipchart_to_action.domain.plan import NoteNotTaken, ParkedNote
from flipchart_to_action.export.pdf.large_print import render
from tests.export.make import decision, picture, plan
from tests.export.pdf.test_plan import assert_all_said
from tests.export.pdf.test_tagged import assert_content_and_tree_agree, findings, full_plan


def code(pdf: bytes) -> str:
    """Return what draws all the pages."""
    contents: list[Any] = [page["/Contents"] for page in PdfReader(BytesIO(pdf)).pages]
    return "\n".join(content.get_data().decode("latin-1") for content in contents)


def letter_sizes(pdf: bytes) -> list[float]:
    return [float(size) for size in re.findall(r"/F\S+ ([\d.]+) Tf", code(pdf))]


def text_starts(pdf: bytes) -> set[float]:
    """Return how far from the left edge each line of text begins."""
    return {float(x) for x in re.findall(r"BT 1 0 0 1 ([\d.]+) [\d.]+ Tm", code(pdf))}


def test_it_says_the_same_as_the_plan() -> None:
    text = "".join(assert_all_said(full_plan(), render))
    assert "sothatfamilieschoosethetime.sheet6" in text
    assert "2.Wewillbook" in text
    shown = picture()
    many = plan(decisions=tuple(decision(n, picture=shown) for n in range(1, 41)))
    assert 15 < len(assert_all_said(many, render)) <= 27  # two on each page, and a list of all


def test_no_letter_is_smaller_than_18_points() -> None:
    pdf = render(full_plan())
    drawn_in = letter_sizes(pdf)
    assert min(size for size in drawn_in if size != 12.0) >= 18  # 12: reportlab's own preamble
    shown = re.findall(r"/F\S+ 12(?:\.0)? Tf[^B]*?\(", code(pdf))
    assert shown == []


def test_nothing_stands_in_columns() -> None:
    left = 51.0
    beside = [x for x in text_starts(render(full_plan())) if x > left + 20]
    assert len(beside) == 1  # the number of the page alone


def test_it_is_tagged_and_the_same_each_time() -> None:
    pdf = render(full_plan())
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)
    assert pdf == render(full_plan())


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=150), name=st.text(max_size=40))
def test_no_text_is_too_wild(text: str, name: str) -> None:
    shown = picture()
    pdf = render(
        plan(
            title=text,
            purpose=text,
            place=name,
            decisions=(decision(what=text, so_that=text, owner=name, measure=text, picture=shown),),
            parked=(ParkedNote(text=text, person=name),),
            not_taken=(NoteNotTaken(text=text, reason=text, passed_to=name),),
            undecided=(text,),
        )
    )
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)
