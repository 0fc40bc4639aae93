"""What goes out: every format with a tick, the pictures, and when people hear again."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.check_list import CheckList
from flipchart_to_action.gui.widgets.check_list_delegate import CheckListRow
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, hline, row
from flipchart_to_action.gui.widgets.leaving import is_in
from flipchart_to_action.gui.widgets.plain_text import set_tip


class FormatsCard(QWidget):
    """The list of formats under its heading, the date of the feedback below it."""

    ticked = Signal(str, bool)
    """The name of a format that is to be made, or not."""
    hear_again = Signal(object, int)
    """When people are to hear again (None: nothing is promised), and which stay in the field."""
    pdf_wanted = Signal()
    """The PDF alone is to be saved."""
    open_wanted = Signal(object)
    """The file that was saved alone is to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.list = CheckList("What goes out", stacked=True)
        self.feedback = DateField("When do people hear again?", placeholder="4w, 31 Mar")
        self.feedback.meaning.setWordWrap(True)
        self.pdf_alone = KeyButton("PDF alone", "Ctrl+S", "ph.floppy-disk")
        box = column(0, (1, 12, 1, 14))
        heading = label("What goes out", "h2")
        heading.setContentsMargins(14, 0, 14, 8)
        box.addWidget(heading)
        box.addWidget(self.list, 1)
        box.addWidget(hline())
        below = column(4, (14, 10, 14, 0))
        below.addWidget(label("When do people hear again?", "strong", wrap=True))
        below.addWidget(self.feedback)
        below.addWidget(self.feedback.meaning)
        alone = row(0, (0, 8, 0, 0))
        alone.addWidget(self.pdf_alone)
        alone.addStretch(1)
        below.addLayout(alone)
        self._path: Path | None = None
        self.open_saved = KeyButton("", icon="ph.check-circle-fill", kind="quiet")
        self.open_saved.hide()
        below.addWidget(self.open_saved)
        box.addLayout(below)
        self.setLayout(box)
        self.list.ticked.connect(self.ticked)
        self.list.opened.connect(self._opened)
        self.feedback.typed.connect(self._dated)
        self.pdf_alone.clicked.connect(self.pdf_wanted)
        self.open_saved.clicked.connect(lambda: self.open_wanted.emit(self._path))

    def show_formats(self, rows: Sequence[CheckListRow]) -> None:
        """Show every format."""
        self.list.show_rows(rows)
        self.fit()

    def show_feedback(self, day: date | None) -> None:
        """Show when people hear again, unless somebody is typing it."""
        if not is_in(self.feedback):
            self.feedback.show_date("", day)

    def show_saved(self, path: Path | None) -> None:
        """Show that the PDF alone was saved, with the way to it; None: nothing was."""
        self._path = path
        self.open_saved.setVisible(path is not None)
        if path is not None:
            self.open_saved.set_text("Saved: open it")
            self.open_saved.setAccessibleName(f"Saved: {path.name}. Open it")
            set_tip(self.open_saved, str(path))

    def fit(self) -> None:
        """Make the list as high as its rows: what is round it scrolls."""
        self.list.setFixedHeight(self.list.height_of_rows(100))

    def _opened(self, name: str) -> None:
        row_ = next((r for r in self.list.rows.rows if r.id == name), None)
        if row_ is not None and row_.tickable:
            self.ticked.emit(name, not row_.ticked)

    def _dated(self, words: str, day: date | None, stay: int) -> None:
        if day is not None or not words.strip():  # what is no date yet promises nothing
            self.hear_again.emit(day, stay)
