"""What a decision has, and what it still lacks, in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flipchart_to_action.domain.fate import Part
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.layout import FlowLayout, label


class PartMarks(QWidget):
    """A tick for each part that is there, an open ring for each that lacks; a click goes to it."""

    wanted = Signal(object)
    """The part that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, 2)
        self.heading = label("", "strong")
        self.heading.setMinimumHeight(theme.px(34))
        theme.changed.connect(lambda: self.heading.setMinimumHeight(theme.px(34)))
        flow.addWidget(self.heading)
        self._marks: dict[Part, KeyButton] = {}
        for part in Part:
            mark = KeyButton(part.value, icon="ph.circle", kind="quiet")
            # With the keyboard one gets there by Tab anyway.
            mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            mark.clicked.connect(lambda _=False, part=part: self.wanted.emit(part))
            self._marks[part] = mark
            flow.addWidget(mark)

    def show_lacking(self, lacking: tuple[Part, ...]) -> None:
        """Show which parts lack."""
        self.heading.setText("Still lacks" if lacking else "Complete")
        for part, mark in self._marks.items():
            mark.set_icon_name("ph.circle" if part in lacking else "ph.check-circle-fill")
            mark.setAccessibleName(f"{part.value}: {'lacks' if part in lacking else 'there'}")
        words = ", ".join(part.value for part in lacking)
        self.setAccessibleName(f"Still lacks {words}" if lacking else "Complete")
