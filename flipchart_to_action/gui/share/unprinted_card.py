"""Names and words that a PDF made here would show as boxes, and what to do about it."""

from PySide6.QtWidgets import QFrame

from flipchart_to_action.export.package.unprinted import Unprinted
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row


class UnprintedCard(QFrame):
    """Says it before anything goes out; hidden where every letter has a face."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "warning")
        self.said = label("", "strong", wrap=True)
        self.hint = label("", "body", wrap=True)
        inside = row(12, (14, 10, 14, 10))
        inside.addWidget(IconLabel("ph.warning", 22, "amber"))
        words = column(4)
        words.addWidget(self.said)
        words.addWidget(self.hint)
        inside.addLayout(words, 1)
        self.setLayout(inside)
        self.hide()

    def show_unprinted(self, unprinted: Unprinted) -> None:
        """Show what can't be printed here, names first."""
        self.setVisible(bool(unprinted))
        what = "These names" if unprinted.names else "These words"
        if len(unprinted.names) == 1:
            what = "This name"
        listed = ", ".join((*unprinted.names, *unprinted.words))
        self.said.setText(f"{what} can’t be printed in a PDF made here: {listed}")
        faces = " or ".join(f"“{face}”" for face in unprinted.faces[:3])
        install = (
            f" To print them, install the free typeface {faces} and start again." if faces else ""
        )
        self.hint.setText(
            "Boxes would stand in their place. Word document, web page, plain text and emails"
            f" have them as they are: tick those.{install}"
        )
        self.setAccessibleName(f"{self.said.text()}. {self.hint.text()}")
