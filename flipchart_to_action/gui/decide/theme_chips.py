"""The themes of a workshop as chips: a digit puts the note in hand under one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.text import folded
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.baseline_label import BaselineLabel
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.leaving import leaves
from flipchart_to_action.gui.widgets.text_fields import LineField

_LETTERS = 26


class _NewTheme(LineField):
    """Words for a theme that is not there yet; Enter takes them, and so does leaving the field."""

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("New theme")
        self.setPlaceholderText("a new theme, then Enter")
        self.returnPressed.connect(self.taken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(theme.px(230), theme.px(36))

    @override
    def event(self, event: QEvent) -> bool:
        # Esc belongs to the words before it belongs to the page.
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
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()  # there is no line above or below, and no other note is meant
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if leaves(event):
            self.taken.emit()


class ThemeChips(QWidget):
    """A chip for each theme, and one for a new theme."""

    toggled = Signal(str)
    """The theme that was pressed."""
    finished = Signal()
    """A new theme was typed or not: the focus can go back."""

    def __init__(self) -> None:
        super().__init__()
        self._themes: tuple[str, ...] = ()
        self._flow = FlowLayout(self, 8)
        self._flow.addWidget(BaselineLabel("Theme", "second", 34, 56))
        self.chips: list[KeyButton] = []
        self.new = KeyButton("New theme", "T", kind="chip")
        self.field = _NewTheme()
        self._flow.addWidget(self.new)
        self._flow.addWidget(self.field)
        self.field.hide()
        self.new.clicked.connect(self.ask)
        self.field.taken.connect(self._take)
        self.field.left.connect(self._close)

    def show_themes(self, themes: tuple[str, ...], chosen: str) -> None:
        """Show the themes, the one of the note in hand ticked."""
        if themes != self._themes:
            self._themes = themes
            self._name_chips()
        for chip, words in zip(self.chips, themes, strict=False):
            ticked = folded(words) == folded(chosen)
            if chip.isChecked() != ticked:
                chip.setChecked(ticked)
                chip.updateGeometry()
        self._flow.invalidate()

    def _name_chips(self) -> None:
        while len(self.chips) < len(self._themes):
            chip = KeyButton("", str(len(self.chips) + 1), kind="chip")
            chip.setCheckable(True)
            place = len(self.chips)
            chip.clicked.connect(lambda _=False, place=place: self.press(place + 1))
            self._flow.removeWidget(self.new)
            self._flow.removeWidget(self.field)
            for part in (chip, self.new, self.field):
                self._flow.addWidget(part)
            self.chips.append(chip)
        for place, chip in enumerate(self.chips):
            words = self._themes[place] if place < len(self._themes) else ""
            chip.set_text(words if len(words) <= _LETTERS else words[: _LETTERS - 1].rstrip() + "…")
            chip.setAccessibleName(f"Theme: {words}")
            chip.setVisible(bool(words))

    def press(self, digit: int) -> bool:
        """Press the chip of that digit; False where there is none."""
        if not 0 < digit <= len(self._themes):
            return False
        self.toggled.emit(self._themes[digit - 1])
        return True

    def ask(self) -> None:
        """Let a new theme be typed."""
        self.field.clear()
        self.new.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Take at once what was typed."""
        if not self.field.isHidden():
            self._take()

    def _take(self) -> None:
        words = self.field.text().strip()
        self.field.clear()  # closing the field is a second end of editing
        self._close()
        if words:
            self.toggled.emit(words)

    def _close(self) -> None:
        had_focus = self.field.hasFocus()
        self.new.show()
        self.field.hide()
        if had_focus:
            self.finished.emit()
