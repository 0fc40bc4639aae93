"""What a fate still asks: with whom and until when a note is parked, or why it goes no further."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Person
from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.shared.person_field import PersonField
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.baseline_label import LineWords
from flipchart_to_action.gui.widgets.button_group import OneOf
from flipchart_to_action.gui.widgets.growing_text_field import SentenceField
from flipchart_to_action.gui.widgets.layout import label, row

BEYOND_OUR_CONTROL = "It is beyond our control"
REASONS = (
    BEYOND_OUR_CONTROL,
    "Other things matter more now",
    "We don’t have the money",
    "Nobody has the time for it",
    "It is being done already",
    "We did not agree on it",
)


def is_plain_enter(event: QEvent) -> bool:
    """Return whether Enter was pressed, and nothing with it."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhoAndWhen(QWidget):
    """A person, a date, and the words between them; in two lines where one is too short.

    Args:
        who: The person.
        verb: What stands between the two.
        when: The date.
        before: What stands before the person.
    """

    def __init__(self, who: PersonField, verb: str, when: DateField, before: str = "") -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        first = [LineWords(before)] if before else []
        self._first: list[QWidget] = [*first, who, LineWords(verb)]
        self._second: list[QWidget] = [when, when.meaning]
        self._stacked: bool | None = None
        self._stack(False)

    def _stack(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for column, widget in enumerate(self._first):
            self._grid.addWidget(widget, 0, column)
        if stacked:
            inner = row(10)
            for widget in self._second:
                inner.addWidget(widget)
            inner.setStretch(1, 1)
            self._grid.addLayout(inner, 1, 0, 1, 9)
        else:
            for column, widget in enumerate(self._second, len(self._first)):
                self._grid.addWidget(widget, 0, column)
        last = len(self._first) + 1
        for column in range(10):
            self._grid.setColumnStretch(column, int(column == (9 if stacked else last)))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Other words, or another width: there may be room for one line, or no longer.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            widgets = (*self._first, *self._second)
            gaps = self._grid.horizontalSpacing() * (len(widgets) - 1)
            self._stack(self.width() < sum(w.sizeHint().width() for w in widgets) + gaps)
        return done

    @override
    def minimumSizeHint(self) -> QSize:
        # The grid asks for one line; there may be two.
        return QSize(theme.px(300), super().minimumSizeHint().height())


class ParkedDetail(QFrame):
    """With whom a note is parked, and until when; both may stay open.

    Args:
        today: Gives the day from which dates are counted.
    """

    named = Signal(str, int)
    """The name of who brings it up again, and which stay in the field it was."""
    dated = Signal(object, int)
    """The date until when, or None; and which stay in the field it was."""
    done = Signal()
    """Enter said that there is no more to say."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.person = PersonField("Who brings it up again")
        self.until = DateField("Until when", today)
        self._box = box = QVBoxLayout(self)
        self.who = WhoAndWhen(self.person, "until", self.until, before="Parked with")
        box.addWidget(self.who)
        self.set_narrow(False)
        self.person.named.connect(self.named)
        self.until.typed.connect(self._dated)
        for field in (self.person, self.until):
            field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_plain_enter(event):
            return False
        if watched is self.person and self.person.text().strip():
            return False  # the name is taken, and the date comes next
        self.flush()
        self.done.emit()
        return True

    def set_narrow(self, narrow: bool) -> None:
        """Leave less room round it where there is little."""
        self._box.setContentsMargins(*((16, 12, 16, 12) if narrow else (24, 16, 24, 16)))

    def show_parked(
        self, person: Person | None, people: tuple[Person, ...], until: date | None
    ) -> None:
        """Show with whom and until when."""
        self.person.show_person(person, people)
        # The words are not kept with a note; those just typed may stay while they mean the same.
        same = until == self.until.day
        self.until.show_date(self.until.text() if same else "", until)

    def forget_words(self) -> None:
        """Forget the words of the date: another note comes."""
        self.until.empty()

    def flush(self) -> None:
        """Hand over at once what was typed."""
        self.person.flush()
        self.until.flush()

    def focus(self) -> None:
        """Put the focus on the first field."""
        self.person.setFocus()

    def _dated(self, _words: str, day: date | None, stay: int) -> None:
        self.dated.emit(day, stay)


class NotTakenDetail(QFrame):
    """Why a note is not taken forward: one of six reasons by a digit, or words of one's own."""

    reasoned = Signal(str, int)
    """The reason, and which stay in the field it was (0: chosen)."""
    passed = Signal(str, int)
    """To whom it was passed, and which stay in the field it was."""
    done = Signal()
    """There is no more to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.reasons = OneOf("Why not", 2, 300)
        for reason in REASONS:
            self.reasons.add(reason, reason)
        self.reason = SentenceField("Why not, in your own words", "or in your own words")
        self.passed_to = SentenceField("Passed to", "who can do something about it")
        self._passed_row = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        box.addWidget(label("Not taken forward, because", "form"))
        box.addWidget(self.reasons)
        box.addWidget(self.reason)
        passed = row(10)
        passed.addWidget(LineWords("Passed to"))
        passed.addWidget(self.passed_to, 1)
        self._passed_row.setLayout(passed)
        box.addWidget(self._passed_row)
        self.reasons.chosen.connect(self._choose)
        self.reason.typed.connect(self.reasoned)
        self.passed_to.typed.connect(self.passed)
        for field in (self.reason, self.passed_to):
            field.installEventFilter(self)

    def _choose(self, reason: str | None) -> None:
        self.reasoned.emit(reason or "", 0)
        if reason == BEYOND_OUR_CONTROL:
            self.passed_to.setFocus()
        elif reason:
            self.done.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_plain_enter(event):
            return False
        self.flush()
        self.done.emit()
        return True

    def show_reason(self, reason: str, passed_to: str) -> None:
        """Show why, and to whom it was passed."""
        self.reasons.show_choice(reason if reason in REASONS else None)
        self.reason.show_text("" if reason in REASONS else reason)
        self.passed_to.show_text(passed_to)
        passes = reason == BEYOND_OUR_CONTROL or bool(passed_to)
        self._passed_row.setVisible(passes)
        self.reason.setVisible(reason != BEYOND_OUR_CONTROL)

    def flush(self) -> None:
        """Hand over at once what was typed."""
        self.reason.flush()
        self.passed_to.flush()

    def focus(self) -> None:
        """Put the focus on the reasons."""
        self.reasons.focus_choice()
