"""What the plan holds, in figures."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from flipchart_to_action.domain.fate import undecided
from flipchart_to_action.domain.records import Fate
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.widgets.layout import IconLabel, column, frame, label, row


def _count(state: WorkshopState, fate: Fate) -> int:
    return sum(note.fate is fate for note in state.points)


def _decisions(number: int) -> str:
    return f"{number} decision" if number == 1 else f"{number} decisions"


def summary(state: WorkshopState) -> str:
    """Return "8 decisions, 6 parked, 7 not taken forward"."""
    parked, not_taken = _count(state, Fate.PARKED), _count(state, Fate.NOT_TAKEN_FORWARD)
    return f"{_decisions(len(state.decisions))}, {parked} parked, {not_taken} not taken forward"


class _Figure(QWidget):
    """A line: an icon, what it is, and how many."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.first = label("", "formstrong")
        self.second = label("", "second", wrap=True)
        line = row(14, (16, 8, 16, 8))
        line.addWidget(IconLabel(icon, 24, "mink"))
        words = column(0)
        words.addWidget(self.first)
        words.addWidget(self.second)
        line.addLayout(words, 1)
        self.setLayout(line)

    def show_words(self, first: str, second: str) -> None:
        """Show two lines."""
        self.first.setText(first)
        self.second.setText(second)


class WhatGoesOut(QFrame):
    """The plan as a PDF, and what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.plan = _Figure("ph.file-pdf")
        self.decisions = _Figure("ph.handshake")
        self.parked = _Figure("ph.push-pin")
        self.rest = _Figure("ph.minus-circle")
        head = frame("sunk")
        head_row = row(12, (16, 10, 16, 10))
        head_row.addWidget(label("What goes out", "h2"))
        head_row.addStretch(1)
        head.setLayout(head_row)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 8)
        box.setSpacing(0)
        box.addWidget(head)
        for figure in (self.plan, self.decisions, self.parked, self.rest):
            box.addWidget(figure)

    def show_state(self, state: WorkshopState, pages: int) -> None:
        """Show the figures; `pages` is 0 while the plan is being made."""
        of_pages = f", {pages} page{'' if pages == 1 else 's'}" if pages else ""
        self.plan.show_words(
            "Action plan", f"PDF{of_pages}, with the handwriting behind each decision"
        )
        agreed = sum(d.agreed is True for d in state.decisions)
        self.decisions.show_words(
            _decisions(len(state.decisions)), f"{agreed} agreed in the room by who does it"
        )
        self.parked.show_words(
            f"{_count(state, Fate.PARKED)} parked", "with who brings them up again, and when"
        )
        answered, open_notes = _count(state, Fate.ANSWERED), len(undecided(state))
        said = [f"{answered} answered"] if answered else []
        said += [f"{open_notes} without a fate yet, listed as open"] if open_notes else []
        not_taken = _count(state, Fate.NOT_TAKEN_FORWARD)
        self.rest.show_words(f"{not_taken} not taken forward", ", ".join(["and why", *said]))
