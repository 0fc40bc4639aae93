import re
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from flipchart_to_action.domain.plan import ActionPlan, NoteNotTaken, ParkedNote
from flipchart_to_action.export.pdf.easy_read import render
from flipchart_to_action.export.words.blocks import plain
from flipchart_to_action.export.words.plan_easy import easy_plan
from tests.export.make import decision, picture, plan
from tests.export.pdf.test_large_print import letter_sizes
from tests.export.pdf.test_plan import squeezed
from tests.export.pdf.test_tagged import assert_content_and_tree_agree, findings, roles


def pages(pdf: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def full_plan() -> ActionPlan:
    tall, wide = picture(300, 260), picture(900, 90)
    return plan(
        decisions=(decision(1, picture=tall), decision(2, picture=wide), decision(3)),
        parked=(ParkedNote(text="", picture=tall),),
    )


def test_every_sentence_is_there_in_order() -> None:
    made_of = full_plan()
    text, place = "".join(pages(render(made_of))), 0
    for section in easy_plan(made_of).sections:
        place = text.index(squeezed(section.heading), place)
        for part in section.parts:
            for sentence in (s for row in part.rows for s in row.sentences):
                place = text.index(squeezed(plain(sentence)), place)


def test_its_first_page_says_that_it_is_a_draft() -> None:
    assert pages(render(full_plan()))[0].startswith("ThisisanEasyReaddraft.")


def test_no_letter_is_smaller_than_14_points() -> None:
    assert min(size for size in letter_sizes(render(full_plan())) if size != 12.0) >= 14


def test_it_is_tagged_and_the_same_each_time() -> None:
    pdf = render(full_plan())
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)
    assert pdf == render(full_plan())
    found = roles(pdf)
    assert found.count("/Figure") == 3
    headings = [role for role in found if re.fullmatch("/H[1-6]", role)]
    assert headings[:6] == ["/H1", "/H2", "/H2", "/H3", "/H3", "/H3"]


def test_a_decision_is_on_one_page_and_a_very_long_one_over_more() -> None:
    many = plan(decisions=tuple(decision(n, picture=picture()) for n in range(1, 41)))
    for page in pages(render(many)):
        assert page.count("Wewillbooktwo") == page.count("Thedaytocheckis")
    long = render(plan(decisions=(decision(what="many more words " * 600, picture=picture()),)))
    assert len(pages(long)) > 3
    assert findings(long) == []
    assert_content_and_tree_agree(long)


def test_an_empty_plan_is_a_page() -> None:
    assert len(pages(render(ActionPlan(title="")))) == 1


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=150), name=st.text(max_size=40))
def test_no_text_is_too_wild(text: str, name: str) -> None:
    pdf = render(
        plan(
            title=text,
            purpose=text,
            place=name,
            decisions=(decision(what=text, so_that=text, owner=name, measure=text),),
            parked=(ParkedNote(text=text, person=name),),
            not_taken=(NoteNotTaken(text=text, reason=text, passed_to=name),),
            undecided=(text,),
        )
    )
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)
