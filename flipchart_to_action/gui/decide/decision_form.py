"""A decision as one sentence, read from top to bottom."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from flipchart_to_action.domain import decision_sentence, edits
from flipchart_to_action.domain.completeness import Part, lacking, why_held_back
from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.decision_warnings import Oddity, oddities
from flipchart_to_action.domain.hints import Hint, hints
from flipchart_to_action.domain.records import Decision, Method, Note
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.pending_person import PendingPerson
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide.completeness_bar import CompletenessBar
from flipchart_to_action.gui.decide.hint_chips import MOST_HINTS, HintChips
from flipchart_to_action.gui.photo_view.note_picture import NotePicture
from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.shared.method_buttons import method_buttons
from flipchart_to_action.gui.shared.person_field import PersonField
from flipchart_to_action.gui.shared.who_and_when import WhoAndWhen
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.banner import WarningBanner
from flipchart_to_action.gui.widgets.baseline_label import BaselineLabel
from flipchart_to_action.gui.widgets.button_group import Radio
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.growing_text_field import GrowingTextField
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, hline, row
from flipchart_to_action.gui.widgets.leaving import leaves
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.save_timer import forget_typed

_WIDE = 770
"""From so many pixels at 100 % text on all of a line's parts have room in it."""
_MOST_JOINED = 6


class DecisionForm(QFrame):
    """The sentence of one decision; what is typed is kept by itself.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
        country: Whose bank holidays count.
    """

    another_fate = Signal()
    """The note is to become something else."""
    unwanted = Signal()
    """The decision is to be taken out."""

    def __init__(
        self, session: Session, pictures: PhotoCache, today: Callable[[], date], country: str
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        self._today = today
        self._country = country
        self._coming = PendingPerson(session)
        self._id: str | None = None
        self.picture = NotePicture(pictures, 98, around=False)
        self.note_words = label("", "second", wrap=True)
        self.joined = label("", "small", wrap=True)
        self.hints = HintChips()
        self.other_fate = KeyButton("Sort it otherwise", icon="ph.arrow-u-up-left", kind="quiet")
        self.remove = KeyButton("Remove", icon="ph.trash", kind="quiet")
        set_tip(self.remove, "Take this decision out; it can be undone")
        self.what = GrowingTextField("We will", "what we will do")
        self.so_that = GrowingTextField("so that", "what gets better for whom")
        self.owner = PersonField("Who makes sure it happens")
        self.due = DateField("By when", today)
        self.agreed = Radio("owner says yes")
        self.not_asked = Radio("not asked yet")
        self.method = method_buttons()
        self.measure = GrowingTextField("How we will know, in your own words", "in your own words")
        self.checker = PersonField("Who checks")
        self.check = DateField(
            "When it is checked", today, placeholder=decision_sentence.CHECK_WORDS
        )
        self.held = WarningBanner("")
        self.strip = WarningBanner("Alt+3")
        self.marks = CompletenessBar()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout(self)
        self._inside.setSpacing(8)
        self._inside.addLayout(self._note_row())
        self._inside.addWidget(self.joined)
        words = QGridLayout()
        words.setSpacing(8)
        words.setHorizontalSpacing(16)
        for line, (text, field) in enumerate((("We will", self.what), ("so that", self.so_that))):
            words.addWidget(BaselineLabel(text), line, 0, Qt.AlignmentFlag.AlignTop)
            words.addWidget(field, line, 1)
        words.setColumnStretch(1, 1)
        self._inside.addLayout(words)
        self._inside.addWidget(self.held)
        self._inside.addWidget(hline())
        self._inside.addWidget(WhoAndWhen(self.owner, "makes sure it happens by", self.due))
        self._inside.addLayout(self._agreed_row())
        self._inside.addWidget(hline())
        know = row(12)
        know.addWidget(label("We will know because", "form"))
        self._how = label("press a number, then say it in your own words", "small")
        know.addWidget(self._how)
        know.addStretch(1)
        self._inside.addLayout(know)
        self._inside.addWidget(self.method)
        self._inside.addWidget(self.measure)
        self._inside.addWidget(hline())
        self._inside.addWidget(WhoAndWhen(self.checker, "checks on", self.check))
        self._inside.addWidget(self.strip)
        self._inside.addStretch(1)
        self._inside.addWidget(self.marks)
        self._wide = False
        self._note_side.addLayout(self._undoing)
        self.set_narrow(False)

    def _note_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self._undoing = row(4)
        self._undoing.addWidget(self.other_fate)
        self._undoing.addWidget(self.remove)
        self._undoing.addStretch(1)
        side = column(4)
        side.addWidget(self.note_words)
        side.addWidget(self.hints)
        side.addStretch(1)
        grid.addWidget(self.picture, 0, 0)
        grid.addLayout(side, 0, 1)
        grid.setColumnStretch(1, 1)
        self._note_grid, self._note_side = grid, side
        return grid

    def _agreed_row(self) -> QHBoxLayout:
        self._agreement = QButtonGroup(self)
        line = row(12)
        for button in (self.agreed, self.not_asked):
            self._agreement.addButton(button)
            line.addWidget(button)
        line.addWidget(KeyCaps("Alt+A"))
        line.addStretch(1)
        self._agreed_line = line
        return line

    def _wire(self) -> None:
        self.other_fate.clicked.connect(self.another_fate)
        self.remove.clicked.connect(self.unwanted)
        for field, name in (
            (self.what, "what"),
            (self.so_that, "so_that"),
            (self.measure, "measure"),
        ):
            field.typed.connect(lambda text, stay, name=name: self._set_words(name, text, stay))
        self.owner.named.connect(self._set_owner)
        self.due.typed.connect(self._set_due)
        self.agreed.clicked.connect(lambda: self._set_agreed(True))
        self.not_asked.clicked.connect(lambda: self._set_agreed(False))
        self.method.chosen.connect(self._set_method)
        self.checker.named.connect(self._set_checker)
        for who, place in ((self.owner, "owner"), (self.checker, "checker")):
            who.half.connect(lambda words, place=place: self._keep_half(place, words))
        self.check.typed.connect(self._set_check)
        self.hints.taken.connect(self._take_hint)
        self.strip.taken.connect(self._take_strip)
        self.marks.wanted.connect(self.focus_part)

    def set_narrow(self, narrow: bool) -> None:
        """Arrange for little room, or for much."""
        side = 14 if narrow else 18
        self._inside.setContentsMargins(side, 16, side, 14)
        self._how.setVisible(not narrow)
        self.picture.set_height(48 if narrow else 98)
        self._note_grid.removeItem(self._note_side)
        self._note_grid.addLayout(self._note_side, int(narrow), int(not narrow))

    @override
    def minimumSizeHint(self) -> QSize:
        # Where one line is too long the buttons at its end go elsewhere.
        return QSize(theme.px(320), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_WIDE)
        if wide != self._wide:
            self._wide = wide
            for line in (self._note_side, self._agreed_line):
                line.removeItem(self._undoing)
            (self._agreed_line if wide else self._note_side).addLayout(self._undoing)

    @property
    def decision_id(self) -> str | None:
        """The decision in hand."""
        return self._id

    def show_decision(self, decision_id: str) -> None:
        """Take a decision in hand and show how it stands."""
        another = decision_id != self._id
        if another:
            self.commit()
            forget_typed(self)
        self._id = decision_id
        decision = self._session.state.decision(decision_id)
        if decision is not None:
            self._show_note(decision)
            self._show_sentence(decision)
            self._show_held(decision)
            self._show_oddity(decision)
            self.marks.show_lacking(lacking(decision))
            if another:
                self.owner.show_half(draft(self._session, f"owner {decision_id}"))
                self.checker.show_half(draft(self._session, f"checker {decision_id}"))

    def _keep_half(self, place: str, words: str) -> None:
        keep_draft(self._session, f"{place} {self._id}", words)

    def _show_note(self, decision: Decision) -> None:
        state = self._session.state
        note = state.note(decision.note_id)
        self.picture.show_note(note, state.photo(note.photo_id) if note else None)
        said = note is not None and self.picture.isHidden() and note.text != decision.what
        self.note_words.setText(f"From the note: “{note.text}”" if note else "")
        self.note_words.setVisible(said)
        self._show_joined(edits.joined_with(state, note.id) if note else ())
        found = hints(note.text, state.people, self._today()) if note is not None else ()
        self.hints.show_hints(found, decision)
        self.other_fate.setVisible(note is not None)

    def _show_joined(self, notes: Sequence[Note]) -> None:
        texts = [f"“{n.text}”" if n.text else "a picture" for n in notes]
        more = len(texts) - _MOST_JOINED
        said = " · ".join(texts[:_MOST_JOINED]) + (f" · and {more} more" if more > 0 else "")
        self.joined.setText(f"Joined with it: {said}")
        set_tip(self.joined, "\n".join(texts) if more > 0 else "")
        self.joined.setAccessibleName(f"Joined with it: {' · '.join(texts)}")
        self.joined.setVisible(bool(texts))

    def _show_sentence(self, decision: Decision) -> None:
        state = self._session.state
        self.what.show_text(decision.what)
        self.so_that.show_text(decision.so_that)
        self.owner.show_person(state.person(decision.owner_id), state.people)
        self.due.show_date(decision.due_words, decision.due)
        self._show_agreed(decision.agreed)
        self.method.show_choice(decision.method)
        self.measure.show_text(decision.measure)
        self.checker.show_person(state.person(decision.checker_id), state.people)
        self.check.show_date(decision.check_words, decision.check_on, decision.due)

    def _show_agreed(self, agreed: bool | None) -> None:
        self._agreement.setExclusive(agreed is not None)
        self.agreed.setChecked(agreed is True)
        self.not_asked.setChecked(agreed is False)

    def _show_held(self, decision: Decision) -> None:
        why = why_held_back(self._session.state, decision)
        if why and why != self.held.accessibleName():
            announce(self.held, why)
        self.held.show_word(why)

    def _show_oddity(self, decision: Decision) -> None:
        found = self._oddities(decision)
        if not found:
            self.strip.show_word("")  # which is its name as well
            return
        if found[0].sentence != self.strip.accessibleName():
            announce(self.strip, found[0].sentence)
        offer = full_date(found[0].offer) if found[0].offer else ""
        if found[0].words:
            offer = "In small letters"
        self.strip.show_word(found[0].sentence, offer, len(found) - 1)

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        for field in (
            self.what,
            self.so_that,
            self.owner,
            self.due,
            self.measure,
            self.checker,
            self.check,
        ):
            field.flush()

    def focus_part(self, part: Part | None = None) -> None:
        """Put the focus on a part of the sentence; without one on its beginning."""
        fields: dict[Part, QWidget] = {
            Part.OWNER: self.owner,
            Part.DUE: self.due,
            Part.CHECKER: self.checker,
            Part.CHECK_ON: self.check,
        }
        if part is Part.METHOD:
            self.method.focus_choice()
            return
        field = fields.get(part, self.what) if part else self.what
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if field is self.what:
            self.what.put_cursor_at_end()

    def set_country(self, country: str) -> None:
        """Let the bank holidays of another country count."""
        self._country = country

    def toggle_agreed(self) -> None:
        """Say agreed in the room, or not asked yet where it was agreed."""
        decision = self._session.state.decision(self._id)
        if decision is not None:
            self._set_agreed(decision.agreed is not True)

    def take_offer(self, place: int) -> None:
        """Take what is offered: the hints first (0, 1), then what the warning offers."""
        self.commit()
        if place < MOST_HINTS:
            self.hints.press(place)
        else:
            self._take_strip()

    def _take_strip(self) -> None:
        self.commit()
        decision = self._session.state.decision(self._id)
        found = self._oddities(decision) if decision else ()
        if found and found[0].words:
            change = edits.set_fields(self._session.state, self._id or "", what=found[0].words)
            self._session.do("put in small letters", change)
        elif found and found[0].offer:
            (self.due if found[0].part is Part.DUE else self.check).choose(found[0].offer)

    def _take_hint(self, hint: Hint) -> None:
        person = self._session.state.person(hint.person_id)
        if person is not None:
            self._set_owner(person.name, 0, person.id)
        elif hint.due is not None:
            self.due.choose(hint.due)

    def _oddities(self, decision: Decision) -> tuple[Oddity, ...]:
        return oddities(self._session.state, decision, self._today(), self._country)

    def _set_words(self, name: str, text: str, stay: int) -> None:
        names = {
            "what": "edit what we will do",
            "so_that": "edit so that",
            "measure": "edit how we will know",
        }
        change = edits.set_fields(self._session.state, self._id or "", **{name: text})
        self._session.do(names[name], change, f"{name} {self._id} {stay}")

    def _set_owner(self, name: str, stay: int, chosen_id: str) -> None:
        key = f"owner {self._id} {stay}" if stay else ""
        state = self._session.state
        change = decision_sentence.set_owner(
            state, self._id or "", name, self._coming.of(key), chosen_id
        )
        self._coming.do(f"owner “{name}”" if name else "remove owner", change, key)

    def _set_checker(self, name: str, stay: int, chosen_id: str) -> None:
        key = f"checker {self._id} {stay}"
        state = self._session.state
        change = decision_sentence.set_checker(
            state, self._id or "", name, self._coming.of(key), chosen_id
        )
        self._coming.do(f"checker “{name}”" if name else "remove checker", change, key)

    def _set_due(self, words: str, day: date | None, stay: int) -> None:
        change = decision_sentence.set_due(
            self._session.state, self._id or "", words, day, self._today()
        )
        if self._session.do("set due date", change, f"due {self._id} {stay}") and day:
            announce(self.due, full_date(day))

    def _set_check(self, words: str, day: date | None, stay: int) -> None:
        change = edits.set_fields(
            self._session.state, self._id or "", check_words=words, check_on=day
        )
        if self._session.do("set check date", change, f"check {self._id} {stay}") and day:
            announce(self.check, full_date(day))

    def _set_agreed(self, agreed: bool) -> None:
        change = edits.set_fields(self._session.state, self._id or "", agreed=agreed)
        self._session.do("set owner says yes" if agreed else "set not asked yet", change)

    def _set_method(self, method: Method | None) -> None:
        change = edits.set_fields(self._session.state, self._id or "", method=method)
        self._session.do("set how we will know", change)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whoever comes by Tab from a date types on: the letters are how we will know.
        choices = (self.agreed, self.not_asked, *self.method.findChildren(QAbstractButton))
        asked = any(choice.hasFocus() for choice in choices)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if asked and plain and event.text().strip() and event.text().isprintable():
            self.measure.setFocus()
            self.measure.put_cursor_at_end()
            self.measure.insertPlainText(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if leaves(event):
            self.commit()
        super().hideEvent(event)
