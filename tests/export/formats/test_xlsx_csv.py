import csv as csv_file
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from flipchart_to_action.domain.plan import (
    ActionPlan,
    AnsweredNote,
    NoteNotTaken,
    Organisation,
    ParkedNote,
)
from flipchart_to_action.export.branding.colours import readable
from flipchart_to_action.export.formats.table_rows import HEADINGS, rows
from flipchart_to_action.export.formats.xlsx_csv import FORMULA_SIGNS, csv, harmless, xlsx
from tests.export.make import decision, picture, plan
from tests.export.wild import wild_plans


def _book(plan: ActionPlan) -> Any:
    return load_workbook(BytesIO(xlsx(plan)))


def _lines(plan: ActionPlan) -> list[dict[str, str]]:
    text = csv(plan).decode("utf-8-sig")
    return list(csv_file.DictReader(StringIO(text, newline="")))


def test_a_row_for_each_decision_and_each_other_note() -> None:
    table = _book(plan())["Action plan"]
    columns = list(zip(*table.iter_rows(values_only=True), strict=True))
    assert [column[0] for column in columns] == list(HEADINGS.values())
    told = {column[0]: column[1:] for column in columns}
    fates = ("Decision", "Parked", "Not taken forward", "Answered", "Not sorted yet")
    assert told["Kind"] == fates
    assert told["Title"][:2] == ("We will book two rooms at Brook House", "Council budget")
    assert told["Owner"] == ("Farida Rahman", "Joan", None, None, None)
    assert told["Due"][:2] == (datetime(2026, 12, 4), datetime(2027, 1, 21))  # noqa: DTZ001
    assert told["Check date"][0] == datetime(2027, 1, 4)  # noqa: DTZ001
    assert told["Status"] == ("To do", "To do", None, "Done", "Not settled yet")
    assert told["Why not"][2] == "there is no money"
    assert told["Answer"][3] == "at four"
    assert told["How we look"][0] == "Count"
    assert told["What we hope to see"][0] == "at least 6 families have used the rooms"
    assert told["So that"] == ("Families choose the time", None, None, None, None)
    assert told["Workshop"] == ("Respite care",) * 5


def test_dates_are_dates_and_the_table_can_be_filtered() -> None:
    table = _book(plan())["Action plan"]
    assert table["E2"].is_date
    assert table["E2"].number_format == "yyyy-mm-dd"
    assert table.freeze_panes == "A2"
    assert table.auto_filter.ref == "A1:R6"
    assert min(d.width for d in table.column_dimensions.values()) >= 9
    (choice,) = table.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == (
        "H2:H6",
        '"To do,Under way,Done,Not settled yet"',
    )


def test_rows_are_as_high_as_their_text_and_the_head_has_the_organisations_colour() -> None:
    decided = (decision(1), decision(2, what="ring every family " * 20, measure=""))
    organisation = Organisation(name="Brook House", colour="#ffdd00")
    book = _book(plan(decisions=decided, organisation=organisation))
    table = book["Action plan"]
    first, second = (table.row_dimensions[n].height for n in (2, 3))
    assert (first, second) == (30, 15 * 9)
    assert table["A1"].fill.fgColor.rgb == f"00{readable('#ffdd00')[1:].upper()}"
    assert book["About"]["B1"].value == "Brook House"


@pytest.mark.parametrize("lacking", ["owner", "due", "what"])
def test_what_is_not_settled_says_so(lacking: str) -> None:
    lacks: dict[str, Any] = {lacking: None if lacking == "due" else ""}
    assert _lines(plan(decisions=(decision(**lacks),)))[0]["Status"] == "Not settled yet"


def test_the_workshop_is_on_a_sheet_of_its_own() -> None:
    told = dict(_book(plan())["About"].iter_rows(values_only=True))
    assert told["Workshop"] == "Respite care"
    assert told["Day"] == "Friday 20 November 2026"
    assert told["People"] == "Farida Rahman, Tom Okafor"


@pytest.mark.parametrize("sign", [s for s in FORMULA_SIGNS if not s.isspace()])
def test_no_text_becomes_a_formula(sign: str) -> None:
    evil = f"{sign}cmd|' /C calc'!A0"
    made = plan(
        title=evil,
        decisions=(decision(owner=evil, checker=evil),),
        parked=(ParkedNote(text=evil),),
        not_taken=(NoteNotTaken(text="x", reason=evil),),
    )
    lines = _lines(made)
    assert lines[0]["Owner"] == lines[1]["Title"] == f"'{evil}"
    book = _book(made)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    owner = book["Action plan"]["D2"]
    assert (owner.value, owner.data_type, owner.quotePrefix) == (evil, "s", True)
    assert book["About"]["B1"].value == evil


_DIALECTS: list[dict[str, Any]] = [
    {"delimiter": delimiter, "skipinitialspace": skips, "quoting": quoting}
    for delimiter in ",;\t|"
    for skips in (False, True)
    for quoting in (csv_file.QUOTE_MINIMAL, csv_file.QUOTE_NONE)
]


@pytest.mark.parametrize(
    "between", [";", ",", "|", "\t", "; ", ';"', ';""', ";;", ',"', "\n", "\r"]
)
@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_no_part_of_a_text_becomes_a_formula_whatever_parts_a_list(between: str, sign: str) -> None:
    evil = f"Buy bread{between}{sign}HYPERLINK(A1);now{between}{sign}"
    made = plan(
        decisions=(decision(what=evil, so_that=evil, owner=evil, measure=evil),),
        parked=(ParkedNote(text=evil),),
        not_taken=(NoteNotTaken(text=evil, reason=evil, passed_to=evil),),
        answered=(AnsweredNote(text=evil),),
        undecided=(evil,),
    )
    text = csv(made).decode("utf-8-sig")
    assert text.count("bread") > 6
    for dialect in _DIALECTS:
        cells = [c for r in csv_file.reader(StringIO(text, newline=""), **dialect) for c in r]
        assert not [c for c in cells if c.startswith(FORMULA_SIGNS)], dialect


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tea; cake | jam, 5-10 people, a=b", "Tea; cake | jam, 5-10 people, a=b"),
        ("well-known", "well-known"),
        ("Buy bread;=A1", "Buy bread;'=A1"),
        ("at once, -5 degrees", "at once,' -5 degrees"),
        (' "=A1"', '\' "=A1"'),
    ],
)
def test_only_what_may_be_a_formula_is_marked(text: str, told: str) -> None:
    assert harmless(text) == told


def test_a_day_that_a_spreadsheet_does_not_know_is_text() -> None:
    cell = _book(plan(decisions=(decision(due=date(1899, 5, 1)),)))["Action plan"]["E2"]
    assert cell.value == "1899-05-01"


def test_a_text_longer_than_a_cell_is_cut_in_xlsx_alone() -> None:
    made = plan(answered=(AnsweredNote(text="Why?", answer="x" * 40_000),))
    cut = _book(made)["Action plan"]["P5"].value
    assert len(cut) == 32_767
    assert cut.endswith("x…")
    assert _lines(made)[3]["Answer"] == "x" * 40_000


def test_csv_has_its_mark_and_iso_dates() -> None:
    file = csv(plan())
    assert file.startswith(b"\xef\xbb\xbf")
    assert _lines(plan())[0]["Due"] == "2026-12-04"


def test_the_properties_name_nobody() -> None:
    made = plan(decisions=(decision(picture=picture()),))
    properties = _book(made).properties
    assert (properties.title, properties.language) == ("Respite care", "en-GB")
    assert properties.lastModifiedBy is None
    assert properties.created == properties.modified == datetime(2026, 11, 20)  # noqa: DTZ001
    with ZipFile(BytesIO(xlsx(made))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"creator>" not in parts.read("docProps/core.xml")


@settings(max_examples=50, deadline=None)
@given(wild_plans)
def test_wild_text_comes_back_out(made: ActionPlan) -> None:
    expected = list(rows(made))
    table = _book(made)["Action plan"]
    lines = _lines(made)
    assert len(lines) == len(expected) == table.max_row - 1
    for row, line, cells in zip(expected, lines, table.iter_rows(min_row=2), strict=True):
        for field, heading in HEADINGS.items():
            value = getattr(row, field)
            if not isinstance(value, str):
                continue
            said = line[heading]
            assert said.replace("'", "") == value.replace("'", "")
            assert not said.startswith(FORMULA_SIGNS)
            cell = cells[list(HEADINGS).index(field)]
            assert unescape(cell.value or "") == value
            assert cell.data_type in ("s", "n")
    assert xlsx(made) == xlsx(made)
