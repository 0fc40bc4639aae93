"""Scroll areas: one whose bar is always there, for screen readers, and one that follows focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

_MARGIN = 20


class SteadyScrollArea(QScrollArea):
    """Has as many accessible children at any time, so that none can be gone when it is asked for.

    Qt 6.11 crashes when a screen reader asks for a child that went with its scroll bar a moment
    before (`QAccessibleAbstractScrollArea::child` looks it up by a number that is out of range).

    Args:
        content: What is scrolled; it is as wide as there is room.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_need)
        self._show_need(0, 0)
        self.setWidget(content)

    def _show_need(self, least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > least)  # else the style sheet hides it


class FollowFocusScrollArea(SteadyScrollArea):
    """Scrolls up and down only; its content is as wide as there is room.

    Args:
        content: What is scrolled.
    """

    def __init__(self, content: QWidget) -> None:
        self._content = content  # first: it is asked for as soon as the area has it
        super().__init__(content)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._content.isAncestorOf(new):
            # What was shown together with it has its place only after the layout was done.
            QTimer.singleShot(0, self, self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Go as far up as what has the focus allows: once what stands above it has its height."""
        focused = self._content.focusWidget()
        if focused is not None and focused.hasFocus() and focused.isVisible():
            foot = focused.mapTo(self._content, QPoint(0, focused.height())).y() + _MARGIN
            self.verticalScrollBar().setValue(max(0, foot - self.viewport().height()))

    def _follow(self) -> None:
        focused = self._content.focusWidget()
        if focused is not None and focused.hasFocus() and focused.isVisible():
            # Not ensureWidgetVisible: of a text field that shows the cursor's line alone.
            top = focused.mapTo(self._content, QPoint(0, 0)).y()
            x = self.horizontalScrollBar().value()
            self.ensureVisible(x, top + focused.height(), 0, _MARGIN)
            self.ensureVisible(x, top, 0, _MARGIN)
