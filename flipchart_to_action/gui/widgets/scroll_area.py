"""A scroll area that keeps in sight what has the focus, however it came there."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from flipchart_to_action.gui.widgets.steady_scroll import SteadyScroll

_MARGIN = 20


class FollowScroll(SteadyScroll):
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
