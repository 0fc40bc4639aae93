"""A person and a date in one line, or in two where there is little room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from flipchart_to_action.gui.shared.date_field import DateField
from flipchart_to_action.gui.shared.person_field import PersonField
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.baseline_label import BaselineLabel
from flipchart_to_action.gui.widgets.layout import row


def is_plain_enter(event: QEvent) -> bool:
    """Return whether Enter was pressed, and nothing with it."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_LONGEST = "→ Wednesday 30 September 2026"


class WhoAndWhen(QWidget):
    """A person, a date, and the words between them; in two lines where one is too short.

    Args:
        who: The person.
        verb: What stands between the two.
        when: The date.
        before: What stands before the person.
    """

    def __init__(self, who: PersonField, verb: str, when: DateField, before: str = "") -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        first = [BaselineLabel(before)] if before else []
        self._first: list[QWidget] = [*first, who, BaselineLabel(verb)]
        self._second: list[QWidget] = [when, when.meaning]
        self._stacked: bool | None = None
        self._stack(False)

    def _stack(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for column, widget in enumerate(self._first):
            self._grid.addWidget(widget, 0, column)
        if stacked:
            inner = row(10)
            for widget in self._second:
                inner.addWidget(widget)
            inner.setStretch(1, 1)
            self._grid.addLayout(inner, 1, 0, 1, 9)
        else:
            for column, widget in enumerate(self._second, len(self._first)):
                self._grid.addWidget(widget, 0, column)
        last = len(self._first) + 1
        for column in range(10):
            self._grid.setColumnStretch(column, int(column == (9 if stacked else last)))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Other words, or another width: there may be room for one line, or no longer.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            # There is room for a whole date from the beginning, lest the line break as it comes.
            date = QFontMetrics(theme.font(14, 600)).horizontalAdvance(_LONGEST)
            words = max(self._second[-1].sizeHint().width(), date)
            others = [w.sizeHint().width() for w in (*self._first, self._second[0])]
            gaps = self._grid.horizontalSpacing() * len(others)
            self._stack(self.width() < sum(others) + words + gaps)
        return done

    @override
    def minimumSizeHint(self) -> QSize:
        # The grid asks for one line; there may be two.
        return QSize(theme.px(300), super().minimumSizeHint().height())
