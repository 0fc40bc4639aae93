"""Says that something went wrong that nobody foresaw, and that the work is safe."""

import platform

import PySide6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from flipchart_to_action import __version__
from flipchart_to_action.crash import places_of
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column

_HINT = "The text below helps to mend it. It holds nothing that you or the group wrote."
_MOST_REPORTS = 5


def report(what: str) -> str:
    """Return the versions, and `what` went wrong where in the code."""
    versions = (
        f"Flipchart to Action {__version__}, Python {platform.python_version()},"
        f" Qt {PySide6.__version__}, {platform.system()} {platform.release()}"
    )
    return f"{versions}\n{what}"


class CrashReportDialog(QDialog):
    """What happened in a sentence, that the work is safe, a text to copy, and "Go on".

    Args:
        happened: A sentence.
        safe: What that means for the work, and that it goes on.
        what: Where it went wrong in the code, without a word of what people wrote.
        parent: The window it belongs to.
    """

    def __init__(self, happened: str, safe: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        room = self.screen().availableSize()
        self.resize(QSize(theme.px(620), theme.px(420)).boundedTo(room * 0.9))
        layout = column(12, (24, 22, 24, 18))
        layout.addWidget(label(happened, "h2", wrap=True))
        layout.addWidget(label(safe, "body", wrap=True))
        layout.addWidget(label(_HINT, "small", wrap=True))
        self.text = QPlainTextEdit(report(what))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
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
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())


class CrashDialog(CrashReportDialog):
    """An error that nobody caught."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(
            "Something went wrong in the program.",
            "Your work is safe: everything up to the last step is saved. You can go on.",
            places_of(error),
            parent,
        )
        self._reports = 1

    def add(self, error: BaseException) -> None:
        """Add a further error to the text, unless there are many already."""
        if self._reports < _MOST_REPORTS:
            self._reports += 1
            self.text.appendPlainText(f"\nand then:\n{places_of(error)}")
