"""The keys that matter on a page, in the line below it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import row
from flipchart_to_action.gui.widgets.shortcuts import Command


class KeyHintBar(QFrame):
    """The keys that matter on this page, and F1 for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._row = row(18, (36, 9, 36, 9))
        self.setLayout(self._row)
        self.all_keys = KeyButton("All keys", "F1", kind="quiet")
        self._parts: list[QWidget] = []
        self._row.addStretch(1)
        self._row.addWidget(self.all_keys)

    def show_keys(self, commands: Sequence[Command]) -> None:
        """Show the keys of a page and what they do, as many as there is room for."""
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        listed = [(c.keys, c.words) for c in commands if c.words]
        for index, (caps, what) in enumerate(listed):
            part = QWidget()
            part.setProperty("caps", caps)
            inside = row(8)
            inside.addWidget(KeyCaps(caps))
            inside.addWidget(label(what, "small"))
            part.setLayout(inside)
            part.setAccessibleName(f"{caps}: {what}")
            self._row.insertWidget(index, part)
            self._parts.append(part)
        self.fit()

    def fit(self) -> None:
        """Hide the last keys where the width ends."""
        room = self.width() - self.all_keys.sizeHint().width() - 2 * 36
        for part in self._parts:
            room -= part.sizeHint().width() + 18
            part.setVisible(room >= 0)
