"""What a fate still asks: with whom and until when a note is parked, or why it goes no further."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Person
from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.shared.person_field import PersonField
from flipchart_to_action.gui.shared.who_and_when import WhoAndWhen, is_plain_enter
from flipchart_to_action.gui.widgets.baseline_label import BaselineLabel
from flipchart_to_action.gui.widgets.button_group import ButtonGrid
from flipchart_to_action.gui.widgets.growing_text_field import GrowingTextField
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row

BEYOND_OUR_CONTROL = "It is beyond our control"
REASONS = (
    BEYOND_OUR_CONTROL,
    "Other things matter more now",
    "We don’t have the money",
    "Nobody has the time for it",
    "It is being done already",
    "We did not agree on it",
)


class ParkedDetail(QFrame):
    """With whom a note is parked, and until when; both may stay open.

    Args:
        today: Gives the day from which dates are counted.
    """

    named = Signal(str, int, str)
    """Who brings it up again, as a `PersonField` names them."""
    dated = Signal(str, object, int)
    """Until when, as a `DateField` gives it."""
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
        self.until.typed.connect(self.dated)
        for field in (self.person, self.until):
            field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_plain_enter(event):
            return False
        if watched is self.person and self.person.text().strip():
            return False  # the name is taken, and the date comes next
        self.flush()
        if watched is self.until and self.until.asks_again():
            return True  # these words are no date: a second Enter leaves them as they are
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
        self.reasons = ButtonGrid("Why not", 2, 300)
        for reason in REASONS:
            self.reasons.add(reason, reason)
        self.reason = GrowingTextField("Why not, in your own words", "or in your own words")
        self.passed_to = GrowingTextField("Passed to", "who can do something about it")
        self._passed_row = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        box.addWidget(label("Not taken forward, because", "form"))
        box.addWidget(self.reasons)
        box.addWidget(self.reason)
        passed = row(10)
        passed.addWidget(BaselineLabel("Passed to"))
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
