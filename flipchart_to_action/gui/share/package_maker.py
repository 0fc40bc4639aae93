"""Everything that is ticked, made in a folder of its own off the GUI thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from flipchart_to_action.domain.edits import record_sharing
from flipchart_to_action.domain.plan import ActionPlan
from flipchart_to_action.domain.records import Sharing
from flipchart_to_action.domain.sharing import last_shared
from flipchart_to_action.domain.state import added
from flipchart_to_action.errors import UserError
from flipchart_to_action.export.package.contents import Choice, outgoing, sharing_record
from flipchart_to_action.export.package.write_folder import write_folder
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.shared.mail_drafts import Draft, drafts_of
from flipchart_to_action.gui.shared.preview.plan_maker import LANE


@dataclass(frozen=True, slots=True)
class MadeFiles:
    """What was made: the folder, how many files, and the drafts of mails.

    `sharing` is what is to be kept of it; None where the library could not keep the PDF, and then
    `fault` says why.
    """

    workshop_id: str
    folder: Path
    number: int
    drafts: tuple[Draft, ...]
    sharing: Sharing | None
    fault: UserError | None = None


class _StoppedError(UserError):
    """Somebody stopped the making; it is no bug."""


def keep_sharing(session: Session, sharing: Sharing | None) -> bool:
    """Keep what went out, with the workshop that is open or with the one that was then.

    It is no step of undo: what people got they have. False where it could not be kept.
    """
    if sharing is None:
        return False
    if session.is_open and session.state.workshop.id == sharing.workshop_id:
        return session.write(record_sharing(session.state, sharing)) is not None
    try:
        session.library.apply(added(sharing))
    except UserError as error:
        session.failed.emit(error)
        return False
    return True


class PackageMaker(QObject):
    """Makes what is ticked, one thing at a time.

    Args:
        session: The workshop that is open.
        tasks: Where it is made.
        parent: The parent.
    """

    progressed = Signal(int, int, str)
    """How many files are made, of how many, and what is made now."""
    finished = Signal(object)
    """The `MadeFiles`."""
    stopped = Signal()
    """Somebody stopped it; nothing is left of it."""
    failed = Signal(Exception)
    """It could not be made; nothing is left of it."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._stop: threading.Event | None = None
        self._at = (0, 0, "")

    @property
    def is_making(self) -> bool:
        """Whether something is being made."""
        return self._stop is not None

    def start(self, load: Callable[[], ActionPlan], choice: Choice, base: Path) -> None:
        """Make everything in a new folder in `base`.

        Args:
            load: Gives the plan; called in a worker thread.
            choice: What is ticked.
            base: Where the folder goes.
        """
        library, state = self._session.library, self._session.state
        last, now = last_shared(state), datetime.now(UTC)
        stop = self._stop = threading.Event()

        def work(job: Job) -> MadeFiles:
            def tell(done: int, of: int, words: str) -> None:
                if stop.is_set():
                    raise _StoppedError("Stopped.")
                self._at = (done, of, words)
                job.progress(done / of if of else 0.0)

            out = outgoing(load(), choice, last, now)
            written = write_folder(base, out, tell)
            drafts = drafts_of(written.folder, out.files)
            made = (state.workshop.id, written.folder, len(written.names), drafts)
            try:
                sha256 = library.keep_photo(written.pdf)
            except UserError as error:
                return MadeFiles(*made, None, error)
            kept = sharing_record(
                out, workshop_id=state.workshop.id, folder=written.folder, sha256=sha256, now=now
            )
            return MadeFiles(*made, kept)

        self._tasks.run(self, work, self._made, self._failed, progress=self._step, lane=LANE)

    def stop(self) -> None:
        """Stop before the next file; once the last one is made it is too late for that."""
        if self._stop is not None:
            self._stop.set()

    def _step(self, _share: float) -> None:
        self.progressed.emit(*self._at)

    def _made(self, made: MadeFiles) -> None:
        self._stop = None
        self.finished.emit(made)

    def _failed(self, error: Exception) -> None:
        self._stop = None
        if isinstance(error, _StoppedError):
            self.stopped.emit()
        else:
            self.failed.emit(error)
