"""A field for a person: two or three letters are enough, and a new name is welcome."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QSizePolicy
from typing_extensions import override

from flipchart_to_action.domain.name_search import completions
from flipchart_to_action.domain.names import same_name, told_apart
from flipchart_to_action.domain.records import Person
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.leaving import is_in, leaves, stays
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.save_timer import SaveTimer
from flipchart_to_action.gui.widgets.text_fields import LineField

_MOST_ROWS = 7
_LEAST, _WIDEST = 174, 240
"""The width of the field in pixels at 100 % text."""


class PersonField(LineField):
    """Somebody's name, completed as it is typed; Enter or Tab takes the marked completion.

    Args:
        name: The accessible name: whose part it is.
        placeholder: What stands in it while it is empty.
    """

    named = Signal(str, int, str)
    """The name (a known one, a new one, or none), which stay in the field it was typed in, and the
    id of who was chosen among those who are there, if anybody was.

    A new name is handed over while it is typed: within one stay the later one is the same person.
    """

    half = Signal(str)
    """Letters that may still stand for somebody else, and name nobody yet; none once they do."""

    def __init__(self, name: str, placeholder: str = "name") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("Type two or three letters; Down shows everybody")
        self.setPlaceholderText(placeholder)
        self.setProperty("bold", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._people: tuple[Person, ...] = ()
        self._called: dict[str, str] = {}
        self._settled = ""
        self._half = ""
        self._untouched = False
        self._coming = ""
        self._stay = 0
        self._rows: list[str] = []
        self._model = QStringListModel(self)
        self._popup: QListView | None = None
        self._timer = SaveTimer(self, self._settle_if_sure)
        self._timer.forgotten.connect(self._give_up)
        self._everybody = QAction("Show everybody", self)
        self.addAction(self._everybody, QLineEdit.ActionPosition.TrailingPosition)
        self._everybody.triggered.connect(self._show_everybody)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._fit)
        theme.follow(self._restyle)
        self._restyle()

    def show_person(self, person: Person | None, people: tuple[Person, ...]) -> None:
        """Show who is named, unless somebody is typing; `people` are those to complete from."""
        self._people = people
        self._called = told_apart(people)
        name = self._called.get(person.id, person.name) if person else ""
        if self._timer.failed:
            self._timer.holds()  # something else came to the disk: perhaps this does now
            return
        typing = self.text() != self._settled
        if typing and name == self._settled:
            return
        self._settled = name
        if self.text() != name:
            self.setText(name)
        if not is_in(self):
            self.setCursorPosition(0)  # a name that is too long is cut at its end
        set_tip(self, name)

    def flush(self) -> None:
        """Settle on what stands in the field now."""
        if self._untouched:
            return  # half a name from before: nobody has said more by now
        marked = self._marked()
        self._close()
        self._timer.stop()
        name = " ".join((marked or self.text()).split())
        if name != self.text():
            self.setText(name)
        if name != self._settled:
            with self._timer.saving():
                self._settle(name)
        self._coming = ""
        self._tell_half("")

    def _settle(self, name: str) -> None:
        chosen = next((p for p in self._people if self._called.get(p.id) == name), None)
        if name == self._coming:
            chosen = None
        self._coming = "" if chosen else name
        before, self._settled = self._settled, name
        self.named.emit(chosen.name if chosen else name, self._stay, chosen.id if chosen else "")
        if self._timer.failed:
            self._settled = before

    def show_half(self, words: str) -> None:
        """Show letters that name nobody yet, as they stood there when the program ended."""
        if words:
            self.setText(words)
            self._half = words
            self._untouched = True

    def _tell_half(self, words: str) -> None:
        if words != self._half and not self._timer.failed:
            before, self._half = self._half, words
            self.half.emit(words)
            if self._timer.failed:
                self._half = before

    def _give_up(self) -> None:
        self._close()
        self._half, self._untouched = "", False
        self.setText(self._settled)

    @property
    def completions(self) -> list[str]:
        """What is offered now, from top to bottom; empty while nothing is offered."""
        return self._rows if self._popup is not None and self._popup.isVisible() else []

    def _fit(self) -> None:
        """Be as wide as the name, within bounds."""
        words = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self.text()) + theme.px(58)
        self.setFixedSize(max(theme.px(_LEAST), min(words, theme.px(_WIDEST))), theme.px(42))

    def _restyle(self) -> None:
        self._fit()
        self._everybody.setIcon(theme.icon("ph.user"))

    def _edited(self, text: str) -> None:
        self._timer.start()
        self._offer(text)

    def _settle_if_sure(self) -> None:
        """Keep a name as it is typed, without waiting until the field is left.

        Where letters may still stand for somebody who is known, nobody new is meant by them yet.
        """
        typed = " ".join(self.text().split())
        names = self._names_of(p for p in self._people if same_name(p.name, typed))
        known = names[0] if len(names) == 1 else None
        name = known or typed
        unsure = known is None and bool(typed) and bool(self._completed(typed))
        if not unsure and name != self._settled:
            self._settle(name)
        self._tell_half(typed if unsure else "")

    def _names_of(self, people: Iterable[Person]) -> list[str]:
        """Return what people are called, but for whoever is just being typed."""
        return [self._called[p.id] for p in people if self._called[p.id] != self._coming]

    def _completed(self, typed: str) -> list[str]:
        return self._names_of(completions(self._people, typed))

    def _show_everybody(self) -> None:
        self.setFocus()
        self._offer("", everybody=True)

    def _offer(self, typed: str, *, everybody: bool = False) -> None:
        typed = " ".join(typed.split())
        names = self._completed(typed)
        there = self._names_of(p for p in self._people if same_name(p.name, typed))
        if typed and not there:
            names.append(typed)
        elif typed and len(names) == 1:
            names = []  # it stands there in full
        if not names or (not typed and not everybody):
            self._close()
            return
        self._rows = names
        new = {typed} if typed and not there else set()
        self._model.setStringList([f"Add “{n}”" if n in new else n for n in names])
        self._open()

    def _open(self) -> None:
        popup = self._popup
        if popup is None or popup.parent() is not self.window():
            popup = self._popup = self._make_popup()
        popup.setFont(theme.font(14))
        row_height = popup.sizeHintForRow(0) + 2 * popup.spacing()
        height = min(len(self._rows), _MOST_ROWS) * row_height + 12
        width = max(self.width(), popup.sizeHintForColumn(0) + theme.px(36))
        below = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        if below.y() + height > self.window().height():
            below = self.mapTo(self.window(), QPoint(0, -height - 4))
        popup.setGeometry(below.x(), max(0, below.y()), width, height)
        popup.raise_()
        popup.show()
        self._mark(0)

    def _make_popup(self) -> QListView:
        popup = QListView(self.window())
        popup.setProperty("role", "popup")
        popup.setAccessibleName("Names")
        popup.setModel(self._model)
        popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        popup.setUniformItemSizes(True)
        popup.setSpacing(2)
        popup.clicked.connect(lambda _index: self._taken())
        self.destroyed.connect(popup.deleteLater)
        return popup

    def _taken(self) -> None:
        self.flush()
        self.focusNextChild()

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _marked(self) -> str:
        if not self.completions or self._popup is None:
            return ""
        row = self._popup.currentIndex().row()
        return self._rows[row] if row >= 0 else ""

    def _move(self, by: int) -> None:
        if not self.completions or self._popup is None:
            self._offer("", everybody=True)
            return
        row = (self._popup.currentIndex().row() + by) % len(self._rows)
        self._mark(row)

    def _mark(self, row: int) -> None:
        if self._popup is not None:
            index = self._model.index(row)
            self._popup.setCurrentIndex(index)
            announce(self, f"{index.data()}, {row + 1} of {len(self._rows)}")

    @override
    def event(self, event: QEvent) -> bool:
        # Esc closes the names before it leaves the decision.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.completions
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._taken()
        elif key == Qt.Key.Key_Escape and self.completions:
            self._close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and plain:
            self._move(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not stays(event):
            self._stay += 1
            self._untouched = False
            self._coming = ""

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if leaves(event):
            self.flush()
            self.setCursorPosition(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close()
