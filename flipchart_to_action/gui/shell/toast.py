"""What was just done, with Undo, for a few seconds; never over what is in hand."""

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QWidget

from flipchart_to_action.gui.widgets.accessibility import announce
from flipchart_to_action.gui.widgets.buttons import KeyButton
from flipchart_to_action.gui.widgets.labels import ElidedLabel
from flipchart_to_action.gui.widgets.layout import row, set_role

TOAST_MS = 6000
_SIDE, _FOOT = 36, 62
_LOW = 28
_KEEPS_AWAY = 10


class Toast(QFrame):
    """Says for six seconds what was done, with Undo; never takes the focus.

    It stands at the foot of the right side. Where it would cover what has the focus, or where
    letters are large, it lies over the end of the menu bar instead, which says the same in short.

    Args:
        window: What it lies over.
    """

    undo = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        set_role(self, "toast")
        self._top = QRect()
        self._only_top = False
        self._inside = row(14)
        self._text = ElidedLabel()
        self._inside.addWidget(self._text)
        self._button = KeyButton("Undo", "Ctrl+Z", kind="normal")
        self._button.clicked.connect(self.undo)
        self._inside.addWidget(self._button)
        self.setLayout(self._inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.accessibleName()

    def say(self, text: str, *, can_undo: bool = True) -> None:
        """Show `text`, and Undo if it can be taken back."""
        self._text.set_text(text)
        self._button.setVisible(can_undo)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def take_no_more_back(self) -> None:
        """Go, if Undo is offered: it would take back something else by now."""
        if not self._button.isHidden():
            self.hide()

    def set_room(self, top: QRect, *, only_top: bool) -> None:
        """Say where the free end of the menu bar is, and whether nowhere else is room."""
        self._top, self._only_top = top, only_top
        self.place()

    def place(self) -> None:
        """Go to the foot of the right side, or to the top."""
        self._fit(low=False)
        if self._only_top or self._covers_focus():
            self._fit(low=True)

    def _fit(self, *, low: bool) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self._button.height_at_100 = _LOW if low else 38
        for part in (self._text, self._button):  # what a layout knows of hidden parts is old
            part.updateGeometry()
        self._inside.setContentsMargins(*((14, 1, 4, 1) if low else (16, 8, 10, 8)))
        self._inside.invalidate()
        size = self._inside.sizeHint()
        if low:
            width = min(size.width(), self._top.width())
            left, top = self._top.right() - width + 1, self._top.top()
            self.setGeometry(left, top, width, max(size.height(), self._top.height()))
        else:
            width = min(size.width(), window.width() - 2 * _SIDE)
            left, top = window.width() - width - _SIDE, window.height() - size.height() - _FOOT
            self.setGeometry(left, top, width, size.height())

    def _covers_focus(self) -> bool:
        focus = QApplication.focusWidget()
        if focus is None or focus.window() is not self.window():
            return False
        rect, seen_in = focus.rect(), focus
        if isinstance(focus, QAbstractItemView):  # of a list the row in hand
            rect, seen_in = focus.visualRect(focus.currentIndex()), focus.viewport()
        at = seen_in.mapTo(self.window(), QPoint(0, 0))
        away = rect.translated(at).adjusted(-_KEEPS_AWAY, -_KEEPS_AWAY, _KEEPS_AWAY, _KEEPS_AWAY)
        return away.intersects(self.geometry())

    def _focus_moved(self) -> None:
        if self.isVisible():
            QTimer.singleShot(0, self, self.place)  # once what scrolls has come to it
