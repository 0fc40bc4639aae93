"""What is due from all workshops, on the first page: late, today, coming; each a key away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import Due, DueKind
from flipchart_to_action.gui.shared.vocabulary import lateness_tag
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, row
from flipchart_to_action.gui.widgets.row_list import Row, RowList

_MOST_ROWS = 6
_ICONS = {
    DueKind.CHECK: "ph.calendar-check",
    DueKind.DECISION: "ph.user-circle",
    DueKind.FEEDBACK: "ph.newspaper",
    DueKind.PREPARATION: "ph.users-three",
}


class DueCard(QFrame):
    """A list of what is due; hidden where nothing is."""

    wanted = Signal(object)
    """The `Due` that somebody wants to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._due: tuple[Due, ...] = ()
        self._searching = False
        self.rows = RowList("Did it happen?", lines=1)
        self.count = label("", "small")
        self.first = KeyButton("Say what happened", "Ctrl+7", "ph.check-square")
        inside = column(0, (1, 1, 1, 1))
        head = frame("sunk")
        line = row(12, (16, 13, 16, 13))
        line.addWidget(IconLabel("ph.calendar-check", 22))
        line.addWidget(label("Did it happen?", "h2"))
        line.addStretch(1)
        line.addWidget(self.count)
        head.setLayout(line)
        inside.addWidget(head)
        inside.addWidget(self.rows)
        foot = row(12, (16, 10, 16, 10))
        foot.addWidget(self.first)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.rows.opened.connect(self._open)
        self.first.clicked.connect(self.answer_first)
        theme.follow(self._fit)
        self.hide()

    def show_due(self, due: Sequence[Due], today: date) -> None:
        """Show what is due, the oldest first."""
        self._due = tuple(due)
        self.rows.rows.show_rows([_row(place, one, today) for place, one in enumerate(self._due)])
        late = sum(one.days_late(today) >= 0 for one in self._due)
        coming = len(self._due) - late
        parts = [f"{late} due"] if late else []
        parts += [f"{coming} coming"] if coming else []
        self.count.setText(", ".join(parts))
        self.make_room(self._searching)
        self._fit()

    @property
    def holds_something(self) -> bool:
        """Whether anything is due."""
        return bool(self._due)

    def make_room(self, searching: bool) -> None:
        """Leave the page to what is searched for, or come back."""
        self._searching = searching
        self.setVisible(bool(self._due) and not searching)

    def answer_first(self) -> None:
        """Ask for the first thing that is due."""
        if self._due:
            self.wanted.emit(self._due[0])

    def _open(self, place: str) -> None:
        self.wanted.emit(self._due[int(place)])

    def _fit(self) -> None:
        self.rows.setFixedHeight(self.rows.height_of_rows(_MOST_ROWS))


def _row(place: int, one: Due, today: date) -> Row:
    late = one.days_late(today)
    tag, icon, kind = lateness_tag(late)
    return Row(
        str(place),
        _words(one),
        icon=_ICONS[one.kind],
        second=f"{_who(one)} · {full_date(one.on)} · {one.workshop_title or 'Untitled workshop'}",
        tag=tag,
        tag_icon=icon,
        tag_kind=kind,
    )


def _words(one: Due) -> str:
    match one.kind:
        case DueKind.FEEDBACK:
            return "Tell people what came of it"
        case DueKind.PREPARATION:
            return f"Get ready: {one.what}"
        case _:
            return one.what or "(nothing said yet)"


def _who(one: Due) -> str:
    match one.kind:
        case DueKind.CHECK:
            return f"{one.who} checks" if one.who else "nobody checks yet"
        case DueKind.DECISION:
            return f"{one.who} makes sure of it" if one.who else "nobody makes sure of it"
        case DueKind.FEEDBACK:
            return "promised"
        case DueKind.PREPARATION:
            return "the day"
