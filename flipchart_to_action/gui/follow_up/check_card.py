"""A decision as it was agreed, what its owner tells, and what a check found."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.dates import Look, full_date, parse_date
from flipchart_to_action.domain.follow_up import check_in_hand, news_of
from flipchart_to_action.domain.history import history
from flipchart_to_action.domain.records import Check, Decision, Outcome
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.export.words.grammar import proper_names, so_that, we_will
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.follow_up.change_words import difference_words
from flipchart_to_action.gui.follow_up.evidence_list import EvidenceList
from flipchart_to_action.gui.follow_up.owner_news_row import OwnerNewsRow
from flipchart_to_action.gui.photo_view.note_picture import NotePicture
from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.shared.outcome_buttons import OutcomeButtons
from flipchart_to_action.gui.shared.person_field import PersonField
from flipchart_to_action.gui.shared.vocabulary import METHOD_NAMES
from flipchart_to_action.gui.shared.who_and_when import WhoAndWhen
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.growing_text_field import GrowingTextField
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, hline, row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.save_timer import forget_typed

_WHY = (Outcome.NOT_CHANGED, Outcome.NO_LONGER_NEEDED)
_AGAIN = (Outcome.PARTLY, Outcome.NOT_CHANGED)


class CheckCard(QFrame):
    """Shows one decision to follow up; the page does what is pressed here.

    Args:
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
    """

    another = Signal()
    """Another decision is shown."""
    carry_on = Signal()
    """A new decision is to continue this one."""

    def __init__(self, pictures: PhotoCache, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._today = today
        self._decision_id = ""
        self.where = label("", "second", wrap=True)
        self.what = label("", "h1", wrap=True)
        self.so_that = label("", "form", wrap=True)
        self.picture = NotePicture(pictures, 62, around=False)
        self.owner = label("", "form", wrap=True)
        self.measure = label("", "form", wrap=True)
        self.news = OwnerNewsRow(today)
        self.outcomes = OutcomeButtons()
        self.shows_label = label("What shows it", "formstrong")
        self.words = GrowingTextField("What shows it, in a sentence", "in a sentence")
        self.evidence = EvidenceList()
        self.checker = PersonField("Who checked")
        self.checked_on = DateField("When it was checked", today, look=Look.BACK)
        self.next_on = DateField("When it is checked again", today, placeholder="4w")
        self.let_go = KeyButton("Let it go", icon="ph.x", kind="quiet")
        set_tip(self.let_go, "It is not checked again")
        self.carry = KeyButton("A new decision continues this one", "Alt+C", "ph.arrows-clockwise")
        self.told = label("", "second", wrap=True)
        self._lay_out()
        self.carry.clicked.connect(self.carry_on)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 18, 24, 18)
        inside.setSpacing(10)
        self._head = row(16)
        words = column(4)
        for part in (self.where, self.what, self.so_that):
            words.addWidget(part)
        self._head.addLayout(words, 1)
        self._head.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._head)
        for icon, part in (("ph.user-circle", self.owner), ("ph.eye", self.measure)):
            line = row(10)
            line.addWidget(IconLabel(icon, 20), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(part, 1)
            inside.addLayout(line)
        inside.addWidget(self.told)
        inside.addWidget(hline())
        inside.addWidget(self.news)
        inside.addWidget(hline())
        inside.addWidget(label("Did it happen?", "h2"))
        inside.addWidget(self.outcomes)
        inside.addWidget(self._found_part())
        inside.addStretch(1)

    def _found_part(self) -> QWidget:
        self.found = QWidget()
        inside = column(10)
        inside.addWidget(self.shows_label)
        inside.addWidget(self.words)
        inside.addWidget(self.evidence)
        inside.addWidget(WhoAndWhen(self.checker, "checked on", self.checked_on))
        self.again = QWidget()
        again = column(8)
        line = row(10)
        line.addWidget(label("Check again on", "form"))
        line.addWidget(self.next_on)
        line.addWidget(self.next_on.meaning, 1)
        line.addWidget(self.let_go)
        again.addLayout(line)
        again.addWidget(self.carry, 0, Qt.AlignmentFlag.AlignLeft)
        self.again.setLayout(again)
        inside.addWidget(self.again)
        self.found.setLayout(inside)
        return self.found

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), super().minimumSizeHint().height())

    def set_narrow(self, narrow: bool) -> None:
        """Arrange for little room, or for much."""
        self.outcomes.set_narrow(narrow)
        self.picture.set_height(44 if narrow else 62)

    def show_decision(self, state: WorkshopState, decision: Decision) -> None:
        """Show how a decision stands, unless somebody is typing just now."""
        another = decision.id != self._decision_id
        if another:
            forget_typed(self)
        self._decision_id = decision.id
        number = state.decisions.index(decision) + 1
        held_on = state.workshop.held_on
        day = f", agreed on {full_date(held_on)}" if held_on else ""
        self.where.setText(f"Decision {number}{day}")
        names = proper_names(p.name for p in state.people)
        self.what.setText(we_will(decision.what, names))
        self.so_that.setText(so_that(decision.so_that, names))
        self.so_that.setVisible(bool(decision.so_that))
        note = state.note(decision.note_id)
        self.picture.show_note(note, state.photo(note.photo_id) if note else None)
        self._show_agreed(state, decision)
        owner = state.person(decision.owner_id)
        self.news.show_news(owner.name if owner else "", news_of(state, decision.id))
        changes = history(state, decision.id)
        self.told.setText("\n".join(difference_words(c) for c in changes))
        self.told.setVisible(bool(changes))
        self.show_check(state, check_in_hand(state, decision.id, self._today()))
        if another:
            self.another.emit()

    def _show_agreed(self, state: WorkshopState, decision: Decision) -> None:
        owner = state.person(decision.owner_id)
        by = f" by {full_date(decision.due)}" if decision.due else ", no date is set"
        self.owner.setText(
            f"{owner.name} makes sure of it{by}" if owner else f"Nobody makes sure of it{by}"
        )
        how = METHOD_NAMES[decision.method] if decision.method else ""
        said = ": ".join(filter(None, (how, decision.measure)))
        self.measure.setText(said or "Nobody has said how we will know")

    def show_check(self, state: WorkshopState, check: Check | None) -> None:
        """Show what was found; before an outcome was chosen there is nothing to fill in."""
        self.outcomes.show_outcome(check.outcome if check else None)
        self.found.setVisible(check is not None)
        if check is None:
            return
        why = check.outcome in _WHY
        self.shows_label.setText("Why" if why else "What shows it")
        self.words.setAccessibleName(
            "Why, in a sentence" if why else "What shows it, in a sentence"
        )
        self.words.show_text(check.words)
        files = tuple(e for e in state.evidence if e.check_id == check.id)
        self.evidence.show_files(files)
        self.checker.show_person(state.person(check.checker_id), state.people)
        self.checked_on.show_date("", check.checked_on)
        self.again.setVisible(check.outcome in _AGAIN)
        self.next_on.show_date("", check.next_on, check.checked_on)
        self.let_go.setVisible(check.next_on is not None)

    def flush(self) -> None:
        """Hand over at once what was typed and not handed over yet."""
        for field in (self.words, self.checker, self.checked_on, self.next_on):
            field.flush()


def four_weeks_on(day: date) -> date:
    """Return the working day that is proposed for the next check."""
    return parse_date("4w", day) or day + timedelta(weeks=4)
