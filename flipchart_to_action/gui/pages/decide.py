"""Decide: one note after the other gets its fate, and decisions become whole sentences."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.fate import Part, lacking, undecided
from flipchart_to_action.domain.records import Fate, Step
from flipchart_to_action.gui.pages.page import Page
from flipchart_to_action.gui.pictures import Pictures
from flipchart_to_action.gui.session import Session
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.date_field import this_day
from flipchart_to_action.gui.widgets.decide_lists import DecideLists
from flipchart_to_action.gui.widgets.decision_form import DecisionForm
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.follow_scroll import FollowScroll
from flipchart_to_action.gui.widgets.layout import ElidedLabel, column, row
from flipchart_to_action.gui.widgets.note_card import NoteCard
from flipchart_to_action.gui.widgets.purpose_line import PurposeLine


class DecidePage(Page):
    """One thing is in hand: a note, a decision, or nothing.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
    """

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("D P A N X", "what becomes of the note"),
        ("Tab", "next part of the sentence"),
        ("1…8", "how we will know"),
        ("Ctrl+Enter", "keep, next"),
        ("Alt+A", "agreed in the room"),
        ("Alt+3", "take what is offered"),
        ("Alt+Down", "calendar"),
        ("Ctrl+D", "a decision without a note"),
        ("Esc", "leave for later"),
    )

    def __init__(
        self, session: Session, pictures: Pictures, today: Callable[[], date] = this_day
    ) -> None:
        self._pictures = pictures
        self._today = today
        self._note_id: str | None = None
        self._decision_id: str | None = None
        self._origin: str | None = None
        self._at_rest = False
        super().__init__(session, "Decide")

    @override
    def _build(self) -> None:
        self.in_hand = ElidedLabel("", "second")
        self.later = KeyButton("Leave for later", "Esc")
        self.keep = KeyButton("Keep, next", "Ctrl+Enter", "ph.check-bold", "main")
        self.title_row.addWidget(self.in_hand, 1)
        self.title_row.addWidget(self.later)
        self.title_row.addWidget(self.keep)
        self.purpose = PurposeLine()
        self.note_card = NoteCard(self.session, self._pictures, self._today)
        self.form = DecisionForm(self.session, self._pictures, self._today)
        self.empty = EmptyState()
        self.lists = DecideLists()
        left = QWidget()
        left_box = column(0)
        left.setLayout(left_box)
        for part in (self.note_card, self.form, self.empty):
            left_box.addWidget(part)
        inside = QWidget()
        self._inside = column(16)
        self._inside.addWidget(left, 1)
        inside.setLayout(self._inside)
        self.scroll_area = FollowScroll(inside)
        self.body.setSpacing(10)
        self.body.addWidget(self.purpose)
        self._columns = row(24)
        self._columns.addWidget(self.scroll_area, 1)
        self._columns.addWidget(self.lists)
        self.body.addLayout(self._columns, 1)

    @override
    def _connect(self) -> None:
        self.keep.clicked.connect(self.keep_and_go_on)
        self.later.clicked.connect(self.leave_for_later)
        self.note_card.decided.connect(self._decide)
        self.note_card.settled.connect(self._go_on)
        self.note_card.another.connect(self._another_note)
        self.form.another_fate.connect(self._back_to_note)
        self.form.unwanted.connect(lambda: self.remove_decision(self._decision_id))
        self.lists.decision_wanted.connect(self.open_decision)
        self.lists.note_wanted.connect(self.open_note)
        self.lists.decision_unwanted.connect(self.remove_decision)
        self.lists.one_more.connect(self.write_one)
        self.empty.pressed.connect(self._empty_pressed)
        self._pictures.ready.connect(self._picture_came)
        for keys, slot in (
            ("Ctrl+Return", self.keep_and_go_on),
            ("Ctrl+Enter", self.keep_and_go_on),
            ("Esc", self.leave_for_later),
            ("Alt+A", self._toggle_agreed),
            ("Alt+3", self._take_offer),
            ("Ctrl+D", self.write_one),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @override
    def _arrange(self, narrow: bool) -> None:
        (self._inside if narrow else self._columns).addWidget(self.lists)
        self.later.set_text("Later" if narrow else "Leave for later")
        for part in (self.note_card, self.form, self.lists):
            part.set_narrow(narrow)
        if self.session.is_open:
            self._show_title()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.note_card.set_low(self.height() < theme.px(760))

    @override
    def _another_workshop(self) -> None:
        self._note_id = self._decision_id = self._origin = None
        self._at_rest = False

    @override
    def entered(self) -> None:
        if not self.session.is_open:
            return
        self._at_rest = False
        self.refresh()
        self._focus()

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.note_card.commit()
        self.form.commit()

    def open_decision(self, decision_id: str, part: Part | None = None) -> None:
        """Take a decision in hand, with the focus on `part` of its sentence."""
        self.commit()
        self._decision_id, self._note_id = decision_id, None
        self.refresh()
        self._focus(part)

    def open_note(self, note_id: str) -> None:
        """Take a note in hand, to give it its fate."""
        self.commit()
        self._decision_id, self._note_id = None, note_id
        self.refresh()
        self._focus()

    def write_one(self) -> None:
        """Begin a decision that comes from no note."""
        self.commit()
        decision_id, change = edits.decide(self.session.state, None)
        if self.session.do("write a decision", change):
            self.open_decision(decision_id)

    def remove_decision(self, decision_id: str | None) -> None:
        """Take a decision out; its note has no fate again."""
        self.commit()
        decision = self.session.state.decision(decision_id)
        if decision is None:
            return
        self.session.do("remove decision", edits.remove_decision(self.session.state, decision.id))
        if decision.id == self._decision_id:
            if decision.note_id and self.session.state.note(decision.note_id):
                self.open_note(decision.note_id)
            else:
                self._go_on()

    def keep_and_go_on(self) -> None:
        """Go on to the next note, then to the next decision that lacks something."""
        self.commit()
        if self._decision_id is None and self._note_id is None:
            self._empty_pressed(0)
            return
        self._go_on()

    def leave_for_later(self) -> None:
        """Go on to the next note; what is in hand stays as it is."""
        self.commit()
        if self._note_id or self._decision_id:
            self._take_next(only_notes=True)
            self.refresh()
            self._focus()

    @override
    def _show(self) -> None:
        state = self.session.state
        if self._gone():
            self._take_up()
        self.purpose.show_purpose(state.workshop.purpose)
        decision, note = state.decision(self._decision_id), state.note(self._note_id)
        self._origin = decision.note_id if decision else None
        self.form.setVisible(decision is not None)
        self.note_card.setVisible(decision is None and note is not None)
        self.empty.setVisible(decision is None and note is None)
        if decision is not None:
            self.form.show_decision(decision.id)
        elif note is not None:
            self.note_card.show_note(note.id)
        else:
            self._show_empty()
        self.lists.setVisible(bool(state.points or state.decisions))
        self.lists.show_state(state, self._decision_id, self._note_id)
        self._show_title()

    def _show_title(self) -> None:
        state = self.session.state
        decision, note = state.decision(self._decision_id), state.note(self._note_id)
        left = len(undecided(state))
        words = f"{left} {'note has' if left == 1 else 'notes have'} no fate yet" if left else ""
        if left and self.narrow:
            words = f"{left} without a fate"
        if not left and state.points:
            words = "every note has its fate"
        if decision is not None:
            number = f"Decision {state.decisions.index(decision) + 1}"
            words = number if self.narrow or not words else f"{number} · {words}"
        self.in_hand.set_text(words)
        asks_more = note is not None and note.fate in (Fate.PARKED, Fate.NOT_TAKEN_FORWARD)
        self.keep.setVisible(decision is not None or asks_more)
        self.later.setVisible(decision is not None or note is not None)

    def _show_empty(self) -> None:
        state = self.session.state
        if not state.points and not state.decisions:
            self.empty.show_words(
                "ph.note-pencil",
                "No notes yet. They come from the photos of your flip-charts.",
                "Go to Notes" if state.photos else "Go to Photos",
                "Write a decision without a note",
            )
        else:
            self.empty.show_words(
                "ph.check-circle-fill",
                "Every note has its fate, and every decision is complete."
                if not any(lacking(d) for d in state.decisions)
                else "Every note has its fate.",
                "Go on to Share",
                "Write a decision without a note",
            )

    def _empty_pressed(self, place: int) -> None:
        state = self.session.state
        if place == 1:
            self.write_one()
        elif state.points or state.decisions:
            self.go.emit(Step.SHARE)
        else:
            self.go.emit(Step.NOTES if state.photos else Step.PHOTOS)

    def _gone(self) -> bool:
        """Whether what was in hand is not there any more, or nothing was in hand."""
        state = self.session.state
        return state.decision(self._decision_id) is None and state.note(self._note_id) is None

    def _take_up(self) -> None:
        """Take something in hand again after what was there has gone (undo), unless all is done."""
        state = self.session.state
        if state.note(self._origin) is not None:
            self._note_id, self._decision_id = self._origin, None
        elif undecided(state) or not self._at_rest:
            self._take_next()

    def _go_on(self) -> None:
        self._take_next()
        self.refresh()
        self._focus()

    def _take_next(self, *, only_notes: bool = False) -> None:
        """Take the next note without a fate in hand, else a decision that lacks something."""
        state = self.session.state
        here = self._note_id
        decision = state.decision(self._decision_id)
        if decision is not None:
            here = decision.note_id
        ids = [n.id for n in state.points]
        place = ids.index(here) + 1 if here in ids else 0
        waiting = {n.id for n in undecided(state)} - {self._note_id}
        following = next((i for i in ids[place:] + ids[:place] if i in waiting), None)
        was, self._note_id, self._decision_id = self._decision_id, following, None
        if following is None and not only_notes:
            unfinished = [d.id for d in state.decisions if lacking(d) and d.id != was]
            self._decision_id = unfinished[0] if unfinished else None
        self._origin = None
        self._at_rest = self._gone()

    def _another_note(self, by: int) -> None:
        ids = [n.id for n in self.session.state.points]
        if self._note_id in ids:
            self.open_note(ids[(ids.index(self._note_id) + by) % len(ids)])

    def _decide(self, note_id: str) -> None:
        decision_id, change = edits.decide(self.session.state, note_id)
        self.session.do("decide", change)
        self.open_decision(decision_id)

    def _back_to_note(self) -> None:
        decision = self.session.state.decision(self._decision_id)
        if decision is not None and decision.note_id:
            self.open_note(decision.note_id)

    def _focus(self, part: Part | None = None) -> None:
        if self._decision_id:
            self.form.focus_part(part)
        elif self._note_id:
            self.note_card.focus()
        else:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _toggle_agreed(self) -> None:
        if self._decision_id:
            self.form.toggle_agreed()

    def _take_offer(self) -> None:
        if self._decision_id:
            self.form.take_offer()

    def _picture_came(self, _photo_id: str) -> None:
        self._changed()
