"""What is typed in a field goes to the disk by itself."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from flipchart_to_action.gui.widgets.leaving import is_in, leaves, stays
from flipchart_to_action.gui.widgets.save_timer import SaveTimer

_runs = count()


class Autosave(QObject):
    """Saves a field while it is typed in (see `SaveTimer`) and when it is left.

    Args:
        field: A text field; the binding lives as long as it.
        save: Called with the text and a key that is the same for one run of typing (see
            `Session.do`).
    """

    def __init__(
        self, field: QLineEdit | QPlainTextEdit, save: Callable[[str, str], object]
    ) -> None:
        super().__init__(field)
        self._field = field
        self._save = save
        self._shown = ("", "")
        """What is kept, and what stands in the field for it: Qt knows one kind of break only, and
        what was typed may be kept tidied."""
        self._saved = self._text()
        self._key = ""
        self._timer = SaveTimer(field, self._save_text)
        self._new_run()
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)

    def show(self, text: str) -> bool:
        """Put what is kept into the field, unless something typed is not saved yet.

        Returns:
            Whether the field has another text now.
        """
        if self._timer.is_at_work:  # what was typed stays as it is, lest the cursor jump
            self._saved = text
            self._shown = (text, self._plain())
            return False
        if self._timer.failed and text == self._saved:
            self._timer.holds()  # something else came to the disk: perhaps this does now
            return False
        self._timer.failed = False
        self._saved = text
        if self._timer.is_active or self._text() == text:
            return False
        self._put(text)
        return True

    def forget(self) -> None:
        """Before the field shows something else: what could not be saved is not kept for that."""
        self._timer.forget()
        self._new_run()

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self._timer.flush()

    def _put(self, text: str) -> None:
        self._field.blockSignals(True)
        if isinstance(self._field, QLineEdit):
            self._field.setText(text)
            if not is_in(self._field):
                self._field.setCursorPosition(0)  # a long address begins at its beginning
        else:
            self._field.setPlainText(text)
        self._shown = (text, self._plain())
        self._field.blockSignals(False)

    def _save_text(self) -> None:
        text = self._text()
        if text != self._saved:
            before, self._saved = self._saved, text
            self._save(text, self._key)
            if self._timer.failed:
                self._saved = before

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

    def _tidy(self) -> None:
        """Show what is kept in place of the words that were typed for it."""
        text, as_shown = self._shown
        if isinstance(self._field, QLineEdit) and self._plain() == as_shown != text:
            self._put(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.flush()
            if leaves(event):
                self._tidy()
        elif isinstance(event, QFocusEvent) and event.gotFocus() and not stays(event):
            self._new_run()
        return False
