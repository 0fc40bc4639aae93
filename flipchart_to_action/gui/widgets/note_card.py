"""The note in hand: its picture, its words, and what becomes of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain import edits, sentence
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.gui.pictures import Pictures
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.widgets.buttons import Tag
from flipchart_to_action.gui.widgets.fate_buttons import FATE_WORDS, FATES, FateButton, Room
from flipchart_to_action.gui.widgets.fate_details import NotTakenDetail, ParkedDetail
from flipchart_to_action.gui.widgets.layout import column, frame, label, row
from flipchart_to_action.gui.widgets.note_picture import NotePicture

_HEIGHT = 260
_HEIGHT_IF_LOW = 130
_HEIGHT_IF_NARROW = 82
# What these still ask is to be seen without scrolling.
_HEIGHTS = {Fate.PARKED: 210, Fate.NOT_TAKEN_FORWARD: 110}
_UNDO_NAMES = {
    Fate.PARKED: "park note",
    Fate.ANSWERED: "mark note as answered",
    Fate.NOT_TAKEN_FORWARD: "leave note out, and why",
    Fate.NOT_A_POINT: "mark note as not a point",
}


class NoteCard(QWidget):
    """Gives one note its fate; letters press the buttons while no field has the focus.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
    """

    decided = Signal(str)
    """The note of this id is to become a decision."""
    settled = Signal()
    """The note has a fate that needs no more words: on to the next."""
    another = Signal(int)
    """Up (-1) or down (+1) to another note."""

    def __init__(self, session: Session, pictures: Pictures, today: Callable[[], date]) -> None:
        super().__init__()
        self._session = session
        self._note_id: str | None = None
        self._low = False
        self.picture = NotePicture(pictures, _HEIGHT, around=True)
        self.where = label("", "second")
        self.fate_tag = Tag()
        self.words = label("", "big", wrap=True)
        self.buttons = {fate: FateButton(fate) for fate in FATES}
        self.parked = ParkedDetail(today)
        self.not_taken = NotTakenDetail()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._arrange_all()
        for fate, button in self.buttons.items():
            button.clicked.connect(lambda _=False, fate=fate: self._give(fate))
        self.parked.named.connect(self._set_person)
        self.parked.dated.connect(self._set_date)
        self.not_taken.reasoned.connect(self._set_reason)
        self.not_taken.passed.connect(self._set_passed_to)

    def _arrange_all(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        card: QFrame = frame("card")
        self._inside = inside = column(14, (24, 18, 24, 20))
        card.setLayout(inside)
        self._top = QWidget()
        top = row(12)
        top.addWidget(self.where)
        top.addStretch(1)
        top.addWidget(self.fate_tag)
        self._top.setLayout(top)
        inside.addWidget(self._top)
        inside.addWidget(self.picture)
        inside.addWidget(self.words)
        outer.addWidget(card)
        outer.addLayout(self._grid)
        outer.addWidget(self.parked)
        outer.addWidget(self.not_taken)
        outer.addStretch(1)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Put the buttons into one line, or into two."""
        columns = 3 if narrow else len(self.buttons)
        self._narrow = narrow
        self._top.setVisible(not narrow)
        self._inside.setContentsMargins(*((14, 10, 14, 12) if narrow else (24, 18, 24, 20)))
        self._inside.setSpacing(8 if narrow else 14)
        for index, button in enumerate(self.buttons.values()):
            button.set_room(self._room(asks=False))
            self._grid.addWidget(button, index // columns, index % columns)
        self.parked.set_narrow(narrow)

    def set_low(self, low: bool) -> None:
        """Take a smaller picture where the window is low."""
        if low != self._low:
            self._low = low
            note = self._session.state.note(self._note_id) if self._session.is_open else None
            self._fit_picture(note.fate if note else Fate.UNDECIDED)

    def _fit_picture(self, fate: Fate) -> None:
        height = _HEIGHTS.get(fate, _HEIGHT)
        if self._narrow or self._low:
            height = min(height, _HEIGHT_IF_NARROW if self._narrow else _HEIGHT_IF_LOW)
        self.picture.set_height(height)

    def _room(self, asks: bool) -> Room:
        if self._narrow:
            return Room.LINE
        return Room.SHORT if asks else Room.FULL

    @property
    def note_id(self) -> str | None:
        """The note in hand."""
        return self._note_id

    def show_note(self, note_id: str) -> None:
        """Take a note in hand and show how it stands."""
        if note_id != self._note_id:
            self.commit()
            self.parked.forget_words()
        self._note_id = note_id
        note = self._session.state.note(note_id)
        if note is not None:
            self._show_note(note)

    def _show_note(self, note: Note) -> None:
        state = self._session.state
        photo = state.photo(note.photo_id)
        self.picture.show_note(note, photo)
        number = state.points.index(note) + 1 if note in state.points else 0
        where = f"Note {number} of {len(state.points)}" if number else "Heading"
        if photo is not None:
            where += f" · photo {state.photos.index(photo) + 1}"
        self.where.setText(where)
        icon = FATES[note.fate].icon if note.fate in FATES else "ph.circle-dashed"
        self.fate_tag.set(FATE_WORDS[note.fate], icon, "plain")
        self.words.setText(note.text or "(kept as a picture)")
        asks = note.fate in _HEIGHTS
        for fate, button in self.buttons.items():
            button.setChecked(note.fate is fate)
            button.set_room(self._room(asks))
        self._fit_picture(note.fate)
        self.parked.setVisible(note.fate is Fate.PARKED)
        self.parked.show_parked(state.person(note.fate_person_id), state.people, note.fate_date)
        self.not_taken.setVisible(note.fate is Fate.NOT_TAKEN_FORWARD)
        self.not_taken.show_reason(note.fate_reason, note.passed_to)

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.parked.flush()
        self.not_taken.flush()

    def focus(self) -> None:
        """Put the focus where work goes on: on the fate it has, or on the first."""
        note = self._session.state.note(self._note_id)
        fate = note.fate if note and note.fate in self.buttons else Fate.DECISION
        self.buttons[fate].setFocus(Qt.FocusReason.TabFocusReason)

    def _give(self, fate: Fate) -> None:
        note = self._session.state.note(self._note_id)
        if note is None:
            return
        self.commit()
        if fate is Fate.DECISION:
            self.decided.emit(note.id)
            return
        if note.fate is not fate:
            self._session.do(_UNDO_NAMES[fate], edits.set_fate(self._session.state, note.id, fate))
        self._show_note(self._session.state.note(note.id) or note)
        if fate is Fate.PARKED:
            self.parked.focus()
        elif fate is Fate.NOT_TAKEN_FORWARD:
            self.not_taken.focus()
        else:
            self.settled.emit()

    def _set_person(self, name: str) -> None:
        note_id = self._note_id or ""
        self._session.do(
            "set who brings the note up",
            sentence.set_parked_with(self._session.state, note_id, name),
        )

    def _set_date(self, until: date | None, stay: int) -> None:
        note_id = self._note_id or ""
        change = edits.set_fields(self._session.state, note_id, fate_date=until)
        self._session.do("set until when", change, f"until {note_id} {stay}")

    def _set_reason(self, reason: str, stay: int) -> None:
        note_id = self._note_id or ""
        change = edits.set_fields(self._session.state, note_id, fate_reason=reason)
        self._session.do("edit why not", change, f"reason {note_id} {stay}" if stay else "")

    def _set_passed_to(self, whom: str, stay: int) -> None:
        note_id = self._note_id or ""
        change = edits.set_fields(self._session.state, note_id, passed_to=whom)
        self._session.do("edit whom it was passed to", change, f"passed {note_id} {stay}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        fate = next((f for f, look in FATES.items() if look.key == letter), None)
        if fate is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.buttons[fate].setFocus()
            self._give(fate)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.another.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
