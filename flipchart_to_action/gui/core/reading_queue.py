"""Reads the photos that wait to be read, one after the other, in the background."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import Box, Corners, Photo, PhotoState
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.recognition.registry import available
from flipchart_to_action.recognition.worker import Asked, ReadingWorker

_IDLE_MS = 60_000
"""After so long with nothing to read, what the recogniser holds of the memory is given back."""

AsRead: TypeAlias = tuple[int, Corners | None]
"""What reading took from a photo: its turn, and the corners that somebody set."""


class Readings(Protocol):
    """What reads photos; `ReadingWorker` in earnest."""

    def read(
        self, asked: Asked, progress: Callable[[float], None], is_wanted: Callable[[], bool]
    ) -> PhotoReading:
        """Return what is written on a photo; see `ReadingWorker.read`."""

    def close(self) -> None:
        """Give back what is held in memory."""


class ReadingQueue(QObject):
    """Whatever photo of the open workshop waits is read by itself, unless reading was stopped.

    Args:
        session: The workshop that is open.
        tasks: Where the reading runs.
        recogniser: "auto", "ppocr" or "tesseract".
        language: That of the writing, two letters.
        parent: The parent.
        readings: What reads the photos; None: a process of its own.
    """

    changed = Signal()
    """Another photo is being read, it has come further, or reading stopped or ended."""
    crashed = Signal(Exception)
    """Something here ended in an error that is a bug, not the photo's."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        recogniser: str = "auto",
        language: str = "en",
        parent: QObject | None = None,
        readings: Readings | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._recogniser = recogniser
        self._language = language
        self._readings = readings or ReadingWorker()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._readings.close)
        self._job: Job | None = None
        self._chosen: dict[str, str] = {}
        self.photo_id: str | None = None
        self._as_read: AsRead | None = None
        self.share = 0.0
        self.stopped = False
        session.opened.connect(self._start_over)
        session.changed.connect(self._next)

    def waiting(self) -> list[Photo]:
        """Return the photos that still wait, the one being read first among them."""
        if not self._session.is_open:
            return []
        return [p for p in self._session.state.photos if p.state is PhotoState.WAITING]

    @property
    def reading(self) -> bool:
        """Whether a photo is being read now."""
        return self._job is not None

    def read_as(self, recogniser: str, language: str) -> None:
        """Read by another recogniser, or as another language, from the next photo on."""
        self._recogniser, self._language = recogniser, language

    def stop(self) -> None:
        """Stop reading; what was read stays, the rest waits until `go_on`."""
        self.stopped = True
        self._drop()
        self.changed.emit()

    def go_on(self) -> None:
        """Read on after `stop`."""
        self.stopped = False
        self._next()
        self.changed.emit()

    def find_here(self, done: Callable[[list[str]], None]) -> None:
        """Find out which recognisers are here; `done` gets their names, the preferred one first."""

        def work(_job: Job) -> list[str]:
            return [one.name for one in available() if one.here]

        self._tasks.run(self, work, done, self.crashed.emit)

    def read_by(self, photo_id: str, recogniser: str | None) -> None:
        """Have a photo read by that recogniser from now on; None: by the one of the settings."""
        self._chosen.pop(photo_id, None)
        if recogniser is not None:
            self._chosen[photo_id] = recogniser

    def _start_over(self) -> None:
        self.stopped = False
        self._chosen.clear()
        self._drop()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.photo_id = None
        self.share = 0.0
        self._idle.start()

    def _next(self) -> None:
        waiting = self.waiting()
        if self._job is not None:
            if (self.photo_id, self._as_read) in [(p.id, _asked(p)) for p in waiting]:
                return
            self._drop()  # the photo was taken out, turned or given other corners meanwhile
        if self.stopped or not waiting or self._session.library.read_only:
            return
        self._read(waiting[0])

    def _read(self, photo: Photo) -> None:
        session, readings = self._session, self._readings
        words = tuple(w for p in session.state.people for w in p.name.split())
        words += edits.words_put_right(session.state)
        name, language = self._chosen.get(photo.id, self._recogniser), self._language
        asked, sheet = _asked(photo)
        # A turn of 0 may be the user's own wish (turned back) or nobody's: the reader decides
        # only for a photo that was never read, never turned and whose corners nobody set.
        turn = asked if photo.width or asked or sheet else None

        def work(job: Job) -> PhotoReading:
            path = session.library.photo_file(photo.sha256)
            return readings.read(
                Asked(path, name, language, turn, sheet, words),
                job.progress,
                lambda: not job.cancelled,
            )

        def done(reading: PhotoReading) -> None:
            self._drop()
            session.follow_up(edits.photo_read(session.state, photo.id, reading), photo.id)
            self.changed.emit()

        def failed(error: Exception) -> None:
            self._drop()
            sentence = str(error) if isinstance(error, UserError) else "It could not be read."
            session.follow_up(edits.photo_failed(session.state, photo.id, sentence), photo.id)
            self.changed.emit()
            if not isinstance(error, UserError):
                self.crashed.emit(error)

        self._idle.stop()
        self.photo_id = photo.id
        self._as_read = _asked(photo)
        self.share = 0.0
        self._job = self._tasks.run(
            self, work, done, failed, progress=self._progressed, lane="reading"
        )
        self.changed.emit()

    def read_part(
        self,
        photo: Photo,
        box: Box,
        done: Callable[[PhotoReading], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read what stands in a part of a photo, in the background.

        Args:
            photo: The photo, of the workshop that is open.
            box: The part, in its pixels.
            done: Gets what was read, unless another workshop is open by then.
            failed: Gets the error if it couldn't be read.
        """
        session, readings = self._session, self._readings
        x0, y0, x1, y1 = map(float, box)
        sheet: Corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        name, language = self._chosen.get(photo.id, self._recogniser), self._language
        words = edits.words_put_right(session.state)

        def work(job: Job) -> PhotoReading:
            path = session.library.photo_file(photo.sha256)
            asked = Asked(path, name, language, photo.turn, sheet, words)
            return readings.read(asked, lambda _share: None, lambda: not job.cancelled)

        def came(reading: PhotoReading) -> None:
            if session.is_open and session.state.photo(photo.id) is not None:
                done(reading)

        self._tasks.run(self, work, came, failed, lane="reading")

    def _progressed(self, share: float) -> None:
        self.share = share
        self.changed.emit()


def _asked(photo: Photo) -> AsRead:
    return photo.turn, photo.sheet if photo.sheet_by_hand else None
