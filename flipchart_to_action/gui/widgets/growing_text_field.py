"""A field for a part of a sentence: it wraps, grows, and hands over what is typed by itself."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.leaving import stays
from flipchart_to_action.gui.widgets.save_timer import SaveTimer
from flipchart_to_action.gui.widgets.text_fields import TextField

_MOST_LINES = 5


class GrowingTextField(TextField):
    """Words without line breaks; Enter goes to the next field.

    Args:
        name: The accessible name.
        placeholder: What stands in it while it is empty.
    """

    typed = Signal(str, int)
    """The words, and which stay in the field they were typed in: one stay is one step of undo."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._stay = 0
        self._timer = SaveTimer(self, self._hand_over)
        self._showing = False
        self._shown = ""
        self.textChanged.connect(self._text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.follow(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """The words in it, without a line break."""
        return " ".join(self.toPlainText().splitlines())

    @property
    def stay(self) -> int:
        """Which stay in the field it is."""
        return self._stay

    def show_text(self, text: str) -> None:
        """Show `text`, unless somebody is typing something else just now."""
        if self._timer.holds() or text == self.text:
            return
        place = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def put_cursor_at_end(self) -> None:
        """Put the cursor behind the last letter."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def flush(self) -> None:
        """Hand over at once what was typed and not handed over yet."""
        self._timer.flush()

    def _hand_over(self) -> None:
        self.typed.emit(self.text, self._stay)

    def _text_changed(self) -> None:
        # Also emitted where only the look of the text changed.
        if self.toPlainText() == self._shown:
            return
        self._shown = self.toPlainText()
        if not self._showing:
            self._timer.start()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stay += not stays(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    @override
    def _as_pasted(self, text: str) -> str:
        return " ".join(text.split())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            self.verticalScrollBar().setValue(0)  # it has grown: all lines have room now

    def _restyle(self) -> None:
        self.setFont(theme.font(14, 600))
        self._fit()

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        lines = max(1, round(self.document().size().height()))
        scrolls = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        # In whole pixels lines would be a little too high for the view, and the first scroll away.
        spacing = QFontMetricsF(self.font()).lineSpacing()
        around = 2 * theme.px(6) + 2  # the padding and border of the style sheet
        spare = max(0, theme.px(42) - ceil(spacing) - around)
        self.setViewportMargins(0, spare // 2, 0, spare - spare // 2)
        self.setFixedHeight(ceil(min(lines, _MOST_LINES) * spacing) + around + spare + (lines > 1))
