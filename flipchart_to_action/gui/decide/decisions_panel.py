"""Make decisions: each becomes a whole sentence, those that say nothing yet first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.completeness import Part, lacking, undecided
from flipchart_to_action.domain.progress import to_decide
from flipchart_to_action.domain.records import Decision, Step
from flipchart_to_action.gui.core.photo_cache import PhotoCache
from flipchart_to_action.gui.core.quoting import quoted
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.decide.decision_form import DecisionForm
from flipchart_to_action.gui.decide.decisions_sidebar import DecisionsSidebar
from flipchart_to_action.gui.shared.decision_removal import may_take_out
from flipchart_to_action.gui.widgets.empty_state import EmptyState
from flipchart_to_action.gui.widgets.layout import RING, column, row
from flipchart_to_action.gui.widgets.scroll_area import FollowFocusScrollArea


class DecisionsPanel(QWidget):
    """The decision in hand, and all of them beside it.

    Args:
        session: The workshop that is open.
        pictures: Where the handwriting comes from.
        today: Gives the day from which dates are counted.
        country: Whose bank holidays count.
    """

    sort_wanted = Signal()
    """Back to sorting the notes."""
    note_wanted = Signal(str)
    """The note of the decision is to become something else."""
    passed = Signal()
    """The decision in hand is kept, or left, on the short way: the page knows what comes next."""
    go = Signal(Step)
    """Somebody wants to go to another step."""
    shown = Signal()
    """It shows something, perhaps with another decision in hand."""

    def __init__(
        self, session: Session, pictures: PhotoCache, today: Callable[[], date], country: str
    ) -> None:
        super().__init__()
        self._session = session
        self._decision_id: str | None = None
        self._at_rest = False
        self._way_ended = False
        self.on_short_way = False
        self._seen: set[str] = set()
        self.form = DecisionForm(session, pictures, today, country)
        self.empty = EmptyState()
        self.lists = DecisionsSidebar()
        self._lay_out()
        self.form.another_fate.connect(self._another_fate)
        self.form.unwanted.connect(lambda: self.remove(self._decision_id))
        self.lists.decision_wanted.connect(self.open_decision)
        self.lists.decision_unwanted.connect(self.remove)
        self.lists.one_more.connect(self.write_one)
        self.empty.pressed.connect(self.press_main)

    def _lay_out(self) -> None:
        left = QWidget()
        left_box = column(0)
        left.setLayout(left_box)
        left_box.addWidget(self.form)
        left_box.addWidget(self.empty)
        inside = QWidget()
        self._inside = column(16, (RING, RING, RING, RING))
        self._inside.addWidget(left, 1)
        inside.setLayout(self._inside)
        self.scroll_area = FollowFocusScrollArea(inside)
        self._columns = row(18, (0, 0, RING, 0))
        self._columns.addWidget(self.scroll_area, 1)
        self.beside = column(16)
        self.beside.addWidget(self.lists)
        self._columns.addLayout(self.beside)
        self.setLayout(self._columns)

    @property
    def decision(self) -> Decision | None:
        """The decision in hand; None where all are complete, or there is none."""
        return self._session.state.decision(self._decision_id)

    def set_narrow(self, narrow: bool) -> None:
        """Put the lists below where there is little room."""
        (self._inside if narrow else self.beside).addWidget(self.lists)
        self.form.set_narrow(narrow)
        self.lists.set_narrow(narrow)

    def forget(self) -> None:
        """Take nothing in hand: another workshop was opened."""
        self._decision_id = None
        self._at_rest = self._way_ended = self.on_short_way = False
        self._seen.clear()

    def wake(self) -> None:
        """Take something in hand again that lacks a part, if there is such a decision."""
        self._at_rest = self._way_ended = False
        self._seen.clear()
        self.show_state()

    def rest(self) -> None:
        """Take nothing in hand: the short way is at its end."""
        self.commit()
        self._decision_id = None
        self._at_rest = self._way_ended = True
        self.show_state()
        self.focus()

    def show_state(self) -> None:
        """Show the workshop as it is."""
        if self.decision is None and not self._at_rest:
            self._take_next()
        decision = self.decision
        self.form.setVisible(decision is not None)
        self.empty.setVisible(decision is None)
        if decision is not None:
            self.form.show_decision(decision.id)
        else:
            self._show_empty()
        self.lists.show_state(self._session.state, self._decision_id)
        self.shown.emit()

    def _show_empty(self) -> None:
        state = self._session.state
        without = "Write one without a note"
        if not state.decisions and (undecided(state) or not state.points):
            said = "No note has been given to Decide yet."
            self.empty.show_words("ph.scales", said, "Sort the notes", without, keys="F3")
        elif not state.decisions:
            said = "Every note is sorted, and none of them is a decision."
            self.empty.show_words("ph.scales", said, "Go on to Read back", without)
        elif self._rests_after_way:
            left = len(undecided(state))
            said = f"What matters most is done. {left} can wait."
            self.empty.show_words(
                "ph.check-circle-fill", said, "Go on to Read back", "Sort the other notes"
            )
        elif undecided(state):
            left = len(undecided(state))
            said = f"{left} note{' is' if left == 1 else 's are'} not sorted yet."
            self.empty.show_words("ph.circle-dashed", said, "Sort the notes", without, keys="F3")
        elif any(lacking(d) for d in state.decisions):
            said = "Some decisions are left for later. Share lists what they lack."
            self.empty.show_words("ph.scales", said, "Go on to Read back", without)
        else:
            said = "Every note is sorted, and every decision is complete."
            self.empty.show_words("ph.check-circle-fill", said, "Go on to Read back", without)

    @property
    def _rests_after_way(self) -> bool:
        state = self._session.state
        return self._way_ended and bool(undecided(state)) and bool(state.decisions)

    def focus(self, part: Part | None = None) -> None:
        """Put the focus where work goes on: on `part`, or on the beginning of the sentence."""
        self.scroll_area.verticalScrollBar().setValue(0)
        if self.decision is not None:
            self.form.focus_part(part)
        else:
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep at once what was typed and not kept yet."""
        self.form.commit()

    def open_decision(self, decision_id: str, part: Part | None = None) -> None:
        """Take a decision in hand, with the focus on `part` of its sentence."""
        self.commit()
        self._decision_id, self._at_rest = decision_id, False
        self.show_state()
        self.focus(part)

    def write_one(self) -> None:
        """Begin a decision that comes from no note."""
        self.commit()
        decision_id, change = edits.decide(self._session.state, None)
        if self._session.do("write a decision", change):
            self.open_decision(decision_id)

    def remove(self, decision_id: str | None) -> None:
        """Take a decision out; its note has no fate again."""
        self.commit()
        state = self._session.state
        decision = state.decision(decision_id)
        if decision is None:
            return
        note = state.note(decision.note_id)
        words = decision.what or (note.text if note else "")
        name = f"remove decision {quoted(words)}" if words else "remove a decision"
        in_hand = decision.id == self._decision_id
        change = edits.remove_decision(state, decision.id)
        if not may_take_out(self, state, change):
            return
        self._session.do(name, change)
        if in_hand and not self.on_short_way:  # there its note comes into hand again
            self.go_on()

    def go_on(self) -> None:
        """Take the next decision in hand that lacks something."""
        self.commit()
        if self.on_short_way:
            self.passed.emit()
            return
        self._take_next()
        self.show_state()
        self.focus()

    def press_main(self, place: int = 0) -> None:
        """Press what is the main thing now."""
        state = self._session.state
        if self.decision is not None:
            self.go_on()
        elif self._rests_after_way and place == 0:
            self.go.emit(Step.READ_BACK)
        elif self._rests_after_way:
            self.sort_wanted.emit()
        elif place == 1:
            self.write_one()
        elif undecided(state) or not (state.points or state.decisions):
            self.sort_wanted.emit()
        else:
            self.go.emit(Step.READ_BACK)

    def take_offer(self, place: int) -> None:
        """Take what is offered: the hints first (0, 1), then that of the warning (2)."""
        if self.decision is not None:
            self.form.take_offer(place)

    def toggle_agreed(self) -> None:
        """Say agreed in the room, or not asked yet where it was agreed."""
        if self.decision is not None:
            self.form.toggle_agreed()

    def _take_next(self) -> None:
        """Take the next blank one in hand, else the next unfinished; each once in a round."""
        state = self._session.state
        if self._decision_id is not None:
            self._seen.add(self._decision_id)
        order = [d.id for d in state.decisions]
        here = order.index(self._decision_id) + 1 if self._decision_id in order else 0
        turn = [i for i in order[here:] + order[:here] if i not in self._seen]
        blank = {d.id for d in to_decide(state)}
        unfinished = {d.id for d in state.decisions if lacking(d)}
        first = next((i for i in turn if i in blank and i in unfinished), None)
        self._decision_id = first or next((i for i in turn if i in unfinished), None)
        self._at_rest = self._decision_id is None

    def _another_fate(self) -> None:
        decision = self.decision
        if decision is not None and decision.note_id:
            self.note_wanted.emit(decision.note_id)
