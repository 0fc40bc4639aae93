"""When what is typed goes to the disk: after a short pause, and within a second without one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import ClassVar
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PAUSE_MS = 400
"""How long after the last key what was typed is saved."""

LONGEST_MS = 700
"""How long after the first key that is not saved it is, however fast somebody types on."""


class SaveState(Enum):
    """Where the words are that were typed in any field of any window."""

    SAVED = "Saved"
    SAVING = "Saving …"
    FAILED = "Not saved"


class _News(QObject):
    changed = Signal()


news = _News()
"""Emits `changed` when `save_state` may have changed."""

_timers: "WeakSet[SaveTimer]" = WeakSet()


class SaveTimer(QObject):
    """Saves what is typed in a field in time, and knows whether it got to the disk.

    Args:
        field: The field; the timer lives as long as it.
        save: Saves what stands in the field.
    """

    forgotten = Signal()
    """What counts for nothing yet, or could not be saved, is not meant for what is shown next."""

    _at_work: "ClassVar[SaveTimer | None]" = None

    def __init__(self, field: QWidget, save: Callable[[], object]) -> None:
        super().__init__(field)
        self.field = field
        self._failed = False
        self._save = save
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.ring)
        self._longest.timeout.connect(self.ring)
        _timers.add(self)
        field.destroyed.connect(news.changed)

    @property
    def failed(self) -> bool:
        """Whether what was typed could not be written: it stays in the field, to be tried again."""
        return self._failed

    @failed.setter
    def failed(self, failed: bool) -> None:
        self._failed = failed
        news.changed.emit()

    @property
    def is_active(self) -> bool:
        """Whether something was typed that was not tried to be saved yet."""
        return self._pause.isActive()

    @property
    def is_at_work(self) -> bool:
        """Whether what was typed in this field is being saved just now."""
        return SaveTimer._at_work is self

    def start(self) -> None:
        """Something was typed."""
        self._pause.start()
        news.changed.emit()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """Nothing is to be saved later."""
        self._pause.stop()
        self._longest.stop()
        news.changed.emit()

    def ring(self) -> None:
        """Save now."""
        with self.saving():
            self._save()

    def flush(self) -> None:
        """Save now what is not saved yet, if anything."""
        if self.is_active or self.failed:
            self.ring()

    def holds(self) -> bool:
        """Return whether the field has words that nothing may replace.

        Those that failed are tried again soon, as something else has come to the disk.
        """
        if self.failed and not self.is_active and not self.is_at_work:
            self.start()
        return self.is_active

    def forget(self) -> None:
        """Before the field shows something else: what could not be saved is not meant for that."""
        self.stop()
        self.failed = False
        self.forgotten.emit()

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Save something of this field within: `not_saved` then is about it."""
        self.stop()
        self.failed = False
        outer, SaveTimer._at_work = SaveTimer._at_work, self
        try:
            yield
        finally:
            SaveTimer._at_work = outer
            news.changed.emit()

    @classmethod
    def at_work(cls) -> QWidget | None:
        """Return the field that is being saved just now, if any."""
        return cls._at_work.field if cls._at_work is not None else None

    @classmethod
    def not_saved(cls) -> None:
        """Say that what is being saved just now could not be written."""
        if cls._at_work is not None:
            cls._at_work.failed = True


def flush_all() -> list[QWidget]:
    """Save what was typed in any field of any window; return the fields that could not be saved."""
    for timer in _alive():
        timer.flush()
    return [timer.field for timer in _alive() if timer.failed]


def save_state() -> SaveState:
    """Return where what was typed in all fields is; what failed counts most."""
    timers = _alive()
    if any(timer.failed for timer in timers):
        return SaveState.FAILED
    return SaveState.SAVING if any(timer.is_active for timer in timers) else SaveState.SAVED


def try_again() -> None:
    """Save once more what could not be saved, unless somebody types there just now."""
    for timer in _alive():
        if timer.failed and not timer.is_active:
            timer.flush()


def forget_typed(part: QWidget) -> None:
    """Before the fields in `part` show something else: what could not be saved is given up."""
    for timer in _alive():
        if part.isAncestorOf(timer.field):
            timer.forget()


def _alive() -> list[SaveTimer]:
    return [t for t in list(_timers) if shiboken6.isValid(t) and shiboken6.isValid(t.field)]
