"""Strips that say something without getting in the way: errors, warnings, keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from flipchart_to_action.errors import UserError
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.layout import IconLabel, column, label, row


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it has a moment; the focus stays where it is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class MessageStrip(QFrame):
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


class KeyStrip(QFrame):
    """The keys that matter on this page, and F1 for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._row = row(18, (36, 9, 36, 9))
        self.setLayout(self._row)
        self.all_keys = KeyButton("All keys", "F1", kind="quiet")
        self._parts: list[QWidget] = []
        self._row.addStretch(1)
        self._row.addWidget(self.all_keys)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show (keys, what they do) for a page, as many as there is room for."""
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        for index, (caps, what) in enumerate(keys):
            part = QWidget()
            part.setProperty("caps", caps)
            inside = row(8)
            inside.addWidget(KeyCaps(caps))
            inside.addWidget(label(what, "small"))
            part.setLayout(inside)
            part.setAccessibleName(f"{caps}: {what}")
            self._row.insertWidget(index, part)
            self._parts.append(part)
        self.fit()

    def fit(self) -> None:
        """Hide the last keys where the width ends."""
        room = self.width() - self.all_keys.sizeHint().width() - 2 * 36
        for part in self._parts:
            room -= part.sizeHint().width() + 18
            part.setVisible(room >= 0)


class WarningStrip(QFrame):
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
