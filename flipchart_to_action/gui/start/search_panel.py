"""A field for words, and below it where they are in all workshops."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, frame, hline, row
from flipchart_to_action.gui.widgets.text_fields import LineField
from flipchart_to_action.storage.search import Found, FoundKind

_WAIT_MS = 120
SHOWN = 20
"""So many rows are shown; who wants another one types more words."""
_KINDS = {
    FoundKind.WORKSHOP: ("workshop", "ph.calendar-blank"),
    FoundKind.PERSON: ("person", "ph.user"),
    FoundKind.NOTE: ("note", "ph.note"),
    FoundKind.DECISION: ("decision", "ph.check-square"),
}


class FoundRow(QAbstractButton):
    """A line of what was found: its words, what it is, and in which workshop."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found
        self.kind = "row"
        what, icon = _KINDS[found.kind]
        words = " · ".join(part for part in found.words.split("\n") if part.strip())
        title = found.title or "Untitled workshop"
        self.setAccessibleName(f"{what}: {words}, in {title}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        inside = row(14, (16, 9, 16, 9))
        inside.addWidget(IconLabel(icon, 20))
        both = column(2)
        both.addWidget(ElidedLabel(words, "strong"))
        both.addWidget(ElidedLabel(f"{what} in “{title}”", "small"))
        inside.addLayout(both, 1)
        self.setLayout(inside)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.colour("wash" if self.isDown() else "sunk"))


class SearchPanel(QWidget):
    """Words typed here are looked for in all workshops shortly after the last key.

    Args:
        look: Returns where words are.
    """

    wanted = Signal(Found)
    """Somebody wants to go to what was found."""
    searching = Signal(bool)
    """Whether there is something in the field."""

    def __init__(self, look: Callable[[str], Sequence[Found]]) -> None:
        super().__init__()
        self._look = look
        self._rows: list[FoundRow] = []
        self.field = LineField()
        self.field.setPlaceholderText("Find words in all workshops (Ctrl+F)")
        self.field.setAccessibleName("Find words in all workshops")
        self.field.setClearButtonEnabled(True)
        self._card = frame("card")
        outer = column(0, (1, 1, 1, 1))
        head = frame("sunk")
        inside = row(12, (16, 11, 16, 11))
        inside.addWidget(IconLabel("ph.magnifying-glass", 20))
        self._said = label("", "h2", wrap=True)
        inside.addWidget(self._said, 1)
        head.setLayout(inside)
        outer.addWidget(head)
        self._list: QVBoxLayout = column(0)
        outer.addLayout(self._list)
        self._card.setLayout(outer)
        self._card.hide()
        layout = column(14)
        layout.addWidget(self.field)
        layout.addWidget(self._card)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(self._typed)

    @property
    def rows(self) -> list[FoundRow]:
        """What is shown."""
        return self._rows

    def clear(self) -> None:
        """Look for nothing."""
        self.field.clear()
        self._timer.stop()
        self.search()

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def search(self) -> None:
        """Look for what is in the field now."""
        self._timer.stop()
        typed = self.field.text().strip()
        found = self._look(typed) if typed else []
        self._show(found[:SHOWN])
        self._card.setVisible(bool(typed))
        many = f"the first {SHOWN}" if len(found) > SHOWN else str(len(found))
        self._said.setText(f"Found: {many}" if found else "Nothing is found. Try fewer letters.")
        self.searching.emit(bool(typed))
        if typed:
            announce(self, self._said.text())

    def _show(self, found: Sequence[Found]) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [FoundRow(one) for one in found]
        for place, made in enumerate(self._rows):
            made.clicked.connect(lambda _=False, one=made.found: self.wanted.emit(one))
            if place:
                self._list.addWidget(hline())
            self._list.addWidget(made)

    def take_first(self) -> None:
        """Go to the first of what is found."""
        self.search()
        if self._rows:
            self._rows[0].click()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.clear()
            self.field.setFocus()
            return
        super().keyPressEvent(event)
