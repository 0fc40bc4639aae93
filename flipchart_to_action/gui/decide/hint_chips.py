"""What the note's own words say of owner and date, as chips that are taken with one key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.hints import Hint, HintKind
from flipchart_to_action.domain.records import Decision
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column

MOST_HINTS = 2


class HintChips(QWidget):
    """Up to two hints; one that was taken has a tick."""

    taken = Signal(object)
    """The hint that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()
        box = column(4)
        box.addWidget(label("From the note’s words:", "second"))
        line = QWidget()
        flow = FlowLayout(line, 8)
        self.chips = [KeyButton("", f"Alt+{i + 1}", kind="chip") for i in range(MOST_HINTS)]
        for place, chip in enumerate(self.chips):
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, place=place: self.press(place))
            flow.addWidget(chip)
        box.addWidget(line)
        self.setLayout(box)

    def show_hints(self, hints: Sequence[Hint], decision: Decision) -> None:
        """Show what a note says, ticked where the decision says it too."""
        owners = [h for h in hints if h.kind is HintKind.OWNER]
        dates = [h for h in hints if h.kind is HintKind.DUE]
        self._hints = tuple((owners[: MOST_HINTS - len(dates[:1])] + dates)[:MOST_HINTS])
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(self._hints))
            if place < len(self._hints):
                hint = self._hints[place]
                chip.set_text(hint.label)
                owned = hint.person_id is not None and hint.person_id == decision.owner_id
                chip.setChecked(owned or (hint.due is not None and hint.due == decision.due))
                chip.updateGeometry()
        self.setVisible(bool(self._hints))

    def press(self, place: int) -> None:
        """Take the hint at that place, if there is one."""
        if place < len(self._hints):
            self.chips[place].setChecked(True)
            self.taken.emit(self._hints[place])
