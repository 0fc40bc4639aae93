"""The strip beside what is in hand: the note was perhaps raised before."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy
from typing_extensions import override

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.earlier_issue import EarlierIssue, can_carry_on
from flipchart_to_action.domain.records import Note
from flipchart_to_action.domain.state import Change
from flipchart_to_action.gui.core.earlier_issue_finder import EarlierIssueFinder
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.core.task_runner import Job
from flipchart_to_action.gui.shared.earlier_issue.dialog import Answer, EarlierIssueDialog
from flipchart_to_action.gui.shared.earlier_issue.words import raised_words
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel
from flipchart_to_action.gui.widgets.layout import row
from flipchart_to_action.gui.widgets.plain_text import set_tip

KEYS = "Alt+R"
_LOOK_AFTER_MS = 200


class EarlierIssueBanner(QFrame):
    """Offers to look at the earlier issue; nothing is changed before somebody has looked.

    Args:
        session: The workshop that is open.
        earlier: Finds the issue; without it nothing is ever offered.
    """

    carried = Signal(str)
    """The id of a new decision that carries an old one on."""

    def __init__(self, session: Session, earlier: EarlierIssueFinder | None) -> None:
        super().__init__()
        self._session = session
        self._earlier = earlier
        self._note: Note | None = None
        self._asked: tuple[object, ...] = ()
        self._job: Job | None = None
        self.issue: EarlierIssue | None = None
        self._others: tuple[EarlierIssue, ...] = ()
        self.setProperty("role", "wash")
        self.words = ElidedLabel("", "strong")
        self.came = ElidedLabel("", "strong")
        self.show_it = KeyButton("Show", KEYS)
        self.show_it.clicked.connect(self.look)
        self.dismiss = KeyButton("", icon="ph.x", kind="quiet")
        self.dismiss.setAccessibleName("Not the same: show this no more for this note")
        set_tip(self.dismiss, "Not the same: show this no more for this note")
        self.dismiss.clicked.connect(self.turn_down)
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(5)
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._said.addWidget(self.words)
        self._said.addWidget(self.came)
        self._buttons = row(4)
        self._buttons.addWidget(self.show_it)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.dismiss)
        self._stacked = False
        self._line: QBoxLayout = QHBoxLayout(self)
        self._icon = IconLabel("ph.arrows-clockwise", 22)
        self._line.addWidget(self._icon)
        self._line.addLayout(self._said, 1)
        self._line.addLayout(self._buttons)
        self.set_stacked(False)
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._find)
        self.hide()

    def set_stacked(self, stacked: bool) -> None:
        """Put the buttons below the words, to fit into a narrow column beside; or one line."""
        self._stacked = stacked
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self._line.setContentsMargins(*((14, 10, 8, 8) if stacked else (16, 6, 6, 6)))
        self._line.setSpacing(6 if stacked else 12)
        self._icon.setVisible(not stacked)
        across = QSizePolicy.Policy.Ignored if stacked else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Maximum)  # the column keeps its width
        self._fit()

    def show_note(self, note_id: str | None) -> None:
        """Take a note in hand; what is like it is looked for a moment later."""
        state = self._session.state
        note = state.note(note_id)
        asked: tuple[object, ...] = ()
        if note is not None:
            day = state.workshop.held_on
            asked = (note.id, note.text, note.raised_before_id, state.not_same, day)
        if asked == self._asked:
            return
        if note is None or self._note is None or note.id != self._note.id:
            self._show(())
        self._asked, self._note = asked, note
        if self._job is not None:
            self._job.cancel()
        if note is not None and self._earlier is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def _find(self) -> None:
        if self._session.is_open and self._note is not None and self._earlier is not None:
            self._job = self._earlier.find(self, self._note, self._show)

    def _show(self, issues: tuple[EarlierIssue, ...]) -> None:
        issue = self.issue = next(iter(issues), None)
        self._others = issues[1:]
        said, came = "", ""
        self.dismiss.setVisible(True)
        if issue is not None and self._note is not None:
            same = self._note.raised_before_id == issue.note.id
            self.dismiss.setVisible(not same)
            said, came = raised_words(issue, len(self._others), same=same)
            if f"{said} {came}" != self.accessibleName():
                announce(self, f"{said} {came}")
        self.words.set_text(said)
        self.came.set_text(came)
        self.setAccessibleName(f"{said} {came}".strip())
        self._fit()
        self.setVisible(bool(said))

    def _fit(self) -> None:
        """Put what came of it beside what was said, or under it where both have no room."""
        if self._stacked:
            self._said.setDirection(QBoxLayout.Direction.TopToBottom)
            return
        around = self.sizeHint().width() - self._said.sizeHint().width()
        wanted = self.words.sizeHint().width() + self.came.sizeHint().width()
        beside = wanted + self._said.spacing() <= self.width() - around
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._said.setDirection(way)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def turn_down(self) -> None:
        """Say of all that is offered that it is not the same; it is offered no more."""
        note, issue = self._note, self.issue
        if note is None or issue is None or not self._session.is_open:
            return
        state, change = self._session.state, Change()
        for one in (issue, *self._others):
            change += edits.not_the_same(state.with_change(change), note.id, one.note.id)
        self._session.do("not the same issue", change)

    def look(self) -> None:
        """Show the earlier issue and do what is answered."""
        note, issue = self._note, self.issue
        if note is None or issue is None or not self._session.is_open:
            return
        state = self._session.state
        carry = can_carry_on(state, note.id)
        dialog = EarlierIssueDialog(self.window(), note, issue, self._others, carry=carry)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        state, other = self._session.state, issue.note.id
        if answer is Answer.SAME:
            self._session.do("same issue as before", edits.raised_before(state, note.id, other))
        elif answer is Answer.NOT_SAME:
            self._session.do("not the same issue", edits.not_the_same(state, note.id, other))
        elif answer is Answer.CARRY and issue.decision is not None:
            change = edits.raised_before(state, note.id, other)
            made, more = edits.continue_decision(
                state.with_change(change), issue.decision, issue.state, note.id
            )
            if self._session.do("carry the old decision on", change + more):
                self.carried.emit(made)
