"""The words of the note in hand, large; put right in their place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.growing_text_field import GrowingTextField
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row, set_role


class NoteText(QWidget):
    """Words, and the button that lets them be put right."""

    typed = Signal(str, int)
    """The words, and which stay in the field they were typed in."""
    given_up = Signal(int)
    """The words are to be as they were before that stay in the field."""
    finished = Signal()
    """The words are right: the focus can go back."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "big", wrap=True)
        self.field = GrowingTextField("The note’s words")
        self.put_right = KeyButton("Correct", "F2", "ph.pencil-simple")
        line = row(16)
        line.addWidget(self.words, 1)
        line.addWidget(self.field, 1)
        line.addWidget(self.put_right, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.typed.connect(self.typed)
        self.put_right.clicked.connect(self.edit)

    def show_words(self, text: str) -> None:
        """Show the words of a note."""
        self.words.setText(text or "(kept as a picture)")
        self.field.show_text(text)

    def set_narrow(self, narrow: bool) -> None:
        """Take less room, also for the words themselves."""
        set_role(self.words, "h2" if narrow else "big")
        self.put_right.set_text("" if narrow else "Correct")
        self.put_right.setAccessibleName("Correct")

    def edit(self) -> None:
        """Let the words be put right."""
        self.words.hide()
        self.put_right.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.put_cursor_at_end()

    def flush(self) -> None:
        """Hand over at once what was typed."""
        self.field.flush()

    def close_field(self) -> None:
        """Show the words again."""
        if self.field.isHidden():
            return
        self.flush()
        had_focus = self.field.hasFocus()
        self.words.show()
        self.put_right.show()
        self.field.hide()
        if had_focus:
            self.finished.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        done = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Esc belongs to the words before it belongs to the page
            return True
        if event.type() is QEvent.Type.KeyPress and plain and event.key() in done:
            if event.key() == Qt.Key.Key_Escape:
                self.flush()
                self.given_up.emit(self.field.stay)
            self.close_field()
            return True
        return False
