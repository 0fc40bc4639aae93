"""Every key of every page."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.core.page import Page
from flipchart_to_action.gui.shared.vocabulary import STEP_NAMES
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, size_dialog
from flipchart_to_action.gui.widgets.scroll_area import SteadyScrollArea

EVERYWHERE = (
    ("Ctrl+1…7", "goes to a step"),
    ("Ctrl+N", "new workshop"),
    ("Ctrl+W", "all workshops"),
    ("Ctrl+Z", "undo"),
    ("Ctrl+Shift+Z", "redo"),
    ("Ctrl++", "larger text"),
    ("Ctrl+-", "smaller text"),
    ("Ctrl+Shift+T", "time left"),
    ("Ctrl+Shift+D", "straight to Decide, when little time is left"),
    ("Ctrl+,", "preferences"),
    ("F1 ?", "this list"),
    ("Shift+F1", "user guide"),
)

_AT_ITS_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def _listed(page: Page) -> tuple[tuple[str, str], ...]:
    return tuple((c.keys, c.words) for c in page.commands if c.words)


class ShortcutsDialog(QDialog):
    """The keys that work everywhere, then those of each page, the one on the screen first."""

    def __init__(
        self, parent: QWidget, start: Page, pages: Mapping[Step, Page], current: Step | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        size_dialog(self, 660, 620)
        parts: list[tuple[str, tuple[tuple[str, str], ...]]] = [("Everywhere", EVERYWHERE)]
        steps = sorted(pages, key=lambda s: (s is not current, list(pages).index(s)))
        named = [(STEP_NAMES[s], _listed(pages[s])) for s in steps]
        parts += [("Workshops", _listed(start)), *named] if current is None else named
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(9)
        line = 0
        for title, keys in parts:
            grid.addWidget(label(title, "h2"), line, 0, 1, 2)
            line += 1
            for caps, what in keys:
                shown = KeyCaps(caps)
                shown.setAccessibleName(caps)
                grid.addWidget(shown, line, 0, _AT_ITS_LINE)
                grid.addWidget(label(what, wrap=True), line, 1)
                line += 1
            grid.setRowMinimumHeight(line, 10)
            line += 1
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(line, 1)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = SteadyScrollArea(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        layout = column(14, (22, 20, 22, 18))
        layout.addWidget(scroll, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setLayout(layout)
