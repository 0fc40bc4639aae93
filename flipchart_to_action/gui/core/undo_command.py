"""Undo: one command for everything, because everything is a `Change`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol
from zlib import crc32

from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from flipchart_to_action.domain.records import Workshop
from flipchart_to_action.domain.state import Change
from flipchart_to_action.gui.widgets.save_timer import flush_all


class Writer(Protocol):
    """What a command needs of the session."""

    def write(self, change: Change) -> Change | None:
        """Write a change and show it; return what was written, None where it could not be."""


class ChangeCommand(QUndoCommand):
    """One step of undo.

    Args:
        writer: Writes when the step is taken back or done again.
        name: What it is, as in the menu after "Undo".
        change: What was written already, with all that went along (what hung on a row that went,
            what pointed at it): its inverse brings all of that back.
        key: Steps that follow each other with the same key are one; an empty key: never.
    """

    def __init__(self, writer: Writer, name: str, change: Change, key: str = "") -> None:
        super().__init__(name)
        self._writer = writer
        self.change = change
        self.key = key
        self.written = True
        """Whether the last try to write it, forth or back, went well."""
        self.passes = True
        """The next move over this step writes nothing: what it stands for is done already."""

    def redo(self) -> None:
        """Write the change."""
        self.change = self._write(self.change)

    def undo(self) -> None:
        """Write the inverse of the change."""
        self.change = self._write(self.change.inverse()).inverse()

    def _write(self, change: Change) -> Change:
        """Return what was written for `change`, which may have been fitted to a later state.

        From then on the step stands for just that, so that going there and back ends where it
        began.
        """
        if self.passes:
            self.passes = False
            return change
        written = self._writer.write(change)
        self.written = written is not None
        return change if written is None else written

    def id(self) -> int:
        """Return a number that is the same for steps that may merge; -1 for none."""
        return crc32(self.key.encode()) & 0x7FFFFFFF if self.key else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeCommand) or other.key != self.key:
            return False
        self.change = self.change + other.change
        # Letters were typed and taken out again: no step, which Qt then drops.
        self.setObsolete(_is_nothing(self.change))
        self.setText(other.text())  # "set owner “Anna”" has become "set owner “Anna Berg”"
        return True

    def touches(self, record_id: str) -> bool:
        """Return whether this step changed the record of that id."""
        return any(row.record_id == record_id for row in self.change.rows)

    def extend(self, change: Change) -> None:
        """Let this step also stand for `change`, which has been written already."""
        self.change = self.change + change


def _is_nothing(change: Change) -> bool:
    """Return whether a change sets nothing but the moment at which the workshop was changed."""
    return all(
        isinstance(row.before, Workshop)
        and isinstance(row.after, Workshop)
        and replace(row.before, changed_at=row.after.changed_at) == row.after
        for row in change.rows
    )


class ChangeStack(QUndoStack):
    """The steps that can be taken back; one that can't be written now stays, to be tried again.

    What was typed and is not saved yet is the last step, so it is saved before any is taken back.
    """

    @override
    def undo(self) -> None:
        flush_all()
        if self.canUndo():
            self._move(self.index() - 1, super().undo, super().redo)

    @override
    def redo(self) -> None:
        flush_all()
        if self.canRedo():
            self._move(self.index(), super().redo, super().undo)

    def _move(self, index: int, there: Callable[[], None], back: Callable[[], None]) -> None:
        command = self.command(index)
        there()
        if isinstance(command, ChangeCommand) and not command.written:
            command.passes = True
            back()

    def extend(self, change: Change, cause_id: str) -> None:
        """Let the steps done also stand for what the program has written by itself.

        Each row joins the step that touched it last, but none before the last one that touched the
        record `cause_id`: what a reading took away that a later step had made must not come back
        with an earlier one. What no step has to do with can't be taken back.
        """
        done = [c for i in range(self.index()) if isinstance(c := self.command(i), ChangeCommand)]
        cause = _last_that_touches(done, cause_id)
        for row in change.rows:
            home = max(cause, _last_that_touches(done, row.record_id))
            if home >= 0:
                done[home].extend(Change((row,)))


def _last_that_touches(commands: list[ChangeCommand], record_id: str) -> int:
    """Return the place of the last command that touched that record; -1 where none did."""
    return max((i for i, c in enumerate(commands) if c.touches(record_id)), default=-1)
