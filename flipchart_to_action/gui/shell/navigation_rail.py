"""The step rail: where we are, what is left, and a way to any step."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.domain.progress import StepStatus, progress
from flipchart_to_action.domain.records import Step
from flipchart_to_action.gui.shared.vocabulary import STEP_ICONS, STEP_NAMES
from flipchart_to_action.gui.shell.clock_card import ClockCard
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.key_caps import KeyCaps
from flipchart_to_action.gui.widgets.labels import label
from flipchart_to_action.gui.widgets.layout import column, row
from flipchart_to_action.gui.widgets.plain_text import set_tip
from flipchart_to_action.paths import resources

WIDTH = 236


class RailItem(QAbstractButton):
    """One step: its icon, its name and what is left of it in words."""

    def __init__(self, step: Step, number: int) -> None:
        super().__init__()
        self.step = step
        self._current = False
        self._compact = False
        self._status = progress(None)[step]
        self.setText(STEP_NAMES[step])
        self.setAccessibleDescription(f"Key: Ctrl+{number}")  # bound by the window
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_status(self, status: StepStatus, *, current: bool, compact: bool) -> None:
        """Show how far the step is, whether it is the one on the screen, and whether small."""
        self._status, self._current, self._compact = status, current, compact
        done = ", done" if status.done else ""
        here = ", current step" if current else ""
        self.setAccessibleName(f"{STEP_NAMES[self.step]}: {status.words}{done}{here}")
        set_tip(self, f"{STEP_NAMES[self.step]}: {status.words}" if compact else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(60), max(48, theme.px(34)) if self._compact else theme.px(58))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if self._current or self.underMouse():
            painter.setPen(theme.colour("line") if self._current else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card" if self._current else "sunk"))
            painter.drawRoundedRect(rect, 10, 10)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("marker"))
            painter.drawRoundedRect(QRectF(0, rect.center().y() - 11, 5, 22), 2.5, 2.5)
        self._paint_icon(painter)
        if self._compact:
            self._paint_count(painter)
        else:
            self._paint_words(painter)

    def _paint_icon(self, painter: QPainter) -> None:
        side = theme.px(20 if self._compact else 24)
        left = 10 if self._compact else theme.px(14)
        name = STEP_ICONS[self.step] + ("-fill" if self._current else "")
        tint = "mink" if self._current else "ink"
        pixmap = theme.pixmap(name, side, tint, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), pixmap)

    def _paint_count(self, painter: QPainter) -> None:
        left = 16 + theme.px(20)
        right = QRectF(left, 0, self.width() - left, self.height())
        if self._status.done:
            self._paint_tick(painter, left)
        elif self._status.count:
            painter.setFont(theme.font(12.5, 700))
            painter.setPen(theme.colour("mink" if self._current else "ink"))
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, str(self._status.count))

    def _paint_tick(self, painter: QPainter, x: int) -> None:
        side = theme.px(19)
        pixmap = theme.pixmap("ph.check-circle-fill", side, "marker", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, (self.height() - side) / 2), pixmap)

    def _paint_words(self, painter: QPainter) -> None:
        left = theme.px(50)
        width = self.width() - left - theme.px(34 if self._status.done else 8)
        half = self.height() / 2
        font = theme.font(12.5, 700 if self._current else 600)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        top = QRectF(left, theme.px(6), width, half - theme.px(6))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, STEP_NAMES[self.step])
        small = theme.font(11, 600 if self._current else 400)
        painter.setFont(small)
        painter.setPen(theme.colour("mink" if self._current else "ink2"))
        words = QFontMetrics(small).elidedText(
            self._status.words, Qt.TextElideMode.ElideRight, int(width)
        )
        bottom = QRectF(left, half, width, half - theme.px(6))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignVCenter, words)
        if self._status.done:
            self._paint_tick(painter, self.width() - theme.px(29))


class Mark(QWidget):
    """The app's mark: a sheet on an easel with a ticked line."""

    def __init__(self) -> None:
        super().__init__()
        self._svg = (resources() / "icons" / "mark.svg").read_text(encoding="utf-8")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = {"#FFFEFB": "card", "#1B2030": "ink", "#2B3FBF": "marker"}
        svg = self._svg
        for plain, token in colours.items():
            svg = svg.replace(plain, theme.colour(token).name())
        QSvgRenderer(svg.encode()).render(QPainter(self), QRectF(self.rect()))


class NavigationRail(QWidget):
    """The rail at the left of the window."""

    chosen = Signal(Step)
    leave = Signal()
    """Somebody wants to see all workshops."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "railground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items = {step: RailItem(step, i) for i, step in enumerate(Step, 1)}
        self._compact = False
        self._build()
        for step, item in self.items.items():
            item.clicked.connect(lambda _=False, s=step: self.chosen.emit(s))
        self.home.clicked.connect(self.leave)

    def _build(self) -> None:
        layout = self._layout = column(0, (12, 14, 12, 14))
        self._mark = Mark()
        self._name = label("Flipchart\nto Action", "h2")
        mark_row = row(11, (8, 4, 0, 10))
        mark_row.addWidget(self._mark)
        mark_row.addWidget(self._name, 1)
        self._brand = QWidget()
        self._brand.setLayout(mark_row)
        self.home = KeyButton("All workshops", "", "ph.house", "quiet")
        self.home.setAccessibleName("All workshops: leave this one, it is saved")
        self._title = label("", "h2", wrap=True)
        self._title.setContentsMargins(10, 4, 4, 12)
        layout.addWidget(self._brand)
        layout.addWidget(self.home, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._title)
        for item in self.items.values():
            layout.addWidget(item)
        hint = row(8, (12, 12, 0, 0))
        hint.addWidget(KeyCaps("Ctrl+1…7"))
        hint.addWidget(label("goes to a step", "small"))
        hint.addStretch(1)
        self._hint = QWidget()
        self._hint.setLayout(hint)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.clock = ClockCard()
        layout.addWidget(self.clock)
        self.setLayout(layout)

    def show_steps(
        self, title: str | None, statuses: dict[Step, StepStatus], current: Step | None
    ) -> None:
        """Show a workshop's title (None: none is open), how far each step is, and where we are."""
        is_open = title is not None
        self._brand.setVisible(not is_open)
        self.home.setVisible(is_open)
        self._title.setVisible(is_open and not self._compact)
        self._title.setText(title or "")
        self.clock.setVisible(is_open)
        for step, item in self.items.items():
            item.show_status(statuses[step], current=step is current, compact=self._compact)

    def needed_height(self) -> int:
        """Return the height in pixels that the rail takes with words beside its icons."""
        steps = len(self.items) * theme.px(58)
        return steps + theme.px(250)  # the title above them, the clock below

    def _low(self) -> bool:
        return self.window().height() < self.needed_height() + theme.px(90)

    def set_compact(self, *, compact: bool) -> None:
        """Shrink to icons with the number alone, or grow again."""
        self._compact = compact
        wide = round(WIDTH * max(1.0, theme.scale))
        self.setFixedWidth(32 + theme.px(46) if compact else wide)
        side = 6 if compact else 12
        self._layout.setContentsMargins(side, 14, side, 14)
        self._name.setVisible(not compact)
        self._hint.setVisible(not compact and not self._low())
        self.clock.set_compact(compact=compact, low=self._low())
        self.home.set_text("" if compact else "All workshops")
        self.home.setAccessibleName("All workshops: leave this one, it is saved")
        set_tip(self.home, "All workshops" if compact else "")
