"""What a doubtful word may be: digits take one, 0 keeps the word as it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.records import DoubtfulWord
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.labels import label

MOST = 5
_DIGITS = (*range(1, MOST + 1), 0)


class Candidates(QWidget):
    """A row of buttons for the doubtful word in hand. Its room is kept while any is left."""

    chosen = Signal(int)
    """The digit: 1 for the first candidate, 0 to keep the word."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What the doubtful word may be")
        self.buttons = [KeyButton("", str(digit), kind="chip") for digit in _DIGITS]
        inside = FlowLayout(gap=8)
        for digit, button in zip(_DIGITS, self.buttons, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, digit=digit: self.chosen.emit(digit))
            inside.addWidget(button)
        self._digits = True
        self._caps = KeyCaps("F8")
        self._hint = label("next doubtful word", "small")
        inside.addWidget(self._caps)
        inside.addWidget(self._hint)
        self.setLayout(inside)

    def show_keys(self, *, digits: bool) -> None:
        """Show the digits on the buttons where they press them, and are not typed."""
        if digits != self._digits:
            self._digits = digits
            for digit, button in zip(_DIGITS, self.buttons, strict=True):
                button.set_keys(str(digit) if digits else "")

    def show_word(self, word: DoubtfulWord | None) -> None:
        """Offer what `word` may be; None where no doubtful word is in hand."""
        offers = word.candidates[:MOST] if word else ()
        for place, button in enumerate(self.buttons[:-1]):
            button.setVisible(place < len(offers))
            button.set_text(offers[place] if place < len(offers) else "")
            button.setAccessibleName(f"Take “{button.text()}”")
        keep = self.buttons[-1]
        keep.setVisible(word is not None)
        keep.set_text(f"“{word.word}” is right" if word else "")
        for part in (self._caps, self._hint):
            part.setVisible(word is None)
        self.updateGeometry()
