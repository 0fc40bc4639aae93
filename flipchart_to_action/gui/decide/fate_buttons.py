"""The large buttons that give a note its fate."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from flipchart_to_action.domain.records import Fate
from flipchart_to_action.gui.shared.vocabulary import FATES
from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.buttons import PressedButton
from flipchart_to_action.gui.widgets.key_caps import caps_size, paint_caps


class Room(Enum):
    """How much room a fate button has."""

    FULL = 128
    """With what the fate means."""
    SHORT = 100
    """Without it."""
    LINE = 52
    """The key and the words side by side."""


class FateButton(PressedButton):
    """One fate: its key as large as its words.

    Args:
        fate: One of `FATES`.
    """

    def __init__(self, fate: Fate) -> None:
        look = FATES[fate]
        super().__init__(look.name)
        self.fate = fate
        self.look = look
        self._room = Room.FULL
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(look.name)
        self.setAccessibleDescription(f"{look.meaning}. Key: {look.key}")
        theme.follow(self.updateGeometry)

    def set_room(self, room: Room) -> None:
        """Show more or less, as there is room."""
        if room is not self._room:
            self._room = room
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(14, 700))
        widest = max(words.horizontalAdvance(w) for w in self._lines())
        if self._room is Room.LINE:
            widest += theme.px(22 + 10)
        return QSize(widest + theme.px(28), theme.px(self._room.value))

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
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        border = QPen(theme.colour("marker"), 2) if chosen else QPen(theme.colour("edge"), 1)
        painter.setPen(border)
        ground = "wash2" if self.isDown() else "wash" if chosen else "card"
        painter.setBrush(theme.colour("sunk" if ground == "card" and self.underMouse() else ground))
        painter.drawRoundedRect(rect, 14, 14)
        if self._room is Room.LINE:
            self._paint_line(painter)
        else:
            self._paint_tile(painter)

    def _paint_line(self, painter: QPainter) -> None:
        pad = theme.px(14)
        cap = caps_size(self.look.key)
        paint_caps(painter, QPointF(pad, (self.height() - cap.height()) / 2), self.look.key)
        height = self._line_height()
        top = (self.height() - height * len(self._lines())) / 2
        self._paint_words(painter, pad + cap.width() + theme.px(10), top)

    def _paint_tile(self, painter: QPainter) -> None:
        pad = theme.px(14)
        painter.save()
        painter.translate(pad, theme.px(12))
        painter.scale(1.25, 1.25)
        paint_caps(painter, QPointF(0, 0), self.look.key)
        painter.restore()
        side = theme.px(24)
        icon = "ph.check-circle-fill" if self.isChecked() else self.look.icon
        pixmap = theme.pixmap(icon, side, "mink", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - pad - side, theme.px(14)), pixmap)
        top = theme.px(18) + caps_size(self.look.key).height() * 1.25
        if self._room is Room.SHORT:
            top -= (len(self._lines()) - 1) * self._line_height() * 0.3
        bottom = self._paint_words(painter, pad, top)
        if self._room is Room.FULL:
            painter.setPen(theme.colour("ink2"))
            painter.setFont(theme.font(11))
            top = bottom + theme.px(2)
            rest = QRectF(pad, top, self.width() - 1.5 * pad, self.height() - top)
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(rest, int(flags), self.look.meaning)

    def _line_height(self) -> float:
        return QFontMetrics(theme.font(14, 700)).lineSpacing() * 0.92

    def _paint_words(self, painter: QPainter, x: float, top: float) -> float:
        """Paint the name and return where it ends below."""
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(14, 700))
        height = self._line_height()
        for line in self._lines():
            rect = QRectF(x, top, self.width() - x, height)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, line)
            top += height
        return top
