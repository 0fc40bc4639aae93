"""Says that something went wrong that nobody foresaw, and that the work is safe."""

import platform

import PySide6
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from flipchart_to_action import __version__
from flipchart_to_action.crash import places_of
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import column, label


def report(error: BaseException) -> str:
    """Return versions and the places in the code, without a word of what people wrote."""
    versions = (
        f"Flipchart to Action {__version__}, Python {platform.python_version()},"
        f" Qt {PySide6.__version__}, {platform.system()} {platform.release()}"
    )
    return f"{versions}\n{places_of(error)}"


class CrashDialog(QDialog):
    """One sentence, a text to copy, and "go on"."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.resize(theme.px(620), theme.px(420))
        layout = column(12, (24, 22, 24, 18))
        layout.addWidget(label("Something went wrong in the program.", "h2", wrap=True))
        words = "Your work is safe: everything up to the last step is saved. You can go on."
        layout.addWidget(label(words, "body", wrap=True))
        hint = "The text below helps to mend it. It holds nothing that you or the group wrote."
        layout.addWidget(label(hint, "small", wrap=True))
        self.text = QPlainTextEdit(report(error))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Report for the people who mend the program")
        layout.addWidget(self.text, 1)
        buttons = QDialogButtonBox()
        self.copy = KeyButton("Copy the text", "", "ph.copy")
        self.go_on = KeyButton("Go on", "Enter", kind="main")
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setDefault(True)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        layout.addWidget(buttons)
        self.setLayout(layout)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
