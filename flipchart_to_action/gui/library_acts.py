"""What is done to the whole library from the window: tending, backups, copies, bundles."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.main_window import MainWindow
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.tasks import TaskRunner

_LANE = "library"


class LibraryActs(QObject):
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

    def tend(self) -> None:
        """Make the day's backup and sweep, while work goes on."""
        library = self._session.library
        if library.read_only:
            return
        today = date.today()  # noqa: DTZ011 (the day on the user's own calendar)
        self._run(lambda: library.tend(today), lambda _none: None)

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """Run `work` in the background; what goes wrong is told."""
        self._tasks.run(self, lambda _job: work(), done, self._failed, lane=_LANE)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._window.tell_error(error)
        else:
            self.crashed.emit(error)
