"""Offers, once, to put a word right in the other notes in which it was misread alike."""

from PySide6.QtWidgets import QFrame

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.records import Note
from flipchart_to_action.gui.core.counting import counted
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row

KEYS = "Ctrl+Shift+W"


class WordBanner(QFrame):
    """A sentence and a button; it is gone with the next note that is put right.

    Args:
        session: The workshop that is open.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._offered: set[tuple[str, str]] = set()
        self._now: tuple[tuple[str, ...], str, str] | None = None
        self.setProperty("role", "wash")
        self.words = label("", "formstrong", wrap=True)
        self.replace = KeyButton("Right there too", KEYS)
        inside = row(12, (16, 10, 12, 10))
        inside.addWidget(self.words, 1)
        inside.addWidget(self.replace)
        self.setLayout(inside)
        self.replace.clicked.connect(self.press)
        self.hide()

    def forget(self) -> None:
        """Offer nothing any more: another workshop was opened."""
        self._offered.clear()
        self._now = None
        self.hide()

    def offer(self, note: Note) -> None:
        """Offer the first word of a note that was put right and is misread elsewhere alike."""
        self._now = None
        for word, right in edits.words_changed(note):
            ids = edits.misread_alike(self._session.state, note.id, word)
            if ids and (word, right) not in self._offered:
                self._offered.add((word, right))
                self._now = ids, word, right
                said = f"“{word}” stands in {counted(len(ids), 'other note')}: “{right}”?"
                self.words.setText(said)
                announce(self, f"{said} Key: {KEYS}")
                break
        self.setVisible(self._now is not None)

    def press(self) -> None:
        """Put the word right that is offered."""
        now, self._now = self._now, None
        self.hide()
        if now is not None and self._session.is_open:
            change = edits.replace_word(self._session.state, *now)
            self._session.do(f"put “{now[2]}” right in {counted(len(now[0]), 'note')}", change)
