"""What is done to several notes, their lines or a whole sheet at once, each one step of undo."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.photo_reading import PhotoReading
from flipchart_to_action.domain.records import Box, Note, NoteKind
from flipchart_to_action.domain.state import Change, WorkshopState
from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.core.counting import counted
from flipchart_to_action.gui.core.reading_queue import ReadingQueue
from flipchart_to_action.gui.core.session import Session

Make = Callable[[WorkshopState, str], Change]

WHOLE_SHEET: tuple[tuple[str, str, str, Make], ...] = (
    ("Each line is a note", "F6", "each line a note", edits.each_line),
    ("Each colour patch is a note", "F7", "each patch a note", edits.each_patch),
    ("Read again as one list", "F9", "one list", edits.as_list),
    ("Not needed", "Ctrl+Shift+Delete", "sheet not needed", edits.sheet_not_needed),
)
"""Words and key of what is done to a whole sheet, its name in the menu of undo, and the edit."""


class Repair(QObject):
    """Changes of the notes that are chosen; without any they do nothing.

    Args:
        session: The workshop that is open.
        reader: Reads a part of a photo.
        chosen: Gives the ids of the notes that are chosen, in the order of the list.
        parent: The parent.
    """

    take = Signal(str)
    """The id of the note that is to be in hand."""
    said = Signal(str)
    """What happened, for a screen reader."""

    def __init__(
        self,
        session: Session,
        reader: ReadingQueue,
        chosen: Callable[[], list[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._chosen = chosen

    @property
    def _state(self) -> WorkshopState:
        return self._session.state

    def join(self) -> None:
        """Join all that are chosen; a single one is joined with the note before it."""
        ids = self._chosen()
        if len(ids) == 1:
            note = self._state.note(ids[0])
            around = self._siblings(note)
            place = around.index(ids[0]) if ids[0] in around else 0
            ids = around[max(0, place - 1) : place + 1]
        if len(ids) > 1 and self._do("join", edits.join_many(self._state, ids), len(ids)):
            self.take.emit(ids[0])

    def _siblings(self, note: Note | None) -> list[str]:
        return [n.id for n in self._state.notes if note and n.photo_id == note.photo_id]

    def each_line(self) -> None:
        """Make a note of each line of those that are chosen."""
        ids = self._chosen()
        if not self._do("cut into lines", edits.split_lines(self._state, ids), len(ids)):
            self.said.emit("There is no line break to cut at.")
        elif ids:
            self.take.emit(ids[0])

    def make_heading(self) -> None:
        """Make headings of those that are chosen, or notes where all of them are headings."""
        notes = [n for n in map(self._state.note, self._chosen()) if n is not None]
        heads = all(n.kind is not NoteKind.NOTE for n in notes)
        kind = NoteKind.NOTE if heads else NoteKind.HEADING
        change = Change()
        for note in notes:
            change += edits.set_kind(self._state.with_change(change), note.id, kind)
        self._do("make a note of" if heads else "make a theme of", change, len(notes))

    def remove(self) -> None:
        """Take those that are chosen out: they are no notes."""
        ids = self._chosen()
        self._do("remove", edits.remove_many(self._state, ids), len(ids))

    def cut_at_line(self, note_id: str, line: int) -> None:
        """Cut a note before its line of index `line`."""
        if self._do("split", edits.split_at_line(self._state, note_id, line), 1):
            self.take.emit(note_id)

    def move_line(self, note_id: str, line: int, to_id: str) -> None:
        """Move a line of a note to another."""
        if self._do("move line", edits.move_line(self._state, note_id, line, to_id), 1):
            self.take.emit(to_id)

    def place(self, note_ids: Sequence[str], photo_id: str | None, before_id: str | None) -> None:
        """Move notes to another place in the list."""
        change = edits.place_notes(self._state, note_ids, photo_id, before_id)
        self._do("move", change, len(note_ids))

    def whole_sheet(self, name: str, make: Make, photo_id: str | None) -> None:
        """Do something to all notes of a photo."""
        if photo_id is None or not self._session.do(name, make(self._state, photo_id)):
            self.said.emit("Nothing changes by that on this sheet.")

    def as_one(self) -> None:
        """Join those that are chosen and read them again as one note."""
        ids = self._chosen()
        change = edits.join_many(self._state, ids)
        note = self._state.with_change(change).note(ids[0]) if ids else None
        if note is None or note.box is None:
            return
        if not change or self._do("join", change, len(ids)):
            self.read_frame(note.id, note.box)
            self.take.emit(note.id)

    def read_frame(self, note_id: str, box: Box) -> None:
        """Let a note be what stands in `box` of its photo; it is read in the background."""
        note = self._state.note(note_id)
        photo = self._state.photo(note.photo_id) if note else None
        if note is None or photo is None:
            return
        self._session.do("frame of note", edits.set_fields(self._state, note_id, box=box))
        self.said.emit("This part is being read.")

        def done(reading: PhotoReading) -> None:
            now = self._state.note(note_id)
            if now is None or now.text != note.text:
                return  # somebody typed meanwhile
            change = edits.frame_read(self._state, note_id, box, reading)
            if self._session.follow_up(change, note_id):
                self.said.emit("It was read.")
            else:
                self.said.emit("Nothing was read there.")

        def failed(error: Exception) -> None:
            text = str(error) if isinstance(error, UserError) else "It could not be read."
            self.said.emit(text)

        self._reader.read_part(photo, box, done, failed)

    def _do(self, name: str, change: Change, count: int) -> bool:
        done = self._session.do(f"{name} {counted(count, 'note')}", change)
        if done:
            self.said.emit(f"Done: {name}, {counted(count, 'note')}.")
        return done
