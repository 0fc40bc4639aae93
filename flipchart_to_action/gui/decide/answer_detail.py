"""What a question that was answered still asks: its answer, which goes out with it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from flipchart_to_action.gui.shared.who_and_when import is_plain_enter
from flipchart_to_action.gui.widgets.growing_text_field import GrowingTextField
from flipchart_to_action.gui.widgets.labels import label


class AnswerDetail(QFrame):
    """The answer, in a field that may stay empty; nobody has to stop for it."""

    answered = Signal(str, int)
    """The answer, and which stay in the field it was."""
    done = Signal()
    """Enter said that there is no more to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.answer = GrowingTextField("The answer", "the answer, for those who were not there")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        box.addWidget(label("Answered: what was the answer?", "form", wrap=True))
        box.addWidget(self.answer)
        self.answer.typed.connect(self.answered)
        self.answer.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_plain_enter(event):
            return False
        self.flush()
        self.done.emit()
        return True

    def show_answer(self, answer: str) -> None:
        """Show the answer."""
        self.answer.show_text(answer)

    def flush(self) -> None:
        """Hand over at once what was typed."""
        self.answer.flush()
