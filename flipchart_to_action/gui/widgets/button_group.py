"""One of several: two radio buttons in a line, or a grid of buttons with digits."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton


class Radio(QRadioButton):
    """A radio button in the theme's colours."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.follow(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(14)).horizontalAdvance(self.text())
        return QSize(width + theme.px(22 + 8 + 8), theme.px(34))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(22)
        name = "mdi6.radiobox-marked" if self.isChecked() else "mdi6.radiobox-blank"
        tint = "marker" if self.isChecked() else "edge"
        pixmap = theme.pixmap(name, side, tint, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(2, (self.height() - side) / 2), pixmap)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("ink"))
        x = side + theme.px(8)
        rect = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())


class ButtonGrid(QWidget):
    """Buttons of which at most one is chosen; where one has the focus, digits and arrows choose.

    Args:
        name: The accessible name of the group.
        columns: How many columns there are, where there is room for them.
        wide: The least width in pixels at 100 % text at which a button shows its words and a tick.
        parent: The parent.
    """

    chosen = Signal(object)
    """The value that somebody chose, or None where the choice was taken back."""

    def __init__(self, name: str, columns: int, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._most = columns
        self._wide = wide
        self._columns = columns
        self._group.idClicked.connect(self._clicked)

    def add(self, value: object, words: str) -> None:
        """Add a choice; its digit is its place."""
        button = KeyButton(words, str(len(self._values) + 1), kind="method")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(button, len(self._values))
        self._values.append(value)
        self._place()

    def show_choice(self, value: object) -> None:
        """Show which one is chosen; None for none."""
        index = self._values.index(value) if value in self._values else -1
        if index == self._group.checkedId():
            return
        if index < 0:
            self._group.setExclusive(False)
            for button in self._group.buttons():
                button.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._group.button(index).setChecked(True)
        for button in self._group.buttons():
            button.updateGeometry()

    def focus_choice(self) -> None:
        """Put the focus on the chosen button, or on the first."""
        (self._group.checkedButton() or self._group.button(0)).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _place(self) -> None:
        for index, button in enumerate(self._group.buttons()):
            self._grid.addWidget(button, index // self._columns, index % self._columns)
        for column in range(max(self._columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        # The grid asks for all its columns side by side; there may be fewer.
        return QSize(theme.px(self._wide), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        each = theme.px(self._wide) + self._grid.spacing()
        fitting = max(1, (self.width() + self._grid.spacing()) // each)
        # 8 buttons in 3 columns look torn: 4, 2 or 1.
        columns = self._most if fitting >= self._most else 2 if fitting >= 2 else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _clicked(self, index: int) -> None:
        self.chosen.emit(self._values[index])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and digit.isdecimal() and 0 < int(digit) <= len(self._values):
            button = self._group.button(int(digit) - 1)
            button.setFocus()
            button.click()
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit(None)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
