"""Where files go and how they are opened: the dialogs of Share and the system's programs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from flipchart_to_action.errors import UserError
from flipchart_to_action.export.package.file_names import safe_file_name, write_atomically
from flipchart_to_action.gui.core.desktop import open_file, open_folder, open_mail
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.shared.mail_copy import MailCopy
from flipchart_to_action.gui.shared.mail_drafts import Draft
from flipchart_to_action.gui.shared.preview.plan_maker import LANE, PlanMaker, made_plan
from flipchart_to_action.paths import documents_folder


class FileActions(QObject):
    """The place for the folders, the PDF alone, and what was made, opened.

    Args:
        page: Over which the dialogs stand.
        session: The workshop that is open.
        plans: Gives the plan.
        tasks: Where the PDF is made.
    """

    place_chosen = Signal(str)
    """The folder in which the next folders are to be made."""
    pdf_saved = Signal(object)
    """The file in which the PDF alone is now."""
    copied = Signal(object, str)
    """The draft of which something was copied, and what: its text, subject or addresses."""
    failed = Signal(Exception)
    """A file can't be made, read or opened."""

    def __init__(
        self, page: QWidget, session: Session, plans: PlanMaker, tasks: TaskRunner
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._plans = plans
        self._tasks = tasks
        self._base: Path | None = None
        self._copy = MailCopy()

    def put_into(self, folder: Path | None) -> None:
        """Let the folders be made in `folder` from now on (None: among the documents)."""
        self._base = folder

    @property
    def base(self) -> Path:
        """The folder in which the folder of all files is made."""
        if self._base is not None and self._base.is_dir():
            return self._base
        documents = documents_folder()
        return documents if documents.is_dir() else Path.home()

    def choose_place(self) -> None:
        """Ask in which folder the folder of all files is to be made."""
        if self._session.is_open:
            dialog = QFileDialog(self._page, "Make the folder in", str(self.base))
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fileSelected.connect(self._take_place)
            dialog.open()

    def _take_place(self, chosen: str) -> None:
        self.put_into(Path(chosen))
        self.place_chosen.emit(chosen)

    def choose_and_save(self) -> None:
        """Ask where the PDF goes, then save it there; the dialog asks before overwriting."""
        if not self._session.is_open:
            return
        workshop = self._session.state.workshop
        suggested = self.base / safe_file_name(workshop.title, workshop.held_on, ".pdf")
        dialog = QFileDialog(self._page, "Save the action plan", str(suggested))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the PDF of the plan as it stands now, whole or not at all; a file there goes."""
        load = self._plans.loader()

        def work(_job: Job) -> Path:
            write_atomically(path, made_plan(load(), (), "pdf").pdf)
            return path

        self._tasks.run(self, work, self.pdf_saved.emit, self.failed.emit, lane=LANE)

    def open_pdf(self, path: Path) -> None:
        """Open the PDF that was saved alone in the system's viewer."""
        self._try(lambda: open_file(path))

    def open_draft(self, draft: Draft) -> None:
        """Open the draft of a mail in the system's mail program."""
        self._try(lambda: open_mail(draft.path))

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the system's file manager."""
        self._try(lambda: open_folder(folder))

    def copy_draft(self, draft: Draft) -> None:
        """Copy the text of a draft; again its subject, then its addresses, for a new mail."""
        what, words = self._copy.next_of(draft)
        QGuiApplication.clipboard().setText(words)
        self.copied.emit(draft, what)

    def _try(self, what: Callable[[], None]) -> None:
        try:
            what()
        except UserError as error:
            self.failed.emit(error)
