"""Several notes chosen, in the list or on the photo, and what then is done by mouse or key."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.notes.note_list import NoteList
from flipchart_to_action.gui.notes.note_list_model import NoteRow
from flipchart_to_action.gui.notes.photo_pane import PhotoPane
from flipchart_to_action.gui.notes.repair import WHOLE_SHEET, Make, Repair
from flipchart_to_action.gui.notes.repair_bar import RepairBar
from flipchart_to_action.gui.widgets.accessibility import announce


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the page does: takes a note in hand, saves what is typed, tells the photo in view."""

    take: Callable[[str], None]
    save: Callable[[], object]
    photo_id: Callable[[], str | None]


class SeveralNotes(QObject):
    """Holds list and photo together over which notes are chosen.

    Args:
        repair: Does what is asked for.
        session: The workshop that is open.
        notes: The list.
        sheet: The photo.
        hooks: What the page does.
    """

    def __init__(
        self, repair: Repair, session: Session, notes: NoteList, sheet: PhotoPane, hooks: Hooks
    ) -> None:
        super().__init__(repair)
        self._repair = repair
        self._session = session
        self._list = notes
        self._sheet = sheet
        self._hooks = hooks
        self.bar = RepairBar(repair, sheet)
        self._by_key = {
            "J": repair.join,
            "H": repair.make_heading,
            "L": repair.each_line,
            "R": repair.as_one,
        }
        self._connect()

    def _connect(self) -> None:
        repair, view, rows = self._repair, self._sheet.view, self._list
        rows.several.connect(self._keyed)
        rows.chosen_changed.connect(self._tell_chosen)
        rows.placed.connect(self._place)
        for elsewhere in (rows.taken, rows.accepted, rows.focus_moved):
            elsewhere.connect(self.bar.hide)
        repair.take.connect(self.take_only)
        repair.said.connect(partial(announce, rows))
        view.keyed.connect(self._keyed_on_photo)
        view.mark_clicked.connect(self._clicked)
        view.mark_toggled.connect(self._toggled)
        view.framed.connect(self.choose)
        view.cut.connect(self._saved_first(repair.cut_at_line))
        view.line_dropped.connect(self._saved_first(repair.move_line))
        view.stretched.connect(self._saved_first(repair.read_frame))
        for button, (_words, _keys, name, make) in zip(
            self._sheet.whole_sheet, WHOLE_SHEET, strict=True
        ):
            button.clicked.connect(self._saved_first(partial(self._whole_sheet, name, make)))

    def commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Give the keys, what they do in words, and what does it."""
        repair, view = self._repair, self._sheet.view
        yield "Ctrl+J", "join with the note before, or all that are chosen", repair.join
        words = "make it a theme, for all below up to the next one"
        yield "Ctrl+H", words, repair.make_heading
        yield "Ctrl+Shift+L", "this was a list: a note of each line", repair.each_line
        yield "Ctrl+Shift+R", "read again, as one note", repair.as_one
        for said, keys, name, make in WHOLE_SHEET:
            words = f"whole sheet: {said[0].lower()}{said[1:]}"
            yield keys, words, partial(self._whole_sheet, name, make)
        yield "Alt+PgUp", "photo larger", partial(view.zoom, 1.25)
        yield "Alt+PgDn", "photo smaller", partial(view.zoom, 0.8)
        yield "Ctrl+Shift+D", "numbers on the photo", self._sheet.numbers.click

    def _saved_first(self, what: Callable[..., object]) -> Callable[..., None]:
        """Return a slot with arguments that first saves what is being typed."""

        def act(*args: object) -> None:
            self.bar.hide()
            if self._session.is_open:
                self._hooks.save()
                what(*args)

        return act

    def _whole_sheet(self, name: str, make: Make, _checked: bool = False) -> None:
        self._repair.whole_sheet(name, make, self._hooks.photo_id())

    def take_only(self, note_id: str) -> None:
        """Take one note in hand and choose no other."""
        self._hooks.take(note_id)
        self._list.choose([note_id])

    def choose(self, ids: list[str]) -> None:
        """Choose notes, one of them in hand, and offer at the pointer what can be done."""
        if not ids:
            return
        if self._list.current_id not in ids:
            self._hooks.take(ids[0])
        self._list.choose(ids)
        self.bar.show_at(self._sheet.view.pointer, len(ids))

    def _clicked(self, note_id: str) -> None:
        self.take_only(note_id)
        self.bar.show_at(self._sheet.view.pointer, 1)

    def _toggled(self, note_id: str) -> None:
        ids = self._list.chosen
        self.choose([i for i in ids if i != note_id] if note_id in ids else [*ids, note_id])

    def _tell_chosen(self) -> None:
        ids = self._list.chosen
        self._sheet.view.choose(ids)
        if len(ids) > 1:
            announce(self._list, f"{len(ids)} notes chosen.")

    def _keyed(self, key: str) -> None:
        self._hooks.save()
        self._by_key[key]()

    def _keyed_on_photo(self, event: QKeyEvent) -> None:
        """Do what the bar at the pointer says; without it a key is one of the list."""
        key, offered = event.text().upper(), not self.bar.isHidden()
        self.bar.hide()
        if offered and event.key() == Qt.Key.Key_Escape:
            return
        if offered and key in self._by_key:
            self._keyed(key)
            return
        self._list.setFocus()
        QApplication.sendEvent(self._list, event)

    def _place(self, ids: list[str], place: int) -> None:
        """Move notes before the row at `place`: to the photo of the row above."""
        rows = self._list.model_.rows
        below = rows[place] if place < len(rows) else None
        above = rows[place - 1] if place else None
        if above is None or not self._session.is_open:
            return
        if isinstance(above, NoteRow):
            photo_id = above.note.photo_id
        else:
            photo_id = above.photo.id if above.photo else None
        here = isinstance(below, NoteRow) and below.note.photo_id == photo_id
        self._hooks.save()
        self._repair.place(ids, photo_id, below.id if here and below else None)
