"""What will be different, in one line under the title of a page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from flipchart_to_action.gui.widgets.labels import ElidedLabel, IconLabel, label


class PurposeLine(QWidget):
    """The workshop's purpose with a flag; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ElidedLabel("", "strong")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconLabel("ph.flag-banner", 22, "mink"))
        line.addWidget(label("What will be different:", "second"))
        line.addWidget(self._words, 1)

    def show_purpose(self, purpose: str) -> None:
        """Show the purpose."""
        self._words.set_text(purpose)
        self.setVisible(bool(purpose.strip()))
