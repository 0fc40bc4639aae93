"""Everything that a feedback report can go out as, and the names of the files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from flipchart_to_action.domain.addresses import usable_address
from flipchart_to_action.domain.feedback import FeedbackReport
from flipchart_to_action.domain.records import Need, SharedKind
from flipchart_to_action.export.package.contents import (
    FORM_OF,
    MailDraft,
    OutgoingFile,
    PackageContents,
)
from flipchart_to_action.export.package.file_names import safe_file_name
from flipchart_to_action.export.words.blocks import PlanWords
from flipchart_to_action.export.words.feedback import feedback_words
from flipchart_to_action.export.words.feedback_easy import easy_feedback
from flipchart_to_action.export.words.plan_easy import EasyPlan, for_readers

_ENDING = " (you said, we did)"


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A way for a report to go out; as `Format` is for a plan."""

    suffix: str
    make: Callable[[FeedbackReport], bytes]
    words: str
    ending: str = ""


def report_name(report: FeedbackReport, name: str) -> str:
    """Return the name of a report's file; `name` is that of the format."""
    form = REPORT_FORMATS[name]
    ending = f"{_ENDING}{form.ending}{form.suffix}"
    return safe_file_name(report.title, report.held_on, ending)


def report_pdf(report: FeedbackReport, need: Need) -> bytes:
    """Return a report in the form that people with that need can read; text for plain text.

    Raises:
        ExportError: The program's own type faces are missing.
    """
    if need is Need.PLAIN_TEXT:
        return _text(report)
    if need is Need.EASY_READ:
        from flipchart_to_action.export.pdf.easy_read import render_easy

        return render_easy(easy_feedback(report), report.organisation)
    from flipchart_to_action.export.pdf import theme
    from flipchart_to_action.export.pdf.plan import render_words

    sizes = theme.LARGE_PRINT if need is Need.LARGE_PRINT else theme.STANDARD
    return render_words(sizes, feedback_words(report), report.organisation)


def report_files(report: FeedbackReport, people: frozenset[str]) -> Iterator[OutgoingFile]:
    """Yield what goes out: the forms that people need, and a draft of a mail for each form.

    Args:
        report: The report.
        people: The ids of the readers who are to get it by mail.
    """
    needs = {reader.need for reader in report.readers} | {Need.STANDARD}
    for need, name in FORM_OF.items():
        if need in needs:
            form = REPORT_FORMATS[name]
            yield OutgoingFile(report_name(report, name), form.words, partial(form.make, report))
    for need in Need:
        mailed = [
            (r.name, r.email)
            for r in report.readers
            if r.id in people and r.need is need and usable_address(r.email)
        ]
        if mailed:
            ending = "" if need is Need.STANDARD else _CALLED[need]
            name = safe_file_name(report.title, report.held_on, f"{_ENDING}{ending}.eml")
            words = f"draft of a mail{ending}"
            draft = MailDraft(len(mailed), partial(_draft_text, report, need))
            yield OutgoingFile(name, words, partial(_draft, report, need, mailed), draft)


def outgoing_report(report: FeedbackReport) -> PackageContents:
    """Return all that goes out of a report: the forms that people need, and drafts to everybody."""
    title = f"{report.title}{_ENDING}" if report.title else _ENDING.strip(" ()")
    reached = tuple(r for r in report.readers if usable_address(r.email))
    return PackageContents(
        title=title,
        held_on=report.held_on,
        kind=SharedKind.FEEDBACK,
        formats=("pdf",),
        files=tuple(report_files(report, frozenset(r.id for r in reached))),
        pdf=partial(report_pdf, report, Need.STANDARD),
        people=tuple(r.name for r in reached),
        without_address=tuple(r.name for r in report.readers if not usable_address(r.email)),
    )


def _draft(report: FeedbackReport, need: Need, recipients: list[tuple[str, str]]) -> bytes:
    from flipchart_to_action.export.formats.eml import Attachment, words_draft

    along = [Attachment(report_name(report, FORM_OF[need]), report_pdf(report, need))]
    words, easy = _draft_words(report, need)
    return words_draft(words, easy, report.organisation, recipients, along, need)


def _draft_text(report: FeedbackReport, need: Need) -> str:
    from flipchart_to_action.export.formats.eml import words_text

    return words_text(*_draft_words(report, need))


def _draft_words(report: FeedbackReport, need: Need) -> tuple[PlanWords, EasyPlan | None]:
    return feedback_words(report), for_readers(
        easy_feedback(report)
    ) if need is Need.EASY_READ else None


def _text(report: FeedbackReport) -> bytes:
    from flipchart_to_action.export.formats.plain_text import plain_text_of

    return plain_text_of(feedback_words(report)).encode("utf-8")


def _html(report: FeedbackReport) -> bytes:
    from flipchart_to_action.export.branding.colours import accent
    from flipchart_to_action.export.formats.html import html_of

    words, organisation = feedback_words(report), report.organisation
    page = html_of(words, colour=accent(organisation), logo=organisation.logo)
    return page.encode("utf-8")


def _eml(report: FeedbackReport) -> bytes:
    """Return the draft to everybody who has an address, in the standard form."""
    recipients = [(r.name, r.email) for r in report.readers if usable_address(r.email)]
    return _draft(report, Need.STANDARD, recipients)


_CALLED = {
    Need.LARGE_PRINT: " (large print)",
    Need.EASY_READ: " (Easy Read draft)",
    Need.PLAIN_TEXT: " (plain text)",
}

REPORT_FORMATS: dict[str, ReportFormat] = {
    "pdf": ReportFormat(".pdf", partial(report_pdf, need=Need.STANDARD), "PDF feedback report"),
    "large-print": ReportFormat(
        ".pdf", partial(report_pdf, need=Need.LARGE_PRINT), "PDF in large print", " (large print)"
    ),
    "easy-read": ReportFormat(
        ".pdf",
        partial(report_pdf, need=Need.EASY_READ),
        "PDF as an Easy Read draft",
        " (Easy Read draft)",
    ),
    "text": ReportFormat(".txt", _text, "plain text"),
    "html": ReportFormat(".html", _html, "web page"),
    "eml": ReportFormat(".eml", _eml, "draft of a mail to the group"),
}
"""What there is, by the name that the command line has for it."""
