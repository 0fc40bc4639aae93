"""Where the plan was saved, and the way to it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import (
    ElidedLabel,
    FlowLayout,
    IconLabel,
    column,
    row,
)


class SavedCard(QFrame):
    """The saved file with two buttons; hidden until there is one."""

    open_wanted = Signal()
    """The file is to be opened in the system's viewer."""
    folder_wanted = Signal()
    """Its folder is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.name = ElidedLabel("", "formstrong")
        self.folder = ElidedLabel("", "second")
        self.open_button = KeyButton("Open", icon="ph.arrow-square-out")
        self.folder_button = KeyButton("Show the folder", icon="ph.folder-open")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(10)
        top = row(12)
        top.addWidget(IconLabel("ph.check-circle-fill", 24, "mink"))
        words = column(0)
        words.addWidget(self.name)
        words.addWidget(self.folder)
        top.addLayout(words, 1)
        box.addLayout(top)
        buttons = FlowLayout(None, 10)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        box.addLayout(buttons)
        self.open_button.clicked.connect(self.open_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.hide()

    def show_place(self, path: Path | None) -> None:
        """Show where it was saved; hidden where it was not."""
        self.setVisible(path is not None)
        if path is not None:
            self.name.set_text(f"Saved: {path.name}")
            self.folder.set_text(f"in {path.parent}")
