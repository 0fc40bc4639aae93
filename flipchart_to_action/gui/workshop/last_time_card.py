"""Since last time: what was decided in the workshop before, and what came of it, to read out."""

from PySide6.QtWidgets import QFrame

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.follow_up import checks_of, news_of, standing
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.export.words.grammar import proper_names, we_will
from flipchart_to_action.gui.shared.vocabulary import STANDING_WORDS
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, row
from flipchart_to_action.gui.widgets.row_list import Row, RowList


class LastTimeCard(QFrame):
    """The decisions of the workshop before; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.rows = RowList("Since last time", lines=2)
        self.when = label("", "small")
        inside = column(0, (1, 1, 1, 8))
        head = frame("sunk")
        line = row(12, (16, 13, 16, 13))
        line.addWidget(IconLabel("ph.arrows-clockwise", 22))
        line.addWidget(label("Since last time", "h2"))
        line.addStretch(1)
        line.addWidget(self.when)
        head.setLayout(line)
        inside.addWidget(head)
        inside.addWidget(self.rows)
        self.setLayout(inside)
        theme.follow(self._fit)
        self.hide()

    def show_earlier(self, earlier: WorkshopState | None) -> None:
        """Show what was decided in the workshop before."""
        decisions = earlier.decisions if earlier is not None else ()
        self.setVisible(bool(decisions))
        if earlier is None:
            return
        held_on = earlier.workshop.held_on
        self.when.setText(full_date(held_on) if held_on else "")
        names = proper_names(p.name for p in earlier.people)
        rows = []
        for decision in decisions:
            checks = checks_of(earlier, decision.id)
            words, icon = STANDING_WORDS[standing(checks, news_of(earlier, decision.id))]
            said = checks[-1].words if checks else ""
            rows.append(
                Row(
                    decision.id,
                    we_will(decision.what, names),
                    icon=icon,
                    second=said,
                    tag=words,
                    said_of_icon=words,
                )
            )
        self.rows.rows.show_rows(rows)
        self._fit()

    def _fit(self) -> None:
        self.rows.setFixedHeight(self.rows.height_of_rows(self.rows.rows.rowCount()))
