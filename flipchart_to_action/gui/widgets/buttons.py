"""Buttons that show their key, painted with the theme's tokens."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme
from flipchart_to_action.gui.widgets.key_caps import caps_size, paint_caps


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens of a button's ground, border and text; None paints none."""

    ground: str | None
    border: str | None
    text: str


class PressedButton(QPushButton):
    """A button that counts as clicked however it was pressed.

    The "Toggle" action of a screen reader changes a checkable button without a click, so that who
    listens to clicks never hears of it; here it becomes one.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._our_own = 0
        self.setText(text)
        self.toggled.connect(self._changed_by_others)

    @override
    def setText(self, text: str) -> None:
        shortcut = self.shortcut()
        super().setText(text)
        self.setShortcut(shortcut)  # Qt forgets it, and takes a "&" in the text for a new one

    @override
    def setChecked(self, checked: bool) -> None:
        self._our_own += 1
        super().setChecked(checked)
        self._our_own -= 1

    @override
    def nextCheckState(self) -> None:
        self._our_own += 1
        super().nextCheckState()
        self._our_own -= 1

    def _changed_by_others(self, checked: bool) -> None:
        if self._our_own:
            return
        group = self.group()
        one_of_several = group is not None and group.exclusive()
        if one_of_several and not checked:
            return  # another one was chosen
        if not one_of_several:
            self.setChecked(not checked)  # the click changes it again
        QTimer.singleShot(0, self, self.click)


class KeyButton(PressedButton):
    """A button with an icon, its words and the key that presses it.

    Args:
        text: The words; a line break starts a second, smaller line.
        keys: The key as painted ("Ctrl+Enter"); empty for none.
        icon: A Phosphor name, or empty.
        kind: "normal", "main" (the page's one strong button), "chip", "method" or "quiet" (no
            border until it is hovered).
        shortcut: Whether `keys` is also bound as this button's shortcut (window wide while it is
            seen). Leave it False where the page handles the key itself.
        parent: The parent.
    """

    def __init__(
        self,
        text: str,
        keys: str = "",
        icon: str = "",
        kind: str = "normal",
        *,
        shortcut: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._keys = keys
        self._icon = icon
        self.kind = kind
        self.height_at_100 = {"chip": 34, "method": 38, "quiet": 34}.get(kind, 38)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setAccessibleName(text.split("\n", maxsplit=1)[0])
        if keys:
            self.setAccessibleDescription(f"Key: {keys}")
        if shortcut:
            self.setShortcut(QKeySequence(keys.replace("Enter", "Return")))
        theme.follow(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Give the button other words."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text.split("\n", maxsplit=1)[0])
            self.updateGeometry()

    @property
    def keys(self) -> str:
        """The key that is painted on it."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Paint another key on it; empty for none."""
        if keys != self._keys:
            self._keys = keys
            self.setAccessibleDescription(f"Key: {keys}" if keys else "")
            self.updateGeometry()
            self.update()

    def set_icon_name(self, icon: str) -> None:
        """Give the button another icon."""
        self._icon = icon
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some desktops let Space alone press a button. One of several leaves Enter to their list.
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and self.kind != "method":
            self.click()
        else:
            super().keyPressEvent(event)

    def _text_font(self) -> QFont:
        return theme.font(12, 600)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._text_font()).horizontalAdvance(self.text())
        parts = [width] if self.text() else []
        if self._icon:
            parts.append(theme.px(18))
        if self._ticked():
            parts.append(theme.px(16))
        if self._keys:
            parts.append(caps_size(self._keys).width())
        gaps = theme.px(9) * max(0, len(parts) - 1)
        return QSize(sum(parts) + gaps + theme.px(28), theme.px(self.height_at_100))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ticked(self) -> bool:
        return self.isCheckable() and self.isChecked() and self.kind in ("chip", "method")

    def look(self) -> Look:
        """Return its colours as it stands now."""
        if not self.isEnabled():
            return Look("sunk", None, "ink2")
        if self.kind == "main" or (self.kind == "method" and self._ticked()):
            ground = "marker_p" if self.isDown() else "marker_h" if self.underMouse() else "marker"
            return Look(ground, None, "on")
        if self.isDown():
            return Look("wash2", "edge", "ink")
        if self.kind == "chip" and self.isCheckable() and self.isChecked():
            return Look("wash", "marker", "mink")
        if self.kind == "quiet":
            return Look("sunk" if self.underMouse() else None, None, "ink2")
        return Look("sunk" if self.underMouse() else "card", "edge", "ink")

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour(look.border), 1) if look.border else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(look.ground) if look.ground else Qt.BrushStyle.NoBrush)
        radius = rect.height() / 2 if self.kind == "chip" else 9.0
        painter.drawRoundedRect(rect, radius, radius)
        self.paint_content(painter, look)

    def paint_content(self, painter: QPainter, look: Look) -> None:
        """Paint key, icon and words on a ground that is there already."""
        on_main = look.text == "on"
        gap = theme.px(9)
        spare = self.width() - self.sizeHint().width()
        x = theme.px(14) + (0 if self.kind == "method" else spare // 2)
        if self._keys and self.kind in ("method", "chip"):
            x = self._paint_keys(painter, x, on_main) + gap
        if self._icon:
            x = self._paint_icon(painter, x, self._icon, 18, look.text) + gap
        painter.setFont(self._text_font())
        painter.setPen(theme.colour(look.text))
        width = QFontMetrics(self._text_font()).horizontalAdvance(self.text())
        painter.drawText(
            QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        x += width + gap if self.text() else 0
        if self._keys and self.kind not in ("method", "chip"):
            self._paint_keys(painter, x, on_main)
        elif self._ticked():
            if self.kind == "method":
                x = self.width() - theme.px(30)
            self._paint_icon(painter, x, "ph.check-bold", 16, look.text)

    def _paint_keys(self, painter: QPainter, x: int, on_main: bool) -> int:
        size = caps_size(self._keys)
        paint_caps(painter, QPointF(x, (self.height() - size.height()) / 2), self._keys, on_main)
        return x + size.width()

    def _paint_icon(self, painter: QPainter, x: int, name: str, size: int, tint: str) -> int:
        side = theme.px(size)
        pixmap = theme.pixmap(name, side, tint, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(x, (self.height() - side) / 2), pixmap)
        return x + side
