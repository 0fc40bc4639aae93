"""Offers to join notes that say nearly the same, one group at a time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from flipchart_to_action.domain.records import Fate, Note
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.focus_ring import FocusRing
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.plain_text import set_tip

_DIGITS = 9


class SimilarNotesDialog(QDialog):
    """The notes of a group, all ticked; a digit takes the tick off or puts it back.

    Args:
        parent: The parent.
        notes: The notes, in their order.
        places: Where each stands, such as "photo 5".
    """

    def __init__(
        self, parent: QWidget | None, notes: Sequence[Note], places: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self.setWindowTitle("Notes that say nearly the same")
        self.setMinimumWidth(theme.px(520))
        self.rows: list[KeyButton] = []
        for number, (note, place) in enumerate(zip(notes, places, strict=True), 1):
            digit = str(number) if number <= _DIGITS else ""
            one = KeyButton(_cut(note.text), digit, kind="method", shortcut=bool(digit))
            one.setCheckable(True)
            one.setChecked(True)
            one.setAccessibleName(f"{note.text}, {place}")
            set_tip(one, f"{note.text}\n{place}")
            one.toggled.connect(self._show)
            self.rows.append(one)
        self.speaks = label("", "second", wrap=True)
        self.join = KeyButton("Join them", "Enter", "ph.link-bold", "main")
        self.join.setDefault(True)
        self.leave = KeyButton("Leave them", "Esc")
        self._lay_out()
        self._ring = FocusRing(self)
        self.join.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._show()
        self.join.setFocus()

    def _lay_out(self) -> None:
        layout = column(10, (24, 22, 24, 20))
        layout.addWidget(label(f"{len(self._notes)} notes say nearly the same", "h2"))
        for one in self.rows:
            layout.addWidget(one)
        layout.addWidget(self.speaks)
        words = "Each keeps its words and its picture. You can take it out again at any time."
        layout.addWidget(label(words, "small", wrap=True))
        buttons = row(10, (0, 6, 0, 0))
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.join)
        layout.addLayout(buttons)
        self.setLayout(layout)

    @property
    def chosen(self) -> tuple[Note, ...]:
        """The notes that are ticked."""
        pairs = zip(self.rows, self._notes, strict=True)
        return tuple(note for one, note in pairs if one.isChecked())

    @property
    def lead(self) -> Note | None:
        """The one that speaks for the others: it is decided on already, or is the first."""
        decided = [n for n in self.chosen if n.fate is Fate.DECISION]
        return next(iter(decided or self.chosen), None)

    def _show(self) -> None:
        lead = self.lead
        can = lead is not None and len(self.chosen) > 1
        self.join.setEnabled(can)
        set_tip(self.join, "" if can else "Two notes at least have to be ticked.")
        words = f"“{_cut(lead.text)}” speaks for them." if can and lead else "Tick two at least."
        self.speaks.setText(words)


def _cut(text: str) -> str:
    return text if len(text) <= 56 else f"{text[:54].rstrip()} …"
