"""With which note the one in hand is joined: those that say nearly this, or one found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.text import folded
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column
from flipchart_to_action.gui.widgets.text_fields import LineField

_MOST = 6
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Pick(KeyButton):
    """A note to join with: as many of its words as there is room for."""

    def __init__(self, keys: str) -> None:
        super().__init__("", keys, kind="method")
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_full(self, text: str) -> None:
        """Show these words."""
        self._full = " ".join(text.split())
        self._fit()
        self.setAccessibleName(self._full)

    def _fit(self) -> None:
        room = self.width() - theme.px(22 + 3 * 14)
        metrics = QFontMetrics(theme.font(12, 600))
        self.setText(metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, max(room, 40)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and not event.modifiers():
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list moves, not the button group
        else:
            super().keyPressEvent(event)


class JoinPanel(QFrame):
    """Offers the alike notes with digits; typing finds any other note."""

    picked = Signal(str)
    """The id of the note that is to speak for the one in hand."""
    taken_out = Signal()
    """The note in hand is to stand by itself again."""
    left = Signal()
    """Nothing is to be joined."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._alike: tuple[Note, ...] = ()
        self._others: tuple[Note, ...] = ()
        self._shown: tuple[Note, ...] = ()
        self.heading = label("", "form", wrap=True)
        self.rows = [_Pick(str(i + 1)) for i in range(_MOST)]
        self.take_out = KeyButton("Let it stand alone", "0", "ph.arrow-u-up-left")
        self.field = LineField()
        self.field.setAccessibleName("Find the note to join with")
        self.field.setPlaceholderText("some words of the note")
        box = column(8, (24, 14, 24, 16))
        box.addWidget(self.heading)
        box.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignLeft)
        for place, button in enumerate(self.rows):
            box.addWidget(button)
            button.clicked.connect(lambda _=False, place=place: self._pick(place))
        box.addWidget(self.field)
        self.setLayout(box)
        self.take_out.clicked.connect(self.taken_out)
        self.field.textEdited.connect(self._search)

    def offer(
        self, alike: Sequence[Note], others: Sequence[Note], joined_with: Note | None
    ) -> None:
        """Offer notes to join with.

        Args:
            alike: Those that say nearly the same.
            others: All others, to be found by typing.
            joined_with: The note that speaks for the one in hand already.
        """
        self._alike, self._others = tuple(alike), tuple(others)
        self.take_out.setVisible(joined_with is not None)
        self._joined_with = joined_with
        self.field.clear()
        self._search("")

    def focus(self) -> None:
        """Put the focus on the first note offered, or where one can be found by typing."""
        target = self.rows[0] if self._shown else self.field
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _search(self, typed: str) -> None:
        wanted = folded(typed).split()
        if wanted:
            every = (*self._alike, *self._others)
            found = [n for n in every if all(w in folded(n.text) for w in wanted)]
        else:
            found = list(self._alike)
        self._shown = tuple(found[:_MOST])
        for place, button in enumerate(self.rows):
            button.setVisible(place < len(self._shown))
            if place < len(self._shown):
                button.show_full(self._shown[place].text or "(kept as a picture)")
        self.heading.setText(self._says(bool(wanted)))
        self.heading.setAccessibleName(self.heading.text())

    def _says(self, searching: bool) -> str:
        if searching:
            return "Join with" if self._shown else "No note has these words"
        if self._joined_with is not None:
            return f"Joined with “{self._joined_with.text}”"
        if not self._shown:
            return "Join with which note? None says nearly this."
        return "Join with the note that says nearly this"

    def _pick(self, place: int) -> None:
        if place < len(self._shown):
            self.picked.emit(self._shown[place].id)

    def _move(self, by: int) -> None:
        line = [*self.rows[: len(self._shown)], self.field]
        here = next((i for i, w in enumerate(line) if w.hasFocus()), 0)
        line[(here + by) % len(line)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc closes this before it leaves the note.
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
        key, text = event.key(), event.text()
        plainly = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTERS and plainly and self.field.hasFocus():
            self._pick(0)
        elif plainly and text == "0" and not self.take_out.isHidden():
            self.taken_out.emit()
        elif plainly and text.isdecimal() and int(text):
            self._pick(int(text) - 1)
        elif text.isprintable() and text and not self.field.hasFocus():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.setText(text)
            self._search(text)
        else:
            event.ignore()
