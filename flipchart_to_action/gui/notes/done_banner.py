"""Says that all notes are right, and leads on."""

from PySide6.QtWidgets import QFrame

from flipchart_to_action.domain.progress import to_put_right
from flipchart_to_action.domain.records import PhotoState
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import row

GO_KEYS = "Ctrl+Enter"


class DoneBanner(QFrame):
    """A tick, a sentence, and the button to the next step."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "wash")
        self.words = label("", "formstrong", wrap=True)
        self.go = KeyButton("Go on to Decide", GO_KEYS, "ph.scales", "main")
        inside = row(12, (16, 10, 12, 10))
        inside.addWidget(IconLabel("ph.check-circle-fill", 24))
        inside.addWidget(self.words, 1)
        inside.addWidget(self.go)
        self.setLayout(inside)

    def show_state(self, state: WorkshopState) -> None:
        """Come up once all notes of a workshop are right; photos may still wait to be read."""
        notes = len(state.points)
        waiting = sum(p.state is PhotoState.WAITING for p in state.photos)
        words = f"{notes} note{' is' if notes == 1 else 's are'} right"
        if waiting:
            more = "1 photo is" if waiting == 1 else f"{waiting} photos are"
            words = f"{words}. {more} still to be read."
        self.words.setText(words)
        self.setVisible(notes > 0 and not to_put_right(state))
