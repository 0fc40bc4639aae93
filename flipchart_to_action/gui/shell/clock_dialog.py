"""Asks when people go home: once, as it is said ("16:00", "4pm", "45 min")."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from flipchart_to_action.domain.clock import parse_end
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.focus_ring import FocusRing
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.text_fields import LineField


class ClockDialog(QDialog):
    """A field, and below it what the words mean before they count.

    Args:
        parent: The parent.
        now: Gives the moment, with its zone.
        runs: Whether a clock is set already, which can then be stopped.
    """

    def __init__(self, parent: QWidget | None, now: Callable[[], datetime], *, runs: bool) -> None:
        super().__init__(parent)
        self._now = now
        self.ends_at: datetime | None = None
        self.setWindowTitle("Time left")
        self.setMinimumWidth(theme.px(430))
        self.field = LineField()
        self.field.setPlaceholderText("16:00, 4pm or 45 min")
        self.field.setAccessibleName("When do people go home?")
        self.meaning = label("", wrap=True)
        self.set = KeyButton("Set the clock", "Enter", "ph.clock-bold", "main")
        self.set.setDefault(True)
        self.none = KeyButton("No clock", "")
        self.cancel = KeyButton("Cancel", "Esc")
        self.none.setVisible(runs)
        layout = column(12, (24, 22, 24, 20))
        layout.addWidget(label("When do people go home?", "h2"))
        layout.addWidget(self.field)
        layout.addWidget(self.meaning)
        buttons = row(10)
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.set)
        layout.addLayout(buttons)
        self.setLayout(layout)
        self._ring = FocusRing(self)
        self.field.textChanged.connect(self._typed)
        self.set.clicked.connect(self._take)
        self.none.clicked.connect(self._stop)
        self.cancel.clicked.connect(self.reject)
        self._typed("")

    def _typed(self, words: str) -> None:
        """Say what the words mean."""
        now = self._now()
        self.ends_at = parse_end(words, now)
        if self.ends_at is not None:
            minutes = round((self.ends_at - now).total_seconds() / 60)
            until = self.ends_at.astimezone(now.tzinfo).strftime("%H:%M")
            self.meaning.setText(f"Until {until}: {minutes} min left.")
        elif words.strip():
            self.meaning.setText("That is no time of today that is still to come.")
        else:
            self.meaning.setText("The rail then shows how long is left, and what fits.")

    def _take(self) -> None:
        if self.ends_at is not None:
            self.accept()
        else:
            self.field.setFocus()

    def _stop(self) -> None:
        self.ends_at = None
        self.accept()
