"""Decide: every note gets its fate, and decisions become whole sentences."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from flipchart_to_action.domain.completeness import Part, undecided
from flipchart_to_action.domain.dates import ENGLAND
from flipchart_to_action.domain.short_way import ShortWay
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.earlier_issue_finder import EarlierIssueFinder
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide.decisions_panel import DecisionsPanel
from flipchart_to_action.gui.decide.purpose_line import PurposeLine
from flipchart_to_action.gui.decide.sort_panel import SortPanel
from flipchart_to_action.gui.decide.sort_sidebar import REST_KEYS
from flipchart_to_action.gui.shared.earlier_issue.banner import EarlierIssueBanner
from flipchart_to_action.gui.shared.note_visibility import bind_switches
from flipchart_to_action.gui.shared.vocabulary import FATES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel
from flipchart_to_action.gui.widgets.layout import RING, WIDGET_SIZE_MAX, row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.segmented_control import SegmentedControl
from flipchart_to_action.gui.widgets.shortcuts import Command
from flipchart_to_action.today import this_day

_PLACE, _MAKING, _SORTING = "place in Decide", "making", "sorting"


class DecidePage(Page):
    """Two parts of which one is in view: sorting the notes, and making decisions.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
        country: Whose bank holidays count.
        earlier: Finds what was raised before.
    """

    kept = Signal(str)
    """The id of a decision that was kept as it is now."""

    def __init__(
        self,
        session: Session,
        pictures: PhotoCache,
        today: Callable[[], date] = this_day,
        country: str = ENGLAND,
        earlier: EarlierIssueFinder | None = None,
    ) -> None:
        self._pictures = pictures
        self._today = today
        self._country = country
        self._earlier = earlier
        self._chosen = False
        self._way = ShortWay()
        self._way_decision: str | None = None
        super().__init__(session, "Decide")

    @override
    def _build(self) -> None:
        self.segment = SegmentedControl(
            "Part of Decide", ("Sort the notes", "F3"), ("Make decisions", "F4")
        )
        self.in_hand = ElidedLabel("", "second")
        self.filter = KeyButton("", "Ctrl+L", "ph.circle-dashed", "chip")
        self.filter.setCheckable(True)
        self.way = KeyButton("", "Ctrl+E", "ph.x", "chip")
        set_tip(self.way, "Leave the short way, to all notes")
        self.later = KeyButton("Leave for later", "Esc")
        self.keep = KeyButton("Done, next", "Ctrl+Enter", "ph.check-bold", "main")
        self.title_row.addWidget(self.segment)
        self.title_row.addStretch(1)
        for part in (self.way, self.in_hand, self.filter, self.later, self.keep):
            self.title_row.addWidget(part)
        self.purpose = PurposeLine()
        self.sort = SortPanel(self.session, self._pictures, self._today)
        self.making = DecisionsPanel(self.session, self._pictures, self._today, self._country)
        self.note_card, self.form = self.sort.note_card, self.making.form
        self._parts = QStackedWidget()
        self._parts.addWidget(self.sort)
        self._parts.addWidget(self.making)
        self.body.setSpacing(8)
        self.body.addWidget(self.purpose)
        # Beside the body, whose margin is room for the ring: here what scrolls has that inside.
        self._outer.setStretchFactor(self.body, 0)
        self._outer.setSpacing(8)
        self._outer.addWidget(self._parts, 1)
        self.raised = EarlierIssueBanner(self.session, self._earlier)
        self._foot = row(0, (RING, 0, RING, 0))
        self._outer.addLayout(self._foot)
        self._place_raised()

    def _place_raised(self) -> None:
        """Put the strip where it moves nothing that is pressed: at the top of the right column.

        In one column it is at the foot of the page, where what scrolls keeps its place.
        """
        place = self._foot if self.narrow else self._part.beside
        if place.indexOf(self.raised) < 0:
            self.raised.set_stacked(not self.narrow)
            most = WIDGET_SIZE_MAX if self.narrow else self._part.lists.maximumWidth()
            self.raised.setMaximumWidth(most)
            place.insertWidget(0, self.raised)

    @override
    def _connect(self) -> None:
        self.keep.clicked.connect(self.keep_and_go_on)
        self.later.clicked.connect(self.leave_for_later)
        self.filter.clicked.connect(self.sort.toggle_every)
        self.filter.clicked.connect(self._show_title)
        self.way.clicked.connect(self.leave_short_way)
        self.segment.chosen.connect(self._turn_to)
        self.sort.make_wanted.connect(self.make_decisions)
        self.sort.write_wanted.connect(self.write_one)
        for part in (self.sort, self.making):  # what is named is what is shown, however it came
            part.shown.connect(self._show_title)
        self.sort.passed.connect(self._pass)
        self.making.passed.connect(self._pass)
        self.sort.go.connect(self.go)
        self.making.sort_wanted.connect(self.sort_notes)
        self.making.note_wanted.connect(self.open_note)
        self.making.go.connect(self.go)
        self._pictures.ready.connect(self._picture_came)
        self.raised.carried.connect(self.open_decision)
        raised = self._bind_sorting()
        self._sorting_ends = len(self.commands)
        self._bind_making(raised)

    def _bind_sorting(self) -> Command:
        """Bind the keys of sorting; returns the one that belongs to both parts."""
        card = self.sort.note_card
        letters = " ".join(look.key for look in FATES.values())
        self._taken_by(card, letters, "what becomes of the note")
        self._taken_by(card, "Up Down", "another note")
        self._taken_by(card, "1…9", "theme, or reason")
        self._taken_by(card, "V", "votes: then a number")
        self._command("F4", "make decisions", self.make_decisions)
        self._taken_by(card, "T", "a new theme")
        words = "the rest of this sheet: answered"
        self._command(REST_KEYS, words, self.sort.answer_rest)
        self._command("F2", "correct the words", self._put_right)
        raised = self._command("Alt+R", "raised before: show it", self.raised.look)
        self._command("Ctrl+L", "all notes, or those not sorted yet", self._toggle_filter)
        self.commands += bind_switches(self, self.session, lambda: self._sorted_id)
        self._command("Ctrl+E", "leave the short way, to all notes", self.leave_short_way)
        return raised

    def _bind_making(self, raised: Command) -> None:
        self._taken_by(self, "Tab", "next part of the sentence")
        self._taken_by(self.form.method, "1…8", "how we will know")
        offers = (partial(self._take_offer, place) for place in range(3))
        self._command("Alt+1 2 3", "take what is offered", *offers)
        self._command("Ctrl+Enter", "done, next", self.keep_and_go_on)
        self._command("Esc", "leave for later", self.leave_for_later)
        self._command("Alt+A", "the owner says yes", self._toggle_agreed)
        self.commands.append(raised)
        self._taken_by(self.form.due, "Alt+Down", "calendar")
        self._command("Ctrl+D", "a decision without a note", self.write_one)
        self._command("F3", "sort the notes", self.sort_notes)

    @property
    def _sorted_id(self) -> str | None:
        return self.sort.note_id if self._part is self.sort else None

    @override
    def _arrange(self, narrow: bool) -> None:
        self.title_label.setVisible(not narrow)  # the segment says as much
        words = ("Sort", "Decisions") if narrow else ("Sort the notes", "Make decisions")
        self.segment.set_words(*words)
        for part in (self.sort, self.making):
            part.set_narrow(narrow)
        self._place_raised()
        if self.session.is_open:
            self._show_title()

    @override
    def _another_workshop(self) -> None:
        self.sort.forget()
        self.making.forget()
        self._chosen = False
        self._way, self._way_decision = ShortWay(), None

    @override
    def entered(self) -> None:
        if not self.session.is_open:
            return
        state = self.session.state
        if not self._chosen:
            makes = state.decisions and not undecided(state)
            part, _, decision_id = draft(self.session, _PLACE).partition(" ")
            if part:
                makes = part == _MAKING
            self._parts.setCurrentWidget(self.making if makes else self.sort)
            self._chosen = True
            self.making.wake()
            if makes and state.decision(decision_id) is not None:
                self.making.open_decision(decision_id)
        else:
            self.making.wake()
        self.refresh()
        self._part.focus()

    @property
    def _low(self) -> bool:
        return self.height() < theme.px(450)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.session.is_open:
            self.purpose.show_purpose("" if self._low else self.session.state.workshop.purpose)

    @property
    def _part(self) -> SortPanel | DecisionsPanel:
        return self.sort if self._parts.currentWidget() is self.sort else self.making

    def set_country(self, country: str) -> None:
        """Let the bank holidays of another country count."""
        self.form.set_country(country)
        self.refresh()

    @property
    @override
    def keys(self) -> Sequence[Command]:
        ends = self._sorting_ends
        return self.commands[:ends] if self._part is self.sort else self.commands[ends:]

    def take_short_way(self, way: ShortWay) -> None:
        """Lead through a few notes: each gets its fate and, if it is one, its whole decision."""
        self._way, self._way_decision = way, None
        first = way.after(self.session.state, None)
        if first is not None:
            self.open_note(first.id)

    def leave_short_way(self) -> None:
        """Go on with what is in hand, and then in the order of all notes."""
        if self._way.note_ids:
            self._way, self._way_decision = ShortWay(), None
            self.refresh()
            self._part.focus()
            announce(self, "Left the short way. All notes are there again.")

    def _pass(self) -> None:
        """Go on along the short way: from a note to its decision, else to the next note."""
        state, note = self.session.state, self.session.state.note(self.sort.note_id)
        made = next((d for d in state.decisions if note and d.note_id == note.id), None)
        if self._part is self.sort and made is not None:
            self._way_decision = made.id
            self.open_decision(made.id)
            return
        self._way_decision = None
        following = self._way.after(state, note.id if note else None)
        if following is None:
            self._way = ShortWay()
            self._bring(self.making)
            self.making.rest()
            self._show_title()
        else:
            self.open_note(following.id)

    def _mind_the_way(self) -> None:
        """End the short way where its notes are gone; come back to a note that lost its decision.

        Either may be done by an undo, in the midst of which this is called.
        """
        state = self.session.state
        if not self._way.notes(state):
            self._way, self._way_decision = ShortWay(), None
        elif self._way_decision is not None and state.decision(self._way_decision) is None:
            self._way_decision = None
            QTimer.singleShot(0, self, self.sort_notes)
        self.sort.way = self._way
        self.making.on_short_way = bool(self._way.note_ids)

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.sort.commit()
        self.making.commit()

    def sort_notes(self) -> None:
        """Bring the notes into view, to sort them."""
        self._bring(self.sort)

    def make_decisions(self) -> None:
        """Bring the decisions into view, to say each in full."""
        if self._part is not self.making:
            self.making.wake()
        self._bring(self.making)

    def open_decision(self, decision_id: str, part: Part | None = None) -> None:
        """Take a decision in hand, with the focus on `part` of its sentence."""
        self._bring(self.making)
        self.making.open_decision(decision_id, part)
        self._show_title()

    def open_note(self, note_id: str) -> None:
        """Take a note in hand, to give it its fate."""
        self._bring(self.sort)
        self.sort.open_note(note_id)
        self._show_title()

    def write_one(self) -> None:
        """Begin a decision that comes from no note."""
        self._bring(self.making)
        self.making.write_one()
        self._show_title()

    def keep_and_go_on(self) -> None:
        """Press the main thing: go on to the next note or decision, or to what comes next."""
        kept = self.making.decision if self._part is self.making else None
        self._part.press_main()
        self._show_title()
        if kept is not None:
            self.kept.emit(kept.id)

    def leave_for_later(self) -> None:
        """Go on; what is in hand stays as it is."""
        if self.sort.note_id is not None or self._part is self.making:
            self._part.go_on()
            self._show_title()

    def _turn_to(self, place: int) -> None:
        (self.make_decisions if place else self.sort_notes)()

    def _bring(self, part: SortPanel | DecisionsPanel) -> None:
        self.commit()
        self._chosen = True
        self._parts.setCurrentWidget(part)
        self.refresh()
        part.focus()
        self.keys_changed.emit()

    @override
    def _show(self) -> None:
        self._mind_the_way()
        self._place_raised()
        self.purpose.show_purpose("" if self._low else self.session.state.workshop.purpose)
        self._part.show_state()
        self._show_title()

    def _show_title(self) -> None:
        if not self.session.is_open:
            return
        state = self.session.state
        making = self._part is self.making
        decision = self.making.decision
        self.segment.show_chosen(int(making))
        self.raised.show_note(
            self._sorted_id or (decision.note_id if making and decision else None)
        )
        few = [n.id for n in self._way.notes(state)]
        note_id = decision.note_id if making and decision else self.sort.note_id
        place = f"{few.index(note_id) + 1} of " if note_id in few else ""
        tight = self.narrow and making  # the chip keeps its number; its key works all the same
        self.way.set_text(f"{place}{len(few)}" + ("" if tight else " that matter"))
        self.way.set_keys("" if tight else "Ctrl+E")
        self.way.setAccessibleName(f"{place}{len(few)} that matter. Leave the short way")
        self.way.setVisible(bool(few))
        left = len(undecided(state))
        self.filter.set_text(f"Not sorted yet {left}")
        self.filter.setChecked(not self.sort.every)
        self.filter.setVisible(not making and bool(state.points) and not few)
        words = ""
        if making and decision is not None:
            words = f"Decision {state.decisions.index(decision) + 1}"
        self.in_hand.set_text(words)
        self.in_hand.setVisible(bool(words) and not self.narrow and not few)
        self.keep.setVisible(making and decision is not None)
        self.later.set_text("Later" if self.narrow else "Leave for later")
        self.later.setVisible(self.keep.isVisibleTo(self) and not (few and tight))
        self._remember_place()

    def _remember_place(self) -> None:
        """Keep which part is in view, and what is in hand there, for the next start."""
        if self._chosen:
            making, decision = self._part is self.making, self.making.decision
            in_hand = decision.id if making and decision is not None else ""
            keep_draft(self.session, _PLACE, f"{_MAKING if making else _SORTING} {in_hand}".strip())

    def _toggle_filter(self) -> None:
        if not self.filter.isHidden():
            self.filter.click()

    def _put_right(self) -> None:
        if self._part is self.sort:
            self.sort.put_right()

    def _toggle_agreed(self) -> None:
        if self._part is self.making:
            self.making.toggle_agreed()

    def _take_offer(self, place: int) -> None:
        if self._part is self.making:
            self.making.take_offer(place)

    def _picture_came(self, _photo_id: str) -> None:
        self._changed()
