"""The right column while decisions are made: those so far, and which come next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from flipchart_to_action.domain.decision_warnings import PLENTY
from flipchart_to_action.domain.progress import to_decide
from flipchart_to_action.domain.records import Decision
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.counting import votes_words
from flipchart_to_action.gui.shared.decision_rows import decision_row
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import WIDGET_SIZE_MAX, frame
from flipchart_to_action.gui.widgets.row_list import Row, RowList

_ROWS_IN_ONE_COLUMN = 6


class DecisionsSidebar(QFrame):
    """The decisions of which something is said, and those that say nothing yet."""

    decision_wanted = Signal(str)
    """A decision is to be opened."""
    decision_unwanted = Signal(str)
    """A decision is to be taken out."""
    one_more = Signal()
    """A decision without a note is to be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.decisions = RowList("Decisions so far", lines=2)
        self.next_decisions = RowList("To decide next")
        self.decisions_count = label("", "second")
        self.next_count = label("", "strong")
        self.write = KeyButton("Without a note", "Ctrl+D", "ph.plus-bold")
        self.write.setAccessibleName("Write one without a note")
        self._narrow = False
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        self._next_head = _head("To decide next", self.next_count, "foot")
        box.addWidget(_head("Decisions so far", self.decisions_count))
        box.addWidget(self.decisions, 3)
        box.addWidget(self._next_head)
        box.addWidget(self.next_decisions, 2)
        foot = frame("foot")
        foot.setStyleSheet("border-bottom-left-radius: 13px; border-bottom-right-radius: 13px;")
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(14, 10, 14, 10)
        foot_row.addWidget(self.write)
        foot_row.addStretch(1)
        box.addWidget(foot)
        for rows in (self.decisions, self.next_decisions):
            rows.opened.connect(self.decision_wanted)
            rows.unwanted.connect(self.decision_unwanted)
        self.write.clicked.connect(self.one_more)

    def show_state(self, state: WorkshopState, decision_id: str | None) -> None:
        """Show the lists, the decision in hand marked."""
        blank = {d.id for d in to_decide(state)}
        begun = [(i, d) for i, d in enumerate(state.decisions, 1) if d.id not in blank]
        coming = [d for d in state.decisions if d.id in blank]
        self.decisions.rows.show_rows([decision_row(state, i, d) for i, d in begun])
        self.decisions_count.setText(_how_many(len(begun)))
        self.next_decisions.rows.show_rows([_blank_row(state, d) for d in coming])
        self.next_count.setText(str(len(coming)))
        for widget in (self._next_head, self.next_decisions):
            widget.setVisible(bool(coming))
        self.decisions.mark(decision_id)
        self.next_decisions.mark(decision_id)
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Let the lists be as high as their rows where the whole page scrolls."""
        self._narrow = narrow
        self.setMinimumWidth(0 if narrow else theme.px(280))
        self.setMaximumWidth(WIDGET_SIZE_MAX if narrow else theme.px(304))
        self._fit()

    def _fit(self) -> None:
        for rows in (self.decisions, self.next_decisions):
            if self._narrow:
                rows.setFixedHeight(rows.height_of_rows(_ROWS_IN_ONE_COLUMN))
            else:
                rows.setMinimumHeight(60)
                rows.setMaximumHeight(WIDGET_SIZE_MAX)


def _head(text: str, count: QLabel, role: str = "sunk") -> QFrame:
    head = frame(role)
    line = QHBoxLayout(head)
    line.setContentsMargins(14, 10, 14, 10)
    line.addWidget(label(text, "h2"))
    line.addStretch(1)
    line.addWidget(count)
    return head


def _how_many(number: int) -> str:
    if number == PLENTY:
        return "7, that is plenty"
    return f"{number}, seven are plenty" if number >= PLENTY - 2 else str(number or "none yet")


def _blank_row(state: WorkshopState, decision: Decision) -> Row:
    note = state.note(decision.note_id)
    votes = votes_words(note.votes) if note is not None and note.votes else ""
    words = decision.what or (note.text if note else "") or "(a picture)"
    return Row(decision.id, words, icon="ph.handshake", votes=votes)
