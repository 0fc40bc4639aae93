"""The large buttons that give a note its fate."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from flipchart_to_action.domain.records import Fate
from flipchart_to_action.gui.theme import theme
from flipchart_to_action.gui.widgets.keycaps import caps_size, paint_caps


@dataclass(frozen=True, slots=True)
class FateLook:
    """How a fate is shown: the key that gives it, its icon, its name and what it means."""

    key: str
    icon: str
    name: str
    meaning: str


FATES = {
    Fate.DECISION: FateLook("D", "ph.handshake", "Decide", "we will do it"),
    Fate.PARKED: FateLook("P", "ph.push-pin", "Park", "with whom, until when"),
    Fate.ANSWERED: FateLook("A", "ph.chat-circle-text", "Answered", "in the room, today"),
    Fate.NOT_TAKEN_FORWARD: FateLook("N", "ph.minus-circle", "Not taken forward", "and why"),
    Fate.NOT_A_POINT: FateLook("X", "ph.eraser", "Not a point", "scribble, misread"),
}

FATE_WORDS = {
    Fate.UNDECIDED: "no fate yet",
    Fate.DECISION: "decision",
    Fate.JOINED: "joined",
    Fate.PARKED: "parked",
    Fate.ANSWERED: "answered",
    Fate.NOT_TAKEN_FORWARD: "not taken forward",
    Fate.NOT_A_POINT: "not a point",
}


class FateButton(QPushButton):
    """One fate: its key as large as its words.

    Args:
        fate: One of `FATES`.
    """

    def __init__(self, fate: Fate) -> None:
        look = FATES[fate]
        super().__init__(look.name)
        self.fate = fate
        self.look = look
        self._compact = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(look.name)
        self.setAccessibleDescription(f"{look.meaning}. Key: {look.key}")
        theme.changed.connect(self.updateGeometry)

    def set_compact(self, compact: bool) -> None:
        """Leave out what it means, where there is little room."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(14, 700))
        widest = max(words.horizontalAdvance(w) for w in self._lines())
        return QSize(widest + theme.px(28), theme.px(96 if self._compact else 128))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _lines(self) -> list[str]:
        name = self.look.name
        return ["Not taken", "forward"] if name == "Not taken forward" else [name]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Up and Down go to another note; the page sees to that.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        border = QPen(theme.colour("marker"), 2) if chosen else QPen(theme.colour("edge"), 1)
        painter.setPen(border)
        ground = "wash2" if self.isDown() else "wash" if chosen else "card"
        painter.setBrush(theme.colour("sunk" if ground == "card" and self.underMouse() else ground))
        painter.drawRoundedRect(rect, 14, 14)
        pad = theme.px(14)
        cap = caps_size(self.look.key)
        painter.save()
        painter.translate(pad, theme.px(12))
        painter.scale(1.25, 1.25)
        paint_caps(painter, QPointF(0, 0), self.look.key)
        painter.restore()
        side = theme.px(24)
        icon = "ph.check-circle-fill" if chosen else self.look.icon
        pixmap = theme.pixmap(icon, side, "mink", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - pad - side, theme.px(14)), pixmap)
        self._paint_words(painter, theme.px(12) + cap.height() * 1.25 + theme.px(6))

    def _paint_words(self, painter: QPainter, top: float) -> None:
        pad = theme.px(14)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(14, 700))
        height = QFontMetrics(painter.font()).lineSpacing() * 0.92
        lines = self._lines()
        if self._compact and len(lines) > 1:
            top -= height * 0.45
        for line in lines:
            rect = QRectF(pad, top, self.width() - pad, height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, line)
            top += height
        if self._compact:
            return
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font(11))
        rest = QRectF(pad, top + theme.px(2), self.width() - 1.5 * pad, self.height() - top)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(rest, int(flags), self.look.meaning)
