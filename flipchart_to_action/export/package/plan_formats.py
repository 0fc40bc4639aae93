"""Everything that a plan can go out as, and the names of the files.

What makes a format is imported when it is asked for: some of it takes long to load.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.errors import ExportError, plain_reason
from flipchart_to_action.export.package.file_names import safe_file_name

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Format:
    """A way for a plan to go out.

    `suffix`: of its files, with the dot. `make`: gives the file, or raises an ExportError.
    `words`: what people call it. `ending`: what its files' names end with, where another format
    has the same suffix.
    """

    suffix: str
    make: Callable[[ActionPlan], bytes]
    words: str
    ending: str = ""


def file_name(plan: ActionPlan, name: str) -> str:
    """Return the name of a plan's file, such as "2026-11-20 Respite care.pdf".

    Args:
        plan: The plan.
        name: Of the format, as in `FORMATS`.
    """
    known = FORMATS[name]
    return safe_file_name(plan.title, plan.held_on, f"{known.ending}{known.suffix}")


def free_path(folder: Path, name: str) -> Path:
    """Return a path in a folder where no file is yet; a number is added to a name that is taken."""
    path, stem, suffix = folder / name, Path(name).stem, Path(name).suffix
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem} ({number}){suffix}"
        number += 1
    return path


def folder_for(folder: Path) -> Path:
    """Return the folder, made if it is not there yet.

    Raises:
        ExportError: It can't be made.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason, hint = plain_reason(error)
        raise ExportError(f"The folder “{folder.name}” can’t be made: {reason}.", hint) from error
    return folder


def stamp(plan: ActionPlan) -> datetime:
    """Return the moment that calendars take for that of the plan: of its last change, in UTC.

    So the same plan gives the same bytes, and of two with the same revision the later one counts.
    """
    if plan.changed_at is not None:
        return plan.changed_at.astimezone(UTC)
    return datetime.combine(plan.held_on, time(), UTC) if plan.held_on else _EPOCH


def _pdf(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.pdf.plan import render

    return render(plan)


def _large_print(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.pdf.large_print import render

    return render(plan)


def _easy_read(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.pdf.easy_read import render

    return render(plan)


def _text(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.plain_text import plain_text

    return plain_text(plan).encode("utf-8")


def _html(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.html import render

    return render(plan).encode("utf-8")


def _docx(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.docx import render

    return render(plan)


def _xlsx(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.xlsx_csv import xlsx

    return xlsx(plan)


def _csv(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.xlsx_csv import csv

    return csv(plan)


def _jira(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.imports import jira

    return jira(plan)


def _planner(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.imports import planner

    return planner(plan)


def _trello(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.imports import trello

    return trello(plan)


def _ics(plan: ActionPlan) -> bytes:
    from flipchart_to_action.export.formats.ics import render

    return render(plan, sequence=plan.sequence, stamp=stamp(plan))


def _eml(plan: ActionPlan) -> bytes:
    """Return the draft to the group with the PDF and, if there are dates, the calendar."""
    from flipchart_to_action.domain.addresses import usable_address
    from flipchart_to_action.export.formats.eml import Attachment, group_draft

    dated = any(d.due or d.check_on for d in plan.decisions)
    along = ("pdf", "ics") if dated else ("pdf",)
    files = [Attachment(file_name(plan, name), FORMATS[name].make(plan)) for name in along]
    recipients = [(r.name, r.email) for r in plan.readers if usable_address(r.email)]
    return group_draft(plan, recipients, files)


FORMATS: dict[str, Format] = {
    "pdf": Format(".pdf", _pdf, "PDF action plan"),
    "large-print": Format(".pdf", _large_print, "PDF in large print", " (large print)"),
    "easy-read": Format(".pdf", _easy_read, "PDF as an Easy Read draft", " (Easy Read draft)"),
    "text": Format(".txt", _text, "plain text"),
    "html": Format(".html", _html, "web page"),
    "docx": Format(".docx", _docx, "Word document"),
    "xlsx": Format(".xlsx", _xlsx, "spreadsheet"),
    "csv": Format(".csv", _csv, "spreadsheet as CSV"),
    "jira": Format(".csv", _jira, "tasks for Jira", " (for Jira)"),
    "planner": Format(".csv", _planner, "tasks for Planner", " (for Planner)"),
    "trello": Format(".txt", _trello, "cards for Trello", " (for Trello)"),
    "ics": Format(".ics", _ics, "calendar dates"),
    "eml": Format(".eml", _eml, "draft of a mail to the group"),
}
"""What there is, by the name that the command line has for it."""
