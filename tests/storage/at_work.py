"""Somebody at work in a library, until the process is killed: imports, edits, decides, exports.

Everything goes through the library and the session that the window uses. Before each act its change
goes down a pipe, and after it what is then on the screen: so whoever reads knows what was promised.
"""

import hashlib
import pickle
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import NoteDraft, PhotoReading
from flipchart_to_action.domain.records import Fate, Step
from flipchart_to_action.domain.state import Change, WorkshopState, rebased
from flipchart_to_action.export.package.file_names import write_atomically
from flipchart_to_action.export.package.plan_formats import FORMATS
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.undo_command import ChangeCommand
from flipchart_to_action.storage.library import Library
from flipchart_to_action.storage.library_layout import remember_open
from tests.storage.made import photo_bytes

EXPORTS = "exports"
_FORMATS = ("text", "csv", "html")


@dataclass(frozen=True)
class Told:
    """One message: `begun` with the change that is coming, or `done` with the state after it."""

    begun: Change | None = None
    done: WorkshopState | None = None
    export: tuple[str, str] | None = None
    """The name of a file that is being exported, and the SHA-256 of what it will hold."""


def work(folder: Path, workshop_id: str, seed: int, pipe: BinaryIO) -> None:
    """Work in the library of `folder` for as long as the process lives, telling of it."""
    _AtWork(folder, workshop_id, seed, pipe).go_on()


def told(pipe: BinaryIO) -> Iterator[Told]:
    """Give the messages in a pipe; one that was cut off by the end was never sent."""
    while True:
        try:
            yield pickle.load(pipe)  # noqa: S301 (of our own child)
        except (EOFError, pickle.UnpicklingError):
            return


class _AtWork:
    def __init__(self, folder: Path, workshop_id: str, seed: int, pipe: BinaryIO) -> None:
        self._random = random.Random(seed)  # noqa: S311 (which act comes next)
        self._pipe = pipe
        self._out = folder.parent / EXPORTS
        self._out.mkdir(exist_ok=True)
        self._library = Library.open(folder)
        self._library.tend(date.today())  # noqa: DTZ011 (as the window does)
        self._session = Session(self._library)
        self._session.open(workshop_id)
        remember_open(folder, workshop_id)
        self._count = 0
        self._tell(Told(done=self._state))

    @property
    def _state(self) -> WorkshopState:
        return self._session.state

    def _tell(self, message: Told) -> None:
        self._pipe.write(pickle.dumps(message))
        self._pipe.flush()

    def go_on(self) -> None:
        acts: list[Callable[[], None]] = [
            self._import_photo,
            self._type,
            self._type,
            self._decide,
            self._park,
            self._undo,
            self._redo,
            self._go,
            self._export,
            self._library.back_up,
        ]
        while True:
            self._count += 1
            self._random.choice(acts)()

    def _do(self, change: Change) -> None:
        self._tell(Told(begun=rebased(change, self._state)))
        self._session.do("work", change)
        self._tell(Told(done=self._state))

    def _import_photo(self) -> None:
        if len(self._state.photos) > 3:
            self._do(edits.remove_photo(self._state, self._state.photos[0].id))
        data = photo_bytes() + self._random.randbytes(self._random.randrange(400_000))
        sha256 = self._library.keep_photo(data)
        self._do(edits.add_photos(self._state, [(sha256, f"IMG_{self._count}.jpg")]))
        photo = next(p for p in self._state.photos if p.sha256 == sha256)
        drafts = [
            NoteDraft(text=f"point {i}", box=(10, 40 * i, 300, 40 * i + 30)) for i in range(5)
        ]
        reading = PhotoReading(
            size=(400, 300), turn=0, sheet=None, notes=tuple(drafts), recogniser="x", seconds=0.1
        )
        change = edits.photo_read(self._state, photo.id, reading)
        self._tell(Told(begun=rebased(change, self._state)))
        self._session.follow_up(change, photo.id)
        self._tell(Told(done=self._state))

    def _type(self) -> None:
        if self._state.notes:
            note = self._random.choice(self._state.notes)
            words = f"Ring every family, number {self._count} " * self._random.randrange(1, 40)
            self._do(edits.set_text(self._state, note.id, words))
        else:
            self._do(edits.add_people(self._state, f"Person {self._count}"))

    def _decide(self) -> None:
        note = next((n for n in self._state.points if n.fate is Fate.UNDECIDED), None)
        if note is not None:
            self._do(edits.decide(self._state, note.id)[1])

    def _park(self) -> None:
        note = next((n for n in self._state.points if n.fate is Fate.UNDECIDED), None)
        if note is not None:
            self._do(edits.set_fate(self._state, note.id, Fate.PARKED))

    def _undo(self) -> None:
        stack = self._session.undo_stack
        command = stack.command(stack.index() - 1) if stack.canUndo() else None
        if isinstance(command, ChangeCommand):
            self._tell(Told(begun=rebased(command.change.inverse(), self._state)))
            stack.undo()
            self._tell(Told(done=self._state))

    def _redo(self) -> None:
        stack = self._session.undo_stack
        command = stack.command(stack.index()) if stack.canRedo() else None
        if isinstance(command, ChangeCommand):
            self._tell(Told(begun=rebased(command.change, self._state)))
            stack.redo()
            self._tell(Told(done=self._state))

    def _go(self) -> None:
        step = self._random.choice(list(Step))
        workshop = self._state.workshop
        change = edits.set_fields(self._state, workshop.id, step=step)
        self._tell(Told(begun=change))
        self._session.go_to(step)
        self._tell(Told(done=self._state))

    def _export(self) -> None:
        form = FORMATS[self._random.choice(_FORMATS)]
        state = self._state
        data = form.make(self._library.load_plan(state.workshop.id))
        path = self._out / f"plan{form.suffix}"
        self._tell(Told(export=(path.name, hashlib.sha256(data).hexdigest())))
        write_atomically(path, data)
        self._tell(Told(done=state))
