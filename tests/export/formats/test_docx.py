import re
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from hypothesis import given, settings

from flipchart_to_action.domain.plan import ActionPlan, Organisation, ParkedNote
from flipchart_to_action.export.formats.docx import render
from tests.export.make import decision, logo, picture, plan
from tests.export.wild import missing, wild_plans


def _opened(plan: ActionPlan) -> Any:
    return Document(BytesIO(render(plan)))


def _text(document: Any) -> str:
    told = []
    for part in document.iter_inner_content():
        rows = getattr(part, "rows", None)
        told += [c.text for row in rows for c in row.cells] if rows is not None else [part.text]
    return "\n".join(told)


def test_headings_and_lists_are_real_ones() -> None:
    document = _opened(plan())
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[0] == ("Title", "Respite care")
    headings = [(name, text) for name, text in styles if name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "What we decided"),
        ("Heading 2", "1. We will book two rooms at Brook House"),
        ("Heading 1", "Parked: not forgotten"),
        ("Heading 1", "Not taken forward, and why"),
        ("Heading 1", "Answered"),
        ("Heading 1", "What happens next"),
        ("Heading 1", "Not sorted yet"),
    ]
    assert [name for name, _ in styles].count("List Bullet") == 7
    assert [name for name, _ in styles].count("List Continue") == 3


def test_who_and_when_stand_out() -> None:
    document = _opened(plan())
    bold = [run.text for p in document.paragraphs for run in p.runs if run.bold]
    assert bold[:3] == ["Farida Rahman", "Friday 4 December 2026", "Tom Okafor"]


def test_pictures_carry_their_words_and_their_own_bytes() -> None:
    first, second = picture(), picture(400, 300, sheet_number=2)
    made = plan(
        decisions=(decision(picture=first, note_text='Rooms & "time" <b>'),),
        parked=(ParkedNote(text="", picture=second),),
    )
    document = _opened(made)
    shapes = document.inline_shapes
    described = [s._inline.docPr.get("descr") for s in shapes]
    assert described == ['Handwritten: Rooms & "time" <b>', "Handwriting"]
    assert len({s._inline.docPr.get("id") for s in shapes}) == 2
    for shape, drawn in zip(shapes, (first, second), strict=True):
        assert shape.width / shape.height == pytest.approx(drawn.width / drawn.height, rel=0.01)
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        assert document.part.related_parts[blip.embed].blob == drawn.jpeg


def test_a_damaged_picture_is_said_to_be() -> None:
    broken = type(picture())(jpeg=b"\xff\xd8\xff", width=9, height=9, sheet_number=3)
    document = _opened(plan(decisions=(decision(picture=broken),)))
    assert len(document.inline_shapes) == 0
    assert "The picture of sheet 3 is damaged and left out." in _text(document)


def test_a_decision_stays_on_one_page() -> None:
    document = _opened(plan(decisions=(decision(picture=picture()),)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    first = texts.index("1. We will book two rooms at Brook House")
    last = next(i for i, text in enumerate(texts) if text.startswith("Tom Okafor checks"))
    tied = [p.paragraph_format.keep_with_next for p in document.paragraphs[first + 1 : last + 1]]
    assert tied == [True] * (last - first - 1) + [None]  # a heading is tied by its style


def test_the_organisation_is_over_all() -> None:
    shown = logo()
    dressed = plan(organisation=Organisation(name="Brook House", colour="#aa3300", logo=shown))
    document = _opened(dressed)
    assert [p.text for p in document.paragraphs[:3]] == ["", "Brook House", "Respite care"]
    (inline,) = document.inline_shapes
    assert inline._inline.docPr.get("descr") == "Logo of Brook House"
    assert inline.width / inline.height == pytest.approx(shown.width / shown.height, rel=0.01)
    quote: Any = document.styles["Intense Quote"]
    assert str(quote.font.color.rgb) == "AA3300"


def test_its_properties_name_the_plan_and_nobody() -> None:
    file = render(plan(decisions=(decision(picture=picture()),)))
    kept = Document(BytesIO(file)).core_properties
    assert (kept.title, kept.subject, kept.language) == ("Respite care", "Action plan", "en-GB")
    assert (kept.author, kept.last_modified_by, kept.comments) == ("", "", "")
    assert kept.created is not None
    assert kept.created.replace(tzinfo=None) == datetime(2026, 11, 20)  # noqa: DTZ001
    with ZipFile(BytesIO(file)) as parts:
        names = parts.namelist()
        everything = b"".join(parts.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name]
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything
    assert b'w:val="en-US"' not in everything


def test_each_page_has_the_title_and_its_number() -> None:
    section = _opened(plan()).sections[0]
    foot, page = section.footer.paragraphs
    assert foot.text == "Respite care · Friday 20 November 2026"
    fields = [f.get(qn("w:instr")) for f in page._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert page.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_title_in_arabic_runs_from_right_to_left() -> None:
    title = _opened(plan(title="ورشة عمل")).paragraphs[0]
    assert title._p.pPr.find(qn("w:bidi")) is not None
    assert [run.font.rtl for run in title.runs] == [True]
    assert _opened(plan()).paragraphs[0]._p.pPr.find(qn("w:bidi")) is None


@settings(max_examples=25, deadline=None)
@given(wild_plans)
def test_wild_text_comes_back_out(made: ActionPlan) -> None:
    file = render(made)
    text = _text(Document(BytesIO(file)))
    said = re.sub(r"^Action plan( · )?", "", text, count=1, flags=re.MULTILINE)
    assert missing(made, said) == []
    with ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))  # noqa: S314
    assert render(made) == file
