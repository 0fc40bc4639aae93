"""Words that begin while a list has the focus, with a dead key or with an input method."""

from collections.abc import Callable

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class Composing:
    """Hands what is composed to a field, which gets the focus once it is composed to its end.

    Not sooner: an input method gives up what is half composed when the focus moves.

    Args:
        field: The field.
        begin: Called before its first letter comes, to put the cursor where it belongs.
    """

    def __init__(self, field: QWidget, begin: Callable[[], object]) -> None:
        self._field = field
        self._begin = begin
        self._goes_on = False

    def take(self, event: QInputMethodEvent) -> None:
        """Take what came to the list in place of the field."""
        composes = bool(event.preeditString())
        if not composes and not event.commitString() and not self._goes_on:
            return
        if not self._goes_on:
            self._begin()
        self._goes_on = composes
        QApplication.sendEvent(self._field, event)
        if not composes:
            self._field.setFocus()
