"""Files that show what a check found: taken into the library, opened when asked, taken out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.file_names import usable_name
from flipchart_to_action.domain.records import Check
from flipchart_to_action.errors import UserError, plain_reason
from flipchart_to_action.files import check_outside_library, write_whole
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.core.temporary_copies import MayRunError, TemporaryCopies
from flipchart_to_action.gui.widgets.choice_dialog import choose


class EvidenceActions(QObject):
    """What is done with the files of checks.

    Args:
        page: Over which the dialog stands.
        session: The workshop that is open.
        tasks: Where files are taken into the library.
        viewing: What shows files in the system's viewer.
    """

    failed = Signal(Exception)
    """A file can't be kept or shown."""

    def __init__(
        self, page: QWidget, session: Session, tasks: TaskRunner, viewing: TemporaryCopies
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._tasks = tasks
        self._viewing = viewing

    def choose(self, check: Check | None) -> None:
        """Ask for photos or files that show what a check found."""
        if check is None:
            return
        dialog = QFileDialog(self._page, "Add a photo or file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda chosen: self.add(check, [Path(p) for p in chosen]))
        dialog.open()

    def add(self, check: Check | None, files: Sequence[Path]) -> None:
        """Keep files in the library as evidence of a check."""
        if check is None:
            return
        library, check_id = self._session.library, check.id

        def work(job: Job) -> list[tuple[str, str, int]]:
            kept = []
            for done, file in enumerate(files, 1):
                sha256, size = library.keep_evidence(file)
                kept.append((sha256, file.name, size))
                job.progress(done / len(files))
            return kept

        def done(kept: list[tuple[str, str, int]]) -> None:
            if self._session.is_open:
                change = edits.add_evidence(self._session.state, check_id, kept)
                self._session.do("add evidence", change)

        self._tasks.run(self, work, done, self.failed.emit)

    def show(self, evidence_id: str) -> None:
        """Show a file in the system's own viewer; one that may start a program is asked about."""
        found = next((e for e in self._session.state.evidence if e.id == evidence_id), None)
        if found is None:
            return
        try:
            file = self._session.library.photo_file(found.sha256)
            try:
                self._viewing.show(file, found.file_name)
            except MayRunError as error:
                self._ask(error, file, found.file_name)
        except UserError as error:
            self.failed.emit(error)

    def _ask(self, doubt: MayRunError, file: Path, name: str) -> None:
        hint = f"{doubt.hint} A copy can be looked at by somebody who knows such files."
        chosen = choose(self._page, doubt.message, hint, "Save a copy …", "Open it", "Cancel")
        if chosen == 0:
            self.choose_copy(file, name)
        elif chosen == 1:
            self._viewing.show(file, name, asked=True)

    def choose_copy(self, file: Path, name: str) -> None:
        """Ask where a copy of a file goes, then save it there."""
        dialog = QFileDialog(self._page, "Save a copy")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(usable_name(name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_copy(file, Path(chosen)))
        dialog.open()

    def save_copy(self, file: Path, place: Path) -> None:
        """Write a copy of a file, whole or not at all; one that is there is replaced."""

        def work(_job: Job) -> None:
            check_outside_library(place)
            try:
                write_whole(place, file.read_bytes(), private=True)
            except OSError as error:
                why, hint = plain_reason(error)
                raise UserError(f"“{place.name}” can’t be written: {why}.", hint) from error

        self._tasks.run(self, work, lambda _none: None, self.failed.emit)

    def take_out(self, evidence_id: str) -> None:
        """Take a file out of its check."""
        change = edits.remove_evidence(self._session.state, evidence_id)
        self._session.do("remove evidence", change)
