"""The card in which the list of notes stands, with what is done to the whole sheet at its foot."""

from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, hline, row

SHEET_KEYS = "Ctrl+Shift+Enter"


class ListCard(QFrame):
    """A card round a list.

    Args:
        inside: The list.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.new = KeyButton("New note", "Ctrl+Shift+N", "ph.plus", "quiet")
        self._line = hline()
        self._foot = QWidget()
        foot = row(8, (10, 4, 10, 2))
        self.sheet_right = KeyButton("", SHEET_KEYS, "ph.checks", "quiet")
        foot.addWidget(self.new)
        foot.addStretch(1)
        foot.addWidget(self.sheet_right)
        self._foot.setLayout(foot)
        whole = column(0, (2, 8, 2, 4))
        whole.addWidget(inside, 1)
        whole.addWidget(self._line)
        whole.addWidget(self._foot)
        self.setLayout(whole)

    def show_left(self, number: int) -> None:
        """Offer to call the rest of the sheet right: so many notes."""
        said = "The last one is right" if number == 1 else f"All {number} of this sheet are right"
        self.sheet_right.set_text(said)
        self.sheet_right.setVisible(number > 0)

    def arrange(self, *, narrow: bool) -> None:
        """Leave the foot out where there is little room; its key works all the same."""
        self._line.setVisible(not narrow)
        self._foot.setVisible(not narrow)
