"""What a new workshop begins with: a template of one's own, or an earlier workshop."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from flipchart_to_action.domain.dates import full_date
from flipchart_to_action.domain.state import WorkshopSummary
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row, size_dialog
from flipchart_to_action.gui.widgets.row_list import Row, RowList


class NewWorkshopDialog(QDialog):
    """A list of templates and earlier workshops; Enter takes one, Delete a template away.

    Args:
        templates: The templates.
        workshops: The workshops, the last changed first.
        parent: The window.
    """

    chosen = Signal(str)
    """The id of what the new workshop begins with."""
    unwanted = Signal(str)
    """The id of a template that is to be removed."""

    def __init__(
        self,
        templates: Sequence[WorkshopSummary],
        workshops: Sequence[WorkshopSummary],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("New workshop from …")
        size_dialog(self, 620, 520)
        self._templates = {s.workshop.id for s in templates}
        self.rows = RowList("Templates and earlier workshops")
        self.rows.rows.show_rows(
            [*(_row(s, template=True) for s in templates), *(_row(s) for s in workshops)]
        )
        hint = label(
            "Purpose, themes, people, checklist and thanks come along; notes and decisions don’t.",
            "second",
            wrap=True,
        )
        self.take = KeyButton("Begin with it", "Enter", "ph.check-bold", "main")
        self.remove = KeyButton("Remove this template", "Delete", "ph.trash", "quiet")
        cancel = KeyButton("Cancel", "Esc")
        foot = row(12)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        inside = column(12, (20, 18, 20, 18))
        inside.addWidget(label("What does it begin with?", "h2"))
        inside.addWidget(hint)
        inside.addWidget(self.rows, 1)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.rows.opened.connect(self._take)
        self.rows.unwanted.connect(self._remove)
        self.rows.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.take.clicked.connect(lambda: self._take(self._current))
        self.remove.clicked.connect(lambda: self._remove(self._current))
        cancel.clicked.connect(self.reject)
        if self.rows.rows.rows:
            self.rows.mark(self.rows.rows.rows[0].record_id)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    @property
    def _current(self) -> str:
        index = self.rows.currentIndex()
        return self.rows.rows.rows[index.row()].record_id if index.isValid() else ""

    def _show(self) -> None:
        self.take.setEnabled(bool(self._current))
        self.remove.setVisible(self._current in self._templates)

    def _take(self, workshop_id: str) -> None:
        if workshop_id:
            self.chosen.emit(workshop_id)
            self.accept()

    def _remove(self, workshop_id: str) -> None:
        if workshop_id in self._templates:
            kept = [r for r in self.rows.rows.rows if r.record_id != workshop_id]
            self.rows.rows.show_rows(kept)
            self.unwanted.emit(workshop_id)
            self._show()


def _row(summary: WorkshopSummary, *, template: bool = False) -> Row:
    workshop = summary.workshop
    day = full_date(workshop.held_on) if workshop.held_on else "no date"
    people = f"{summary.people} {'person' if summary.people == 1 else 'people'}"
    return Row(
        workshop.id,
        workshop.title or "Untitled workshop",
        icon="ph.copy" if template else "ph.clock-counter-clockwise",
        second=people if template else f"{day} · {people}",
        tag="template" if template else "",
        tag_kind="wash" if template else "plain",
    )
