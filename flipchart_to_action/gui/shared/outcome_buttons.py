"""What came of a decision: four large buttons, each with its digit."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.records import Outcome
from flipchart_to_action.gui.shared.vocabulary import OUTCOMES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import PressedButton
from flipchart_to_action.gui.widgets.key_caps import caps_size, paint_caps


class OutcomeButton(PressedButton):
    """One outcome: its digit, its name, what it means.

    Args:
        outcome: One of `OUTCOMES`.
    """

    def __init__(self, outcome: Outcome) -> None:
        self.look = OUTCOMES[outcome]
        super().__init__(self.look.name)
        self.outcome = outcome
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.look.name)
        self.setAccessibleDescription(f"{self.look.meaning}. Key: {self.look.key}")
        theme.follow(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(14, 700)).horizontalAdvance(self.look.name)
        return QSize(words + theme.px(14 + 26 + 14 + 40), theme.px(60))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif enter:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ground = "marker" if chosen else "sunk" if self.underMouse() else "card"
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        pad = theme.px(14)
        cap = caps_size(self.look.key)
        paint_caps(painter, QPointF(pad, (self.height() - cap.height()) / 2), self.look.key, chosen)
        left = pad + cap.width() + theme.px(12)
        side = theme.px(22)
        tint = "on" if chosen else "mink"
        icon = "ph.check-circle-fill" if chosen else self.look.icon
        pixmap = theme.pixmap(icon, side, tint, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - pad - side, (self.height() - side) / 2), pixmap)
        self._paint_words(painter, left, chosen=chosen)

    def _paint_words(self, painter: QPainter, left: int, *, chosen: bool) -> None:
        half = self.height() / 2
        painter.setFont(theme.font(14, 700))
        painter.setPen(theme.colour("on" if chosen else "ink"))
        top = QRectF(left, theme.px(7), self.width() - left, half - theme.px(5))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, self.look.name)
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("on" if chosen else "ink2"))
        below = QRectF(left, half, self.width() - left, half - theme.px(7))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self.look.meaning)


class OutcomeButtons(QWidget):
    """The four outcomes, of which at most one is chosen; in one column where there is no room."""

    chosen = Signal(object)
    """The `Outcome` that somebody chose."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What came of it")
        self.buttons = {outcome: OutcomeButton(outcome) for outcome in OUTCOMES}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        for outcome, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, o=outcome: self.chosen.emit(o))
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Put them side by side, or below each other."""
        columns = 1 if narrow else 2
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // columns, place % columns)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show which one is chosen."""
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each is outcome)
        self._group.setExclusive(True)

    def focus_choice(self) -> None:
        """Put the focus on the chosen one, or on the first."""
        chosen = self._group.checkedButton() or self.buttons[Outcome.CHANGED]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
