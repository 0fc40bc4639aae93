"""The feedback report, looked at and made: the forms that people need, and drafts of mails."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.feedback import FeedbackReport
from flipchart_to_action.domain.follow_up import Standing
from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.records import Need, Sharing
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.opening import open_folder, open_mail
from flipchart_to_action.gui.plan_pages import LANE, page_image
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.share_making import drafts_of, text_of_draft
from flipchart_to_action.gui.tasks import Job, TaskRunner
from flipchart_to_action.gui.widgets.beside_preview import BesidePreview
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, label, row, size_dialog
from flipchart_to_action.gui.widgets.plan_preview import PlanPreview
from flipchart_to_action.gui.widgets.saved_card import Draft, SavedCard
from flipchart_to_action.gui.widgets.shortcuts import bind
from flipchart_to_action.gui.widgets.strips import MessageStrip

_KNOWN = (
    Standing.CHANGED,
    Standing.PARTLY,
    Standing.NOT_CHANGED,
    Standing.NO_LONGER_NEEDED,
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A report as it stands: its pages and its words."""

    report: FeedbackReport
    pdf: bytes
    pages: int
    text: str


@dataclass(frozen=True, slots=True)
class _Written:
    """What was made: where it is, its drafts, and what is kept of it."""

    folder: Path
    drafts: tuple[Draft, ...]
    sharing: Sharing


class FeedbackDialog(QDialog):
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
        super().__init__(parent)
        self.setWindowTitle("Feedback report: you said, we did")
        self._session, self._tasks = session, tasks
        self._base, self._today = base, today
        self._organisation = organisation
        self._made: _Made | None = None
        self._folder: Path | None = None
        self.error = MessageStrip()
        self.known = label("", "formstrong", wrap=True)
        self.goes_to = label("", "body", wrap=True)
        self.saved = SavedCard()
        self.make = KeyButton("Make the files", "Ctrl+Enter", "ph.newspaper", "main")
        self.close_button = KeyButton("Close", "Esc")
        self.preview = PlanPreview()
        self._lay_out()
        self._connect()
        size_dialog(self, 1080, 760)
        self._load()

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
        said = QWidget()
        said.setLayout(side)
        whole = column(0)
        whole.addWidget(BesidePreview(said, self.preview))
        self.setLayout(whole)
        self.make.setEnabled(False)

    def _connect(self) -> None:
        self.make.clicked.connect(self.make_everything)
        self.close_button.clicked.connect(self.reject)
        self.preview.page_wanted.connect(self._draw)
        self.preview.form_wanted.connect(self._load)
        self.saved.folder_wanted.connect(self._show_folder)
        self.saved.open_wanted.connect(lambda draft: self._try(lambda: open_mail(draft.path)))
        self.saved.copy_wanted.connect(self._copy)
        for keys, act in (
            ("Ctrl+Enter", self.make.click),
            ("Ctrl+Shift+F", self._show_folder),
            ("Ctrl+T", self.preview.toggle_text),
            ("PgUp", lambda: self.preview.turn(-1)),
            ("PgDown", lambda: self.preview.turn(1)),
        ):
            bind(self, keys, act)

    def _load(self, form: str = "pdf") -> None:
        library, workshop_id = self._session.library, self._session.state.workshop.id
        today, organisation, known = self._today, self._organisation, self._made

        def work(_job: Job) -> _Made:
            import pypdfium2

            from flipchart_to_action.export.feedback import REPORT_FORMATS, report_pdf

            if known is None:
                report = library.load_report(workshop_id, today)
                report = replace(report, organisation=organisation())
            else:
                report = known.report
            pdf = REPORT_FORMATS[form].make(report)
            document = pypdfium2.PdfDocument(pdf)
            pages = len(document)
            document.close()
            return _Made(report, pdf, pages, report_pdf(report, Need.PLAIN_TEXT).decode())

        self.preview.show_being_made(True)
        self._tasks.run(self, work, self._show, self._failed, lane=LANE)

    def _show(self, made: _Made) -> None:
        self._made = made
        known = sum(d.standing in _KNOWN for d in made.report.decisions)
        self.known.setText(f"{known} of {len(made.report.decisions)} outcomes known")
        self.goes_to.setText(_goes_to(made.report))
        self.preview.show_being_made(False)
        self.preview.show_pages(made.pages, made.text)
        self._draw(self.preview.number)
        if not self.make.isEnabled():
            self.make.setEnabled(True)
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, number: int) -> None:
        made = self._made
        if made is None or self.preview.shows_text:
            return
        width = self.preview.page.page_width

        def work(_job: Job) -> QImage:
            return page_image(made.pdf, number, width)

        self._tasks.run(self, work, self.preview.show_image, self._failed, lane=LANE)

    def make_everything(self) -> None:
        """Make the forms that people need and the drafts of mails, in a folder of their own."""
        made = self._made
        if made is None:
            return
        self.make.setEnabled(False)
        library, base, now = self._session.library, self._base, datetime.now(UTC)
        workshop_id = self._session.state.workshop.id

        def work(_job: Job) -> _Written:
            from flipchart_to_action.export.feedback import outgoing_report, report_sharing
            from flipchart_to_action.export.folder import write_folder

            out = outgoing_report(made.report)
            found = write_folder(base, out)
            sha256 = library.keep_photo(found.pdf)
            kept = report_sharing(
                out, workshop_id=workshop_id, folder=found.folder, sha256=sha256, now=now
            )
            return _Written(found.folder, drafts_of(found.folder, found.names), kept)

        self._tasks.run(self, work, self._was_written, self._failed, lane=LANE)

    def _was_written(self, written: _Written) -> None:
        session = self._session
        if session.is_open and session.state.workshop.id == written.sharing.workshop_id:
            given = edits.set_fields(
                session.state, session.state.workshop.id, feedback_given_on=self._today
            )
            session.write(added(written.sharing) + given)
        self._folder = written.folder
        self.error.hide()
        self.saved.show_shared("The report is made", str(written.folder), "")
        self.saved.show_drafts(written.drafts)
        self.make.set_text("Make them again")
        self.make.setEnabled(True)
        self.saved.show_files.setFocus(Qt.FocusReason.OtherFocusReason)
        self.written.emit(written.folder)

    def _show_folder(self) -> None:
        folder = self._folder
        if folder is not None:
            self._try(lambda: open_folder(folder))

    def _copy(self, draft: Draft) -> None:
        from PySide6.QtGui import QGuiApplication

        self._try(lambda: QGuiApplication.clipboard().setText(text_of_draft(draft.path)))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self.error.tell_error(error)

    def _failed(self, error: Exception) -> None:
        self.preview.show_being_made(False)
        self.make.setEnabled(self._made is not None)
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)


def _goes_to(report: FeedbackReport) -> str:
    reached = [r for r in report.readers if r.email]
    lost = [r.name for r in report.readers if not r.email]
    people = f"{len(reached)} {'person' if len(reached) == 1 else 'people'}"
    said = f"Drafts of mails go to {people}, each in the form that they can read."
    return f"{said} No address is known of {', '.join(lost)}." if lost else said
