"""What is typed in a field goes to the disk by itself."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

AUTOSAVE_MS = 400
_runs = count()


class TextBinding(QObject):
    """Saves a field shortly after the last key and when it is left.

    Args:
        field: A text field; the binding lives as long as it.
        save: Called with the text and a key that is the same for one run of typing (see
            `Session.do`); it returns False where the words are not on the disk.
    """

    def __init__(
        self, field: QLineEdit | QPlainTextEdit, save: Callable[[str, str], object]
    ) -> None:
        super().__init__(field)
        self._field = field
        self._save = save
        self._shown = ("", "")
        """What was put into the field, and what Qt made of it: it knows one kind of break only."""
        self._saved = self._text()
        self._failed: str | None = None
        """What was typed and could not be saved: it stays in the field, to be saved again."""
        self._key = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.flush)
        self._new_run()
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)

    def show(self, text: str) -> None:
        """Put what is kept into the field, unless something typed is not saved yet."""
        if self._failed is not None and self._failed == self._text() and text == self._saved:
            self._timer.start()  # something else came to the disk: perhaps this does now
            return
        self._failed = None
        self._saved = text
        if self._timer.isActive():
            return
        if self._text() == text:
            return
        self._field.blockSignals(True)
        if isinstance(self._field, QLineEdit):
            self._field.setText(text)
            if not self._field.hasFocus():
                self._field.setCursorPosition(0)  # a long address begins at its beginning
        else:
            self._field.setPlainText(text)
        self._shown = (text, self._plain())
        self._field.blockSignals(False)

    def forget(self) -> None:
        """Before the field shows something else: what could not be saved is not kept for that."""
        self._timer.stop()
        self._saved = self._text()
        self._failed = None

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.stop()
        text = self._text()
        if text != self._saved:
            before, self._saved = self._saved, text
            if self._save(text, self._key) is False:
                self._saved = before
                self._failed = text

    def _text(self) -> str:
        """Return what the field holds; nothing has changed until somebody types."""
        text, as_shown = self._shown
        plain = self._plain()
        return text if plain == as_shown else plain

    def _plain(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _typed(self) -> None:
        if self._text() != self._saved:
            self._timer.start()

    def _new_run(self) -> None:
        self._key = f"typing-{next(_runs)}"

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._new_run()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
        return False
