"""Key-caps: paint that says which key presses what. They are not buttons themselves."""

import re

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme

_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "+": "plus"}
_GAP = 4.0


def caps_of(keys: str) -> list[str]:
    """Return what is painted for `keys`: "Ctrl+Enter" -> Ctrl, +, Enter; a space parts keys."""
    parts: list[str] = []
    for chord in keys.split():
        for i, key in enumerate(re.split(r"(?<=.)\+(?=.)", chord)):
            if i:
                parts.append("+")
            parts.append(_ARROWS.get(key, key))
    return parts


def _cap_width(text: str, metrics: QFontMetricsF) -> float:
    if text == "+":
        return metrics.horizontalAdvance("+")
    return max(theme.px(22), metrics.horizontalAdvance(text) + theme.px(12))


def caps_size(keys: str) -> QSize:
    """Return the size in pixels that the caps of `keys` take."""
    metrics = QFontMetricsF(theme.font(10.5, 600))
    parts = caps_of(keys)
    width = sum(_cap_width(p, metrics) for p in parts) + _GAP * max(0, len(parts) - 1)
    return QSize(round(width + 0.5), theme.px(23))


def paint_caps(painter: QPainter, at: QPointF, keys: str, on_main: bool = False) -> None:
    """Paint the caps of `keys` with their top left corner at `at`.

    Args:
        painter: Where to paint.
        at: The top left corner.
        keys: As for `caps_of`.
        on_main: On the marker's colour: outlines only.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font(10.5, 600)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    height = float(theme.px(22))
    x = at.x()
    for part in caps_of(keys):
        width = _cap_width(part, metrics)
        rect = QRectF(x, at.y(), width, height)
        if part == "+":
            painter.setPen(theme.colour("on" if on_main else "ink2"))
        else:
            _paint_cap(painter, rect, on_main)
            painter.setPen(theme.colour("on" if on_main else "ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, part)
        x += width + _GAP
    painter.restore()


def _paint_cap(painter: QPainter, rect: QRectF, on_main: bool) -> None:
    edge = theme.colour("on" if on_main else "edge")
    ground = QColor(0, 0, 0, 0) if on_main else theme.colour("card")
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(inner, 5, 5)
    painter.setPen(QPen(edge, 2))
    painter.drawLine(
        QPointF(inner.left() + 4, inner.bottom()), QPointF(inner.right() - 4, inner.bottom())
    )


class KeyCaps(QWidget):
    """The caps of some keys as a widget beside a label.

    Args:
        keys: As for `caps_of`.
        parent: The parent.
    """

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self.updateGeometry)

    @property
    def keys(self) -> str:
        """The keys that are painted."""
        return self._keys

    @override
    def sizeHint(self) -> QSize:
        return caps_size(self._keys)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_caps(QPainter(self), QPointF(0, 0), self._keys)
