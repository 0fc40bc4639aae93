"""Keys of a page that hold only while the focus is in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(page: QWidget, keys: str, what: Callable[[], object]) -> QShortcut:
    """Let `keys` ("Ctrl+J") do `what` while the focus is in `page`; Enter means both Enters."""
    made = QShortcut(page)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    both = {QKeySequence(keys), QKeySequence(keys.replace("Enter", "Return"))}
    made.setKeys(list(both))
    made.activated.connect(what)
    return made
