"""The right column of Decide: what was decided, what was settled otherwise, what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from flipchart_to_action.domain.fate import undecided
from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.decision_list import Row, RowList, decision_row
from flipchart_to_action.gui.widgets.fate_buttons import FATE_WORDS, FATES
from flipchart_to_action.gui.widgets.layout import frame, label

_ROWS_IN_ONE_COLUMN = 6


class DecideLists(QFrame):
    """Decisions so far, notes without a fate, and notes that were settled otherwise."""

    decision_wanted = Signal(str)
    """A decision is to be opened."""
    note_wanted = Signal(str)
    """A note is to be taken in hand."""
    decision_unwanted = Signal(str)
    """A decision is to be taken out."""
    one_more = Signal()
    """A decision without a note is to be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.decisions = RowList("Decisions so far", lines=2)
        self.next_notes = RowList("To decide next")
        self.settled = RowList("Settled otherwise")
        self.decisions_count = label("", "second")
        self.next_count = label("", "strong")
        self.settled_count = label("", "strong")
        self.write = KeyButton("Write one without a note", "Ctrl+D", "ph.plus-bold")
        self._narrow = False
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        self._next_head = _head("To decide next", self.next_count, "foot")
        self._settled_head = _head("Settled otherwise", self.settled_count, "foot")
        box.addWidget(_head("Decisions so far", self.decisions_count))
        box.addWidget(self.decisions, 3)
        box.addWidget(self._next_head)
        box.addWidget(self.next_notes, 2)
        box.addWidget(self._settled_head)
        box.addWidget(self.settled, 1)
        foot = frame("foot")
        foot.setStyleSheet("border-bottom-left-radius: 13px; border-bottom-right-radius: 13px;")
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(14, 10, 14, 10)
        foot_row.addWidget(self.write)
        foot_row.addStretch(1)
        box.addWidget(foot)
        self.decisions.opened.connect(self.decision_wanted)
        self.decisions.unwanted.connect(self.decision_unwanted)
        self.next_notes.opened.connect(self.note_wanted)
        self.settled.opened.connect(self.note_wanted)
        self.write.clicked.connect(self.one_more)

    def show_state(
        self, state: WorkshopState, decision_id: str | None, note_id: str | None
    ) -> None:
        """Show the lists, the record in hand marked."""
        rows = [decision_row(state, i, d) for i, d in enumerate(state.decisions, 1)]
        self.decisions.rows.show_rows(rows)
        self.decisions_count.setText(str(len(rows)) if rows else "none yet")
        waiting = undecided(state)
        self.next_notes.rows.show_rows(
            [Row(n.id, _words(n), icon="ph.circle-dashed") for n in waiting]
        )
        self.next_count.setText(str(len(waiting)))
        settled = [n for n in state.points if n.fate not in (Fate.UNDECIDED, Fate.DECISION)]
        self.settled.rows.show_rows([_settled_row(state, n) for n in settled])
        self.settled_count.setText(str(len(settled)))
        for widget in (self._next_head, self.next_notes):
            widget.setVisible(bool(waiting))
        for widget in (self._settled_head, self.settled):
            widget.setVisible(bool(settled))
        self.decisions.mark(decision_id)
        self.next_notes.mark(note_id)
        self.settled.mark(note_id)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Let the lists be as high as their rows where the whole page scrolls."""
        self._narrow = narrow
        self.setMinimumWidth(0 if narrow else theme.px(300))
        self.setMaximumWidth(16777215 if narrow else theme.px(322))
        self._fit()

    def _fit(self) -> None:
        for rows in (self.decisions, self.next_notes, self.settled):
            if self._narrow:
                rows.setFixedHeight(rows.height_of_rows(_ROWS_IN_ONE_COLUMN))
            else:
                rows.setMinimumHeight(60)
                rows.setMaximumHeight(16777215)


def _head(text: str, count: QLabel, role: str = "sunk") -> QFrame:
    head = frame(role)
    line = QHBoxLayout(head)
    line.setContentsMargins(14, 10, 14, 10)
    line.addWidget(label(text, "h2"))
    line.addStretch(1)
    line.addWidget(count)
    return head


def _words(note: Note) -> str:
    return note.text or "(kept as a picture)"


def _settled_row(state: WorkshopState, note: Note) -> Row:
    icon = FATES[note.fate].icon if note.fate in FATES else "ph.link"
    said = [FATE_WORDS[note.fate]]
    person = state.person(note.fate_person_id)
    if person is not None:
        said.append(f"with {person.name}")
    if note.fate_reason:
        said.append(note.fate_reason)
    return Row(note.id, _words(note), icon=icon, second=" · ".join(said))
