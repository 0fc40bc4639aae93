"""The plan as a spreadsheet and as CSV, to keep track of what was decided.

What people wrote is never taken for a formula: text that begins like one is marked as text.
"""

import csv as csv_file
import re
from dataclasses import fields
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from textwrap import wrap
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.export.branding.colours import accent
from flipchart_to_action.export.formats.reproducible_zip import without_clock
from flipchart_to_action.export.formats.table_rows import HEADINGS, PRINTED, STATES, Row, rows
from flipchart_to_action.export.words.blocks import PlanWords
from flipchart_to_action.export.words.plan import wording

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, in the wide forms too."""

_WIDTHS = (9, 14, 44, 20, 12, 20, 12, 15, 12, 44, 30, 14, 34, 30, 20, 30, 30, 12)
_LINE, _HIGHEST_ROW = 15.0, 405.0
_MOST_LINES = 27
_MOST_OF_CELL = 32_767
_FIRST_DAY = date(1900, 3, 1)
_DAY = "yyyy-mm-dd"
_SEPARATORS = ",;|\t\r\n"
"""What parts the cells of a CSV file or its lines, as one program or another takes it."""
_FORMULA = re.compile(rf"(^|[{_SEPARATORS}])(?=[\s\"]*[{re.escape(''.join(FORMULA_SIGNS))}])")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A
_STAMP = re.compile(r"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=</dcterms:)")


def csv(plan: ActionPlan) -> bytes:
    """Return the plan as CSV: UTF-8 with its mark, commas, ISO dates, every field quoted."""
    out = StringIO(newline="")
    writer = csv_file.writer(out, quoting=csv_file.QUOTE_ALL)
    writer.writerow(HEADINGS.values())
    for row in rows(plan):
        writer.writerow(_as_text(value) for value in _values(row))
    return out.getvalue().encode("utf-8-sig")


def xlsx(plan: ActionPlan) -> bytes:
    """Return the plan as an .xlsx file; the same plan gives the same bytes."""
    words, book = wording(plan), Workbook()
    table: Any = book.active
    table.title = "Action plan"
    _fill(table, plan)
    _lay_out(table)
    _about(book.create_sheet("About"), words, plan)
    book.properties.title, book.properties.subject = words.title[:255], words.kind
    book.properties.language, book.properties.creator = "en-GB", None
    out = BytesIO()
    book.save(out)
    return undated(out.getvalue(), plan.held_on)


def harmless(text: str) -> str:
    """Return `text` for a CSV file: an apostrophe wherever a cell may begin like a formula.

    Where lists are parted by semicolons (German, French and Dutch Excel), by tabs or by bars, a
    program takes the text after one for a cell of its own, whatever the quotes say.
    """
    return _FORMULA.sub(r"\1'", text)


def _values(row: Row) -> list[str | int | date | None]:
    return [getattr(row, field.name) for field in fields(row)]


def _as_text(value: str | int | date | None) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else harmless(str(value))


def _fill(table: Any, plan: ActionPlan) -> None:
    table.append(list(HEADINGS.values()))
    for cell in table[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=accent(plan.organisation)[1:].upper())
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    wrapped = Alignment(wrap_text=True, vertical="top", horizontal="left")
    for number, row in enumerate(rows(plan), 2):
        values = _values(row)
        for column, value in enumerate(values, 1):
            if value is not None and value != "":
                put(table.cell(number, column), value).alignment = wrapped
        # Not every program makes room for wrapped text by itself.
        lines = max(map(_lines, values, _WIDTHS))
        table.row_dimensions[number].height = min(lines * _LINE, _HIGHEST_ROW)


def _lines(value: str | int | date | None, width: int) -> int:
    """Return about how many lines a value takes in a column that is `width` letters wide."""
    text = str(value)[: width * _MOST_LINES] if isinstance(value, str) else ""
    return max(len(wrap(text, width - 1)), 1)


def put(cell: Any, value: str | int | date) -> Any:
    """Put a value into a cell: a date as one, text as text whatever it looks like."""
    if isinstance(value, date) and value >= _FIRST_DAY:
        cell.value, cell.number_format = value, _DAY
    elif isinstance(value, int):
        cell.value = value
    else:
        text = _ESCAPED.sub("_x005F_", str(value))
        cell.value = text if len(text) <= _MOST_OF_CELL else f"{text[: _MOST_OF_CELL - 1]}…"
        cell.data_type = "s"
        if text.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True  # it stays text when somebody edits the cell
    return cell


def _lay_out(table: Any) -> None:
    table.freeze_panes = "A2"
    table.auto_filter.ref = table.dimensions
    for column, width in enumerate(_WIDTHS, 1):
        table.column_dimensions[get_column_letter(column)].width = width
    status = get_column_letter(list(HEADINGS).index("status") + 1)
    choice = DataValidation("list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    choice.add(f"{status}2:{status}{max(table.max_row, 2)}")
    table.add_data_validation(choice)
    table.print_title_rows = "1:1"
    table.print_area = f"A1:{get_column_letter(len(PRINTED))}{max(table.max_row, 2)}"
    table.page_setup.orientation, table.page_setup.paperSize = "landscape", 9  # A4
    table.page_setup.fitToWidth, table.page_setup.fitToHeight = 1, 0
    table.sheet_properties.pageSetUpPr.fitToPage = True


def _about(sheet: Any, words: PlanWords, plan: ActionPlan) -> None:
    named = (("Organisation", words.organisation),) if words.organisation else ()
    lines = (
        *named,
        ("Workshop", words.title),
        (words.purpose_label, words.purpose),
        ("Day", full_date(plan.held_on) if plan.held_on else ""),
        ("Place", plan.place),
        ("People", ", ".join(plan.people)),
    )
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 64
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, (name, value) in enumerate(lines, 1):
        put(sheet.cell(number, 1), name).font = Font(bold=True)
        put(sheet.cell(number, 2), value).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = min(_lines(value, 64) * _LINE, _HIGHEST_ROW)


def undated(file: bytes, held_on: date | None) -> bytes:
    """Return the file as if made on the day of the workshop, whenever it was made."""
    with ZipFile(BytesIO(file)) as parts:
        core = parts.read("docProps/core.xml").decode("utf-8")
    day = datetime.combine(held_on or date(1980, 1, 1), time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    core = _STAMP.sub(day, core)
    return without_clock(file, {"docProps/core.xml": core.encode("utf-8")})
