"""Offers to write as sentences what would go out all in capitals."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from flipchart_to_action.domain.capitals import in_capitals, make_sentences
from flipchart_to_action.gui.core.drafts import draft, keep_draft
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row

CAPITALS_KEYS = "Alt+C"
_PLACE = "capitals"
"""Kept for the workshop: who left them as they are is not asked again."""


class CapitalsCard(QFrame):
    """Asks once; hidden where nothing is in capitals, or where they were left as they are.

    Args:
        session: The workshop that is open.
    """

    settled = Signal()
    """It was answered, and is gone with the focus."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "card")
        self.said = label("", "strong", wrap=True)
        self.make = KeyButton("Make sentences", CAPITALS_KEYS)
        self.leave = KeyButton("Leave them", kind="quiet")
        inside = column(8, (14, 10, 14, 10))
        inside.addWidget(self.said)
        line = row(8)
        line.addWidget(self.make)
        line.addWidget(self.leave)
        line.addStretch(1)
        inside.addLayout(line)
        self.setLayout(inside)
        self.make.clicked.connect(self.make_sentences)
        self.leave.clicked.connect(self._leave)
        self.hide()

    def refresh(self) -> None:
        """Show how many go out in capitals, and the first of them."""
        found = in_capitals(self._session.state)
        self.setVisible(bool(found) and not draft(self._session, _PLACE))
        if found:
            what = "This goes" if len(found) == 1 else f"{len(found)} notes and decisions go"
            self.said.setText(f"{what} out all in capitals: “{' '.join(found[0][1].split())}”")

    def make_sentences(self) -> None:
        """Write them all as sentences, in one step of undo; nothing while nothing is asked."""
        if not self.isHidden():
            self._session.do("write capitals as sentences", make_sentences(self._session.state))
            self.settled.emit()

    def _leave(self) -> None:
        keep_draft(self._session, _PLACE, "left")
        self.hide()
        self.settled.emit()
