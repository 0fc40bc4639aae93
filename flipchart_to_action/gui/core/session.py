"""The workshop that is open: its state, and the only way for the window to change it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from flipchart_to_action.domain.history import with_versions
from flipchart_to_action.domain.records import Step, Workshop
from flipchart_to_action.domain.state import Change, WorkshopState, added, edited, rebased
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.undo_command import ChangeCommand, ChangeStack
from flipchart_to_action.gui.widgets.save_timer import SaveTimer
from flipchart_to_action.storage.drafts import load_drafts
from flipchart_to_action.storage.library import Library


class Session(QObject):
    """The library with at most one workshop open in it.

    Every change goes to the disk before it is shown, so what is on the screen is saved. GUI thread
    only.
    """

    leaving = Signal()
    """Another workshop is about to be opened: what is typed but not saved belongs to this one."""
    opened = Signal()
    """Another workshop is open, or none."""
    changed = Signal()
    """The open workshop has another value; also emitted after `opened`."""
    failed = Signal(UserError)
    """A change could not be written; nothing was changed."""
    done = Signal(str)
    """The name of what was just done by the user, for a toast."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.undo_stack = ChangeStack(self)
        self._state: WorkshopState | None = None
        self.drafts = load_drafts(library.folder)
        """See `gui/core/drafts.py`."""

    @property
    def is_open(self) -> bool:
        """Whether a workshop is open."""
        return self._state is not None

    @property
    def state(self) -> WorkshopState:
        """The open workshop; ask `is_open` first."""
        if self._state is None:
            raise RuntimeError("no workshop is open")
        return self._state

    def open(self, workshop_id: str) -> None:
        """Open a workshop of the library.

        Raises:
            LibraryError: It is not there.
        """
        state = self.library.state(workshop_id)
        self.leaving.emit()
        self.undo_stack.clear()
        self._state = state
        self.opened.emit()
        self.changed.emit()

    def create(self, workshop: Workshop) -> None:
        """Keep a new workshop and open it.

        Raises:
            LibraryError: It can't be written.
        """
        self.library.apply(added(workshop))
        self.open(workshop.id)

    def reload(self) -> None:
        """Show the open workshop as somebody else has left it by now.

        Raises:
            LibraryError: It is not there any more.
        """
        if self._state is not None:
            self._state = self.library.state(self._state.workshop.id)
            self.changed.emit()

    def close(self) -> None:
        """Leave the workshop; it stays in the library."""
        self.undo_stack.clear()
        self._state = None
        self.opened.emit()
        self.changed.emit()

    def do(self, name: str, change: Change, key: str = "") -> bool:
        """Do what the user asked for, so that it can be undone.

        Args:
            name: What it is, as in the menu after "Undo": "park note".
            change: What changes; where it is empty nothing happens.
            key: Changes that follow each other with the same key are one step of undo (typing).

        Returns:
            Whether something was changed and is on the disk.
        """
        if not change:
            return False
        if self._state is not None:
            change = with_versions(change, self._state, datetime.now(UTC))
        written = self._write(change)
        if not written:
            return False
        # Before it is shown: what a page then saves (a field that is hidden) is a later step.
        self.undo_stack.push(ChangeCommand(self, name, written, key))
        self.changed.emit()
        self.done.emit(name)
        return True

    def follow_up(self, change: Change, cause_id: str) -> bool:
        """Bring in what the program found out by itself (a photo was read), no step of undo.

        It joins the steps that it came of (see `ChangeStack.extend`), so that undoing them takes it
        back as well, and redoing brings it again.

        Args:
            change: What changes; where it is empty nothing happens.
            cause_id: The record that it is about.

        Returns:
            Whether something was changed and is on the disk.
        """
        if not change:
            return False
        written = self._write(change)
        if not written:
            return False
        self.undo_stack.extend(written, cause_id)
        self.changed.emit()
        return True

    def do_elsewhere(self, workshop_id: str, make: Callable[[WorkshopState], Change]) -> bool:
        """Do what was asked for in a workshop that is open no more; no step of undo.

        Args:
            workshop_id: The workshop.
            make: Given it as it is, returns what changes.

        Returns:
            Whether something was changed and is on the disk; where it failed, `failed` was emitted.
        """
        try:
            state = self.library.state(workshop_id)
            change = make(state)
            if change:
                self.library.apply(self._dated(change, state.workshop))
        except UserError as error:
            self.failed.emit(error)
            return False
        return bool(change)

    def go_to(self, step: Step) -> None:
        """Remember the step at which the workshop is; no step of undo."""
        if self.library.read_only:
            return
        if self._state is not None and self._state.workshop.step is not step:
            self.write(edited(self.state.workshop, replace(self.state.workshop, step=step)))

    def write(self, change: Change) -> Change | None:
        """Write what can still be done of `change` and show it; for commands of this package.

        Returns:
            What was written, with all that went along but without the moment of it; None where
            writing failed (`failed` has then been emitted).
        """
        written = self._write(change)
        if written is not None:
            self.changed.emit()
        return written

    def _write(self, change: Change) -> Change | None:
        """Do what `write` does, but show nothing yet."""
        if self._state is None:
            return None
        change = rebased(change, self._state)
        try:
            written = self.library.apply(self._dated(change, self._state.workshop))
        except UserError as error:
            SaveTimer.not_saved()
            self.failed.emit(error)
            return None
        self._state = self._state.with_change(written)
        return change

    def _dated(self, change: Change, workshop: Workshop) -> Change:
        """Return `change` with the moment of it in the workshop's own row."""
        if not change:
            return change
        for row in change.rows:
            if isinstance(row.after, Workshop):
                workshop = row.after
        return change + edited(workshop, replace(workshop, changed_at=self.library.moment()))
