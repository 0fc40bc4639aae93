"""Over the years as PDF and spreadsheet: the figures, the table's heads, the chart in words."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.years import Raised, WorkshopCounts, Years
from flipchart_to_action.export.package.years_formats import YEARS_FORMATS, render_years, years_name
from flipchart_to_action.export.words.years import COLUMNS, years_words
from tests.export.pdf.test_tagged import findings

NOBODY = Organisation()


def counts(title: str, day: date | None, *figures: int) -> WorkshopCounts:
    decided, *rest = figures
    named = dict(zip(COLUMNS, (decided, 1, *rest), strict=True))
    return WorkshopCounts(title=title, held_on=day, **named)


YEARS = Years(
    group="Respite care forum",
    made_on=date(2027, 1, 15),
    workshops=(
        counts("How we will know", date(2026, 3, 12), 5, 4, 4, 2, 1, 1, 0),
        counts("Young carers", date(2026, 7, 4), 4, 4, 4, 4, 0, 0, 0),
        counts("Falls clinic", None, 7, 1, 0, 0, 0, 0, 0),
    ),
    raised=(
        Raised(
            words="Papers come too late",
            days=(date(2026, 3, 12), date(2026, 7, 4)),
            standing=Standing.NOT_CHANGED,
        ),
    ),
)


def elements(node: Any, role: str) -> list[Any]:
    found = [node] if node.get("/S") == role else []
    kids = node.get("/K", [])
    for reference in kids if isinstance(kids, list) else [kids]:
        kid = reference.get_object() if hasattr(reference, "get_object") else reference
        if hasattr(kid, "get") and "/S" in kid:
            found += elements(kid, role)
    return found


def test_the_figures_are_told_in_sentences() -> None:
    words = years_words(YEARS)
    assert words.subtitle == "3 workshops · Thursday 12 March 2026 to Saturday 4 July 2026"
    assert words.summary == (
        "16 decisions were made, 9 of them are done, and 8 were checked.",
        "3 are not due yet.",
        (
            "Of those checked, 6 changed, 1 changed in part, 1 did not change,"
            " and 0 are no longer needed."
        ),
    )
    assert words.total.figures == (16, 3, 9, 8, 6, 1, 1, 0)
    assert words.raised == (
        (
            "Papers come too late",
            "Raised 2 times: Thursday 12 March 2026 and Saturday 4 July 2026. It has not changed.",
        ),
    )


def test_the_chart_is_said_in_words_and_the_table_has_its_heads() -> None:
    reader = PdfReader(BytesIO(render_years(YEARS, "pdf", NOBODY)))
    top = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()  # type: ignore[index]
    (figure,) = elements(top, "/Figure")
    assert "How we will know: 5 decided, 2 changed" in figure["/Alt"]
    (table,) = elements(top, "/Table")
    heads = [cell["/A"]["/Scope"] for cell in elements(table, "/TH")]
    assert heads.count("/Column") == 9
    assert heads.count("/Row") == 4
    assert len(elements(table, "/TD")) == 4 * 8
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert "Papers come too late" in text
    assert "All workshops" in text


def test_the_validator_finds_nothing() -> None:
    assert findings(render_years(YEARS, "pdf", NOBODY)) == []
    many = replace(YEARS, workshops=YEARS.workshops * 30)
    assert findings(render_years(many, "pdf", NOBODY)) == []


def test_many_workshops_repeat_the_heads_on_each_page() -> None:
    many = replace(YEARS, workshops=YEARS.workshops * 30)
    reader = PdfReader(BytesIO(render_years(many, "pdf", NOBODY)))
    assert len(reader.pages) > 3
    with_heads = [p for p in reader.pages if "Checked" in p.extract_text()]
    assert len(with_heads) > 1
    top = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()  # type: ignore[index]
    (table,) = elements(top, "/Table")
    assert len(elements(table, "/TR")) == 92


def test_the_spreadsheet_has_the_same_figures_and_real_dates() -> None:
    book = load_workbook(BytesIO(render_years(YEARS, "xlsx", NOBODY)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("Workshop", "Date", *COLUMNS.values())
    assert rows[1][0] == "How we will know"
    assert rows[1][1].date() == date(2026, 3, 12)
    assert rows[1][2:] == (5, 1, 4, 4, 2, 1, 1, 0)
    assert book.worksheets[1]["A2"].value == "Papers come too late"


@pytest.mark.parametrize("form", YEARS_FORMATS)
def test_the_same_years_give_the_same_bytes(form: str) -> None:
    assert render_years(YEARS, form, NOBODY) == render_years(YEARS, form, NOBODY)


@pytest.mark.parametrize("form", YEARS_FORMATS)
def test_a_group_without_anything(form: str, tmp_path: Path) -> None:
    empty = Years(group="", made_on=date(2027, 1, 15))
    (tmp_path / years_name(empty, form)).write_bytes(render_years(empty, form, NOBODY))
    assert years_words(empty).summary == ("Nothing has been decided yet.",)


def test_wild_words_do_no_harm() -> None:
    wild = replace(YEARS, group="=cmd|'/c calc'!A1 <b>\0\u202e", workshops=YEARS.workshops[:1])
    for form in YEARS_FORMATS:
        render_years(wild, form, NOBODY)
