"""Says whether what was typed is on the disk, and tries again by itself where it is not."""

from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import row, set_role
from flipchart_to_action.gui.widgets.save_timer import SaveState, news, save_state, try_again

RETRY_MS = 3000
"""How long after words could not be saved they are tried again."""

_LONGER = 10
"""A try that keeps the window waiting is made again only after so many times as long."""

_LOOKS = {
    SaveState.SAVED: ("ph.check", "ink2", "small"),
    SaveState.SAVING: ("ph.pencil-simple", "ink2", "small"),
    SaveState.FAILED: ("ph.warning-fill", "amber", "amber"),
}


class SaveIndicator(QWidget):
    """An icon and a word: "Saved", "Saving …" or "Not saved"."""

    changed = Signal(SaveState)
    """Where the words are by now, when that is another place than before."""

    def __init__(self) -> None:
        super().__init__()
        self.state = SaveState.SAVED
        """What it says."""
        self.is_trying_again = False
        """Whether words are just being saved that failed before and that nobody touched since."""
        self._icon = IconLabel("ph.check", 15, "ink2")
        self._words = label("", "small")
        inside = row(6)
        inside.addWidget(self._icon)
        inside.addWidget(self._words)
        self.setLayout(inside)
        # Within one turn a field may be saved and fail, or be typed in and be emptied again.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._try_again)
        news.changed.connect(self._soon.start)
        theme.follow(self._keep_width)
        self._keep_width()

    def _look(self) -> None:
        before, self.state = self.state, save_state()
        if self.state is SaveState.FAILED and not self._again.isActive():
            self._again.start()
        if self.state is before:
            return
        self._show()
        if SaveState.FAILED in (before, self.state):
            announce(self, self.state.value)
        self.changed.emit(self.state)

    def _show(self) -> None:
        icon, tint, role = _LOOKS[self.state]
        self._icon.set(icon, tint)
        set_role(self._words, role)
        self._words.setText(self.state.value)
        self.setAccessibleName(self.state.value)

    def _keep_width(self) -> None:
        # What stands beside it must not move with every key, nor the longest word be cut.
        widths = []
        for state, (_, _, role) in _LOOKS.items():
            set_role(self._words, role)
            self._words.ensurePolished()
            widths.append(self._words.fontMetrics().horizontalAdvance(state.value))
        self._words.setMinimumWidth(max(widths) + 1)
        self._show()

    def _try_again(self) -> None:
        began = monotonic()
        self.is_trying_again = True
        try:
            try_again()
        finally:
            self.is_trying_again = False
        self._again.setInterval(max(RETRY_MS, round((monotonic() - began) * 1000 * _LONGER)))
        self._soon.start()
