"""Sort the notes: one after the other gets its fate by one key."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from flipchart_to_action.domain.completeness import undecided
from flipchart_to_action.domain.records import Step
from flipchart_to_action.domain.short_way import ShortWay
from flipchart_to_action.gui.core.counting import votes_words
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide.note_card import NoteCard
from flipchart_to_action.gui.decide.sort_sidebar import SortSidebar
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.layout import RING, column, row
from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea


class SortPanel(QWidget):
    """The note in hand with its fates, and the lists beside it.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
    """

    make_wanted = Signal()
    """On to making decisions."""
    write_wanted = Signal()
    """A decision without a note is to be written."""
    passed = Signal()
    """The note in hand is done with, or left, on the short way: the page knows what comes next."""
    go = Signal(Step)
    """Somebody wants to go to another step."""
    shown = Signal()
    """It shows something, perhaps with another note in hand."""

    def __init__(self, session: Session, pictures: PhotoCache, today: Callable[[], date]) -> None:
        super().__init__()
        self._session = session
        self._note_id: str | None = None
        self._waiting: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()
        self._every = False
        self.way = ShortWay()
        self.note_card = NoteCard(session, pictures, today)
        self.empty = EmptyState()
        self.lists = SortSidebar()
        self._lay_out()
        self.note_card.settled.connect(self.go_on)
        self.note_card.another.connect(self._another)
        self.note_card.grew.connect(self._fit)
        self.note_card.installEventFilter(self)
        self.lists.note_wanted.connect(self.open_note)
        self.lists.rest.clicked.connect(self.answer_rest)
        self.empty.pressed.connect(self.press_main)

    def _lay_out(self) -> None:
        left = QWidget()
        left_box = column(0)
        left.setLayout(left_box)
        left_box.addWidget(self.note_card)
        left_box.addWidget(self.empty)
        inside = QWidget()
        self._inside = column(16, (RING, RING, RING, RING))
        self._inside.addWidget(left, 1)
        inside.setLayout(self._inside)
        self.scroll_area = FollowFocusScrollArea(inside)
        self._columns = row(18, (0, 0, RING, 0))
        self._columns.addWidget(self.scroll_area, 1)
        self.beside = column(16)
        self.beside.addWidget(self.lists)
        self._columns.addLayout(self.beside)
        self.setLayout(self._columns)

    @property
    def note_id(self) -> str | None:
        """The note in hand; None once all are sorted."""
        return self._note_id

    @property
    def every(self) -> bool:
        """Whether all notes are listed, or only those without a fate."""
        return self._every

    def set_narrow(self, narrow: bool) -> None:
        """Put the lists below where there is little room."""
        (self._inside if narrow else self.beside).addWidget(self.lists)
        self.note_card.set_narrow(narrow)
        self.lists.set_narrow(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # once the layout has its widths

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Another width (the lists came), or themes whose size was not known yet, wrap otherwise.
        if watched is self.note_card and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        margins = self._inside.contentsMargins()
        room = self.scroll_area.viewport().height() - margins.top() - margins.bottom()
        self.note_card.fit(room)
        QTimer.singleShot(0, self, self.scroll_area.settle)

    def forget(self) -> None:
        """Take nothing in hand: another workshop was opened."""
        self._note_id = None
        self.way = ShortWay()
        self._waiting = self._known = frozenset()
        self._every = False

    def show_state(self) -> None:
        """Show the workshop as it is; a note whose fate was undone comes into hand again."""
        state = self._session.state
        points = [n.id for n in state.points]
        waiting = frozenset(n.id for n in undecided(state))
        undone = (waiting - self._waiting) & self._known
        if len(undone) == 1 and not self._every:
            (self._note_id,) = undone
        self._waiting, self._known = waiting, frozenset(points)
        note = state.note(self._note_id)
        if note is None and waiting:
            note = undecided(state)[0]
        self._note_id = note.id if note else None
        self.note_card.setVisible(note is not None)
        self.empty.setVisible(note is None)
        if note is not None:
            self.note_card.show_note(note.id)
            self._fit()
            QTimer.singleShot(0, self, self._fit)
        else:
            self._show_empty()
        self.lists.setVisible(bool(points))
        self.lists.show_state(state, self._note_id, every=self._every, way=self.way)
        self.shown.emit()

    def _show_empty(self) -> None:
        state = self._session.state
        number = len(state.points)
        if not number:
            self.empty.show_words(
                "ph.note-pencil",
                "No notes yet. They come from the photos of your flip-charts.",
                "Go to Notes" if state.photos else "Go to Photos",
                "Write a decision without a note",
            )
            return
        said = f"All {number} notes are sorted" if number > 1 else "The note is sorted"
        self.empty.show_words("ph.check-circle-fill", said, "Make decisions", keys="F4")

    @property
    def spoken(self) -> str:
        """What a screen reader is to say of the note in hand: the focus may stay on one button."""
        state = self._session.state
        note = state.note(self._note_id)
        if note is None:
            return self.empty.sentence
        few = self.way.notes(state) or state.points
        place = f"{few.index(note) + 1} of {len(few)}: " if note in few else ""
        votes = f", {votes_words(note.votes)}" if note.votes else ""
        return f"{place}{note.text or 'a picture'}{votes}"

    def focus(self) -> None:
        """Put the focus where work goes on."""
        self.scroll_area.verticalScrollBar().setValue(0)
        announce(self, self.spoken)
        if self._note_id:
            self.note_card.focus()
        else:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.note_card.commit()

    def open_note(self, note_id: str) -> None:
        """Take a note in hand, to give it its fate."""
        self.commit()
        self._note_id = note_id
        self.show_state()
        self.focus()

    def go_on(self) -> None:
        """Take the next note without a fate in hand."""
        self.commit()
        state = self._session.state
        if self.way.notes(state):
            self.passed.emit()
            return
        ids = [n.id for n in state.points]
        place = ids.index(self._note_id) + 1 if self._note_id in ids else 0
        waiting = {n.id for n in undecided(state)} - {self._note_id}
        following = next((i for i in ids[place:] + ids[:place] if i in waiting), None)
        last_one = following is None and any(n.id == self._note_id for n in undecided(state))
        self._note_id = self._note_id if last_one else following
        self.show_state()
        self.focus()

    def press_main(self, place: int = 0) -> None:
        """Press what is the main thing now: go on, or make decisions once all are sorted."""
        state = self._session.state
        if self._note_id is not None:
            self.go_on()
        elif place == 1:
            self.write_wanted.emit()
        elif state.points:
            self.make_wanted.emit()
        else:
            self.go.emit(Step.NOTES if state.photos else Step.PHOTOS)

    def toggle_every(self) -> None:
        """List all notes, or only those without a fate."""
        self._every = not self._every
        note = self._session.state.note(self._note_id)
        if self._every and note is None and self._session.state.points:
            self._note_id = self._session.state.points[0].id
        elif not self._every and self._note_id not in self._waiting:
            self._note_id = None
        self.show_state()
        self.focus()

    def put_right(self) -> None:
        """Let the words of the note in hand be put right."""
        if self._note_id is not None:
            self.note_card.put_right()

    def answer_rest(self) -> None:
        """Mark the rest of the sheet of the note in hand as answered, in one step."""
        if self._note_id is not None and self.isVisible():
            self.note_card.answer_rest()

    def _another(self, by: int) -> None:
        state = self._session.state
        way = [n.id for n in self.way.notes(state)]
        listed = way or [n.id for n in state.points if self._every or n.id in self._waiting]
        if self._note_id not in listed:  # it has just got its fate: its neighbours are meant
            order = [n.id for n in state.points]
            listed = [i for i in order if i in listed or i == self._note_id]
        if self._note_id in listed and len(listed) > 1:
            self.open_note(listed[(listed.index(self._note_id) + by) % len(listed)])
