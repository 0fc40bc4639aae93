"""Message bars that say something without getting in the way: errors and warnings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row


class Banner(QFrame):
    """A sentence and a hint that stay until they are dealt with.

    Args:
        role: "error" or "warning".
    """

    taken = Signal()
    """What it offers was taken."""

    def __init__(self, role: str = "error") -> None:
        super().__init__()
        self.setProperty("role", role)
        tint = "red" if role == "error" else "amber"
        inside = row(12, (14, 10, 10, 10))
        inside.addWidget(
            IconLabel("ph.warning-fill" if role == "error" else "ph.warning", 22, tint)
        )
        words = column(2)
        self._message = label("", "strong", wrap=True)
        self._hint = label("", "body", wrap=True)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        inside.addLayout(words, 1)
        self.offer = KeyButton("", "")
        self.offer.clicked.connect(self.taken)
        self.offer.hide()
        inside.addWidget(self.offer)
        self.dismiss = KeyButton("Close", "", "ph.x")
        self.dismiss.clicked.connect(self.hide)
        inside.addWidget(self.dismiss)
        self.setLayout(inside)
        self.hide()

    def tell(self, message: str, hint: str = "", offer: str = "") -> None:
        """Show a sentence, a hint, and the words of a button if something is offered."""
        self.offer.set_text(offer)
        self.offer.setVisible(bool(offer))
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(f"{message} {hint}")
        self.show()
        announce(self, f"{message} {hint}")

    def tell_error(self, error: UserError) -> None:
        """Show what went wrong and what to do next."""
        self.tell(error.message, error.hint)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._message.text()} {self._hint.text()}".strip()


class WarningBanner(QFrame):
    """A gentle word, with one offer and its key.

    Args:
        keys: The key that takes the offer; bound by whoever owns the strip.
    """

    taken = Signal()
    """The offer was taken."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self.setProperty("role", "warning")
        self._text = label("", wrap=True)
        self._more = label("", "small")
        self.offer = KeyButton("", keys)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 6, 6)
        line.setSpacing(12)
        line.addWidget(IconLabel("ph.warning", 20, "amber"))
        line.addWidget(self._text, 1)
        line.addWidget(self._more)
        line.addWidget(self.offer)
        self.offer.clicked.connect(self.taken)
        self.hide()

    def show_word(self, sentence: str, offer: str = "", more: int = 0) -> None:
        """Show a sentence and what is offered; without a sentence the strip is gone."""
        self._text.setText(sentence)
        self._more.setText(f"and {more} more" if more else "")
        self._more.setVisible(bool(more))
        self.offer.set_text(offer)
        self.offer.setVisible(bool(offer))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
