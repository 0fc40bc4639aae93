"""Over the years of a group: looked at, and saved as a PDF or a spreadsheet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.years import Years
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.plan_pages import LANE, page_image
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.tasks import Job, TaskRunner
from flipchart_to_action.gui.widgets.beside_preview import BesidePreview
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, label, size_dialog
from flipchart_to_action.gui.widgets.plan_preview import PlanPreview
from flipchart_to_action.gui.widgets.shortcuts import bind
from flipchart_to_action.gui.widgets.strips import MessageStrip, announce


@dataclass(frozen=True, slots=True)
class _Made:
    """The report: its pages and its words."""

    years: Years
    pdf: bytes
    pages: int
    text: str


class YearsDialog(QDialog):
    """Shows the report of a group page by page, or as text.

    Args:
        session: The library.
        tasks: Where it is made.
        group: The name of the group.
        base: Where it is saved unless somebody says otherwise.
        organisation: Gives whose report it is; called in a worker thread.
        today: The day of the report.
        parent: The window.
    """

    saved = Signal(object)
    """The file that was written."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        group: str,
        base: Path,
        organisation: Callable[[], Organisation],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Over the years")
        self._session, self._tasks, self._group = session, tasks, group
        self._base, self._organisation, self._today = base, organisation, today
        self._made: _Made | None = None
        self.error = MessageStrip()
        self.done_words = label("", "body", wrap=True)
        self.pdf = KeyButton("Save as PDF", "Ctrl+S", "ph.file-pdf-bold", "main")
        self.sheet = KeyButton("Save as a spreadsheet", "Ctrl+Shift+S", "ph.table")
        self.close_button = KeyButton("Close", "Esc")
        self.preview = PlanPreview()
        self.preview.form.hide()  # it has one form
        self._lay_out()
        self._connect()
        size_dialog(self, 980, 760)
        self._load()

    def _lay_out(self) -> None:
        side = column(12)
        side.addWidget(label("Over the years", "h1"))
        side.addWidget(label(self._group or "Our group", "formstrong", wrap=True))
        hint = (
            "All workshops with the same group, or the same title where no group is named."
            " What keeps coming back is what somebody found to be the same issue."
        )
        side.addWidget(label(hint, "second", wrap=True))
        side.addWidget(self.error)
        side.addWidget(self.done_words)
        side.addStretch(1)
        for button in (self.pdf, self.sheet, self.close_button):
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.setEnabled(button is self.close_button)
        said = QWidget()
        said.setLayout(side)
        whole = column(0)
        whole.addWidget(BesidePreview(said, self.preview))
        self.setLayout(whole)

    def _connect(self) -> None:
        self.pdf.clicked.connect(lambda: self._choose("pdf"))
        self.sheet.clicked.connect(lambda: self._choose("xlsx"))
        self.close_button.clicked.connect(self.reject)
        self.preview.page_wanted.connect(self._draw)
        for keys, act in (
            ("Ctrl+S", self.pdf.click),
            ("Ctrl+Shift+S", self.sheet.click),
            ("Ctrl+T", self.preview.toggle_text),
            ("PgUp", lambda: self.preview.turn(-1)),
            ("PgDown", lambda: self.preview.turn(1)),
        ):
            bind(self, keys, act)

    def _load(self) -> None:
        library, group, today = self._session.library, self._group, self._today
        organisation = self._organisation

        def work(_job: Job) -> _Made:
            import pypdfium2

            from flipchart_to_action.export.years import render_years
            from flipchart_to_action.export.years_words import years_text

            years = library.years(group, today)
            pdf = render_years(years, "pdf", organisation())
            document = pypdfium2.PdfDocument(pdf)
            pages = len(document)
            document.close()
            return _Made(years, pdf, pages, years_text(years))

        self._tasks.run(self, work, self._show, self._failed, lane=LANE)

    def _show(self, made: _Made) -> None:
        self._made = made
        self.preview.show_being_made(False)
        self.preview.show_pages(made.pages, made.text)
        self._draw(self.preview.number)
        self.pdf.setEnabled(True)
        self.sheet.setEnabled(True)
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, number: int) -> None:
        made = self._made
        if made is None or self.preview.shows_text:
            return
        width = self.preview.page.page_width

        def work(_job: Job) -> QImage:
            return page_image(made.pdf, number, width)

        self._tasks.run(self, work, self.preview.show_image, self._failed, lane=LANE)

    def _choose(self, form: str) -> None:
        made = self._made
        if made is None:
            return
        from flipchart_to_action.export.years import years_name

        dialog = QFileDialog(self, "Save the report", str(self._base))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.selectFile(years_name(made.years, form))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen), form))
        dialog.open()

    def save_to(self, path: Path, form: str) -> None:
        """Write the report to `path`, whole or not at all; a file there goes."""
        made = self._made
        if made is None:
            return
        organisation = self._organisation

        def work(_job: Job) -> Path:
            from flipchart_to_action.export.files import write_atomically
            from flipchart_to_action.export.years import render_years

            write_atomically(path, render_years(made.years, form, organisation()))
            return path

        self._tasks.run(self, work, self._was_saved, self._failed, lane=LANE)

    def _was_saved(self, path: Path) -> None:
        self.error.hide()
        self.done_words.setText(f"Saved as “{path.name}”.")
        announce(self, self.done_words.text())
        self.saved.emit(path)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the program's own handler says so and keeps it in the log
        self.error.tell_error(error)
