"""What stands where there is nothing (yet): an icon, a sentence, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import set_role


class EmptyState(QFrame):
    """An icon, a sentence and up to two buttons."""

    pressed = Signal(int)
    """The place (0 or 1) of the button that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._icon = IconLabel("ph.note-pencil", 44)
        self._text = label("", "h2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMinimumWidth(280)
        self.buttons = [KeyButton("", kind="main"), KeyButton("")]
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 36, 24, 36)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._text)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addStretch(1)
        for place, button in enumerate(self.buttons):
            line.addWidget(button)
            button.clicked.connect(lambda _=False, place=place: self.pressed.emit(place))
        line.addStretch(1)
        box.addLayout(line)
        box.addStretch(2)
        set_role(self, "card")

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._text.text()

    def show_words(self, icon: str, sentence: str, *buttons: str, keys: str = "") -> None:
        """Show a sentence and the words of one or two buttons; `keys` press the first."""
        self._icon.set(icon)
        self._text.setText(sentence)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(buttons))
            button.set_text(buttons[place] if place < len(buttons) else "")
        self.buttons[0].set_keys(keys)
