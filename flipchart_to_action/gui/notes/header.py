"""Beside the title of Notes: how many are right, and which are to be shown."""

from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.progress import to_put_right
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.notes.similar_notes_banner import KEYS
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.progress_bar import ProgressBar


class NotesHeader(QWidget):
    """A sentence, a bar, and the chips: alike notes, those to put right, doubtful words."""

    def __init__(self) -> None:
        super().__init__()
        self._narrow = False
        self.words = label("", "second")
        self.bar = ProgressBar("Notes that are right")
        self.only = KeyButton("To look at", "Ctrl+L", kind="chip")
        self.only.setCheckable(True)
        self.doubtful = KeyButton("Doubtful words", "F8", kind="chip")
        self.alike = KeyButton("", icon="ph.copy", kind="chip")
        set_tip(self.alike, f"Key: {KEYS}")
        self.alike.setAccessibleDescription(f"Key: {KEYS}")
        inside = row(16)
        inside.addWidget(self.words)
        inside.addWidget(self.bar)
        inside.addStretch(1)
        inside.addWidget(self.alike)
        inside.addWidget(self.only)
        inside.addWidget(self.doubtful)
        self.setLayout(inside)

    def arrange(self, *, narrow: bool) -> None:
        """Leave out what there is no room for."""
        self._narrow = narrow

    def show_alike(self, words: str) -> None:
        """Offer what the strip of alike notes would, where there is no room for that."""
        self.alike.set_text(words)
        self.alike.setVisible(bool(words) and self._narrow)

    def show_progress(self, state: WorkshopState) -> None:
        """Show how far a workshop's notes are."""
        total, left = len(state.points), len(to_put_right(state))
        said = f"{total - left} of {total} are right" if total else ""
        self.words.setText(said.replace(" are", "") if self._narrow else said)
        self.bar.set_share((total - left) / total if total else 0.0)
        self.bar.setVisible(bool(total) and not self._narrow)
        self.only.set_text(f"To look at {left}")
        self.only.setVisible(bool(left) or self.only.isChecked())
        doubts = sum(len(n.doubtful) for n in state.notes)
        self.doubtful.set_text(f"Doubtful words {doubts}")
        self.doubtful.setVisible(bool(doubts) and not self._narrow)
