"""The field in which a note is put right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit
from typing_extensions import override

from flipchart_to_action.domain.doubtful_words import Span, spans
from flipchart_to_action.domain.records import DoubtfulWord
from flipchart_to_action.gui.notes.doubtful_text import lay_out, paint_dots, text_height
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.leaving import leaves, stays
from flipchart_to_action.gui.widgets.text_fields import TextField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _around() -> int:
    """Return how much higher the field is than its text, in pixels."""
    return 2 * theme.px(6) + 14


class NoteField(TextField):
    """A field as high as its text; doubtful words are marked while it is typed in."""

    accepted = Signal()
    left = Signal()
    split_wanted = Signal(int)
    """The place of the cursor."""
    digit = Signal(int)
    """A digit that was typed while a whole doubtful word is chosen."""
    word_met = Signal(int)
    """The cursor came to the doubtful word of that index, or to none (-1)."""
    deserted = Signal()
    """The focus went to another control of the window."""
    came = Signal()
    """The focus came from another control of the window."""
    caret_moved = Signal()
    """Somebody typed, or moved the cursor."""
    grew = Signal()
    """The height that the text needs may be another."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "inhand")
        self.setAccessibleName("Words of the note")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._doubtful: tuple[DoubtfulWord, ...] = ()
        self._word = -1
        self._spans: tuple[Span, ...] = ()
        self._by_hand = True
        self._last_height = 0
        self.textChanged.connect(self.mark)
        self.cursorPositionChanged.connect(self._cursor_moved)
        theme.follow(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setStyleSheet(f"QPlainTextEdit {{ font-size: {15 * theme.scale:.2f}pt; }}")
        self.mark()

    def show_doubt(self, doubtful: tuple[DoubtfulWord, ...], word: int) -> None:
        """Mark the words of `doubtful`, the one of index `word` (or -1) as the one in hand."""
        self._doubtful, self._word = doubtful, word
        self.mark()

    def mark(self) -> None:
        """Mark the doubtful words that the text has now."""
        self._spans = spans(self.toPlainText(), self._doubtful)
        marks = []
        for span in self._spans:
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            in_hand = span.place == self._word
            look.setBackground(theme.colour("wash2" if in_hand else "amber_w"))
            mark.format = look
            mark.cursor = self._cursor(span)
            marks.append(mark)
        self.setExtraSelections(marks)
        self.updateGeometry()
        height = self.heightForWidth(self.width())
        if height != self._last_height:
            self._last_height = height
            self.grew.emit()

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def span_of(self, word: int) -> Span | None:
        """Return where the doubtful word of index `word` stands in the text."""
        return next((s for s in self._spans if s.place == word), None)

    def choose_word(self, word: int) -> None:
        """Select a doubtful word, so that typing replaces it."""
        span = self.span_of(word)
        if span is not None:
            self._move(self._cursor(span))

    def go_to_end(self) -> None:
        """Put the cursor after the last letter."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._move(cursor)

    def put_back(self, cursor_at: int) -> None:
        """Put the cursor at a place in the text, as near as there is."""
        cursor = self.textCursor()
        cursor.setPosition(min(cursor_at, len(self.toPlainText())))
        self._move(cursor)

    def _move(self, cursor: QTextCursor) -> None:
        self._by_hand = False
        self.setTextCursor(cursor)
        self._by_hand = True

    def _cursor_moved(self) -> None:
        if not self._by_hand or not self.hasFocus():
            return
        self.caret_moved.emit()
        at = self.textCursor().position()
        met = next((s.place for s in self._spans if s.start <= at <= s.end), -1)
        if met != self._word:
            self.word_met.emit(met)

    def word_chosen(self) -> bool:
        """Return whether the selection is just the doubtful word in hand."""
        span = self.span_of(self._word)
        cursor = self.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        return span is not None and chosen == (span.start, span.end)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # a layout keeps the height it was told for the width before

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - 2 * 11 - 4 - 2 * self.document().documentMargin() - 1
        height = text_height(lay_out(self.toPlainText(), self.font(), room))
        return round(max(height, self.fontMetrics().height())) + _around()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 200)))

    @override
    def minimumSizeHint(self) -> QSize:
        # A line can always be read; where there is less room, other parts give way.
        line = text_height(lay_out("x", self.font(), 120))
        return QSize(120, max(theme.px(42), round(line) + _around()))

    @override
    def event(self, event: QEvent) -> bool:
        # Ctrl+Enter splits here; without this the page's shortcut would take it.
        overriding = event.type() is QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent):
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            all_right = event.key() in _ENTER and event.modifiers() & both == both  # the page's
            ours = event.key() in (*_ENTER, Qt.Key.Key_Escape) and not all_right
            event.setAccepted(ours)
            if ours:
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _ENTER:
            if control:
                self.split_wanted.emit(self.textCursor().position())
            else:
                self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isdigit() and not control and self.word_chosen():
            self.digit.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not stays(event):
            self.came.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if leaves(event):
            self.deserted.emit()

    @override
    def _as_pasted(self, text: str) -> str:
        return " ".join(text.split())  # a note is one paragraph

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the list scrolls

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect in self._word_rects(self._spans):
            paint_dots(painter, rect)

    def _word_rects(self, words: Sequence[Span]) -> list[QRectF]:
        rects = []
        for span in words:
            first, last = QTextCursor(self.document()), QTextCursor(self.document())
            first.setPosition(span.start)
            last.setPosition(span.end)
            start, end = self.cursorRect(first), self.cursorRect(last)
            if start.top() == end.top():
                rects.append(
                    QRectF(start.left(), start.top(), end.left() - start.left(), start.height())
                )
        return rects
