"""The decisions to follow up: what is due first, then what is coming, then what is settled."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from flipchart_to_action.domain.dates import short_date
from flipchart_to_action.domain.follow_up import DueKind, Followed, Group
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.shared.vocabulary import STANDING_WORDS, lateness_tag
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, frame, row
from flipchart_to_action.gui.widgets.row_list import Row, RowList

_HEADINGS = {Group.DUE: "Due", Group.COMING: "Coming up", Group.CHECKED: "Checked"}


class DecisionsSidebar(QFrame):
    """A list for each group; a group without decisions is not shown."""

    wanted = Signal(str)
    """A decision is to be taken in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.lists: dict[Group, RowList] = {}
        self.counts: dict[Group, QLabel] = {}
        self._heads: dict[Group, QWidget] = {}
        inside = column(0, (1, 1, 1, 10))
        for group, heading in _HEADINGS.items():
            rows = RowList(heading, lines=2)
            rows.opened.connect(self.wanted)
            self.lists[group] = rows
            self.counts[group] = label("", "h2")
            head = frame("sunk" if group is Group.DUE else "foot")
            line = row(8, (14, 9, 14, 9))
            line.addWidget(label(heading, "h2"))
            line.addStretch(1)
            line.addWidget(self.counts[group])
            head.setLayout(line)
            self._heads[group] = head
            inside.addWidget(head)
            inside.addWidget(rows)
        inside.addStretch(1)
        self.setLayout(inside)
        theme.follow(self._fit)

    def show_decisions(
        self,
        state: WorkshopState,
        decisions: tuple[Followed, ...],
        today: date,
        in_hand: str | None,
    ) -> None:
        """Show the decisions of a workshop, the one in hand marked."""
        for group, rows in self.lists.items():
            of_group = [f for f in decisions if f.group is group]
            rows.rows.show_rows([_row(state, f, today) for f in of_group])
            rows.mark(in_hand)
            self.counts[group].setText(str(len(of_group)))
            for widget in (rows, self._heads[group]):
                widget.setVisible(bool(of_group))
        self._fit()

    def _fit(self) -> None:
        # The page scrolls all of them together, so each is as high as its rows.
        for rows in self.lists.values():
            rows.setFixedHeight(rows.height_of_rows(rows.rows.rowCount()))


def _row(state: WorkshopState, followed: Followed, today: date) -> Row:
    decision = followed.decision
    standing, icon = STANDING_WORDS[followed.standing]
    words = decision.what or "(nothing said yet)"
    row = Row(decision.id, words, icon=icon, said_of_icon=standing)
    if followed.group is Group.CHECKED:
        return replace(row, second=short_date(followed.on) if followed.on else "", tag=standing)
    row = replace(row, second=_who(state, followed))
    if followed.on is None:
        return row
    late = (today - followed.on).days
    if late < 0:
        return replace(row, second=f"{row.second}, {short_date(followed.on)}")
    tag, tag_icon, kind = lateness_tag(late)
    return replace(row, tag=tag, tag_icon=tag_icon, tag_kind=kind)


def _who(state: WorkshopState, followed: Followed) -> str:
    decision = followed.decision
    if followed.kind is DueKind.DECISION:
        owner = state.person(decision.owner_id)
        return f"{owner.name} makes sure of it" if owner else "nobody makes sure of it"
    checker = state.person(decision.checker_id)
    return f"{checker.name} checks" if checker else "nobody checks yet"
