"""Read back: the room hears every decision as it stands, and agrees."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.progress import to_read_back
from flipchart_to_action.domain.records import Decision, Step
from flipchart_to_action.domain.state import WorkshopState
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.workshop_clock import WorkshopClock
from flipchart_to_action.gui.read_back.decision_words import ReadWords, read_words
from flipchart_to_action.gui.read_back.room_screen import RoomScreen
from flipchart_to_action.gui.shared.decision_rows import decision_row
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, frame
from flipchart_to_action.gui.widgets.progress_bar import ProgressBar
from flipchart_to_action.gui.widgets.row_list import Row, RowList
from flipchart_to_action.gui.widgets.shortcuts import Command


class ReadBackPage(Page):
    """The list of decisions on the facilitator's screen; one of them at a time on the room's.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        clock: What is left of the time.
    """

    edit_wanted = Signal(str)
    """The id of a decision that is to be put in other words."""

    def __init__(self, session: Session, pictures: PhotoCache, clock: WorkshopClock) -> None:
        self._pictures = pictures
        self._clock = clock
        self._current: str | None = None
        self._at_end = False
        self._old_words: ReadWords | None = None
        self._comes_back = False
        self._room_name = ""
        self._done = False
        super().__init__(session, "Read back")

    @override
    def _build(self) -> None:
        self.counts = label("", "second")
        self.bar = ProgressBar("Decisions read back")
        self.bar.setMaximumWidth(150)
        self.begin = KeyButton(
            "Read back full screen", "Ctrl+Enter", "ph.presentation-bold", "main"
        )
        self.title_row.addWidget(self.counts)
        self.title_row.addWidget(self.bar)
        self.title_row.addStretch(1)
        self.yes = KeyButton("Agreed", "Y", "ph.check")
        self.edit = KeyButton("Edit", "E", "ph.pencil-simple")
        for button in (self.yes, self.edit, self.begin):
            self.title_row.addWidget(button)
        self.list = RowList("Decisions", lines=2)
        self.card = frame("card")
        inside = column(0, (2, 8, 2, 8))
        inside.addWidget(self.list)
        self.card.setLayout(inside)
        self.empty = EmptyState()
        self.empty.show_words(
            "ph.presentation", "No decisions yet, so nothing to read back.", "Go to Decide"
        )
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.empty, 1)
        self.screen_ = RoomScreen(self)

    @override
    def _connect(self) -> None:
        room = self.screen_
        self.begin.clicked.connect(self._begin_or_go_on)
        self.yes.clicked.connect(self.agree)
        self.edit.clicked.connect(self.edit_current)
        self.list.opened.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._row_taken)
        self.empty.pressed.connect(lambda _place: self.go.emit(Step.DECIDE))
        room.agreed.connect(self.agree)
        room.edit_wanted.connect(self.edit_current)
        room.stepped.connect(self.step)
        room.undo_wanted.connect(self.session.undo_stack.undo)
        room.ended.connect(self._ended)
        self._clock.changed.connect(self._show_time)
        self._pictures.ready.connect(lambda _id: self._show_room())
        self.session.changed.connect(self._show_room)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.screenRemoved.connect(self._screen_gone)
            app.screenAdded.connect(self._screen_came)
        self._command("Ctrl+Enter", "read back full screen", self._begin_or_go_on)
        self._command("Y", "agreed, next", self.agree)
        self._command("E", "edit", self.edit_current)
        steps = (partial(self.step, by) for by in (-1, 1))
        self._command("Left Right", "other decisions", *steps)
        self._command("T", "full screen light or dark", room.turn_light)
        self._command("Esc", "end the full screen", room.close)

    @override
    def _arrange(self, narrow: bool) -> None:
        self.refresh()

    @override
    def _another_workshop(self) -> None:
        self._current = self._old_words = None
        self._at_end = self._comes_back = False
        self.screen_.close()

    @override
    def entered(self) -> None:
        self._old_words = None
        self._comes_back = False
        super().entered()
        self._show_room()
        if self.empty.isVisible():
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.session.is_open:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reading(self) -> bool:
        """Whether the room's screen is up."""
        return self.screen_.isVisible()

    @property
    def decision(self) -> Decision | None:
        """The decision in hand."""
        return self.session.state.decision(self._current) if self.session.is_open else None

    @override
    def _show(self) -> None:
        state = self.session.state
        decisions, left = state.decisions, len(to_read_back(state))
        agreed = len(decisions) - left
        self._settle()
        self.counts.setText(f"{agreed} of {len(decisions)} read back" if decisions else "")
        self.bar.set_share(agreed / len(decisions) if decisions else 0.0)
        self.card.setVisible(bool(decisions))
        self.begin.setVisible(bool(decisions))
        for part in (self.yes, self.edit, self.bar):
            part.setVisible(bool(decisions) and not self.narrow)
        self.empty.setVisible(not decisions)
        begin = "Full screen" if self.narrow else "Read back full screen"
        done = not left and not self.reading
        self.begin.set_text("Go on to Share" if done else begin)
        self.begin.set_icon_name("ph.paper-plane-tilt-fill" if done else "ph.presentation-bold")
        if done is not self._done:
            self._done = done
            self.keys_changed.emit()
        self.list.rows.show_rows([_row(state, n, d) for n, d in enumerate(decisions, 1)])
        self.list.mark(self._current)

    def _settle(self) -> None:
        """Take a decision in hand where there is none, or the one that was has gone."""
        if self.decision is None:
            state = self.session.state
            left = to_read_back(state) or state.decisions
            self._current = left[0].id if left else None

    def _begin_or_go_on(self) -> None:
        if not self.session.is_open or not self.session.state.decisions:
            return
        if self.reading:
            self.screen_.activateWindow()
        elif to_read_back(self.session.state):
            self.start()
        else:
            self.go.emit(Step.SHARE)

    @property
    @override
    def keys(self) -> Sequence[Command]:
        """The keys that do something now."""
        if not self.session.is_open or not self.session.state.decisions:
            return ()
        main, *others = self.commands
        return (replace(main, words="go on to Share"), *others) if self._done else self.commands

    def start(self) -> None:
        """Put a decision on the room's screen: the one in hand, or the first not yet agreed."""
        self._settle()
        left = [d.id for d in to_read_back(self.session.state)]
        if left and self._current not in left:
            self._current = left[0]
        if self._current is None:
            return
        self._at_end = False
        self._fill(self._room())
        self._show_room()
        self.refresh()

    def _fill(self, screen: QScreen) -> None:
        self._room_name = screen.name()
        self.screen_.begin(screen)
        self._show_time()

    def _room(self, without: str = "") -> QScreen:
        """Return the screen for the room: another one than the window's, if there is one."""
        here = self.window().screen()
        screens = [s for s in QGuiApplication.screens() if s.name() != without]
        return next((s for s in screens if s is not here), here)

    def _screen_gone(self, screen: QScreen) -> None:
        """Go on reading back on the screen that is left where the room's was unplugged."""
        if self.reading and screen.name() == self._room_name:
            self._fill(self._room(without=screen.name()))
            self._show_room()

    def _screen_came(self, screen: QScreen) -> None:
        """Go over to a screen that was plugged in where the window is in the way of the room's."""
        if self.reading and self._room_name == self.window().screen().name():
            self._fill(screen)
            self._show_room()

    @property
    def _has_own_screen(self) -> bool:
        """Whether the room's screen is another one than the window's."""
        return self.screen_.screen() is not self.window().screen()

    def agree(self) -> None:
        """Keep that the room agreed to the decision in hand, and go on to the next that is left."""
        decision = self.decision
        if decision is None or self._at_end:
            return
        state = self.session.state
        number = state.decisions.index(decision) + 1
        agreed = edits.set_fields(state, decision.id, read_back=True)
        if agreed and not self.session.do(f"agree decision {number}", agreed):
            return
        left = [d.id for d in to_read_back(self.session.state)]
        later = [d.id for d in state.decisions[number:] if d.id in left]
        self._old_words = None
        self._at_end = not left
        if left:
            self._current = (later or left)[0]
        self._show_all()
        if not left and not self.reading:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Take the decision before (-1) or after (1) in hand."""
        decision = self.decision
        if decision is None:
            return
        ids = [d.id for d in self.session.state.decisions]
        place = ids.index(decision.id) + (0 if self._at_end else by)
        self._at_end = False
        self._take(ids[min(max(place, 0), len(ids) - 1)])

    def _take(self, decision_id: str) -> None:
        self._current, self._old_words, self._at_end = decision_id, None, False
        self._show_all()

    def _row_taken(self, index: QModelIndex) -> None:
        rows = self.list.rows.rows
        if index.isValid() and rows[index.row()].record_id != self._current:
            self._take(rows[index.row()].record_id)

    def edit_current(self) -> None:
        """Let the facilitator put the decision in hand in other words.

        The room keeps the words as they were until those are kept; where there is one screen only,
        it is the facilitator's meanwhile.
        """
        decision = self.decision
        if decision is None or self._at_end:
            return
        if self.reading:
            self._old_words = read_words(self.session.state, decision)
            self._comes_back = True
            if not self._has_own_screen:
                self.screen_.hide()
            self.window().activateWindow()
        self.edit_wanted.emit(decision.id)

    def go_on(self) -> None:
        """Go on reading back where that was left for an edit; else nothing happens."""
        if self._comes_back and self.session.is_open:
            self.go.emit(Step.READ_BACK)
            self._old_words = None
            self._at_end = False
            self._fill(self._room())
            self._show_all()

    def _ended(self) -> None:
        self._at_end = self._comes_back = False
        self._old_words = None
        if self.isVisible():
            self.window().activateWindow()
            self.refresh()
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self.refresh()
        self._show_room()

    def _show_time(self) -> None:
        self.screen_.show_time(self._clock.face.minutes)

    def _show_room(self) -> None:
        """Show on the room's screen what is in hand."""
        if not self.reading:
            return
        if not self.session.is_open or not self.session.state.decisions:
            self.screen_.close()
            return
        self._settle()
        state, decision = self.session.state, self.decision
        agreed = tuple(d.read_back for d in state.decisions)
        self._at_end = self._at_end and all(agreed)
        if self._at_end or decision is None:
            number = len(agreed)
            words = f"All {number} agreed." if number > 1 else "Agreed."
            self.screen_.show_end(f"{words} Thank you.", agreed)
            return
        held = self._old_words
        words_now = read_words(state, decision)
        shown = held if held and held.decision_id == decision.id else words_now
        picture = self._pictures.for_the_room(shown.note) if shown.note else None
        place = state.decisions.index(decision)
        self.screen_.show_words(shown, picture, agreed, place)


def _row(state: WorkshopState, number: int, decision: Decision) -> Row:
    """Return the row of a decision, with whether the room agreed to it."""
    agreed = decision.read_back
    tag = ("read back", "ph.check", "wash") if agreed else ("not yet", "ph.circle-dashed", "plain")
    row = decision_row(state, number, decision)
    return replace(row, tag=tag[0], tag_icon=tag[1], tag_kind=tag[2])
