"""The files that show what a check found, and the way to add more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.file_names import shown_name
from flipchart_to_action.domain.records import Evidence
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout
from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.images import SUFFIXES

_PICTURES = (*SUFFIXES, ".gif")


class EvidenceList(QWidget):
    """Each file with its buttons; nothing is opened unless somebody asks for it."""

    add_wanted = Signal()
    """A file is to be chosen."""
    open_wanted = Signal(str)
    """The id of evidence that is to be opened."""
    unwanted = Signal(str)
    """The id of evidence that is to be taken out."""

    def __init__(self) -> None:
        super().__init__()
        self.add = KeyButton("Add a photo or file", "Ctrl+O", "ph.paperclip")
        self.add.clicked.connect(self.add_wanted)
        self._files = column(4)
        self._shown: tuple[Evidence, ...] = ()
        line = FlowLayout(gap=10)
        line.addWidget(self.add)
        inside = column(8)
        inside.addLayout(line)
        inside.addLayout(self._files)
        self.setLayout(inside)

    def show_files(self, files: tuple[Evidence, ...]) -> None:
        """Show the files of a check."""
        if files == self._shown:
            return
        self._shown = files
        while self._files.count():
            item = self._files.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for file in files:
            self._files.addWidget(self._row(file))

    def _row(self, file: Evidence) -> QWidget:
        made = QWidget()
        line = row(8)
        called = shown_name(file.file_name)
        picture = called.casefold().endswith(_PICTURES)
        line.addWidget(IconLabel("ph.image" if picture else "ph.file", 20, "ink2"))
        name = ElidedLabel(f"{called} ({size_words(file.size)})", "second")
        line.addWidget(name, 1)
        show = KeyButton("Open", icon="ph.eye", kind="quiet")
        show.setAccessibleName(f"Open {called}")
        show.clicked.connect(lambda: self.open_wanted.emit(file.id))
        remove = KeyButton("Remove", icon="ph.trash", kind="quiet")
        remove.setAccessibleName(f"Remove {called}")
        remove.clicked.connect(lambda: self.unwanted.emit(file.id))
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignRight)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignRight)
        made.setLayout(line)
        return made


def size_words(size: int) -> str:
    """Return a size in bytes in words: "900 bytes", "12 KB", "3.4 MB"."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"
