"""The foot of Share: where everything goes, the button that makes it, and how far that is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel
from flipchart_to_action.gui.widgets.layout import column, hline, row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.gui.widgets.progress_bar import ProgressBar


class ShareFooter(QFrame):
    """What will be made and where, or how far the making is."""

    make_wanted = Signal()
    place_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = ""
        self._narrow = False
        self.first = ElidedLabel("", "formstrong")
        self.second = ElidedLabel("", "second")
        self.place = KeyButton("Elsewhere", icon="ph.folder-open")
        self.make = KeyButton("Make everything", "Ctrl+Enter", "ph.paper-plane-tilt-fill", "main")
        self.make.height_at_100 = 56
        self.under_way = ElidedLabel("", "formstrong")
        self.bar = ProgressBar("Making the files")
        self.cancel = KeyButton("Stop", "Esc", "ph.stop-circle")
        self.cancel.height_at_100 = 56
        self._ready, self._making = QWidget(), QWidget()
        ready = row(16)
        words = column(2)
        words.addStretch(1)
        words.addWidget(self.first)
        words.addWidget(self.second)
        words.addStretch(1)
        ready.addLayout(words, 1)
        ready.addWidget(self.place)
        ready.addWidget(self.make)
        self._ready.setLayout(ready)
        making = row(16)
        progress = column(8)
        progress.addStretch(1)
        progress.addWidget(self.under_way)
        progress.addWidget(self.bar)
        progress.addStretch(1)
        making.addLayout(progress, 1)
        making.addWidget(self.cancel)
        self._making.setLayout(making)
        self._parts = QStackedLayout()
        self._parts.addWidget(self._ready)
        self._parts.addWidget(self._making)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(hline())
        whole.addLayout(self._parts)
        self.make.clicked.connect(self.make_wanted)
        self.place.clicked.connect(self.place_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)

    @property
    def is_making(self) -> bool:
        """Whether the making is under way."""
        return self._parts.currentWidget() is self._making

    def show_ready(self, folder: str, place: str, said: str) -> None:
        """Show the folder that will be made, where, and what goes into it."""
        self._folder = folder
        self._say_folder()
        self.second.set_text(said)
        set_tip(self.place, f"The folder is made in “{place}”. Ctrl+Shift+S chooses another.")
        self.place.setAccessibleDescription(f"Now in {place}. Key: Ctrl+Shift+S")

    def _say_folder(self) -> None:
        self.first.set_text(
            f"“{self._folder}”" if self._narrow else f"Goes into one folder: “{self._folder}”"
        )

    def show_making(self, making: bool) -> None:
        """Show how far the making is in place of what will be made, or the other way round."""
        self._parts.setCurrentWidget(self._making if making else self._ready)

    def show_progress(self, done: int, of: int, name: str) -> None:
        """Show how many files are made, and which one is in hand."""
        self.bar.set_share(done / of if of else 0)
        self.under_way.set_text(f"{done} of {of} made: {name}" if name else f"{done} of {of} made")

    def set_narrow(self, narrow: bool) -> None:
        """Take less room."""
        self._narrow = narrow
        self._say_folder()
        self.second.setVisible(not narrow)
        self.place.set_text("" if narrow else "Elsewhere")
        self.place.setAccessibleName("Put it elsewhere")
        for button in (self.make, self.cancel, self.place):
            button.height_at_100 = 42 if narrow or button is self.place else 56
            button.updateGeometry()
