"""The card in which the list of notes stands, with New note at its foot."""

from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, hline, row


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
        foot.addWidget(self.new)
        foot.addStretch(1)
        self._foot.setLayout(foot)
        whole = column(0, (2, 8, 2, 4))
        whole.addWidget(inside, 1)
        whole.addWidget(self._line)
        whole.addWidget(self._foot)
        self.setLayout(whole)

    def arrange(self, *, narrow: bool) -> None:
        """Leave the foot out where there is little room; its key works all the same."""
        self._line.setVisible(not narrow)
        self._foot.setVisible(not narrow)
