"""Undo: one command for everything, because everything is a `Change`."""

from typing import Protocol
from zlib import crc32

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from flipchart_to_action.domain.state import Change


class Writer(Protocol):
    """What a command needs of the session."""

    def write(self, change: Change) -> Change | None:
        """Write a change and show it; None where it could not be written."""


class ChangeCommand(QUndoCommand):
    """One step of undo. It writes its change when it is pushed and when it is redone."""

    def __init__(self, writer: Writer, name: str, change: Change, key: str = "") -> None:
        super().__init__(name)
        self._writer = writer
        self.change = change
        self.key = key
        self.written = False

    def redo(self) -> None:
        """Write the change; the step is dropped where that fails."""
        self.written = self._writer.write(self.change) is not None
        self.setObsolete(not self.written)

    def undo(self) -> None:
        """Write the inverse of the change; the step is dropped where that fails."""
        self.written = self._writer.write(self.change.inverse()) is not None
        self.setObsolete(not self.written)

    def id(self) -> int:
        """Return a number that is the same for steps that may merge; -1 for none."""
        return crc32(self.key.encode()) & 0x7FFFFFFF if self.key else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, ChangeCommand) or other.key != self.key:
            return False
        self.change = self.change + other.change
        self.setText(other.text())  # "set owner “Anna”" has become "set owner “Anna Berg”"
        return True

    def touches(self, record_id: str) -> bool:
        """Return whether this step changed the record of that id."""
        return any(
            record is not None and record.id == record_id
            for row in self.change.rows
            for record in (row.before, row.after)
        )

    def extend(self, change: Change) -> None:
        """Let this step also stand for `change`, which has been written already."""
        self.change = self.change + change
