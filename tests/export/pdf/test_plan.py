"""The PDF as a reader sees it: its text, its pages, its fonts."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from flipchart_to_action.domain.plan import ActionPlan, NoteNotTaken, ParkedNote
from flipchart_to_action.export.pdf.plan import render, render_words
from flipchart_to_action.export.pdf.theme import STANDARD
from flipchart_to_action.export.words.blocks import DecisionBlock, PlanWords, plain
from flipchart_to_action.export.words.plan import wording
from tests.export.make import decision, picture, plan


def squeezed(text: str) -> str:
    return "".join(text.split())


@lru_cache(maxsize=1)
def pages(pdf: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def body(pdf: bytes, words: PlanWords) -> str:
    """Return the text of all pages without the feet and the repeated headings."""
    foot = re.escape(squeezed(words.foot))
    cut = re.escape(squeezed(words.foot)[:20]) + r"\S{0,200}…"  # a long one
    text = "".join(re.sub(rf"(?:{foot}|{cut})Page\d+of\d+$", "", page) for page in pages(pdf))
    for section in words.sections:
        text = text.replace(squeezed(section.continued), "")
    return text


def sentences(words: PlanWords) -> list[str]:
    """Return all that the plan says, in order."""
    said = [words.kind, words.title, words.subtitle, words.purpose_label, words.purpose]
    said.append(words.thanks)
    for section in words.sections:
        said.append(section.heading)
        said += map(plain, section.paragraphs)
        said += [row[table.row_head] for table in section.tables for row in table.rows]
        for block in section.blocks:
            if isinstance(block, DecisionBlock):
                said += [block.what, block.so_that]
                said += [plain(line.words) for line in block.lines]
            else:
                said += [block.text, plain(block.words)]
    return [squeezed(s) for s in said if s]


def assert_all_said(
    made_of: ActionPlan, style: Callable[[ActionPlan], bytes] = render
) -> list[str]:
    """Check that each sentence of a plan stands in its PDF, in order; return the pages."""
    words, pdf = wording(made_of), style(made_of)
    text, place = body(pdf, words), 0
    for sentence in sentences(words):
        found = text.find(sentence, place)
        assert found >= 0, f"{sentence!r} is not after {text[max(place - 40, 0) : place + 40]!r}"
        place = found + len(sentence)
    return pages(pdf)


def test_every_sentence_is_there_in_order() -> None:
    made_of = plan(decisions=(decision(1, picture=picture()), decision(2, agreed=False)))
    text = "".join(assert_all_said(made_of))
    assert "1sheet6Wewillbook" in text
    assert "2Wewillbook" in text


def test_two_hundred_decisions_are_all_there() -> None:
    shown = picture()
    many = plan(decisions=tuple(decision(n, picture=shown) for n in range(1, 201)))
    found = assert_all_said(many)
    assert len(found) > 40
    for number, page in enumerate(found, 1):
        assert page.endswith(f"Page{number}of{len(found)}")
    parts = ("Whodoeswhatbywhen", "Byperson", "Whatwedecided")
    assert all(p.startswith(parts) for p in found[1:-1])
    assert sum("Whatwedecided" in p for p in found) <= 67  # three on each


def test_a_decision_is_never_broken_over_pages() -> None:
    many = plan(decisions=tuple(decision(n, so_that="x " * n * 3) for n in range(1, 40)))
    last = "TomOkaforchecksonMonday4January2027."
    words = wording(many)
    words = replace(
        words, sections=tuple(s for s in words.sections if s.heading == "What we decided")
    )
    for page in pages(render_words(STANDARD, words, many.organisation)):
        assert page.count("Wewillbook") == page.count(last)


def test_a_decision_higher_than_a_page_is_broken_between_lines() -> None:
    long = "more than enough words to fill a page " * 270
    assert len(long) > 10_000
    made_of = plan(decisions=(decision(1), decision(2, what=long, so_that=long), decision(3)))
    assert len(assert_all_said(made_of)) <= 9


def test_words_without_a_space_are_there_in_full() -> None:
    endless = "Z" + "m" * 3000
    made_of = plan(
        title=endless,
        purpose=endless,
        decisions=(decision(what=endless, owner=endless),),
        parked=(ParkedNote(text=endless),),
        undecided=(endless,),
    )
    assert_all_said(made_of)


def test_markup_is_text() -> None:
    wild = "<b>bold</b> &amp; <font size=9> ${x} \\n (a\\) <<>>"
    assert_all_said(plan(title=wild, purpose=wild, decisions=(decision(what=wild, owner=wild),)))


def test_names_in_other_scripts_can_be_copied_out() -> None:
    names = ["Nguyễn Thị Ánh", "राजेश कुमार", "সুমিতা রায়", "สมชาย ใจดี", "Олександр", "王小明", "🎉"]
    text = "".join(pages(render(plan(decisions=tuple(decision(owner=n) for n in names)))))
    for name in names:
        assert squeezed(name) in text


def test_arabic_and_hebrew_can_be_copied_out() -> None:
    said = "نريد بناء منحدر عند الباب الجانبي"
    document = pypdfium2.PdfDocument(render(plan(purpose=said, place="שרה כהן")))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert said in text
    assert "שרה" in text


def test_signs_that_no_face_has_are_named() -> None:
    text = "".join(pages(render(plan(place="\U0010fffd"))))
    assert "U+10FFFD" in text
    assert "Boxesstandfor" not in "".join(pages(render(plan())))


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200), name=st.text(max_size=40))
def test_no_text_is_too_wild(text: str, name: str) -> None:
    pdf = render(
        plan(
            title=text,
            purpose=text,
            place=name,
            people=(name, text),
            decisions=(decision(what=text, so_that=text, owner=name, measure=text, checker=name),),
            parked=(ParkedNote(text=text, person=name),),
            not_taken=(NoteNotTaken(text=text, reason=text, passed_to=name),),
            undecided=(text,),
        )
    )
    assert len(PdfReader(BytesIO(pdf)).pages) >= 1


# Right-to-left text has a test of its own: each reader turns it back in its own way.
_SIGNS = "aé <>&;ßŁжΩ’\"'\\()[]{}%$#=-ữ\t\n0|王ก"


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from(_SIGNS), max_size=80))
def test_wild_text_comes_out_as_it_went_in(text: str) -> None:
    assert_all_said(plan(title=text, decisions=(decision(what=text, measure=text),)))


def test_the_same_plan_gives_the_same_bytes() -> None:
    made_of = plan(decisions=(decision(picture=picture()), decision(2, owner="فاطمة")))
    assert render(made_of) == render(replace(made_of))


def test_plans_can_be_made_by_many_threads() -> None:
    made_of = [plan(title=f"فاطمة {n} ab", place="王小明") for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(render, made_of))
    assert together == [render(one) for one in made_of]


def test_the_file_says_its_title_and_language_and_no_more() -> None:
    reader = PdfReader(BytesIO(render(plan())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Respite care"
    assert not reader.metadata.author
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]).lower() == "true"


def test_every_face_is_embedded() -> None:
    reader = PdfReader(
        BytesIO(render(plan(place="فا שר 王", decisions=(decision(picture=picture()),))))
    )
    faces: dict[str, bool] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for face in resources["/Font"].values():
            font = face.get_object()
            faces[str(font["/BaseFont"])] = "/FontFile2" in font["/FontDescriptor"]
    assert len(faces) >= 4
    assert all(faces.values())


def test_pictures_are_kept_as_they_came() -> None:
    shown = picture(ink=77)
    reader = PdfReader(BytesIO(render(plan(decisions=(decision(picture=shown),)))))
    (image,) = (page_image.indirect_reference for page_image in reader.pages[0].images)
    assert image is not None
    stream: Any = image.get_object()
    assert stream._data == shown.jpeg


def test_a_damaged_picture_is_left_out_and_said() -> None:
    broken = replace(picture(), jpeg=b"no picture at all")
    text = "".join(pages(render(plan(decisions=(decision(picture=broken),)))))
    assert "Thepictureofsheet6isdamagedandleftout." in text


@pytest.mark.parametrize("size", [(1, 1), (4000, 3), (3, 4000), (1400, 1400)])
def test_a_picture_of_any_shape_fits_its_page(size: tuple[int, int]) -> None:
    made_of = plan(decisions=tuple(decision(n, picture=picture(*size)) for n in (1, 2, 3)))
    assert len(assert_all_said(made_of)) <= 3


def test_an_empty_plan_is_a_page() -> None:
    assert len(assert_all_said(ActionPlan(title=""))) == 1


def test_the_page_looks_like_paper_with_ink_and_one_marker() -> None:
    document = pypdfium2.PdfDocument(render(plan()))
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    assert image.size == (596, 842)
    bar = image.getpixel((53, 150))
    assert bar == (43, 63, 191)
    margins = [image.crop((0, 0, 48, 842)), image.crop((548, 0, 596, 842))]
    assert all(margin.getextrema() == ((255, 255),) * 3 for margin in margins)


def test_a_name_in_many_signs_is_copied_out_as_one_word() -> None:
    names = ["王小明", "राजेश", "সুমিতা"]
    document = pypdfium2.PdfDocument(
        render(plan(decisions=tuple(decision(owner=n) for n in names)))
    )
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    for name in names:
        assert f"{name} makes sure" in text
