"""Over the years as files: a PDF and a spreadsheet."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.years import Years
from flipchart_to_action.export.formats.xlsx_csv import put, undated
from flipchart_to_action.export.package.file_names import safe_file_name
from flipchart_to_action.export.words.years import COLUMNS, KIND, years_words

YEARS_FORMATS = {"pdf": "PDF", "xlsx": "spreadsheet"}
"""What there is, by the name that the command line has for it."""


def years_name(years: Years, form: str) -> str:
    """Return the name of the file: "2027-01-15 Respite care (over the years).pdf"."""
    return safe_file_name(years.group, years.made_on, f" (over the years).{form}")


def render_years(years: Years, form: str, organisation: Organisation) -> bytes:
    """Return the report as a file of one of `YEARS_FORMATS`.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    if form == "xlsx":
        return _xlsx(years)
    from flipchart_to_action.export.pdf.years import render

    return render(years, organisation)


def _xlsx(years: Years) -> bytes:
    words, book = years_words(years), Workbook()
    table: Any = book.active
    table.title = KIND
    table.append(["Workshop", "Date", *COLUMNS.values()])
    for cell in table[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, (counts, row) in enumerate(zip(years.workshops, words.rows, strict=True), 2):
        values: list[str | int | date | None] = [row.title, counts.held_on, *row.figures]
        for column, value in enumerate(values, 1):
            if value is not None:
                put(table.cell(number, column), value)
    table.freeze_panes = "A2"
    table.auto_filter.ref = table.dimensions
    table.column_dimensions["A"].width, table.column_dimensions["B"].width = 46, 13
    raised: Any = book.create_sheet("What keeps coming back")
    for line, said in enumerate((("Issue", "When, and what came of it"), *words.raised), 1):
        for column, value in enumerate(said, 1):
            put(raised.cell(line, column), value).alignment = Alignment(wrap_text=True)
    raised.column_dimensions["A"].width, raised.column_dimensions["B"].width = 46, 80
    book.properties.title, book.properties.subject = words.title[:255], KIND
    book.properties.language, book.properties.creator = "en-GB", None
    out = BytesIO()
    book.save(out)
    return undated(out.getvalue(), years.made_on)
