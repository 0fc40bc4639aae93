"""A field for a date in words, with what they mean beside it before it counts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)
from typing_extensions import override

from flipchart_to_action.domain.calendar_days import MONTHS, WEEKDAYS
from flipchart_to_action.domain.date_reading import DateReading, about, read_date
from flipchart_to_action.domain.dates import Look, full_date, parse_date
from flipchart_to_action.domain.decision_sentence import counts_from_base
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.layout import set_role
from flipchart_to_action.gui.widgets.leaving import is_in, leaves, stays
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.save_timer import SaveTimer
from flipchart_to_action.gui.widgets.text_fields import LineField
from flipchart_to_action.today import this_day

_WIDEST = 200
"""In pixels at 100 % text: longer words scroll, so that what they mean has its room."""


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


class DateField(LineField):
    """A date as people say it: "2w", "fri", "31/1"; Alt+Down opens a calendar.

    Args:
        name: The accessible name: which date it is.
        today: Gives the day from which is counted.
        placeholder: What stands in it while it is empty.
        look: Whether what is dated lies ahead or back.
    """

    typed = Signal(str, object, int)
    """The words, the date that they mean or None, and which stay in the field it was."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date] = this_day,
        placeholder: str = "2w, fri",
        look: Look = Look.AHEAD,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("bold", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.meaning = DateMeaning()
        self.meaning.taken.connect(self.take_offer)
        self._today = today
        self._look = look
        self._offer: date | None = None
        self._asked = ""
        self._name = name
        self._day: date | None = None
        self._base: date | None = None
        self._kept: date | None = None
        self._stay = 0
        self._popup: CalendarPopup | None = None
        self._timer = SaveTimer(self, self._hand_over)
        self._timer.forgotten.connect(self.empty)
        self._calendar = QAction("Choose in a calendar (Alt+Down)", self)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        self._calendar.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._fit)
        theme.follow(self._restyle)
        self._restyle()

    @property
    def day(self) -> date | None:
        """The date that stands there, or None."""
        return self._day

    def show_date(self, words: str, day: date | None, base: date | None = None) -> None:
        """Show a date, unless somebody is typing another one just now.

        Args:
            words: As they were typed; where there are none the date says itself.
            day: What they mean.
            base: What "after" counts from.
        """
        self._base = base
        if self._timer.holds():
            return
        same, self._kept = day == self._kept, day
        if not words and self.text().strip() and same and self._day is None:
            return  # somebody typed what is no date yet
        if not words and is_in(self) and day is not None and day == self._day:
            return  # somebody is typing what means it, and perhaps goes on
        self._day = day
        text = words or (_short(day) if day else "")
        if text != self.text():
            self.setText(text)
            if not is_in(self):
                self.setCursorPosition(0)
        self._show_meaning()

    def show_half(self, words: str) -> None:
        """Show words that were no date yet, as they stood there when the program ended."""
        if words:
            self.setText(words)
            self._day = None
            self._show_meaning()

    def empty(self) -> None:
        """Show nothing, whatever was typed."""
        self._timer.stop()
        self._day = self._kept = None
        self.clear()
        self._show_meaning()

    def flush(self) -> None:
        """Hand over at once what was typed and not handed over yet."""
        self._timer.flush()

    def choose(self, day: date) -> None:
        """Take `day` as if it had been typed in full."""
        self.setText(_short(day))
        self._day = day
        self._show_meaning()
        self._timer.ring()

    def open_calendar(self) -> None:
        """Show a calendar below the field, with the keyboard in it."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(self.choose)
        self._popup.open_at(self._day or self._today())

    def _hand_over(self) -> None:
        self.typed.emit(self.text(), self._day, self._stay)

    @property
    def offer(self) -> date | None:
        """Another day that may be meant by the words, or None."""
        return self._offer

    def asks_again(self) -> bool:
        """Say once of words that they are no date, before the field is left for good.

        Returns True where that was said just now, and nobody has typed since.
        """
        words = self.text().strip()
        if not words or self._day is not None or self._asked == words:
            return False
        self._asked = words
        announce(self, self.accessibleDescription())
        return True

    def take_offer(self) -> bool:
        """Take the day that is offered beside the words; False where there is none."""
        if self._offer is None:
            return False
        self.choose(self._offer)
        announce(self, full_date(self._day) if self._day else "")
        return True

    def _edited(self, text: str) -> None:
        self._day = parse_date(text, self._today(), base=self._base, look=self._look)
        self._show_meaning()
        self._timer.start()

    def _show_meaning(self) -> None:
        words, today = self.text().strip(), self._today()
        reading = DateReading(None)
        if self._day is not None:
            reading = about(words, self._day, today, self._look)
        elif words and not counts_from_base(words, today):
            reading = read_date(words, today, base=self._base, look=self._look)
        self._offer = reading.offer
        waits = bool(words) and self._day is None and not reading.doubt
        if waits and counts_from_base(words, today):
            said, role = "once there is a date to count from", "second"
        elif self._day is not None:
            said, role = full_date(self._day), "amber" if reading.doubt else "strong"
        else:
            said, role = "Not a date yet" if words else "", "amber"
        self.meaning.show_meaning(said, role, self._offer, arrow=role == "strong")
        offered = f" Down takes {full_date(self._offer)}." if self._offer else ""
        doubt = f"{reading.doubt}." if self._day and reading.doubt else said
        self.setAccessibleDescription(f"{doubt}{offered}")

    def _restyle(self) -> None:
        self._fit()
        self.meaning.setMinimumHeight(theme.px(42))
        self._calendar.setIcon(theme.icon("ph.calendar-blank"))

    def _fit(self) -> None:
        """Be as wide as the words, so that what they mean has room beside them."""
        words = QFontMetrics(theme.font(14, 600)).horizontalAdvance(
            self.text() or self.placeholderText()
        )
        self.setFixedSize(min(words + theme.px(58), theme.px(_WIDEST)), theme.px(42))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stay += not stays(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        if leaves(event):
            self.setCursorPosition(0)  # words that are too long are cut at their end

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._popup is not None and leaves(event):
            self._popup.close()  # a window of its own: it would give its date to what comes next

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.key() == Qt.Key.Key_Down and self.take_offer():
            pass
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class DateMeaning(QLabel):
    """What a date in words means, and another day that can be taken by a click or by Down."""

    taken = Signal()
    """The day that is offered was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "strong")
        self._offers = False

    def show_meaning(self, said: str, role: str, offer: date | None, *, arrow: bool) -> None:
        """Show a day or a word, and the day that is offered."""
        self._offers = offer is not None
        other = f" · ↓ {WEEKDAYS[offer.weekday()]} {_short(offer)}" if offer else ""
        self.setText(f"{'→ ' if arrow and said else ''}{said}{other}")
        set_tip(self, "Take the other day (Down in the field)" if offer else "")
        if offer:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        set_role(self, role)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._offers and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit()


class CalendarPopup(QFrame):
    """A calendar that floats below a field: arrows and PgUp, PgDn move, Enter takes, Esc closes.

    Args:
        field: The field below which it opens.
    """

    chosen = Signal(object)
    """The date that was taken."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._field = field
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Calendar")
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, plain)  # red is for errors
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        theme.follow(self._restyle)
        self._restyle()
        inner = QVBoxLayout(self)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self.calendar)

    def _restyle(self) -> None:
        for name, icon in (("prev", "ph.caret-left"), ("next", "ph.caret-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(theme.icon(icon))

    def open_at(self, day: date) -> None:
        """Open with `day` marked."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._field.mapToGlobal(QPoint(0, self._field.height() + 4)))
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        if self.isVisible():  # Enter comes as a click and as an activation
            self.close()
            self.chosen.emit(date(day.year(), day.month(), day.day()))
            self._field.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        # Keys belong to the calendar while it is open, Esc above all; not to the page below.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            self._field.setFocus()
        else:
            super().keyPressEvent(event)
