"""The feedback report, looked at and made: the forms that people need, and drafts of mails."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.calendar_days import full_date
from flipchart_to_action.domain.feedback import FeedbackReport
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.records import Need, SharedKind, Sharing
from flipchart_to_action.domain.sharing import last_shared
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.desktop import open_folder, open_mail
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.reports.report_dialog import Pages, ReportDialog, pages_of
from flipchart_to_action.gui.shared.mail_drafts import Draft, drafts_in, drafts_of
from flipchart_to_action.gui.shared.preview.plan_maker import LANE
from flipchart_to_action.gui.shared.sent_card import SentCard
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.shortcuts import bind

_KNOWN = (
    Standing.CHANGED,
    Standing.PARTLY,
    Standing.NOT_CHANGED,
    Standing.NO_LONGER_NEEDED,
)


@dataclass(frozen=True, slots=True)
class _Written:
    """What was made: where it is, its drafts, and what is kept of it."""

    folder: Path
    drafts: tuple[Draft, ...]
    sharing: Sharing


class FeedbackDialog(ReportDialog):
    """Shows the report page by page, and makes everything by one key.

    Args:
        session: The workshop that is open.
        tasks: Where it is made.
        base: The folder in which the folder of the files goes.
        organisation: Gives whose report it is; called in a worker thread.
        today: The day of the report.
        parent: The window.
    """

    written = Signal(object)
    """The folder in which everything is now."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        base: Path,
        organisation: Callable[[], Organisation],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, tasks, "Feedback report: you said, we did", parent)
        self._base, self._today = base, today
        self._organisation = organisation
        self._report: FeedbackReport | None = None
        self._folder: Path | None = None
        self._drafts: tuple[Draft, ...] = ()
        self.known = label("", "formstrong", wrap=True)
        self.goes_to = label("", "body", wrap=True)
        self.saved = SentCard()
        self.make = KeyButton("Make the files", "Ctrl+Enter", "ph.newspaper", "main")
        self._lay_out()
        self._connect()
        self._load()
        self._find_made()

    def _lay_out(self) -> None:
        side = column(12)
        side.addWidget(label("You said, we did", "h1"))
        side.addWidget(self.known)
        side.addWidget(self.goes_to)
        hint = (
            "What is not known yet is said so. Private notes are not in it."
            " Nothing is sent: you get files, and drafts for your mail program."
        )
        side.addWidget(label(hint, "second", wrap=True))
        side.addWidget(self.error)
        side.addWidget(self.saved)
        side.addStretch(1)
        buttons = row(12)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.make)
        side.addLayout(buttons)
        self.put_beside(side, 1080, 760)
        self.make.setEnabled(False)

    def _connect(self) -> None:
        self.make.clicked.connect(self.make_everything)
        self.preview.form_wanted.connect(self._load)
        self.saved.folder_wanted.connect(self._show_folder)
        self.saved.sent_told.connect(self._keep_sent)
        self.saved.open_wanted.connect(lambda draft: self._try(lambda: open_mail(draft.path)))
        self.saved.copy_wanted.connect(self._copy)
        for keys, act in (
            ("Ctrl+Enter", self.make.click),
            ("Ctrl+Shift+F", self._show_folder),
        ):
            bind(self, keys, act)

    def _load(self, form: str = "pdf") -> None:
        library, workshop_id = self.session.library, self.session.state.workshop.id
        today, organisation, known = self._today, self._organisation, self._report

        def work(_job: Job) -> tuple[FeedbackReport, Pages]:
            from flipchart_to_action.export.package.feedback_formats import (
                REPORT_FORMATS,
                report_pdf,
            )

            if known is None:
                report = library.load_report(workshop_id, today)
                report = replace(report, organisation=organisation())
            else:
                report = known
            pdf = REPORT_FORMATS[form].make(report)
            return report, pages_of(pdf, report_pdf(report, Need.PLAIN_TEXT).decode())

        self.preview.show_being_made(True)
        self.tasks.run(self, work, self._show, self.failed, lane=LANE)

    def _show(self, made: tuple[FeedbackReport, Pages]) -> None:
        self._report, pages = made
        decisions = self._report.decisions
        known = sum(d.standing in _KNOWN for d in decisions)
        held = len(self._report.held_back)
        said = f"; {held} held back, with words of a private note" if held else ""
        self.known.setText(f"{known} of {len(decisions)} outcomes known{said}")
        self.goes_to.setText(_goes_to(self._report))
        self.show_report(pages)
        if not self.make.isEnabled():
            self.make.setEnabled(True)
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_everything(self) -> None:
        """Make the forms that people need and the drafts of mails, in a folder of their own."""
        report = self._report
        if report is None:
            return
        self.make.setEnabled(False)
        library, base, now = self.session.library, self._base, datetime.now(UTC)
        workshop_id = self.session.state.workshop.id

        def work(_job: Job) -> _Written:
            from flipchart_to_action.export.package.contents import sharing_record
            from flipchart_to_action.export.package.feedback_formats import outgoing_report
            from flipchart_to_action.export.package.write_folder import write_folder

            out = outgoing_report(report)
            found = write_folder(base, out)
            sha256 = library.keep_photo(found.pdf)
            kept = sharing_record(
                out, workshop_id=workshop_id, folder=found.folder, sha256=sha256, now=now
            )
            return _Written(found.folder, drafts_of(found.folder, out.files), kept)

        self.tasks.run(self, work, self._was_written, self.failed, lane=LANE)

    def _was_written(self, written: _Written) -> None:
        session = self.session
        if session.is_open and session.state.workshop.id == written.sharing.workshop_id:
            session.write(added(written.sharing))
        self._folder, self._drafts = written.folder, written.drafts
        self.error.hide()
        self._show_made()
        self.make.set_text("Make them again")
        self.make.setEnabled(True)
        self.saved.show_files.setFocus(Qt.FocusReason.OtherFocusReason)
        self.written.emit(written.folder)

    def _show_made(self) -> None:
        """Show what was made last, and what of it the user said was sent."""
        last = last_shared(self.session.state, SharedKind.FEEDBACK)
        if last is None:
            return
        day = full_date(last.shared_at.astimezone().date())
        sent = "and sent, as you said" if last.sent else "nothing of it is sent yet"
        here = str(self._folder) if self._folder is not None else ""
        self.saved.show_shared(f"Made on {day}; {sent}", here, "")
        self.saved.show_drafts(self._drafts, last.sent)

    def _find_made(self) -> None:
        """Look for what was made before."""
        last = last_shared(self.session.state, SharedKind.FEEDBACK)
        folder = Path(last.folder) if last is not None and last.folder else None
        if folder is None or not folder.is_dir():
            self._show_made()
            return

        def found(drafts: tuple[Draft, ...]) -> None:
            if self._folder is None:
                self._folder, self._drafts = folder, drafts
                self._show_made()

        self.tasks.run(self, lambda _job: drafts_in(folder), found, self.failed)

    def _keep_sent(self, names: list[str], sent: bool) -> None:
        state = self.session.state
        last = last_shared(state, SharedKind.FEEDBACK)
        if last is not None:
            change = edits.mark_sent(state, last.id, names, self._today, sent=sent)
            self.session.do("say that it was sent" if sent else "say that it was not sent", change)
            self._show_made()

    def _show_folder(self) -> None:
        folder = self._folder
        if folder is not None:
            self._try(lambda: open_folder(folder))

    def _copy(self, draft: Draft) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(draft.text)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self.error.tell_error(error)

    @override
    def failed(self, error: Exception) -> None:
        self.make.setEnabled(self._report is not None)
        super().failed(error)


def _goes_to(report: FeedbackReport) -> str:
    reached = [r for r in report.readers if r.email]
    lost = [r.name for r in report.readers if not r.email]
    people = f"{len(reached)} {'person' if len(reached) == 1 else 'people'}"
    said = f"Drafts of mails go to {people}, each in the form that they can read."
    return f"{said} No address is known of {', '.join(lost)}." if lost else said
