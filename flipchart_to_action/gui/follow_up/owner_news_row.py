"""What the owner of a decision tells: done, delayed to a new date, needs help; one key each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.records import News, NewsKind
from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.shared.who_and_when import is_plain_enter
from flipchart_to_action.gui.widgets.baseline_label import BaselineLabel
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row

_SAID = {
    NewsKind.DONE: "it is done",
    NewsKind.DELAYED: "it takes longer",
    NewsKind.NEEDS_HELP: "help is needed",
}


class OwnerNewsRow(QWidget):
    """The last news of the owner, and the buttons for more.

    Args:
        today: Gives the day from which dates are counted.
    """

    told = Signal(object, object)
    """What the owner tells (`NewsKind`), and the new date or None."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.last = label("", "second", wrap=True)
        self.done = KeyButton("Done", "D", "ph.check", "chip")
        self.delayed = KeyButton("Delayed", "L", "ph.clock-counter-clockwise", "chip")
        self.needs_help = KeyButton("Needs help", "H", "ph.warning", "chip")
        self.new_due = DateField("Until when it is delayed", today)
        self.take = KeyButton("Keep the new date", "Enter", "ph.check")
        self._delay = QWidget()
        delay = row(10)
        delay.addWidget(label("until", "form"))
        delay.addWidget(self.new_due)
        delay.addWidget(self.new_due.meaning, 1)
        delay.addWidget(self.take)
        self._delay.setLayout(delay)
        self._delay.hide()
        inside = column(8)
        line = FlowLayout(gap=10)
        line.addWidget(BaselineLabel("The owner says"))
        for button in (self.done, self.delayed, self.needs_help):
            line.addWidget(button)
        inside.addLayout(line)
        inside.addWidget(self._delay)
        inside.addWidget(self.last)
        self.setLayout(inside)
        self.done.clicked.connect(lambda: self.told.emit(NewsKind.DONE, None))
        self.needs_help.clicked.connect(lambda: self.told.emit(NewsKind.NEEDS_HELP, None))
        self.delayed.clicked.connect(self.ask_until)
        self.take.clicked.connect(self._take)
        self.new_due.installEventFilter(self)

    def show_news(self, owner: str, news: tuple[News, ...]) -> None:
        """Show the last that the owner told, if anything."""
        self.last.setVisible(bool(news))
        if news:
            latest = news[-1]
            until = f", until {full_date(latest.new_due)}" if latest.new_due else ""
            who = owner or "The owner"
            self.last.setText(f"{who}, {full_date(latest.told_on)}: {_SAID[latest.kind]}{until}.")

    def ask_until(self) -> None:
        """Ask until when it is delayed, with the focus in the field."""
        self._delay.show()
        self.new_due.empty()
        self.new_due.setFocus()

    def close_question(self) -> bool:
        """Leave the question open; return whether it was asked."""
        asked = not self._delay.isHidden()
        self._delay.hide()
        return asked

    def _take(self) -> None:
        self.new_due.flush()
        if self.new_due.day is not None:
            self._delay.hide()
            self.told.emit(NewsKind.DELAYED, self.new_due.day)
        else:
            self.new_due.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.new_due and is_plain_enter(event):
            self._take()
            return True
        return False
