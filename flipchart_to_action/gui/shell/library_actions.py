"""What is done to the whole library from the window: tending, backups, copies, bundles."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog

from flipchart_to_action import paths
from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.handing_over import goes_along
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.package.file_names import safe_file_name
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import TaskRunner
from flipchart_to_action.gui.shell.hand_over_dialog import ask_what_goes_along
from flipchart_to_action.gui.shell.main_window import MainWindow
from flipchart_to_action.gui.shell.restore_dialog import RestoreDialog, words_of
from flipchart_to_action.gui.widgets.choice_dialog import choose
from flipchart_to_action.storage.backups import Backup
from flipchart_to_action.storage.bundle import (
    OLD_SUFFIX,
    SUFFIX,
    Arrival,
    Bundle,
    Kept,
    arrival,
    bring_in,
    hand_over,
    is_called_bundle,
    open_bundle,
)
from flipchart_to_action.storage.library_layout import remember_warned, was_warned
from flipchart_to_action.storage.save_copy import SavedCopy
from flipchart_to_action.storage.shared_folder_check import warning
from flipchart_to_action.today import this_day

T = TypeVar("T")
_LANE = "library"
_LOOK_AFTER_WORK_MS = 5 * 60 * 1000
_FILTER = f"Handed-over workshops (*{SUFFIX} *{SUFFIX.upper()})"
_FILTER_IN = f"{_FILTER[:-1]} *{OLD_SUFFIX} *{OLD_SUFFIX.upper()})"
"""Those of earlier times are brought in as well."""


class LibraryActions(QObject):
    """Does to the whole library what its user or the day asks for.

    Args:
        window: Where it is told.
        session: The library.
        tasks: Runs what takes long.
        parent: Owns this object.
    """

    crashed = Signal(Exception)
    """Something ended in an error that is a bug."""

    def __init__(
        self, window: MainWindow, session: Session, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._tasks = tasks
        self.next_folder: Path | None = None
        """The library that is to be opened once the window is closed."""
        self.out = self._action("Hand this workshop over …", self.hand_over)
        self.coming = self._action("Bring a workshop in …", self.bring_in)
        self.restoring = self._action("Restore a backup …", self.restore)
        self.copying = self._action("Save a copy elsewhere …", self.save_copy)
        ours = [self.out, self.coming, self.restoring, self.copying]
        window.workshop_menu.insertActions(window.quit_line, ours)
        self._work_kept = QTimer(self, interval=_LOOK_AFTER_WORK_MS)
        self._work_kept.timeout.connect(self.back_up_work)
        window.closing.connect(self._work_kept.stop)
        window.copy_wanted.connect(self.save_copy)
        session.opened.connect(self._show)
        self._show()

    def _action(self, words: str, what: Callable[[], object]) -> QAction:
        action = QAction(words, self._window)
        action.triggered.connect(lambda _=False: what())
        return action

    def _show(self) -> None:
        writable = not self._session.library.read_only
        self.out.setEnabled(self._session.is_open)
        self.coming.setEnabled(writable)
        self.restoring.setEnabled(writable)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run `work` in the background; what goes wrong is told."""
        self._tasks.run(self, lambda _job: work(), done, self._failed, lane=_LANE)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._window.tell_error(error)
        else:
            self.crashed.emit(error)

    def tend(self) -> None:
        """Say what is to be said of where the library is, then do what is due behind the work."""
        library = self._session.library
        if library.read_only:
            return
        holder = library.perhaps_open_by
        if holder is not None:
            self._window.tell_error(
                UserError(
                    f"This library was left open by {holder.who()}.",
                    "If it is still open there, close it there first: one window would not see"
                    " what the other one writes.",
                )
            )
        self._run(lambda: _new_warning(library.folder), self._warn)
        self._run(lambda: library.tend(this_day()), lambda _none: None)
        self._work_kept.start()

    def back_up_work(self) -> None:
        """Make a backup of what was done since the last one, if that is a good while ago."""
        library = self._session.library
        if not library.read_only:
            self._run(library.back_up_work, lambda _none: None)

    def _warn(self, found: tuple[str, str] | None) -> None:
        if found is not None:
            self._window.tell_error(UserError(*found))

    def reopen(self, folder: Path | None = None) -> None:
        """Close the window and open the library in `folder`, or this one anew."""
        self.next_folder = folder or self._session.library.folder
        if not self._window.close():
            self.next_folder = None  # the user stays, as something could not be saved

    def save_copy(self) -> None:
        """Ask where to, and copy the library there as far as it can be had."""
        place = QFileDialog.getExistingDirectory(
            self._window, "Save a copy of the library in …", str(paths.documents_folder())
        )
        if place:
            library = self._session.library
            self._window.toast.say("Saving a copy of the library …", can_undo=False)
            self._run(lambda: library.save_copy(Path(place), this_day()), self._copied)

    def _copied(self, copy: SavedCopy) -> None:
        hint = "You can go on in the copy; the next start opens the library where it was before."
        if choose(self._window, copy.words(), hint, "Stay here", "Go on in the copy") == 1:
            self.reopen(copy.folder)

    def restore(self) -> None:
        """Ask which backup, and put it in the place of the library."""
        self._run(self._session.library.backups, self._choose_backup)

    def _choose_backup(self, backups: list[Backup]) -> None:
        dialog = RestoreDialog(backups, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
            return
        backup = dialog.chosen
        self._window.leave()
        self._run(
            lambda: self._session.library.restore(backup), lambda _none: self._restored(backup)
        )

    def _restored(self, backup: Backup) -> None:
        self._window.leave()
        self._window.toast.say(f"Restored: {words_of(backup)[0]}", can_undo=False)

    def hand_over(self) -> None:
        """Ask what goes along and for a file, and write the open workshop to it."""
        if not self._session.is_open:
            return
        private = ask_what_goes_along(self._window, goes_along(self._session.state))
        if private is None:
            return
        workshop = self._session.state.workshop
        name = safe_file_name(workshop.title, workshop.held_on, SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            "Hand this workshop over as …",
            str(paths.documents_folder() / name),
            _FILTER,
        )
        if chosen:
            out = Path(chosen if is_called_bundle(Path(chosen)) else f"{chosen}{SUFFIX}")
            library = self._session.library
            self._run(
                lambda: hand_over(library, workshop.id, out, private=private),
                lambda missing: self._handed_over(out, missing),
            )

    def _handed_over(self, out: Path, missing: int) -> None:
        if missing:
            self._window.tell_error(
                UserError(
                    f"“{out.name}” is written, but {missing} files of photos could not be read.",
                    "Add these photos again, then hand the workshop over again.",
                )
            )
        else:
            self._window.toast.say(f"Handed over as “{out.name}”", can_undo=False)

    def bring_in(self, file: Path | None = None) -> None:
        """Bring a handed-over workshop in; without a file, ask which."""
        if file is None:
            chosen, _ = QFileDialog.getOpenFileName(
                self._window, "Bring a workshop in", str(paths.documents_folder()), _FILTER_IN
            )
            if not chosen:
                return
            file = Path(chosen)
        wanted, library = file, self._session.library

        def work() -> tuple[Bundle, Arrival]:
            bundle = open_bundle(wanted)
            return bundle, arrival(library, bundle)

        self._run(work, lambda found: self._arrived(*found))

    def _arrived(self, bundle: Bundle, stands: Arrival) -> None:
        if stands in (Arrival.NEW, Arrival.SAME):
            self._take_in(bundle, replacing=False)
            return
        there = full_date(bundle.state.workshop.changed_at.astimezone().date())
        later = "later" if stands is Arrival.NEWER else "earlier"
        chosen = choose(
            self._window,
            f"“{bundle.state.workshop.title}” is here already, with other contents.",
            f"The one in the file was changed {later} than yours, on {there}. To take it in"
            " replaces yours; the library is backed up before.",
            "Open mine",
            "Replace mine",
            "Cancel",
        )
        if chosen == 1:
            self._take_in(bundle, replacing=True)
        if chosen != 0:
            return
        self._open(Kept(bundle.state.workshop.id, stands, taken_in=False))

    def _take_in(self, bundle: Bundle, *, replacing: bool) -> None:
        self._window.leave()
        library = self._session.library
        self._run(lambda: bring_in(library, bundle, replacing=replacing), self._open)

    def _open(self, kept: Kept) -> None:
        try:
            self._session.open(kept.workshop_id)
        except UserError as error:
            self._window.tell_error(error)
            return
        said = "Brought in" if kept.taken_in else "Here already: nothing was doubled"
        if kept.put_back:
            said = (
                f"Here already; photos that were lost or damaged are whole again: {kept.put_back}"
            )
        self._window.toast.say(said, can_undo=False)


def _new_warning(folder: Path) -> tuple[str, str] | None:
    """Return what is to be said of where the library is, once."""
    found = warning(folder)
    if found is None or was_warned(folder, found[0]):
        return None
    try:
        remember_warned(folder, found[0])
    except OSError:  # then it is said again
        return found
    return found
