"""The card in which the list of notes stands, with what is done to the whole sheet at its foot."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, hline, row
from flipchart_to_action.gui.widgets.plain_text import set_tip

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
        # What stands at the foot makes the list no wider: the photo beside it needs its room.
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        whole = column(0, (2, 8, 2, 4))
        whole.addWidget(inside, 1)
        whole.addWidget(self._line)
        whole.addWidget(self._foot)
        self.setLayout(whole)

    def show_left(self, number: int) -> None:
        """Offer to call the rest of the sheet right: so many notes."""
        self.sheet_right.set_text("Last one right" if number == 1 else f"All {number} right")
        said = f"All {number} notes of this sheet that are left are right"
        said = "The last note of this sheet that is left is right" if number == 1 else said
        self.sheet_right.setAccessibleName(said)
        set_tip(self.sheet_right, said)
        self.sheet_right.setVisible(number > 0)
        self._fit()

    def _fit(self) -> None:
        """Print the keys of the whole sheet where there is room for them."""
        self.sheet_right.set_keys(SHEET_KEYS)
        if self._foot.sizeHint().width() > self.width() - 4:
            self.sheet_right.set_keys("")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def arrange(self, *, narrow: bool) -> None:
        """Leave the foot out where there is little room; its key works all the same."""
        self._line.setVisible(not narrow)
        self._foot.setVisible(not narrow)
