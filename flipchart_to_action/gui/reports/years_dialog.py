"""Over the years of a group: looked at, and saved as a PDF or a spreadsheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from flipchart_to_action.domain.plan import Organisation
from flipchart_to_action.domain.years import Years
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.reports.report_dialog import Pages, ReportDialog, pages_of
from flipchart_to_action.gui.shared.preview.plan_maker import LANE
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column
from flipchart_to_action.gui.widgets.shortcuts import bind


class YearsDialog(ReportDialog):
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
        super().__init__(session, tasks, "Over the years", parent)
        self._group = group
        self._base, self._organisation, self._today = base, organisation, today
        self._years: Years | None = None
        self.done_words = label("", "body", wrap=True)
        self.pdf = KeyButton("Save as PDF", "Ctrl+S", "ph.file-pdf-bold", "main")
        self.sheet = KeyButton("Save as a spreadsheet", "Ctrl+Shift+S", "ph.table")
        self.preview.form.hide()  # it has one form
        self._lay_out()
        self._connect()
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
        self.put_beside(side, 980, 760)

    def _connect(self) -> None:
        self.pdf.clicked.connect(lambda: self._choose("pdf"))
        self.sheet.clicked.connect(lambda: self._choose("xlsx"))
        for keys, act in (
            ("Ctrl+S", self.pdf.click),
            ("Ctrl+Shift+S", self.sheet.click),
        ):
            bind(self, keys, act)

    def _load(self) -> None:
        library, group, today = self.session.library, self._group, self._today
        organisation = self._organisation

        def work(_job: Job) -> tuple[Years, Pages]:
            from flipchart_to_action.export.package.years_formats import render_years
            from flipchart_to_action.export.words.years import years_text

            years = library.years(group, today)
            pdf = render_years(years, "pdf", organisation())
            return years, pages_of(pdf, years_text(years))

        self.tasks.run(self, work, self._show, self.failed, lane=LANE)

    def _show(self, made: tuple[Years, Pages]) -> None:
        self._years, pages = made
        self.show_report(pages)
        self.pdf.setEnabled(True)
        self.sheet.setEnabled(True)
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, form: str) -> None:
        years = self._years
        if years is None:
            return
        from flipchart_to_action.export.package.years_formats import years_name

        dialog = QFileDialog(self, "Save the report", str(self._base))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.selectFile(years_name(years, form))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen), form))
        dialog.open()

    def save_to(self, path: Path, form: str) -> None:
        """Write the report to `path`, whole or not at all; a file there goes."""
        years = self._years
        if years is None:
            return
        organisation = self._organisation

        def work(_job: Job) -> Path:
            from flipchart_to_action.export.package.file_names import write_atomically
            from flipchart_to_action.export.package.years_formats import render_years

            write_atomically(path, render_years(years, form, organisation()))
            return path

        self.tasks.run(self, work, self._was_saved, self.failed, lane=LANE)

    def _was_saved(self, path: Path) -> None:
        self.error.hide()
        self.done_words.setText(f"Saved as “{path.name}”.")
        announce(self, self.done_words.text())
        self.saved.emit(path)
