"""The box where people are typed or pasted, and what came of it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.domain import edits
from flipchart_to_action.domain.pasted_people import Pasted, read_people
from flipchart_to_action.gui.core.drafts import FieldDraft
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.text_fields import TextField

SAME, OTHER = "Alt+1", "Alt+2"
"""The keys that answer whether somebody of that name is the same person."""

_MOST_TOLD = 4


class PasteBox(QWidget):
    """People are added when the button is pressed, and never by leaving: the words stay till then.

    Args:
        session: The workshop that is open.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.field = TextField()
        self.field.setAccessibleName("Add people: name, or name and email")
        self.field.setPlaceholderText(
            "Farida Rahman <farida@brook.example>\nTom Okafor, tom@carers.example\nJoan Whitlock"
        )
        self.field.setTabChangesFocus(True)
        self.add = KeyButton("Add them", "Alt+P", "ph.plus-bold")
        self.said = label("", "small", wrap=True)
        self.question = QFrame()
        self._asked = label("", wrap=True)
        self.same = KeyButton("Same person", SAME)
        self.other = KeyButton("Somebody else", OTHER)
        self._lay_out()
        self._draft = FieldDraft(session, self.field, "people")
        self.add.clicked.connect(self.add_people)
        self.same.clicked.connect(lambda: self.answer(same=True))
        self.other.clicked.connect(lambda: self.answer(same=False))
        self.field.textChanged.connect(self._typed)
        theme.follow(self._grow)

    def _lay_out(self) -> None:
        box = column(8, (18, 14, 18, 14))
        box.addWidget(label("Add people: type or paste names and addresses", "strong"))
        box.addWidget(self.field)
        foot = row(12)
        foot.addWidget(self.add)
        foot.addWidget(self.said, 1)
        box.addLayout(foot)
        self.question.setProperty("role", "warning")
        asked = column(8, (14, 8, 14, 8))
        asked.addWidget(self._asked)
        answers = row(8)
        answers.addWidget(self.same)
        answers.addWidget(self.other)
        answers.addStretch(1)
        asked.addLayout(answers)
        self.question.setLayout(asked)
        self.question.hide()
        box.addWidget(self.question)
        self.setLayout(box)
        self._grow()

    def _grow(self) -> None:
        self.field.setFixedHeight(theme.px(104))

    def clear_said(self) -> None:
        """Say nothing of what came before; words that wait are said to wait."""
        self.question.hide()
        waits = self.field.toPlainText().strip()
        self.said.setText("Not added yet." if waits else "")

    def _typed(self) -> None:
        if self.question.isVisible():
            self.question.hide()  # the question was about other words
        if self.field.toPlainText().strip():
            self.said.setText("")

    def add_people(self) -> None:
        """Add who stands in the field; who may be somebody who is there stays, with a question."""
        text = self.field.toPlainText()
        if not text.strip():
            self.field.setFocus()
            return
        people = read_people(text)
        if not people:
            self._tell("Nobody is named there.")
            return
        doubtful = edits.in_doubt(self._session.state, people)
        sure = [p for p in people if p not in doubtful]
        added = self._add(sure)
        if added is None:
            return
        self.field.setPlainText("\n".join(f"{p.name} <{p.email}>" for p in doubtful))
        self._tell(_told(added, sure) if sure else "")
        if doubtful:
            self._ask(doubtful)

    def answer(self, *, same: bool) -> None:
        """Add those in doubt: as those who are there, or as others of the same name."""
        if self.question.isHidden():
            return
        people = read_people(self.field.toPlainText())
        added = self._add(people, same=same)
        if added is None:
            return
        self.question.hide()
        self.field.clear()
        filled = len(people) - added if same else 0
        said = [_told(added, people)] if added or not filled else []
        if filled:
            said.append("1 address added." if filled == 1 else f"{filled} addresses added.")
        self._tell(" ".join(said))
        self.field.setFocus()

    def _add(self, people: Sequence[Pasted], *, same: bool = False) -> int | None:
        """Return how many came to the list; None where it failed, which was told."""
        before = len(self._session.state.people)
        change = edits.add_pasted(self._session.state, people, same=same)
        if change and not self._session.do("add people", change):
            self.said.setText("")
            return None
        return len(self._session.state.people) - before

    def _ask(self, doubtful: Sequence[Pasted]) -> None:
        one = len(doubtful) == 1
        asked = (
            f"{doubtful[0].name} is here already, without an address. Is it the same person?"
            if one
            else f"{len(doubtful)} of these names are here already, without an address."
            " Are they the same people?"
        )
        self.same.set_text("Same person" if one else "Same people")
        self.other.set_text("Somebody else" if one else "Others")
        self._asked.setText(asked)
        self.question.show()
        announce(self.question, asked)

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        if words:
            announce(self.said, words)


def _told(added: int, people: Sequence[Pasted]) -> str:
    """Return what came of the people in a text: how many are new, and what was left out."""
    said = "1 person added." if added == 1 else f"{added} people added."
    said = said if added else "They are here already."
    beside = list(dict.fromkeys(words for p in people for words in p.left_out))
    if not beside:
        return said
    more = len(beside) - _MOST_TOLD
    listed = ", ".join(f"“{words}”" for words in beside[:_MOST_TOLD])
    return f"{said} Left out: {listed}{f' and {more} more' if more > 0 else ''}."
