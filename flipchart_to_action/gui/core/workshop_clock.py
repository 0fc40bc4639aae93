"""The clock: asks every few seconds how much time is left. It never counts seconds."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.clock import NO_CLOCK, ClockFace, clock_face
from flipchart_to_action.gui.core.session import Session

_EVERY_MS = 10_000


def local_now() -> datetime:
    """Return this moment in the zone of this computer."""
    return datetime.now(UTC).astimezone()


class WorkshopClock(QObject):
    """What is left of the time of the open workshop, and what fits in it.

    Args:
        session: The workshop that is open.
        now: Gives the moment, with its zone.
        parent: The parent.
    """

    changed = Signal()
    """The face shows something else."""

    def __init__(
        self,
        session: Session,
        now: Callable[[], datetime] = local_now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.now = now
        self.face: ClockFace = NO_CLOCK
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        session.changed.connect(self.tick)

    def tick(self) -> None:
        """Look how late it is."""
        state = self._session.state if self._session.is_open else None
        face = clock_face(state, self.now()) if state else NO_CLOCK
        if face.minutes is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        if face != self.face:
            self.face = face
            self.changed.emit()

    def stop(self) -> None:
        """Look no more; a timer must not outlive the program's end, whoever frees it then."""
        self._timer.stop()

    def set_end(self, ends_at: datetime | None) -> None:
        """Set when people go home (UTC); None stops the clock."""
        if self._session.is_open:
            state = self._session.state
            change = edits.set_fields(state, state.workshop.id, ends_at=ends_at)
            self._session.do("set the clock" if ends_at else "stop the clock", change)
