"""An issue that was raised before: the old note, what was decided, and what came of it."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.earlier_issue import EarlierIssue
from flipchart_to_action.domain.records import Check, Note
from flipchart_to_action.export.words.grammar import proper_names, so_that, we_will
from flipchart_to_action.gui.shared.earlier_issue.words import came_words, quoted, when_words
from flipchart_to_action.gui.shared.vocabulary import OUTCOMES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.focus_ring import FocusRing
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, frame, hline, row
from flipchart_to_action.gui.widgets.shortcuts import bind

_MOST_CHECKS = 3
_MOST_LETTERS = 240


class Answer(Enum):
    """What somebody said of an earlier issue."""

    LEAVE = auto()
    SAME = auto()
    CARRY = auto()
    NOT_SAME = auto()


class EarlierIssueDialog(QDialog):
    """Shows an earlier issue beside a note and asks whether it is the same.

    Args:
        parent: The window.
        note: The note in hand.
        issue: The earlier issue.
        others: The same issue in other workshops; they are named.
        carry: Whether its decision may be carried on with this note.
    """

    def __init__(
        self,
        parent: QWidget | None,
        note: Note,
        issue: EarlierIssue,
        others: Sequence[EarlierIssue] = (),
        *,
        carry: bool,
    ) -> None:
        super().__init__(parent)
        self.answer = Answer.LEAVE
        self.setWindowTitle("Raised before")
        self.setMinimumWidth(theme.px(560))
        said = note.raised_before_id == issue.note.id
        self.same = KeyButton("It is the same issue", "Alt+S", "ph.check-bold")
        self.same.setVisible(not said)
        self.carry = KeyButton("Carry the old decision on", "Alt+C", "ph.arrows-clockwise")
        self.carry.setVisible(carry and issue.decision is not None)
        self.not_same = KeyButton("Not the same", "Alt+N", "ph.x")
        # What is only looked at commits nobody to anything: Enter closes it as Esc does.
        self.leave = KeyButton("Close" if said else "Not now", "Esc", kind="main")
        self.leave.setDefault(True)
        self._lay_out(note, issue, others)
        self._ring = FocusRing(self)
        for button, answer in (
            (self.same, Answer.SAME),
            (self.carry, Answer.CARRY),
            (self.not_same, Answer.NOT_SAME),
        ):
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
        self.leave.clicked.connect(self.reject)
        for button in (self.same, self.carry, self.not_same):
            keys = button.keys
            bind(self, keys, partial(_press, button))
        self.leave.setFocus()

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    def _lay_out(self, note: Note, issue: EarlierIssue, others: Sequence[EarlierIssue]) -> None:
        layout = column(12, (24, 22, 24, 20))
        layout.addWidget(label("Raised before", "h2"))
        layout.addWidget(label(f"Now: “{_cut(note.text)}”", "form", wrap=True))
        layout.addWidget(self._earlier(issue))
        self.others = [label(_other_words(other), "second", wrap=True) for other in others]
        for words in self.others:
            layout.addWidget(words)
        first, second = row(10, (0, 4, 0, 0)), row(10)
        for button in (self.same, self.not_same):
            first.addWidget(button)
        first.addStretch(1)
        for button in (self.carry, self.leave):
            second.addWidget(button)
        second.addStretch(1)
        layout.addLayout(first)
        layout.addLayout(second)
        self.setLayout(layout)

    def _earlier(self, issue: EarlierIssue) -> QWidget:
        card = frame("card")
        inside = column(8, (16, 14, 16, 14))
        workshop = issue.state.workshop
        where = ", ".join(dict.fromkeys(filter(None, (workshop.title, when_words(issue)))))
        inside.addWidget(label(where, "second", wrap=True))
        inside.addWidget(label(f"“{_cut(issue.note.text)}”", "formstrong", wrap=True))
        self.came = label(came_words(issue).capitalize(), "form", wrap=True)
        inside.addWidget(self.came)
        self._add_decision(inside, issue)
        card.setLayout(inside)
        return card

    def _add_decision(self, inside: QVBoxLayout, issue: EarlierIssue) -> None:
        decision, state = issue.decision, issue.state
        if decision is None:
            return
        inside.addWidget(hline())
        names = proper_names(p.name for p in state.people)
        inside.addWidget(label(_cut(we_will(decision.what, names)), "formstrong", wrap=True))
        if decision.so_that:
            inside.addWidget(label(_cut(so_that(decision.so_that, names)), "form", wrap=True))
        owner = state.person(decision.owner_id)
        by = f" by {full_date(decision.due)}" if decision.due else ""
        if owner is not None:
            inside.addWidget(label(f"{owner.name} makes sure of it{by}", "body", wrap=True))
        for check in issue.checks[-_MOST_CHECKS:]:
            inside.addWidget(label(_check_words(check), "body", wrap=True))


def _other_words(issue: EarlierIssue) -> str:
    return f"Also {_cut(quoted(issue))}, {when_words(issue)}, {came_words(issue)}"


def _press(button: KeyButton) -> None:
    if button.isVisible():
        button.click()


def _check_words(check: Check) -> str:
    said = f": {_cut(check.words)}" if check.words else ""
    return (
        f"Checked on {full_date(check.checked_on)}, {OUTCOMES[check.outcome].name.casefold()}{said}"
    )


def _cut(text: str) -> str:
    """Return a text of one paragraph, short enough for the buttons to stay on the screen."""
    text = " ".join(text.split())
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 2].rstrip()} …"
