"""A strip that says that the program was broken off last time."""

from PySide6.QtWidgets import QFrame, QWidget

from flipchart_to_action.gui.crash.dialog import CrashReportDialog
from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row

_HAPPENED = "The program broke off last time."
_SAFE = "Your work is safe: everything up to the last step was saved."


class LastCrashBanner(QWidget):
    """One calm sentence, with the report for whoever wants to help mend the program.

    Args:
        fault: Where the code was, without a word of what people wrote.
    """

    def __init__(self, fault: str) -> None:
        super().__init__()
        self._fault = fault
        strip = QFrame()
        strip.setProperty("role", "warning")
        inside = row(12, (14, 10, 10, 10))
        inside.addWidget(IconLabel("ph.info", 22, "amber"))
        words = column(2)
        words.addWidget(label(_HAPPENED, "strong", wrap=True))
        words.addWidget(label(_SAFE, "body", wrap=True))
        inside.addLayout(words, 1)
        self.see = KeyButton("See the report")
        self.dismiss = KeyButton("Close", "", "ph.x")
        self.dismiss.setAccessibleName("Close the word about last time")
        inside.addWidget(self.see)
        inside.addWidget(self.dismiss)
        strip.setLayout(inside)
        around = column(0, (36, 14, 36, 0))
        around.addWidget(strip)
        self.setLayout(around)
        self.setAccessibleName(f"{_HAPPENED} {_SAFE}")
        self.see.clicked.connect(self._show_report)
        self.dismiss.clicked.connect(self.hide)

    def tell(self) -> None:
        """Have a screen reader say it."""
        announce(self, self.accessibleName())

    def _show_report(self) -> None:
        dialog = CrashReportDialog(_HAPPENED, _SAFE, self._fault, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
