"""The focus ring: one frame over the window that follows the focus."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from flipchart_to_action.gui.style.theme import theme

_OUT = 5


class FocusRing(QWidget):
    """Paints a 3 px ring 2 px outside whatever has the focus in `window`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self.hide()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        if self._target is not None:
            self._target.destroyed.disconnect(self._gone)
        self._target = new if self._wanted(new) else None
        self._watched = self._with_ancestors(self._target)
        for widget in self._watched:
            widget.installEventFilter(self)
        if self._target is not None:
            self._target.destroyed.connect(self._gone)
        self._place()

    def _with_ancestors(self, widget: QWidget | None) -> list[QWidget]:
        """Return `widget` and what it lies in: scrolling moves an ancestor, not the widget."""
        found = []
        while widget is not None and widget is not self.window():
            found.append(widget)
            widget = widget.parentWidget()
        return found

    def _gone(self) -> None:
        self._target = None
        self.hide()

    def _wanted(self, widget: QWidget | None) -> bool:
        if widget is None or widget.window() is not self.window():
            return False
        # Lists show their own current row; the menu bar its own item.
        shows_itself = isinstance(widget, QAbstractItemView | QMenuBar)
        bare = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit)
        return not shows_itself and not bare and widget.property("ownFocus") is not True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        ):
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        at = target.mapTo(self.window(), QPoint(0, 0))
        rect = QRect(at, target.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)
        visible = target.visibleRegion().boundingRect()
        if visible.isEmpty():
            self.hide()
            return
        self.setGeometry(rect)
        self.setMask(self._clip(target).translated(-rect.topLeft()))
        self.raise_()
        self.show()
        self.update()

    def _clip(self, target: QWidget) -> QRect:
        """Return what is seen of the areas in which `target` scrolls, with room for the ring."""
        clip = self.window().rect()
        widget = target.parentWidget()
        while widget is not None and widget is not self.window():
            if isinstance(widget.parentWidget(), QAbstractScrollArea):  # the viewport
                at = widget.mapTo(self.window(), QPoint(0, 0))
                clip &= QRect(at, widget.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)
            widget = widget.parentWidget()
        return clip

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 3))
        inside = isinstance(self._target, QLineEdit | QPlainTextEdit)
        radius = 12.0 if inside else self._radius()
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)

    def _radius(self) -> float:
        kind = getattr(self._target, "kind", "")
        return self.height() / 2 - 1.5 if kind == "chip" else 12.0
