"""The version, where the library is, and the licences of everything that is carried."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPlainTextEdit, QWidget

from flipchart_to_action import __version__, licences
from flipchart_to_action.gui.core.task_runner import Job, TaskRunner
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row, size_dialog
from flipchart_to_action.paths import repair_hint

_INSIDE = "What stands inside these packages"
_NONE = "This package brings no text of its own; its licence is the one named in the list."


class AboutDialog(QDialog):
    """Each package on the left; the text of its licence on the right."""

    def __init__(self, parent: QWidget | None, library: Path, tasks: TaskRunner) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Flipchart to Action")
        size_dialog(self, 820, 600)
        where = label(f"Your library: {library}", wrap=True)
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._texts: list[str] = []
        self._list = QListWidget()
        self._list.setAccessibleName("What the program is made of, with licences")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Text of the licence")
        self._list.currentRowChanged.connect(self._show)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = column(12, (22, 20, 22, 18))
        layout.addWidget(label(f"Flipchart to Action {__version__}", "h1"))
        layout.addWidget(
            label(
                "Nothing leaves this computer unless you send it. Free software under the MIT "
                f"licence. Python {platform.python_version()} on {platform.system()}.",
                wrap=True,
            )
        )
        layout.addWidget(where)
        layout.addWidget(label("Made of, and under which licences", "h2"))
        both = row(12)
        both.addWidget(self._list, 2)
        both.addWidget(self._text, 3)
        layout.addLayout(both, 1)
        layout.addWidget(buttons)
        self.setLayout(layout)
        self._list.setFocus()
        self._text.setPlainText("Reading the licences…")
        tasks.run(self, _read, self._fill, self._tell)

    def _fill(self, read: list[tuple[str, str]]) -> None:
        self._texts = [text for _, text in read]
        self._list.addItems([title for title, _ in read])
        self._list.setCurrentRow(0)

    def _tell(self, _error: Exception) -> None:
        self._text.setPlainText(f"The licences can't be read. {repair_hint()}")

    def _show(self, at: int) -> None:
        self._text.setPlainText(self._texts[at])


def _read(_job: Job) -> list[tuple[str, str]]:
    """Return each line of the list with its text: some fifty packages, each in files of its own."""
    found = [
        (f"{p.name} {p.version}: {p.licence}", licences.texts(p.name) or _NONE)
        for p in licences.parts()
    ]
    return [(_INSIDE, licences.what_is_inside()), *found]
