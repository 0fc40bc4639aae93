"""How many dots people put on a note: shown as a chip, typed as a number."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.core.counting import votes_words
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel
from flipchart_to_action.gui.widgets.layout import row
from flipchart_to_action.gui.widgets.leaving import leaves
from flipchart_to_action.gui.widgets.text_fields import LineField

_MOST = 999


class _NumberField(LineField):
    """A short number; Enter takes it, Esc leaves it as it was."""

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Votes: a number, then Enter")
        self.setPlaceholderText("how many")
        self.setProperty("bold", True)
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(theme.px(120), theme.px(36))

    @override
    def event(self, event: QEvent) -> bool:
        # Esc belongs to the number before it belongs to the page.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and leaves(event):
            self.taken.emit()


class VoteChip(QWidget):
    """The votes of a note; pressed, it asks for their number."""

    voted = Signal(int)
    """The number that was typed."""
    finished = Signal()
    """The number was typed or left as it was: the focus can go back."""

    def __init__(self) -> None:
        super().__init__()
        self._votes = 0
        self.dot = IconLabel("ph.circle-fill", 12, "red")
        self.button = KeyButton("Votes: none", "V", kind="chip")
        self.field = _NumberField()
        line = row(8)
        for part in (self.dot, self.button, self.field):
            line.addWidget(part)
        self.setLayout(line)
        self.field.hide()
        self.button.clicked.connect(self.ask)
        self.field.taken.connect(self._take)
        self.field.left.connect(self._leave)

    def show_votes(self, votes: int) -> None:
        """Show how many there are."""
        self._votes = votes
        self.dot.setVisible(votes > 0)
        self.button.set_text(votes_words(votes) if votes else "Votes: none")

    def ask(self) -> None:
        """Let a number be typed."""
        self.field.setText(str(self._votes) if self._votes else "")
        self.button.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Take at once what stands in the field, if somebody is typing."""
        if not self.field.isHidden():
            self._take()

    def _take(self) -> None:
        votes = int(self.field.text() or 0)
        self._close()
        if votes != self._votes:
            self.voted.emit(votes)

    def _leave(self) -> None:
        self.field.setText(str(self._votes))
        self._close()

    def _close(self) -> None:
        had_focus = self.field.hasFocus()
        self.button.show()
        self.field.hide()
        if had_focus:
            self.finished.emit()
