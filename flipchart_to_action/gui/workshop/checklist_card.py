"""Before the day: what has to be ready, ticked or marked as not needed; kept with the workshop."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from flipchart_to_action.domain.checklist import checklist, short_notice
from flipchart_to_action.domain.records import Preparation, Readiness, Workshop
from flipchart_to_action.gui.core.drafts import FieldDraft
from flipchart_to_action.gui.core.session import Session
from flipchart_to_action.gui.widgets.banner import WarningBanner
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import IconLabel, label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.plain_text import as_menu_words
from flipchart_to_action.gui.widgets.text_fields import LineField

_ICONS = {
    Readiness.OPEN: ("ph.square", "ink2"),
    Readiness.READY: ("ph.check-square-fill", "mink"),
    Readiness.NOT_NEEDED: ("ph.minus-circle", "ink2"),
}
_SAID = {
    Readiness.OPEN: "not ready yet",
    Readiness.READY: "ready",
    Readiness.NOT_NEEDED: "not needed",
}


class PointRow(QWidget):
    """One point: Space ticks it, N marks it as not needed, Delete takes it out."""

    changed = Signal(str, object)
    """Its words, and the `Readiness` that it gets."""
    unwanted = Signal(str)
    """Its words: it is to be taken out."""

    def __init__(self) -> None:
        super().__init__()
        self._point = Preparation("")
        self._icon = IconLabel("ph.square", 22, "ink2")
        self.tick = _Tick()
        self.not_needed = KeyButton("Not needed", kind="quiet")
        self.not_needed.setCheckable(True)
        line = row(8)
        line.addWidget(self._icon)
        line.addWidget(self.tick, 1)
        line.addWidget(self.not_needed)
        self.setLayout(line)
        self.tick.clicked.connect(self._toggle_ready)
        self.tick.not_needed.connect(self._toggle_needed)
        self.tick.unwanted.connect(lambda: self.unwanted.emit(self._point.words))
        self.not_needed.clicked.connect(self._toggle_needed)

    def show_point(self, point: Preparation) -> None:
        """Show a point as it stands."""
        self._point = point
        self._icon.set(*_ICONS[point.readiness])
        self.tick.setText(as_menu_words(point.words))
        self.tick.setAccessibleName(f"{point.words}: {_SAID[point.readiness]}")
        self.not_needed.setChecked(point.readiness is Readiness.NOT_NEEDED)
        self.not_needed.setAccessibleName(f"{point.words}: not needed")

    def _toggle_ready(self) -> None:
        self._toggle(Readiness.READY)

    def _toggle_needed(self) -> None:
        self._toggle(Readiness.NOT_NEEDED)

    def _toggle(self, readiness: Readiness) -> None:
        same = self._point.readiness is readiness
        self.changed.emit(self._point.words, Readiness.OPEN if same else readiness)


class _Tick(QPushButton):
    """The words of a point, pressed to tick it."""

    not_needed = Signal()
    unwanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "plainrow")
        self.setAccessibleDescription("Space: ready. N: not needed. Delete: take it out.")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers()
        if plain and event.key() == Qt.Key.Key_N:
            self.not_needed.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ChecklistCard(QFrame):
    """The checklist of a workshop, and a field for a point of one's own.

    Args:
        today: Gives the day.
    """

    changed = Signal(str, object)
    """The words of a point, and the `Readiness` that it gets."""
    unwanted = Signal(str)
    """The words of a point that is to be taken out."""
    added = Signal(str)
    """The words of a new point."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._today = today
        self.points: list[PointRow] = []
        self._draft: FieldDraft | None = None
        self.left = label("", "small")
        self.notice = WarningBanner("")
        self.own = LineField()
        self.own.setAccessibleName("Something else that has to be ready")
        self.own.setPlaceholderText("something else …")
        self._rows: QVBoxLayout = column(2)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 14, 20, 16)
        box.setSpacing(8)
        head: QHBoxLayout = row(10)
        head.addWidget(IconLabel("ph.calendar-check", 22))
        head.addWidget(label("Before the day", "h2"))
        head.addStretch(1)
        head.addWidget(self.left)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addLayout(self._rows)
        box.addWidget(self.own)
        self.own.returnPressed.connect(self._add)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the checklist of a workshop."""
        points = checklist(workshop)
        while len(self.points) > len(points):
            gone = self.points.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.points) < len(points):
            made = PointRow()
            made.changed.connect(self.changed)
            made.unwanted.connect(self.unwanted)
            self.points.append(made)
            self._rows.addWidget(made)
        for shown, point in zip(self.points, points, strict=True):
            shown.show_point(point)
        open_points = sum(point.readiness is Readiness.OPEN for point in points)
        self.left.setText(f"{open_points} to get ready" if open_points else "all is ready")
        days = short_notice(workshop, self._today())
        self.notice.show_word(
            f"The day is in {days} day{'' if days == 1 else 's'}:"
            " people need three weeks to plan to come."
            if days is not None
            else ""
        )

    def _add(self) -> None:
        words = self.own.text().strip()
        if not words or self._draft is None:
            return
        with self._draft.timer.saving():
            self.added.emit(words)
        if not self._draft.timer.failed:
            self.own.setText("")  # not clear(), which the field's own undo would take back

    def keep_words(self, session: Session) -> None:
        """Keep words of one's own until they are added."""
        self._draft = FieldDraft(session, self.own, "checklist")
