"""Which backup is to come back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.focus_ring import FocusRing
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.storage.backups import Backup


def words_of(backup: Backup) -> tuple[str, str]:
    """Return when a backup was made, and what is in it."""
    moment = backup.made_at.astimezone()
    when = f"{full_date(moment.date())}, {moment:%H:%M}"
    if not backup.workshops:
        return when, "no workshops"
    counts = f"{backup.workshops} workshop{'' if backup.workshops == 1 else 's'}"
    counts += f", {backup.notes} note{'' if backup.notes == 1 else 's'}"
    titles = ", ".join(title or "Untitled workshop" for title in backup.titles)
    return when, f"{counts}: {titles}"


class RestoreDialog(QDialog):
    """The backups with their dates and what is in them; one of them is chosen.

    Args:
        backups: The latest first.
        parent: The parent.
        damaged: The library can't be backed up before; its file is kept.
    """

    def __init__(
        self, backups: Sequence[Backup], parent: QWidget | None = None, *, damaged: bool = False
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self.setWindowTitle("Restore a backup")
        self.setMinimumSize(theme.px(560), theme.px(340))
        self.list = QListWidget()
        self.list.setProperty("role", "popup")
        self.list.setAccessibleName("Backups, the latest first")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for backup in backups:
            self.list.addItem(QListWidgetItem("\n".join(words_of(backup))))
        self.restore = KeyButton("Restore", "Enter", "ph.clock-counter-clockwise", "main")
        self.restore.setDefault(True)
        self.restore.setEnabled(bool(backups))
        self.cancel = KeyButton("Cancel", "Esc")
        layout = column(12, (24, 22, 24, 20))
        layout.addWidget(label("Go back to how things were", "h2"))
        hint = "All workshops become as they were then. How they are now is backed up before."
        if damaged:
            hint = "All workshops become as they were then. The file that is there now is kept."
        if not backups:
            hint = "There are no backups yet. One is made each day that the program is used."
        layout.addWidget(label(hint, "second", wrap=True))
        layout.addWidget(self.list, 1)
        self.list.setVisible(bool(backups))
        buttons = row(10)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.restore)
        layout.addLayout(buttons)
        self.setLayout(layout)
        self._ring = FocusRing(self)
        self.list.setCurrentRow(0)
        self.restore.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.list.itemActivated.connect(self.accept)

    @property
    def chosen(self) -> Backup | None:
        """The backup in hand."""
        place = self.list.currentRow()
        return self._backups[place] if 0 <= place < len(self._backups) else None
