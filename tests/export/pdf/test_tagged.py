"""The structure of the PDF, as those meet it who hear it or go through it by keyboard."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from flipchart_to_action.domain.plan import (
    ActionPlan,
    NoteNotTaken,
    Organisation,
    ParkedNote,
    Reader,
)
from flipchart_to_action.domain.records import Need
from flipchart_to_action.export.package.contents import FORM_OF
from flipchart_to_action.export.package.personal_sheet import render_sheet
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.export.pdf.plan import render
from flipchart_to_action.export.words.blocks import DecisionBlock
from flipchart_to_action.export.words.plan import wording
from tests.export.make import decision, logo, picture, plan


def findings(pdf: bytes) -> list[str]:
    # Each bookmark points at the next one: more than 256 are a long chain, but no fault.
    limits = page.SafetyLimits(max_reference_depth=4_096)
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1, limits=limits)
    return [f"{f.rule_id}: {f.message}" for f in report.failures]


def elements(pdf: bytes) -> list[tuple[str, DictionaryObject]]:
    """Return the elements of the structure with their roles, in the order of reading."""

    def walk(element: Any) -> Iterator[tuple[str, DictionaryObject]]:
        yield str(element["/S"]), element
        for kid in element["/K"]:
            inner = kid.get_object()
            if isinstance(inner, DictionaryObject) and "/S" in inner:
                assert inner.raw_get("/P").idnum == reference_of(element)
                yield from walk(inner)

    root: Any = PdfReader(BytesIO(pdf)).trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]["/K"]))


def reference_of(element: DictionaryObject) -> int:
    assert element.indirect_reference is not None
    return element.indirect_reference.idnum


def roles(pdf: bytes) -> list[str]:
    return [role for role, _ in elements(pdf)]


def assert_content_and_tree_agree(pdf: bytes) -> None:
    """Check that each piece of content has its element, and each element its content."""
    reader = PdfReader(BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    rows = {int(numbers[i]): numbers[i + 1].get_object() for i in range(0, len(numbers), 2)}
    of_pages = {reference_of(shown): n for n, shown in enumerate(reader.pages)}
    claimed = set()
    for _, element in elements(pdf):
        kids: Any = element["/K"]
        for kid in kids:
            if isinstance(kid, int):
                claimed.add((of_pages[element.raw_get("/Pg").idnum], kid, reference_of(element)))
            elif "/MCID" in (marked := kid.get_object()):
                claimed.add(
                    (
                        of_pages[marked.raw_get("/Pg").idnum],
                        int(marked["/MCID"]),
                        reference_of(element),
                    )
                )
    there = set()
    for number, shown in enumerate(reader.pages):
        content: Any = shown["/Contents"]
        code = content.get_data().decode("latin-1")
        opened = re.findall(r"^/\w+ << /MCID (\d+) >> BDC$", code, re.MULTILINE)
        artifacts = len(re.findall(r"^/Artifact .* BDC$", code, re.MULTILINE))
        assert len(re.findall(r"^EMC$", code, re.MULTILINE)) == len(opened) + artifacts
        for place in map(int, opened):
            element = rows[int(str(shown["/StructParents"]))][place].get_object()
            there.add((number, place, reference_of(element)))
    assert there == claimed


def full_plan() -> ActionPlan:
    shown = picture()
    return plan(
        decisions=(decision(1, picture=shown, note_text="two rooms"), decision(2, agreed=False)),
        parked=(ParkedNote(text="", picture=shown), ParkedNote(text="Council budget")),
    )


@pytest.mark.parametrize(
    "made_of",
    [
        full_plan(),
        ActionPlan(title=""),
        plan(title="فاطمة 王小明 🎉", purpose="نريد بناء منحدر " * 30, place="\ufffe\uffff"),
        plan(title="राजेश हिन्दी সুমিতা কো", purpose="สมชาย น้ำ தமிழ் கொ", place="\u0f73 שרה"),
        plan(decisions=tuple(decision(n, so_that="long words " * 300) for n in range(1, 5))),
    ],
)
def test_a_validator_finds_nothing(made_of: ActionPlan) -> None:
    pdf = render(made_of)
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)


def test_a_long_list_of_bookmarks_is_no_fault() -> None:
    assert findings(render(plan(decisions=tuple(decision(n) for n in range(1, 301))))) == []


@pytest.mark.parametrize("need", [Need.STANDARD, Need.LARGE_PRINT, Need.EASY_READ])
def test_the_organisation_is_tagged_and_comes_first(need: Need) -> None:
    dressed = replace(
        full_plan(),
        organisation=Organisation(name="Brook House", colour="#ffdd00", logo=logo()),
    )
    for pdf in (
        FORMATS[FORM_OF[need]].make(dressed),
        render_sheet(dressed, Reader(id="f", name="Farida Rahman", need=need)),
    ):
        assert findings(pdf) == []
        assert_content_and_tree_agree(pdf)
        (_, first), *_ = [e for e in elements(pdf) if e[0] == "/Figure"]
        assert str(first["/Alt"]) == "Logo of Brook House"
        assert roles(pdf)[1:3] == ["/Figure", "/P"]
        assert "Brook House" in PdfReader(BytesIO(pdf)).pages[0].extract_text().splitlines()[0]


@pytest.mark.parametrize("bare", [{"name": "Brook House"}, {"logo": logo()}, {"colour": "#ffffff"}])
def test_each_part_of_an_organisation_may_be_missing(bare: dict[str, Any]) -> None:
    pdf = render(replace(full_plan(), organisation=Organisation(**bare)))
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)


def test_the_validator_would_find_a_lack() -> None:
    pdf = render(full_plan())
    assert findings(pdf.replace(b"/Alt ", b"/Atl ")) != []
    assert findings(pdf.replace(b"/MarkInfo", b"/MarkOfni")) != []


def test_headings_stand_in_order() -> None:
    found = [role for role in roles(render(full_plan())) if re.fullmatch("/H[1-6]", role)]
    assert found == ["/H1", "/H2", "/H2", "/H3", "/H3", *["/H2"] * 5]


def test_sentences_of_a_decision_and_points_are_lists() -> None:
    found = roles(render(plan(decisions=(decision(),), parked=(), not_taken=(), undecided=())))
    assert found.count("/L") == 2
    assert found.count("/LI") == found.count("/LBody") == 3 + 1


def test_handwriting_says_what_it_says() -> None:
    figures = [element for role, element in elements(render(full_plan())) if role == "/Figure"]
    assert [str(f["/Alt"]) for f in figures] == [
        "Handwritten: two rooms",
        "Handwriting on sheet 6",
    ]


def test_bookmarks_lead_to_sections_and_decisions() -> None:
    reader = PdfReader(BytesIO(render(full_plan())))
    outline: list[Any] = reader.outline
    titles = [
        [str(one.title) for one in item] if isinstance(item, list) else str(item.title)
        for item in outline
    ]
    what = "We will book two rooms at Brook House"
    assert titles[:5] == [
        "Respite care",
        "Who does what by when",
        "What we decided",
        [f"1. {what}", f"2. {what}"],
        "Parked: not forgotten",
    ]


def test_the_table_has_heads_for_columns_and_rows_once() -> None:
    pdf = render(plan(decisions=tuple(decision(n) for n in range(1, 61))))
    scopes = [e["/A"]["/Scope"] for role, e in elements(pdf) if role == "/TH"]  # type: ignore[index]
    assert scopes == ["/Column"] * 5 + ["/Row"] * 60
    assert_content_and_tree_agree(pdf)
    assert findings(pdf) == []


def test_a_repeated_heading_is_read_once() -> None:
    pdf = render(plan(decisions=tuple(decision(n) for n in range(1, 31))))
    assert len(PdfReader(BytesIO(pdf)).pages) > 3
    assert roles(pdf).count("/H2") == 8


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    long = "more than enough words to fill a page " * 270
    pdf = render(plan(purpose="", decisions=(decision(so_that=long),), parked=(), not_taken=()))
    over = [e for role, e in elements(pdf) if role == "/P" and len(list(e["/K"])) > 1]  # type: ignore[call-overload]
    assert len(over) == 1
    assert_content_and_tree_agree(pdf)
    assert findings(pdf) == []


def test_metadata_says_title_and_language_and_no_date() -> None:
    reader = PdfReader(BytesIO(render(plan(title="A & B <c>"))))
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "A & B <c>"}
    assert reader.xmp_metadata.dc_language == ["en-GB"]
    assert reader.metadata is not None
    assert not [key for key in reader.metadata if "Date" in key]


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler-utils is not installed")
def test_another_reader_reads_it_in_order(tmp_path: Path) -> None:
    made_of = full_plan()
    file = tmp_path / "plan.pdf"
    file.write_bytes(render(made_of))
    said = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], check=True, capture_output=True, encoding="utf-8"
    )
    assert not said.stderr
    text, place, words = said.stdout, 0, wording(made_of)
    expected = [words.title, words.purpose, words.thanks]
    for section in words.sections:
        expected.append(section.heading)
        for block in section.blocks:
            expected += [block.what] if isinstance(block, DecisionBlock) else [block.text]
            lines = block.lines if isinstance(block, DecisionBlock) else ()
            expected += ["".join(span.text for span in line.words) for line in lines]
    for sentence in expected:
        place = text.index(f'"{sentence}"', place)
    assert "Page 1 of" not in text


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_the_file_is_sound(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(render(full_plan()))
    checked = subprocess.run(["qpdf", "--check", str(file)], check=False, capture_output=True)
    assert checked.returncode == 0, checked.stdout


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=120), name=st.text(max_size=30))
def test_wild_text_is_tagged(text: str, name: str) -> None:
    shown = replace(picture(), sheet_number=3)
    pdf = render(
        plan(
            title=text,
            purpose=text,
            decisions=(decision(what=text, owner=name, note_text=text, picture=shown),),
            parked=(ParkedNote(text=text, person=name),),
            not_taken=(NoteNotTaken(text=text, reason=text),),
        )
    )
    assert findings(pdf) == []
    assert_content_and_tree_agree(pdf)
