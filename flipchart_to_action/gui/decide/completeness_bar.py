"""What a decision has, and what it still lacks, in one line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.completeness import Part
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.baseline_label import BaselineLabel
from flipchart_to_action.gui.widgets.flow_layout import FlowLayout


class PartMark(QPushButton):
    """A tick or an open ring, and the part that it stands for."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.value)
        self._there = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # with the keyboard Tab gets there
        theme.follow(self.updateGeometry)

    def show_there(self, there: bool) -> None:
        """Show whether the part is there."""
        self._there = there
        self.setAccessibleName(f"{self.text()}: {'there' if there else 'lacks'}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(11.5)).horizontalAdvance(self.text())
        return QSize(words + theme.px(16 + 6 + 8), theme.px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(16)
        name, tint = ("ph.check-bold", "mink") if self._there else ("ph.circle-bold", "amber")
        pixmap = theme.pixmap(name, side, tint, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, (self.height() - side) / 2), pixmap)
        font = theme.font(11.5)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if self._there else "amber"))
        x = side + theme.px(6)
        rect = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())


class CompletenessBar(QWidget):
    """A tick for each part that is there, an open ring for each that lacks; a click goes to it."""

    wanted = Signal(object)
    """The part that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, 6)
        self.heading = BaselineLabel("", "strong", 32, 86)
        flow.addWidget(self.heading)
        self.marks: dict[Part, PartMark] = {}
        for part in Part:
            mark = PartMark(part)
            mark.clicked.connect(lambda _=False, part=part: self.wanted.emit(part))
            self.marks[part] = mark
            flow.addWidget(mark)

    def show_lacking(self, lacking: tuple[Part, ...]) -> None:
        """Show which parts lack."""
        self.heading.setText("Still lacks" if lacking else "Complete")
        for part, mark in self.marks.items():
            mark.show_there(part not in lacking)
        words = ", ".join(part.value for part in lacking)
        self.setAccessibleName(f"Still lacks {words}" if lacking else "Complete")
